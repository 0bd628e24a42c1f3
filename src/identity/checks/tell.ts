/**
 * Tells holders, silently and a little later, that somebody asked about something they hold and was told nothing. Who asked
 * has had the same answer as for a miss, and learns nothing of this.
 */
import { type Access, asWorker, type Worker } from "../../access/index.ts";
import { type AskedBefore, hiddenFrom } from "./hidden.ts";

const CHECKS_AT_ONCE = 50;
/** In one turn of the clock; what is left waits for the next. */
const MOST_TURNS = 20;

interface Check extends AskedBefore {
  readonly id: string;
  readonly asked_as: string;
  readonly incident: string;
}

/** Answers how many notices were written. */
export async function tellHolders(access: Access, isStopping = (): boolean => false): Promise<number> {
  let written = 0;
  for (let turn = 0; turn < MOST_TURNS && !isStopping(); turn++) {
    const { checks, notices } = await asWorker(access, "tell", async (worker) => {
      const { rows } = (await worker.query(
        `select id, account_id, asked_as, asked_at, incident, purpose, readers, facts, selectors
           from holding_check where told_at is null and deconfliction_id is null order by asked_at limit $1 for update skip locked`,
        [CHECKS_AT_ONCE],
      )) as { rows: Check[] };
      let notices = 0;
      for (const check of rows) notices += await tellOf(worker, check);
      await worker.query("update holding_check set told_at = now() where id = any ($1)", [
        rows.map((check) => check.id),
      ]);
      return { checks: rows.length, notices };
    });
    written += notices;
    if (checks < CHECKS_AT_ONCE) break;
  }
  return written;
}

/** One notice for each holder. */
async function tellOf(worker: Worker, check: Check): Promise<number> {
  const hidden = await hiddenFrom(worker, check);
  const holders = [...Map.groupBy(hidden, (each) => each.agency_id)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [agency, held] of holders) {
    const reports = [...new Set(held.map((each) => each.report_id))].sort();
    const audience = await deskAudience(worker, agency, check.purpose);
    await worker.query(
      `insert into holding_notice (audience_id, agency_id, check_id, asked_as, asked_at, incident, reports)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (check_id, agency_id) do nothing`,
      [audience, agency, check.id, check.asked_as, check.asked_at, check.incident, reports],
    );
    worker.record({
      act: "disclosure",
      subjects: [check.id, ...reports],
      detail: { what: "holder told", agency },
    });
  }
  return holders.length;
}

/** The intelligence unit and the data protection office of an agency, under a purpose. */
async function deskAudience(worker: Worker, agency: string, purpose: string): Promise<number> {
  const { rows } = (await worker.query(
    `select intern_audience(array(
       select intern_reader(t.agency_id, t.id, $2)
         from team t where t.agency_id = $1 and t.kind in ('intelligence_unit', 'data_protection') order by t.code)) as id`,
    [agency, purpose],
  )) as { rows: { id: number }[] };
  const [row] = rows;
  if (!row) throw new Error("intern_audience answered nothing");
  return row.id;
}
