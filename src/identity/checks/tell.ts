/**
 * Tells holders, silently and a little later, that somebody asked about something they hold and was told nothing. Who asked
 * has had the same answer as for a miss, and learns nothing of this.
 */
import { type Access, asWorker, type Worker } from "../../access/index.ts";
import type { Values } from "../engine/index.ts";
import { tellingKeysFor } from "../keys.ts";
import { keysFor, lineOf, pinnedOf } from "../kinds.ts";

const CHECKS_AT_ONCE = 50;
/** In one turn of the clock; what is left waits for the next. */
const MOST_TURNS = 20;
const MOST_CANDIDATES = 2000;

interface Check {
  readonly id: string;
  readonly account_id: string;
  readonly asked_as: string;
  readonly asked_at: Date;
  readonly incident: string;
  readonly purpose: string;
  readonly readers: number[];
  readonly facts: Values;
  readonly selectors: string[];
}

interface Hidden {
  readonly agency_id: string;
  readonly report_id: string;
}

/** Answers how many notices were written. */
export async function tellHolders(access: Access, isStopping = (): boolean => false): Promise<number> {
  let written = 0;
  for (let turn = 0; turn < MOST_TURNS && !isStopping(); turn++) {
    const { checks, notices } = await asWorker(access, "tell", async (worker) => {
      const { rows } = (await worker.query(
        `select id, account_id, asked_as, asked_at, incident, purpose, readers, facts, selectors
           from holding_check where told_at is null order by asked_at limit $1 for update skip locked`,
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
  const hidden = [...(await hiddenRecords(worker, check)), ...(await hiddenSelectors(worker, check))];
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

/** People's records that are likely the one who was asked about, or share a name and a whole date of birth. */
async function hiddenRecords(worker: Worker, check: Check): Promise<Hidden[]> {
  const pinned = pinnedOf("person");
  const keys = keysFor("person", check.facts, "candidates");
  if (!pinned || keys.length === 0) return [];
  const telling = tellingKeysFor("person", check.facts);
  const { rows } = (await worker.query(
    `select i.report_id, r.agency_id, i.facts, bool_or(k.key = any ($6::bigint[])) as telling
       from identity_key k
       join identity_record i on i.number = k.number
       join report r on r.id = i.report_id
      where k.key = any ($1::bigint[]) and i.kind = 'person' and not i.doubtful
        and (not i.sheltered or $2 = 'safeguarding') and ${UNREADABLE}
      group by i.number, i.report_id, r.agency_id, i.facts
      limit ${MOST_CANDIDATES}`,
    [keys, ...asker(check), telling],
  )) as { rows: (Hidden & { facts: Values; telling: boolean })[] };
  const weighed = pinned.read([check.facts, ...rows.map((row) => row.facts)]);
  return rows.filter((row, i) => row.telling || weighed.weight(0, i + 1) >= lineOf("person"));
}

/** The same number, plate or document; not where it is linked with somebody who is sheltered. */
async function hiddenSelectors(worker: Worker, check: Check): Promise<Hidden[]> {
  if (check.selectors.length === 0) return [];
  const { rows } = (await worker.query(
    `select distinct m.report_id, r.agency_id
       from mention m
       join item t on t.report_id = m.report_id and t.id = m.item_id
       join report r on r.id = m.report_id
      where m.key = any ($1::text[]) and m.status <> 'dropped' and t.information is distinct from 'E' and ${UNREADABLE}
        and ($2 = 'safeguarding' or not exists (
              select from link l
                join identity_record s on s.report_id = l.report_id and s.mention_id in (l.from_mention, l.to_mention)
               where l.report_id = m.report_id and m.id in (l.from_mention, l.to_mention)
                 and l.status <> 'dropped' and s.sheltered))
      limit ${MOST_CANDIDATES}`,
    [check.selectors, ...asker(check)],
  )) as { rows: Hidden[] };
  return rows;
}

/** Of the same purpose, and in nothing that the asker could have read. */
const UNREADABLE = `r.purpose = $2 and r.state in ('submitted', 'evaluated', 'disseminated')
        and exists (select from agency g where g.id = r.agency_id and $2 = any (g.purposes))
        and not exists (select from audience_reader a where a.audience_id = r.audience_id and a.reader_id = any ($3::int[]))
        and not exists (select from report_grant x
                         where x.report_id = r.id and x.account_id = $4 and (x.purpose is null or x.purpose = $2)
                           and (x.revoked_at is null or x.revoked_at > $5)
                           and (x.expires_at is null or x.expires_at > $5))`;

const asker = ({ purpose, readers, account_id, asked_at }: Check): unknown[] => [
  purpose,
  readers,
  account_id,
  asked_at,
];

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
