/** What is within activities: parts, tallies, conflicts and steps. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import { signature } from "../../intelligence/index.ts";
import type { ActivityDocument } from "./document.ts";

export async function keepWithin(viewer: Viewer, activities: readonly ActivityDocument[]): Promise<void> {
  await keepParts(viewer, activities);
  await keepTallies(viewer, activities);
  await keepConflicts(viewer, activities);
  await keepSteps(viewer, activities);
}

async function keepParts(viewer: Viewer, activities: readonly ActivityDocument[]): Promise<void> {
  const rows = activities.flatMap((activity) =>
    [...activity.touched.parts].flatMap((id) => {
      const part = activity.parts.get(id);
      if (!part) return [];
      return {
        id,
        activity_id: activity.id,
        audience_id: activity.audience,
        kind: part.kind,
        fields: part.fields,
        versions: part.versions,
        removed_at: part.removedAt,
        forget_at: part.forgetAt,
        kept_because: part.keptBecause,
        kept_as: part.keptAs,
        person: part.person,
      };
    }),
  );
  if (rows.length === 0) return;
  await sql`
    insert into activity_part (id, activity_id, audience_id, kind, fields, versions, removed_at, forget_at, kept_because, kept_as, person)
    select id, activity_id, audience_id, kind, fields, versions, removed_at, forget_at, kept_because, kept_as, person
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as n (id uuid, activity_id uuid, audience_id int, kind text, fields jsonb, versions jsonb, removed_at timestamptz,
              forget_at timestamptz, kept_because text, kept_as text, person bigint)
    on conflict (activity_id, id) do update
      set fields = excluded.fields, versions = excluded.versions, removed_at = excluded.removed_at, forget_at = excluded.forget_at,
          kept_because = excluded.kept_because, kept_as = excluded.kept_as, person = excluded.person`.execute(
    viewer.db,
  );
}

async function keepTallies(viewer: Viewer, activities: readonly ActivityDocument[]): Promise<void> {
  const rows = activities.flatMap((activity) =>
    [...activity.touched.tallies].flatMap((key) => {
      const tally = activity.tallies.get(key);
      if (!tally) return [];
      const { device, measure, quantity, less, sequence, by } = tally;
      return {
        activity_id: activity.id,
        device_id: device,
        measure,
        quantity,
        less,
        sequence,
        by_name: by,
        audience_id: activity.audience,
      };
    }),
  );
  if (rows.length === 0) return;
  await sql`
    insert into activity_tally (activity_id, device_id, measure, quantity, less, sequence, by_name, audience_id)
    select activity_id, device_id, measure, quantity, less, sequence, by_name, audience_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as n (activity_id uuid, device_id uuid, measure text, quantity bigint, less bigint, sequence bigint, by_name text, audience_id int)
    on conflict (activity_id, device_id, measure) do update
      set quantity = excluded.quantity, less = excluded.less, sequence = excluded.sequence`.execute(
    viewer.db,
  );
}

async function keepConflicts(viewer: Viewer, activities: readonly ActivityDocument[]): Promise<void> {
  const added = activities.flatMap((activity) =>
    [...activity.touched.newConflicts].map(({ id, part, field, kept, other, device, sequence }) => ({
      id,
      activity_id: activity.id,
      part_id: part,
      audience_id: activity.audience,
      field,
      kept: JSON.stringify(kept),
      other: JSON.stringify(other),
      device_id: device,
      sequence: String(sequence),
    })),
  );
  if (added.length > 0) await viewer.db.insertInto("activity_conflict").values(added).execute();
  for (const { id, other, sequence, chosen } of activities.flatMap((each) => [...each.touched.conflicts])) {
    const choice = {
      chosen,
      chosen_by: viewer.account.id,
      chosen_as: signature(viewer),
      chosen_at: new Date(),
    };
    await viewer.db
      .updateTable("activity_conflict")
      .set({ other: JSON.stringify(other), sequence: String(sequence), ...(chosen === null ? {} : choice) })
      .where("id", "=", id)
      .execute();
  }
}

async function keepSteps(viewer: Viewer, activities: readonly ActivityDocument[]): Promise<void> {
  const rows = activities.flatMap((activity) =>
    activity.touched.steps.map(({ did, reason, by, at }) => ({
      activity_id: activity.id,
      audience_id: activity.audience,
      did,
      reason,
      by_account: viewer.account.id,
      by_name: by,
      at: new Date(at),
    })),
  );
  if (rows.length > 0) await viewer.db.insertInto("activity_step").values(rows).execute();
}
