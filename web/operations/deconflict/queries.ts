/** The questions of deconfliction, each with its key. */
import { queryOptions } from "@tanstack/react-query";
import type {
  DeconflictionAnswerWire,
  DeconflictionsWire,
  HeldMatchesWire,
  NewDeconflictionWire,
} from "../../../src/contract/deconflict.ts";
import { call, get } from "../../server/call.ts";
import { taskingPath } from "../taskings/queries.ts";

/** Each time anew: the answer holds what may be read now, and is kept nowhere. */
export const askDeconfliction = (tasking: string, asked: NewDeconflictionWire) =>
  call<DeconflictionAnswerWire>("POST", `${taskingPath(tasking)}/deconflict`, {
    body: asked,
    asksOnly: true,
  });

export const deconflictionsQuery = (tasking: string) =>
  queryOptions({
    queryKey: ["tasking", tasking, "deconflictions"],
    queryFn: ({ signal }) => get<DeconflictionsWire>(`${taskingPath(tasking)}/deconflictions`, { signal }),
  });

export const heldMatchesQuery = queryOptions({
  queryKey: ["deconflictions", "mine"],
  queryFn: ({ signal }) => get<HeldMatchesWire>("/deconflictions/mine", { signal }),
  refetchInterval: 60_000,
});
