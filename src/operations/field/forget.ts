/**
 * What says who somebody is goes when its time is over: from the encounter, from what devices sent of it, and from values that
 * stand beside each other. What happened stays. While somebody owes the person a duty, it stays too.
 */
import { type Access, asWorker } from "../../access/index.ts";
import { IDENTIFYING } from "./retained.ts";

const AT_A_TIME = 500;
const FIELDS = `array[${IDENTIFYING.map((field) => `'${field}'`).join(", ")}]`;

/** Answers how many people were forgotten. */
export async function forgetIdentities(access: Access, keptDays: number): Promise<number> {
  return await asWorker(access, "forget", async (worker) => {
    const { rows } = await worker.query(
      `select p.activity_id, p.id from activity_part p
        where p.forget_at <= now() and p.kept_because is null
          and not exists (select from duty d where d.activity_id = p.activity_id and d.part_id = p.id and d.closed_at is null)
        order by p.forget_at limit ${AT_A_TIME}`,
    );
    const due = rows as readonly { activity_id: string; id: string }[];
    const values = [due.map((row) => row.activity_id), due.map((row) => row.id)];
    if (due.length > 0) {
      await worker.query(
        `update activity_part p set fields = p.fields - ${FIELDS}, versions = p.versions - ${FIELDS}, forget_at = null, forgotten_at = now()
           from unnest($1::uuid[], $2::uuid[]) as f (activity, part) where p.activity_id = f.activity and p.id = f.part`,
        values,
      );
      await worker.query(
        `update field_operation o set body = jsonb_set(o.body, '{fields}', (o.body -> 'fields') - ${FIELDS})
           from unnest($1::uuid[], $2::uuid[]) as f (activity, part)
          where o.activity_id = f.activity and o.body ->> 'part' = f.part::text and o.body ? 'fields'`,
        values,
      );
      await worker.query(
        `update activity_conflict c
            set kept = c.kept || '{"value": null}', other = c.other || '{"value": null}', chosen = coalesce(c.chosen, 'kept'),
                chosen_as = coalesce(c.chosen_as, 'Forgotten after its time'), chosen_at = coalesce(c.chosen_at, now())
           from unnest($1::uuid[], $2::uuid[]) as f (activity, part)
          where c.activity_id = f.activity and c.part_id = f.part and c.field = any (${FIELDS})`,
        values,
      );
      const subjects = due.map((row) => row.id);
      worker.record({
        act: "erasure",
        subjects,
        detail: { what: "identity of people who are not categorised" },
      });
    }
    // What belongs to no activity, because it was refused or never let in, goes whole.
    await worker.query(
      `update field_operation set body = jsonb_build_object('do', body -> 'do')
        where activity_id is null and server_at < now() - make_interval(days => $1) and body <> jsonb_build_object('do', body -> 'do')`,
      [keptDays],
    );
    return due.length;
  });
}
