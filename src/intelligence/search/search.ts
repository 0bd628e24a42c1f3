/** Finding reports: the search functions answer ids, which are read again under policy. */
import { sql } from "kysely";
import { invalid, type Viewer } from "../../access/index.ts";
import type { FacetsWire, SearchHitWire, SearchPageWire, SuggestionsWire } from "../../contract/search.ts";
import { gradeText } from "../../vocabulary/index.ts";
import { openCursor, sealCursor } from "../cursor.ts";
import { gradeOf, type ItemRow } from "../reports/report.ts";
import { compile } from "./compile.ts";
import { facetGroups } from "./facets.ts";
import { type PassageItem, passagesOf } from "./passages.ts";
import { LONGEST_QUERY, type ReadQuery, readQuery } from "./query.ts";
import { similarQueries } from "./similar.ts";

export interface SearchRequest {
  readonly q: string;
  readonly sort: "newest" | "best";
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

const PAGE = 20;
const MOST = 500;
/** Best first is a sort of the newest hits: beyond these, newest first is the honest order. */
const RANKED = 500;
/** Facets are exact up to here, then labelled "more than". */
export const FACETS_EXACT_TO = 10_000;

interface Found {
  report_id: string;
  at_text: string;
}

export async function search(
  viewer: Viewer,
  request: SearchRequest,
  cursorKey: Buffer,
): Promise<SearchPageWire> {
  const read = readQuery(bounded(request.q));
  const limit = Math.min(request.limit ?? PAGE, MOST);
  const scope = `search ${request.sort} ${request.q}`;
  const after = request.cursor ? openCursor(cursorKey, viewer, scope, request.cursor) : null;
  const { found, next } =
    request.sort === "best"
      ? await best(viewer, read, limit, after)
      : await newest(viewer, read, limit, after);
  const items = await hits(viewer, read, found);
  viewer.record({
    act: "consultation",
    subjects: items.map((hit) => hit.id),
    detail: { what: "search", words: request.q },
  });
  return {
    items,
    next: next ? sealCursor(cursorKey, viewer, scope, next) : null,
    understood: [...read.understood],
    problems: [...read.problems],
    similar: similarQueries(request.q, read.query, items),
  };
}

export async function facets(viewer: Viewer, q: string): Promise<FacetsWire> {
  const read = readQuery(bounded(q));
  const { rows } = await sql<{ facet: string; hits: number }>`
    select facet, hits from search_facets(${compile(read.query)}, ${read.from}::date, ${read.to}::date, ${FACETS_EXACT_TO})
  `.execute(viewer.db);
  viewer.record({ act: "consultation", subjects: [], detail: { what: "facets", words: q } });
  const total = rows.find((row) => row.facet === "")?.hits ?? 0;
  return {
    total: Math.min(total, FACETS_EXACT_TO),
    more: total > FACETS_EXACT_TO,
    facets: facetGroups(
      q,
      rows.filter((row) => row.facet !== ""),
    ),
  };
}

/** How the last words of a query might go on, from what the viewer may read. */
export async function suggest(viewer: Viewer, q: string): Promise<SuggestionsWire> {
  const last = /([^\s:"]+(?:\s[^\s:"]+)?)$/u.exec(bounded(q))?.[1] ?? "";
  const { rows } = await sql<{
    words: string;
    kind: string;
  }>`select words, kind from search_suggest(${last}, 8)`.execute(viewer.db);
  viewer.record({ act: "consultation", subjects: [], detail: { what: "completions", words: last } });
  const before = q.slice(0, q.length - last.length);
  return {
    items: rows.map((row) => ({ query: `${before}"${row.words}"`, label: row.words, kind: row.kind })),
  };
}

function bounded(q: string): string {
  if (q.length > LONGEST_QUERY)
    throw invalid("/q", `A search has at most ${LONGEST_QUERY} characters. Shorten it.`);
  return q;
}

