/** Reads activities whole, many at once, each kept from changing until the transaction ends. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import type { PartKind } from "../../contract/field.ts";
import {
  type ActivityDocument,
  type ActivityStateId,
  type OpenConflict,
  type Part,
  type Step,
  type Tally,
  tallyKey,
  untouched,
} from "./document.ts";
import { anyOf } from "./known.ts";
import type { Fields, Said, Spoken } from "./spoken.ts";

/**
 * One after the other for each activity, be it there already or not; in the order of their ids, so that nobody waits for
 * somebody who waits for them. A device is locked before its activities.
 */
export async function lockActivities(viewer: Viewer, ids: readonly string[]): Promise<void> {
  const ordered = [...new Set(ids)].sort();
  if (ordered.length === 0) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(id, 13))
              from unnest(${ordered}::text[]) with ordinality as o (id, n) order by n`.execute(viewer.db);
}

/** Those of these that the viewer may read, by id. */
export async function loadActivities(
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, ActivityDocument>> {
  if (ids.length === 0) return new Map();
  const rows = await viewer.db
    .selectFrom("activity as a")
    .innerJoin("agency as g", "g.id", "a.agency_id")
    .leftJoin("report as r", "r.id", "a.report_id")
    .selectAll("a")
    .select(["g.code as agency", "r.reference"])
    .where("a.id", "=", anyOf(ids))
    .execute();
  if (rows.length === 0) return new Map();
  const found = rows.map((row) => row.id);
  const [parts, tallies, conflicts, steps] = [
    await partsOf(viewer, found),
    await talliesOf(viewer, found),
    await conflictsOf(viewer, found),
    await stepsOf(viewer, found),
  ];
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        agencyId: row.agency_id,
        agency: row.agency,
        purpose: row.purpose,
        audience: row.audience_id,
        state: row.state as ActivityStateId,
        version: row.version,
        createdBy: row.created_by,
        createdAs: row.created_as,
        beganAt: row.began_at,
        submittedAt: row.submitted_at,
        returnedReason: row.returned_reason,
        report: row.report_id ? { id: row.report_id, reference: row.reference } : null,
        fields: row.fields as Fields,
        versions: row.versions as unknown as Spoken["versions"],
        parts: new Map((parts.get(row.id) ?? []).map((part) => [part.id, part])),
        tallies: new Map(
          (tallies.get(row.id) ?? []).map((each) => [tallyKey(each.device, each.measure), each]),
        ),
        conflicts: conflicts.get(row.id) ?? [],
        steps: steps.get(row.id) ?? [],
        touched: untouched(),
      },
    ]),
  );
}

async function partsOf(viewer: Viewer, ids: readonly string[]): Promise<Map<string, Part[]>> {
  const rows = await viewer.db
    .selectFrom("activity_part")
    .selectAll()
    .where("activity_id", "=", anyOf(ids))
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return grouped(rows, (row) => ({
    id: row.id,
    kind: row.kind as PartKind,
    fields: row.fields as Fields,
    versions: row.versions as unknown as Spoken["versions"],
    removedAt: row.removed_at,
    forgetAt: row.forget_at,
    keptBecause: row.kept_because,
    keptAs: row.kept_as,
    createdAt: row.created_at,
    forgottenAt: row.forgotten_at,
    person: row.person === null ? null : Number(row.person),
  }));
}

async function talliesOf(viewer: Viewer, ids: readonly string[]): Promise<Map<string, Tally[]>> {
  const rows = await viewer.db
    .selectFrom("activity_tally")
    .selectAll()
    .where("activity_id", "=", anyOf(ids))
    .orderBy("measure")
    .orderBy("device_id")
    .execute();
  return grouped(rows, (row) => ({
    device: row.device_id,
    measure: row.measure,
    quantity: Number(row.quantity),
    less: Number(row.less),
    sequence: Number(row.sequence),
    by: row.by_name,
  }));
}

async function conflictsOf(viewer: Viewer, ids: readonly string[]): Promise<Map<string, OpenConflict[]>> {
  const rows = await viewer.db
    .selectFrom("activity_conflict")
    .selectAll()
    .where("activity_id", "=", anyOf(ids))
    .where("chosen", "is", null)
    .orderBy("at")
    .execute();
  return grouped(rows, (row) => ({
    id: row.id,
    part: row.part_id,
    field: row.field,
    kept: row.kept as unknown as Said,
    other: row.other as unknown as Said,
    device: row.device_id,
    sequence: Number(row.sequence),
    chosen: null,
  }));
}

async function stepsOf(viewer: Viewer, ids: readonly string[]): Promise<Map<string, Step[]>> {
  const rows = await viewer.db
    .selectFrom("activity_step")
    .select(["activity_id", "did", "reason", "by_name", "at"])
    .where("activity_id", "=", anyOf(ids))
    .orderBy("at")
    .execute();
  return grouped(rows, ({ did, reason, by_name, at }) => ({
    did,
    reason,
    by: by_name,
    at: at.toISOString(),
  }));
}

function grouped<Row extends { activity_id: string }, Each>(rows: readonly Row[], each: (row: Row) => Each) {
  const by = new Map<string, Each[]>();
  for (const row of rows) {
    const list = by.get(row.activity_id) ?? [];
    list.push(each(row));
    by.set(row.activity_id, list);
  }
  return by;
}
