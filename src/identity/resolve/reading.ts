/** What reports say of people and things that are compared, read as the resolver. */
import type { Worker } from "../../access/index.ts";
import type { Values } from "../engine/index.ts";
import { factsOf, isCompared, isSheltered, type LinkFacts, type MentionFacts } from "../facts.ts";
import { asReported } from "./in-report.ts";

export interface ReadRecord {
  readonly report: string;
  readonly mention: string;
  readonly item: string;
  readonly audience: number;
  readonly kind: string;
  readonly facts: Values;
  /** The name as this mention has it; `facts` hold the fullest that its report gives. */
  readonly ownName: string;
  /** Whoever a report names several times is compared once, by the mention that says most. */
  readonly leads: boolean;
  readonly doubtful: boolean;
  readonly sheltered: boolean;
  readonly knownAt: Date;
}

interface ReportRow {
  id: string;
  audience_id: number;
  known_at: Date;
}

interface MentionRow {
  id: string;
  report_id: string;
  item_id: string;
  kind: string;
  text: string;
  key: string | null;
  properties: Record<string, string>;
  categories: string[];
  information: string | null;
}

/**
 * The records of these reports as they should be. People who are not categorised take part only where their item is graded:
 * an encounter that nobody graded is no intelligence.
 */
export async function readRecords(worker: Worker, reports: readonly string[]): Promise<ReadRecord[]> {
  const { rows: open } = (await worker.query(
    `select id, audience_id, coalesce(disseminated_at, submitted_at, created_at) as known_at
       from report where id = any ($1) and state in ('submitted', 'evaluated', 'disseminated')`,
    [reports],
  )) as { rows: ReportRow[] };
  if (open.length === 0) return [];
  const ids = open.map(({ id }) => id);
  const { rows: mentions } = (await worker.query(
    // Report by report: while a large import comes in the planner does not yet know how much there is.
    `select m.* from unnest($1::uuid[]) as r(id) cross join lateral (
       select m.id, m.report_id, m.item_id, m.kind, m.text, m.key, m.properties, m.categories, i.information
         from mention m join item i on i.report_id = m.report_id and i.id = m.item_id
        where m.report_id = r.id and i.report_id = r.id and m.status <> 'dropped' and i.source is not null offset 0) m`,
    [ids],
  )) as { rows: MentionRow[] };
  const { rows: links } = (await worker.query(
    `select report_id, from_mention as "from", to_mention as "to", kind, from_time as time, place
       from link where report_id = any ($1) and status <> 'dropped'`,
    [ids],
  )) as { rows: (LinkFacts & { report_id: string })[] };
  const mentionsBy = Map.groupBy(mentions, (row) => row.report_id);
  const linksBy = Map.groupBy(links, (row) => row.report_id);
  return open.flatMap((report) =>
    asReported(recordsOf(report, mentionsBy.get(report.id) ?? [], linksBy.get(report.id) ?? [])),
  );
}

function recordsOf(
  report: ReportRow,
  rows: readonly MentionRow[],
  links: readonly LinkFacts[],
): ReadRecord[] {
  const mentions = new Map(
    rows.map((row): [string, MentionFacts] => [row.id, { ...row, item: row.item_id }]),
  );
  const linked = new Map<string, LinkFacts[]>();
  for (const link of links) {
    for (const end of [link.from, link.to]) {
      const list = linked.get(end);
      if (list) list.push(link);
      else linked.set(end, [link]);
    }
  }
  return rows.filter(isCompared).map((row) => {
    const mention: MentionFacts = { ...row, item: row.item_id };
    const facts = factsOf(mention, linked.get(row.id) ?? [], mentions);
    return {
      report: report.id,
      mention: row.id,
      item: row.item_id,
      audience: report.audience_id,
      kind: row.kind,
      facts,
      ownName: facts.name ?? "",
      leads: true,
      doubtful: row.information === "E",
      sheltered: isSheltered(mention, facts),
      knownAt: report.known_at,
    };
  });
}
