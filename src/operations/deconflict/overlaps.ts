/** Other taskings at this place and time, of those that the viewer may read. */
import type { Viewer } from "../../access/index.ts";
import type { TaskingSummaryWire } from "../../contract/operations.ts";
import { summaryOf, taskingsQuery } from "../plan/tasking/row.ts";
import { isSamePlace, type Spot } from "./same-place.ts";

/** Taskings that others may be moved by; a draft is not told of, and what is over is in nobody's way. */
export const IN_THE_WAY = ["offered", "accepted", "started"] as const;
const MOST = 200;

export interface PlaceAndTime extends Spot {
  readonly starts_at: Date;
  readonly ends_at: Date;
}

export async function overlapsOf(
  viewer: Viewer,
  tasking: PlaceAndTime & { readonly id: string },
): Promise<TaskingSummaryWire[]> {
  const rows = await taskingsQuery(viewer)
    .where("t.id", "<>", tasking.id)
    .where("t.state", "in", [...IN_THE_WAY])
    .where("t.starts_at", "<", tasking.ends_at)
    .where("t.ends_at", ">", tasking.starts_at)
    .where((at) =>
      at.or([
        at("t.place_code", "=", tasking.place_code),
        at("t.area", "is not distinct from", tasking.area),
      ]),
    )
    .orderBy("t.starts_at")
    .orderBy("t.id")
    .execute();
  return rows
    .filter((row) => isSamePlace(row, tasking))
    .slice(0, MOST)
    .map(summaryOf);
}
