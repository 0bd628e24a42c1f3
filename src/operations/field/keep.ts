/** Writes what was changed of activities in a few statements, however many there are. */
import { sql } from "kysely";
import { audienceOf, readerOf, type Viewer } from "../../access/index.ts";
import { signature } from "../../intelligence/index.ts";
import { KIND_NOT_SAID, operationalDayOf } from "../../vocabulary/index.ts";
import type { ActivityDocument } from "./document.ts";
import { raiseDuties } from "./duties/raise.ts";
import { keepWithin } from "./keep-within.ts";
import { actsUnder, type Known } from "./known.ts";
import { agenciesIn, tagsIn } from "./rules.ts";

/** Answers which of the new ones could not be begun, because somebody else's activity has their id. */
export async function keepActivities(
  viewer: Viewer,
  activities: readonly ActivityDocument[],
  known: Known,
): Promise<ReadonlySet<string>> {
  await placeAudiences(viewer, activities, known);
  const strange = await insertNew(viewer, activities, known);
  const kept = activities.filter((each) => !strange.has(each.id));
  await updateKnown(viewer, kept, known);
  await keepAgencies(viewer, kept, known);
  await keepTags(viewer, kept);
  await keepWithin(viewer, kept);
  for (const activity of kept) await raiseDuties(viewer, activity, known);
  return strange;
}

/** The whole recording agency, and the agencies that are said to take part, under the purpose of the activity. */
async function placeAudiences(
  viewer: Viewer,
  activities: readonly ActivityDocument[],
  known: Known,
): Promise<void> {
  const audiences = new Map<string, number>();
  for (const activity of activities) {
    if (!activity.touched.agencies) continue;
    const taking = participants(activity, known).filter((each) => actsUnder(each, activity.purpose));
    const key = taking.map((each) => each.code).join(" ");
    let audience = audiences.get(key);
    if (audience === undefined) {
      const readers: number[] = [];
      for (const each of taking) readers.push(await readerOf(viewer, each.id, null, viewer.purpose));
      audience = await audienceOf(viewer, readers);
      audiences.set(key, audience);
    }
    if (activity.audience === audience) continue;
    activity.audience = audience;
    activity.touched.row = true;
    const others = taking.filter((each) => each.id !== activity.agencyId);
    if (others.length === 0) continue;
    const detail = { what: "activity shared", agencies: others.map((each) => each.code) };
    viewer.record({ act: "disclosure", subjects: [activity.id], detail });
  }
}

/** Who leads and who takes part, the recording agency among them. */
export function participants(activity: ActivityDocument, known: Pick<Known, "agencies">) {
  const codes = new Set([activity.agency, ...agenciesIn(activity.fields)]);
  return [...codes].sort().flatMap((code) => known.agencies.get(code) ?? []);
}

function rowOf(activity: ActivityDocument, known: Known) {
  const { id, fields, versions, version, state, beganAt } = activity;
  const text = (field: string) => (typeof fields[field] === "string" ? (fields[field] as string) : null);
  return {
    id,
    lead_id: known.agencies.get(text("lead") ?? activity.agency)?.id ?? activity.agencyId,
    audience_id: activity.audience,
    tasking_id: text("tasking"),
    state,
    kind: text("kind") ?? KIND_NOT_SAID,
    began_at: beganAt,
    ended_at: text("endedAt"),
    day: operationalDayOf(beganAt),
    area: text("area"),
    fields,
    versions,
    version,
    submitted_at: activity.submittedAt,
    returned_reason: activity.returnedReason,
    report_id: activity.report?.id ?? null,
  };
}

const COLUMNS =
  sql.raw(`id uuid, lead_id uuid, audience_id int, tasking_id uuid, state text, kind text, began_at timestamptz,
  ended_at timestamptz, day date, area text, fields jsonb, versions jsonb, version int, submitted_at timestamptz,
  returned_reason text, report_id uuid, created_by uuid, created_as text`);

async function insertNew(
  viewer: Viewer,
  activities: readonly ActivityDocument[],
  known: Known,
): Promise<Set<string>> {
  const fresh = activities.filter((each) => each.touched.isNew);
  if (fresh.length === 0) return new Set();
  const rows = fresh.map((each) => ({
    ...rowOf(each, known),
    created_by: each.createdBy,
    created_as: each.createdAs,
  }));
  const { rows: begun } = await sql<{ id: string }>`
    insert into activity (id, agency_id, lead_id, audience_id, purpose, tasking_id, state, kind, began_at, ended_at, day, area,
                          fields, versions, version, submitted_at, returned_reason, report_id, created_by, created_as)
    select id, ${viewer.agency.id}, lead_id, audience_id, ${viewer.purpose}, tasking_id, state, kind, began_at, ended_at, day, area,
           fields, versions, version, submitted_at, returned_reason, report_id, created_by, created_as
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (${COLUMNS})
    on conflict (id) do nothing
    returning id`.execute(viewer.db);
  const here = new Set(begun.map((row) => row.id));
  return new Set(fresh.flatMap((each) => (here.has(each.id) ? [] : each.id)));
}

async function updateKnown(
  viewer: Viewer,
  activities: readonly ActivityDocument[],
  known: Known,
): Promise<void> {
  const changed = activities.filter((each) => !each.touched.isNew && each.touched.row);
  if (changed.length === 0) return;
  const rows = changed.map((each) => rowOf(each, known));
  await sql`
    update activity a
       set lead_id = n.lead_id, audience_id = n.audience_id, tasking_id = n.tasking_id, state = n.state, kind = n.kind,
           began_at = n.began_at, ended_at = n.ended_at, day = n.day, area = n.area, fields = n.fields, versions = n.versions,
           version = n.version, submitted_at = n.submitted_at, returned_reason = n.returned_reason, report_id = n.report_id,
           changed_at = clock_timestamp()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (${COLUMNS})
     where a.id = n.id`.execute(viewer.db);
}

async function keepAgencies(
  viewer: Viewer,
  activities: readonly ActivityDocument[],
  known: Known,
): Promise<void> {
  const changed = activities.filter((each) => each.touched.agencies);
  await clear(viewer, "activity_agency", changed);
  const rows = changed.flatMap((activity) =>
    participants(activity, known).map((agency) => ({
      activity_id: activity.id,
      agency_id: agency.id,
      audience_id: activity.audience,
    })),
  );
  if (rows.length > 0) await viewer.db.insertInto("activity_agency").values(rows).execute();
}

async function keepTags(viewer: Viewer, activities: readonly ActivityDocument[]): Promise<void> {
  const changed = activities.filter((each) => each.touched.tags);
  await clear(viewer, "activity_tag", changed);
  const rows = changed.flatMap((activity) =>
    [...new Map(tagsIn(activity.fields).map((tag) => [tag.phase, tag])).values()].map((tag) => ({
      activity_id: activity.id,
      phase_id: tag.phase,
      pillar_id: tag.pillar ?? null,
      audience_id: activity.audience,
      tagged_as: signature(viewer),
    })),
  );
  if (rows.length > 0) await viewer.db.insertInto("activity_tag").values(rows).execute();
}

/** What is new has nothing to clear. */
async function clear(
  viewer: Viewer,
  table: "activity_agency" | "activity_tag",
  activities: readonly ActivityDocument[],
): Promise<void> {
  const old = activities.filter((each) => !each.touched.isNew).map((each) => each.id);
  if (old.length === 0) return;
  await sql`delete from ${sql.table(table)} where activity_id = any(${old}::uuid[])`.execute(viewer.db);
}