async function ask(
  viewer: Viewer,
  read: ReadQuery,
  after: readonly string[] | null,
  want: number,
): Promise<Found[]> {
  const [at = null, id = null] = after ?? [];
  const { rows } = await sql<Found>`
    select s.report_id, s.at::text as at_text
      from search_reports(${compile(read.query)}, ${read.from}::date, ${read.to}::date,
                          ${at}::timestamptz, ${id}::uuid, ${want}) s
     order by s.at desc, s.report_id desc
  `.execute(viewer.db);
  return rows;
}

async function newest(viewer: Viewer, read: ReadQuery, limit: number, after: readonly string[] | null) {
  const rows = await ask(viewer, read, after, limit + 1);
  const found = rows.slice(0, limit);
  const last = found.at(-1);
  return { found, next: rows.length > limit && last ? [last.at_text, last.report_id] : null };
}

async function best(viewer: Viewer, read: ReadQuery, limit: number, after: readonly string[] | null) {
  const offset = Number(after?.[0] ?? 0);
  const rows = await ask(viewer, read, null, RANKED);
  const { rows: ranks } = await sql<{ report_id: string; rank: number }>`
    select report_id, rank from search_ranks(${compile(read.query)}, ${rows.map((row) => row.report_id)}::uuid[])
  `.execute(viewer.db);
  const rank = new Map(ranks.map((row) => [row.report_id, row.rank]));
  const ranked = rows.toSorted((a, b) => (rank.get(b.report_id) ?? 0) - (rank.get(a.report_id) ?? 0));
  const found = ranked.slice(offset, offset + limit);
  return { found, next: ranked.length > offset + limit ? [String(offset + limit)] : null };
}

/** The hits as they are shown, read under policy: an id that the viewer may not read yields nothing. */
async function hits(viewer: Viewer, read: ReadQuery, found: readonly Found[]): Promise<SearchHitWire[]> {
  if (found.length === 0) return [];
  const ids = found.map((each) => each.report_id);
  const reports = await viewer.db
    .selectFrom("report as r")
    .innerJoin("agency as g", "g.id", "r.agency_id")
    .select([
      "r.id",
      "r.reference",
      "g.code as agency",
      "r.title",
      "r.precedence",
      "r.state",
      "r.disseminated_at",
      "r.changed_at",
    ])
    .where("r.id", "in", ids)
    .execute();
  const { rows: items } = await sql<PassageItem & ItemRow>`
    select i.*, ts_headline('english', i.text, ${compile(read.query)}, ${HEADLINE}) as headline,
           coalesce((select jsonb_agg(jsonb_build_object('start', m.span_start, 'end', m.span_end, 'keys', m.search_keys))
                       from mention m where m.report_id = i.report_id and m.item_id = i.id
                        and m.status <> 'dropped' and m.span_start is not null), '[]') as mentions
      from item i where i.report_id = any (${ids}::uuid[]) order by i.report_id, i.position
  `.execute(viewer.db);
  const byReport = Map.groupBy(items, (item) => item.report_id);
  const known = new Map(reports.map((report) => [report.id, report]));
  return ids.flatMap((id) => {
    const report = known.get(id);
    if (!report) return [];
    const { title, passages } = passagesOf(read.query, report.title, byReport.get(id) ?? []);
    return [
      {
        id,
        reference: report.reference,
        agency: report.agency,
        title,
        precedence: report.precedence as SearchHitWire["precedence"],
        state: report.state as SearchHitWire["state"],
        at: (report.disseminated_at ?? report.changed_at).toISOString(),
        passages: passages.map(({ item, segments }) => {
          const grade = gradeOf(item as unknown as ItemRow);
          return { item: item.id, grade: grade ? gradeText(grade) : null, segments };
        }),
      },
    ];
  });
}

/** Marks that no text contains: passages are cut into segments, never sent as markup. */
const HEADLINE = "HighlightAll=true, StartSel=\u0001, StopSel=\u0002";
