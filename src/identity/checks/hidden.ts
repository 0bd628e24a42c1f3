/** What a check asked about that its asker could not read: for the jobs that tell holders of it. */
import type { Worker } from "../../access/index.ts";
import type { Values } from "../engine/index.ts";
import { tellingKeysFor } from "../keys.ts";
import { keysFor, lineOf, pinnedOf } from "../kinds.ts";

const MOST_CANDIDATES = 2000;

/** A check as it was asked: by whom, as which readers, about what. */
export interface AskedBefore {
  readonly account_id: string;
  readonly asked_at: Date;
  readonly purpose: string;
  readonly readers: number[];
  readonly facts: Values;
  readonly selectors: string[];
}

export interface Hidden {
  /** The holder. */
  readonly agency_id: string;
  readonly report_id: string;
}

export async function hiddenFrom(worker: Worker, check: AskedBefore): Promise<Hidden[]> {
  return [...(await hiddenRecords(worker, check)), ...(await hiddenSelectors(worker, check))];
}

/** People's records that are likely the one who was asked about, or share a name and a whole date of birth. */
async function hiddenRecords(worker: Worker, check: AskedBefore): Promise<Hidden[]> {
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
async function hiddenSelectors(worker: Worker, check: AskedBefore): Promise<Hidden[]> {
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

const asker = ({ purpose, readers, account_id, asked_at }: AskedBefore): unknown[] => [
  purpose,
  readers,
  account_id,
  asked_at,
];
