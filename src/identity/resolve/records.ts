/** Records as they are kept: what changed is written, what is no longer said goes, what stayed is left alone. */
import type { Worker } from "../../access/index.ts";
import { keysFor, pinnedOf } from "../kinds.ts";
import type { ReadRecord } from "./reading.ts";

export interface KeptRecord extends ReadRecord {
  readonly number: number;
  /** It was not there before, so nothing was ever found of it. */
  readonly isNew: boolean;
}

interface Row {
  number: number;
  report_id: string;
  mention_id: string;
  facts: unknown;
  model: string;
  same: boolean | null;
}

export interface Written {
  /** All records of these reports as they now are. */
  readonly records: readonly KeptRecord[];
  /** Those that say something new: their likenesses have to be found again. */
  readonly changed: readonly KeptRecord[];
}

export async function writeRecords(
  worker: Worker,
  reports: readonly string[],
  read: readonly ReadRecord[],
): Promise<Written> {
  const wanted = JSON.stringify(
    read.map((record) => ({ ...record, model: pinnedOf(record.kind)?.version ?? "" })),
  );
  await worker.query(
    `delete from identity_record r
      where r.report_id = any ($1)
        and not exists (select from jsonb_to_recordset($2::jsonb) as w(report uuid, mention uuid)
                         where w.report = r.report_id and w.mention = r.mention_id)`,
    [reports, wanted],
  );
  // The condition leaves alone what is as it was: `same` says so.
  const { rows } = (await worker.query(
    `with wanted as (
       select * from jsonb_to_recordset($1::jsonb) as w(report uuid, mention uuid, audience integer, kind text, facts jsonb,
         model text, doubtful boolean, sheltered boolean, "knownAt" timestamptz)),
     before as (
       select r.report_id, r.mention_id, r.facts = w.facts and r.model = w.model and r.kind = w.kind as same
         from wanted w join identity_record r on r.report_id = w.report and r.mention_id = w.mention)
     insert into identity_record as r (report_id, mention_id, audience_id, kind, facts, model, doubtful, sheltered, known_at)
     select report, mention, audience, kind, facts, model, doubtful, sheltered, "knownAt" from wanted
     on conflict (report_id, mention_id) do update
        set kind = excluded.kind, facts = excluded.facts, model = excluded.model, doubtful = excluded.doubtful,
            sheltered = excluded.sheltered, known_at = excluded.known_at
     returning r.number, r.report_id, r.mention_id,
               (select b.same from before b where b.report_id = r.report_id and b.mention_id = r.mention_id) as same`,
    [wanted],
  )) as { rows: Row[] };
  const byMention = new Map(rows.map((row) => [`${row.report_id} ${row.mention_id}`, row]));
  const records: KeptRecord[] = [];
  const changed: KeptRecord[] = [];
  for (const record of read) {
    const row = byMention.get(`${record.report} ${record.mention}`);
    if (!row) continue;
    const kept = { ...record, number: row.number, isNew: row.same === null };
    records.push(kept);
    if (row.same !== true) changed.push(kept);
  }
  await writeKeys(worker, changed);
  return { records, changed };
}

async function writeKeys(worker: Worker, changed: readonly KeptRecord[]): Promise<void> {
  if (changed.length === 0) return;
  const before = changed.filter(({ isNew }) => !isNew).map(({ number }) => number);
  if (before.length > 0) await worker.query("delete from identity_key where number = any ($1)", [before]);
  const numbers: number[] = [];
  const keys: string[] = [];
  for (const { number, kind, facts } of changed.filter(({ leads }) => leads)) {
    for (const key of keysFor(kind, facts, "record")) {
      numbers.push(number);
      keys.push(key);
    }
  }
  // The audience as the row has it now: a report may be shared while this runs.
  await worker.query(
    `insert into identity_key (key, audience_id, number)
     select k.key, r.audience_id, r.number
       from unnest($1::int[], $2::bigint[]) as k(number, key)
       cross join lateral (select r.audience_id, r.number from identity_record r where r.number = k.number offset 0) r
     on conflict do nothing`,
    [numbers, keys],
  );
}
