/** Activities for whoever supervises them, and for those who recorded them: latest day first, page by page. */
import { sql } from "kysely";
import { holds, notFound, type Viewer } from "../../access/index.ts";
import type { ActivitySummaryWire, ActivityWire } from "../../contract/field.ts";
import { openCursor, sealCursor } from "../../intelligence/index.ts";
import type { ActivityStateId } from "./document.ts";
import { anyOf } from "./known.ts";
import { loadActivities } from "./load.ts";
import type { Fields } from "./spoken.ts";
import { actionsOn, askerOf, toWire } from "./wire.ts";

export interface ActivityFilter {
  readonly state?: string | undefined;
  readonly day?: string | undefined;
  readonly tasking?: string | undefined;
  /** By username, of one's own agency. */
  readonly author?: string | undefined;
  readonly mine?: boolean | undefined;
  readonly cursor?: string | undefined;
}

const PAGE = 50;

export async function listActivities(viewer: Viewer, filter: ActivityFilter, cursorKey: Buffer) {
  const { cursor, ...rest } = filter;
  const scope = `activities ${JSON.stringify(rest)}`;
  const after = cursor ? openCursor(cursorKey, viewer, scope, cursor) : null;
  const rows = await select(viewer, filter, after);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  viewer.record({
    act: "consultation",
    subjects: page.map((row) => row.id),
    detail: { what: "activities", filter: rest },
  });
  return {
    items: await summarise(viewer, page),
    next: rows.length > PAGE && last ? sealCursor(cursorKey, viewer, scope, [last.day, last.id]) : null,
  };
}

export async function readActivity(viewer: Viewer, id: string): Promise<ActivityWire> {
  const activity = (await loadActivities(viewer, [id])).get(id);
  if (!activity) throw notFound("activity");
  viewer.record({ act: "consultation", subjects: [id], detail: { what: "activity" } });
  return toWire(activity, await askerOf(viewer));
}

function select(viewer: Viewer, filter: ActivityFilter, after: readonly string[] | null) {
  let query = viewer.db
    .selectFrom("activity as a")
    .innerJoin("agency as g", "g.id", "a.agency_id")
    .innerJoin("agency as l", "l.id", "a.lead_id")
    .select(["a.id", "a.day", "a.state", "a.kind", "a.fields", "a.area", "a.agency_id", "a.tasking_id"])
    .select(["a.created_by", "a.created_as", "a.changed_at", "g.code as agency", "l.code as lead"])
    .orderBy("a.day", "desc")
    .orderBy("a.id", "desc")
    .limit(PAGE + 1);
  if (filter.state) query = query.where("a.state", "=", filter.state);
  if (filter.day) query = query.where("a.day", "=", filter.day);
  if (filter.tasking) query = query.where("a.tasking_id", "=", filter.tasking);
  if (filter.mine) query = query.where("a.created_by", "=", viewer.account.id);
  if (filter.author) {
    const author = filter.author;
    query = query.where("a.created_by", "in", (own) =>
      own.selectFrom("account").select("id").where("username", "=", author),
    );
  }
  if (after) {
    const [day, id] = after;
    query = query.where(sql<boolean>`(a.day, a.id) < (${day}::date, ${id}::uuid)`);
  }
  return query.execute();
}

type Row = Awaited<ReturnType<typeof select>>[number];

async function summarise(viewer: Viewer, rows: readonly Row[]): Promise<ActivitySummaryWire[]> {
  const ids = rows.map((row) => row.id);
  const taking = await viewer.db
    .selectFrom("activity_agency as t")
    .innerJoin("agency as g", "g.id", "t.agency_id")
    .select(["t.activity_id", "g.code"])
    .where("t.activity_id", "=", anyOf(ids))
    .orderBy("g.code")
    .execute();
  const open = await viewer.db
    .selectFrom("activity_conflict")
    .select((eb) => ["activity_id", eb.fn.countAll().as("n")])
    .where("activity_id", "=", anyOf(ids))
    .where("chosen", "is", null)
    .groupBy("activity_id")
    .execute();
  const conflicts = new Map(open.map((row) => [row.activity_id, Number(row.n)]));
  const asker = {
    account: viewer.account.id,
    agency: viewer.agency.id,
    supervises: holds(viewer, "supervisor"),
  };
  return rows.map((row) => {
    const { title, place } = row.fields as Fields & { title?: string; place?: string };
    const waiting = conflicts.get(row.id) ?? 0;
    const activity = {
      agencyId: row.agency_id,
      createdBy: row.created_by,
      state: row.state as ActivityStateId,
    };
    return {
      id: row.id,
      day: row.day,
      state: activity.state,
      kind: row.kind,
      title: title ?? "",
      place: place ?? "",
      area: row.area,
      agency: row.agency,
      lead: row.lead,
      agencies: taking.flatMap((each) => (each.activity_id === row.id ? each.code : [])),
      tasking: row.tasking_id,
      createdBy: row.created_as,
      changedAt: row.changed_at.toISOString(),
      conflicts: waiting,
      actions: actionsOn(activity, asker, waiting > 0),
    };
  });
}
