/** One turn of the resolver: the newest reports that wait, read, recorded and compared in one transaction. */
import { DatabaseError } from "pg";
import { type Access, asWorker } from "../../access/index.ts";
import { writeLikenesses } from "./likenesses.ts";
import { readRecords } from "./reading.ts";
import { writeRecords } from "./records.ts";

export interface Turn {
  readonly reports: number;
  readonly records: number;
  readonly likenesses: number;
  /** Somebody was changing one of the reports: they go first, and this turn is taken again. */
  readonly gaveWay: boolean;
}

const NOTHING: Turn = { reports: 0, records: 0, likenesses: 0, gaveWay: false };
/**
 * A person who shares a report changes the audience of its records while this compares them. Whoever waits longer than this
 * lets go of everything, and it is never the person.
 */
const LONGEST_WAIT_MS = 150;
const IN_EACH_OTHERS_WAY = new Set(["55P03", "40P01", "40001", "23503"]);

/**
 * Works off up to `most` reports, newest first, so that what was just submitted does not wait behind a large import. One turn
 * at a time in the whole installation: two at once would not see each other's new records.
 */
export async function resolveSome(access: Access, most: number): Promise<Turn> {
  try {
    return await turn(access, most);
  } catch (error) {
    if (!(error instanceof DatabaseError) || !IN_EACH_OTHERS_WAY.has(error.code ?? "")) throw error;
    return { ...NOTHING, gaveWay: true };
  }
}

async function turn(access: Access, most: number): Promise<Turn> {
  return await asWorker(access, "resolve", async (worker) => {
    await worker.query("select set_config('lock_timeout', $1, true)", [`${LONGEST_WAIT_MS}ms`]);
    const { rows: held } = await worker.query(
      "select pg_try_advisory_xact_lock(hashtext('tributary resolver')) as mine",
    );
    if (!(held[0] as { mine: boolean }).mine) return NOTHING;
    const { rows } = await worker.query(
      "select report_id, at::text as at from identity_queue order by at desc limit $1",
      [most],
    );
    const waiting = rows as { report_id: string; at: string }[];
    const reports = waiting.map((row) => row.report_id);
    if (reports.length === 0) return NOTHING;
    const { records, changed } = await writeRecords(worker, reports, await readRecords(worker, reports));
    const likenesses = await writeLikenesses(worker, records, changed);
    // What changed meanwhile waits again. Only now, so that nobody who changes a report waits for all of the above.
    await worker.query(
      `delete from identity_queue q using unnest($1::uuid[], $2::timestamptz[]) as w(report_id, at)
        where q.report_id = w.report_id and q.at = w.at`,
      [reports, waiting.map((row) => row.at)],
    );
    worker.record({
      act: "combination",
      subjects: reports,
      detail: { what: "compared", records: changed.length, likenesses },
    });
    return { reports: reports.length, records: changed.length, likenesses, gaveWay: false };
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
