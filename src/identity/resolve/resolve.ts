/** One turn of the resolver: the newest reports that wait, read, recorded and compared in one transaction. */
import { type Access, asWorker } from "../../access/index.ts";
import { writeLikenesses } from "./likenesses.ts";
import { readRecords } from "./reading.ts";
import { writeRecords } from "./records.ts";

export interface Turn {
  readonly reports: number;
  readonly records: number;
  readonly likenesses: number;
}

/**
 * Works off up to `most` reports, newest first, so that what was just submitted does not wait behind a large import. One turn
 * at a time in the whole installation: two at once would not see each other's new records.
 */
export async function resolveSome(access: Access, most: number): Promise<Turn> {
  return await asWorker(access, "resolve", async (worker) => {
    const { rows: turn } = await worker.query(
      "select pg_try_advisory_xact_lock(hashtext('tributary resolver')) as mine",
    );
    if (!(turn[0] as { mine: boolean }).mine) return { reports: 0, records: 0, likenesses: 0 };
    const { rows } = await worker.query(
      `delete from identity_queue q using (
         select report_id from identity_queue order by at desc limit $1 for update skip locked) next
        where q.report_id = next.report_id returning q.report_id`,
      [most],
    );
    const reports = rows.map((row: { report_id: string }) => row.report_id);
    if (reports.length === 0) return { reports: 0, records: 0, likenesses: 0 };
    const { records, changed } = await writeRecords(worker, reports, await readRecords(worker, reports));
    const likenesses = await writeLikenesses(worker, records, changed);
    worker.record({
      act: "combination",
      subjects: reports,
      detail: { what: "compared", records: changed.length, likenesses },
    });
    return { reports: reports.length, records: changed.length, likenesses };
  });
}

/** Records that another model read are read again by the one of today; answers how many reports wait for it. */
export async function readAgain(access: Access, versions: readonly string[]): Promise<number> {
  return await asWorker(access, "resolve", async (worker) => {
    const { rows } = await worker.query(
      `with waiting as (
         insert into identity_queue (report_id)
         select distinct report_id from identity_record where model <> all ($1) on conflict do nothing returning 1)
       select count(*)::int as n from waiting`,
      [versions],
    );
    const { n } = rows[0] as { n: number };
    if (n > 0)
      worker.record({
        act: "alteration",
        subjects: [],
        detail: { what: "to be compared again", reports: n },
      });
    return n;
  });
}
