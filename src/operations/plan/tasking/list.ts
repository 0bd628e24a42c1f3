/** Taskings that the viewer may read: page by page soonest first, or all of a phase for its calendar. */
import { sql } from "kysely";
import type { Viewer } from "../../../access/index.ts";
import type { TaskingFilterWire, TaskingSummaryWire, TaskingsWire } from "../../../contract/operations.ts";
import { openCursor, sealCursor } from "../../../intelligence/index.ts";
import { firstInstantOf, nextDay } from "../../../vocabulary/index.ts";
import { dayOf } from "../instant.ts";
import { summaryOf, taskingsQuery } from "./row.ts";

const USUAL = 50;
const MOST = 200;
/** A phase of forty agencies over a month has some thousands. */
const MOST_IN_PHASE = 10_000;

export async function listTaskings(
  viewer: Viewer,
  filter: TaskingFilterWire,
  cursorKey: Buffer,
): Promise<TaskingsWire> {
  const { cursor, limit: wanted, ...rest } = filter;
  const limit = Math.min(wanted ?? USUAL, MOST);
  const scope = `taskings ${JSON.stringify(rest)}`;
  let query = taskingsQuery(viewer)
    .orderBy("t.starts_at")
    .orderBy("t.id")
    .limit(limit + 1);
  if (rest.phase) query = query.where("t.phase_id", "=", rest.phase);
  if (rest.state) query = query.where("t.state", "=", rest.state);
  if (rest.area) query = query.where("t.area", "=", rest.area);
  if (rest.from) query = query.where("t.ends_at", ">", firstInstantOf(dayOf(rest.from, "/from")));
  if (rest.to) query = query.where("t.starts_at", "<", firstInstantOf(nextDay(dayOf(rest.to, "/to"))));
  if (rest.agency) {
    query = query.where(
      sql<boolean>`(g.code = ${rest.agency} or exists (
        select from tasking_agency k join agency a on a.id = k.agency_id where k.tasking_id = t.id and a.code = ${rest.agency}))`,
    );
  }
  if (rest.answer) {
    query = query.where("t.state", "=", "offered").where(
      sql<boolean>`exists (select from tasking_agency k
        where k.tasking_id = t.id and k.agency_id = ${viewer.agency.id} and k.answer is null)`,
    );
  }
  if (cursor) {
    const [at = "", id = ""] = openCursor(cursorKey, viewer, scope, cursor);
    query = query.where(sql<boolean>`(t.starts_at, t.id) > (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  viewer.record({
    act: "consultation",
    subjects: page.map(({ id }) => id),
    detail: { what: "taskings", filter: rest },
  });
  return {
    items: page.map(summaryOf),
    next:
      rows.length > limit && last ? sealCursor(cursorKey, viewer, scope, [last.starts_text, last.id]) : null,
  };
}

export async function taskingsOfPhase(viewer: Viewer, phase: string): Promise<TaskingSummaryWire[]> {
  const rows = await taskingsQuery(viewer)
    .where("t.phase_id", "=", phase)
    .where("t.state", "<>", "cancelled")
    .orderBy("t.starts_at")
    .orderBy("t.id")
    .limit(MOST_IN_PHASE)
    .execute();
  return rows.map(summaryOf);
}
