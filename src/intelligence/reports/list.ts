/** Lists of reports, newest change first, page by page. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import type { ReportPageWire, ReportSummaryWire } from "../../contract/reports.ts";
import { gradeText } from "../../vocabulary/index.ts";
import { openCursor, sealCursor } from "../cursor.ts";
import { gradeOf, type ItemRow } from "./report.ts";

export interface ListFilter {
  readonly state?: string | undefined;
  readonly precedence?: string | undefined;
  readonly agency?: string | undefined;
  /** Only what the viewer wrote. */
  readonly mine?: boolean | undefined;
  readonly since?: Date | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

const MOST = 100;

export async function listReports(
  viewer: Viewer,
  filter: ListFilter,
  cursorKey: Buffer,
): Promise<ReportPageWire> {
  const limit = Math.min(filter.limit ?? 50, MOST);
  const { cursor, ...rest } = filter;
  const scope = `reports ${JSON.stringify(rest)}`;
  const rows = await select(
    viewer,
    filter,
    limit + 1,
    cursor ? openCursor(cursorKey, viewer, scope, cursor) : null,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  viewer.record({
    act: "consultation",
    subjects: page.map((row) => row.id),
    detail: { what: "list", filter: rest },
  });
  return {
    items: await summarise(viewer, page),
    next:
      rows.length > limit && last ? sealCursor(cursorKey, viewer, scope, [last.changed_text, last.id]) : null,
  };
}

/** Summaries of these reports, in the order given. */
export async function summariesOf(viewer: Viewer, ids: readonly string[]): Promise<ReportSummaryWire[]> {
  if (ids.length === 0) return [];
  const rows = await baseQuery(viewer)
    .where("r.id", "in", [...ids])
    .execute();
  const byId = new Map((await summarise(viewer, rows)).map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function baseQuery(viewer: Viewer) {
  return viewer.db
    .selectFrom("report as r")
    .innerJoin("agency as g", "g.id", "r.agency_id")
    .leftJoin("account as a", "a.id", "r.author_id")
    .select([
      "r.id",
      "r.reference",
      "g.code as agency",
      "r.title",
      "r.state",
      "r.precedence",
      "r.purpose",
      "r.classification",
      "a.name as author",
      "r.changed_at",
      "r.flagged",
      // Microseconds survive in text; a JavaScript Date would lose them and the cursor would skip rows.
      sql<string>`r.changed_at::text`.as("changed_text"),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof baseQuery>["execute"]>>[number];

async function select(
  viewer: Viewer,
  filter: ListFilter,
  limit: number,
  after: readonly string[] | null,
): Promise<Row[]> {
  let query = baseQuery(viewer).orderBy("r.changed_at", "desc").orderBy("r.id", "desc").limit(limit);
  if (filter.state) query = query.where("r.state", "=", filter.state);
  if (filter.precedence) query = query.where("r.precedence", "=", filter.precedence);
  if (filter.agency) query = query.where("g.code", "=", filter.agency);
  if (filter.mine) query = query.where("r.author_id", "=", viewer.account.id);
  if (filter.since) query = query.where("r.disseminated_at", ">", filter.since);
  if (after) {
    const [changed, id] = after;
    query = query.where(sql<boolean>`(r.changed_at, r.id) < (${changed}::timestamptz, ${id}::uuid)`);
  }
  return await query.execute();
}

async function summarise(viewer: Viewer, rows: readonly Row[]): Promise<ReportSummaryWire[]> {
  if (rows.length === 0) return [];
  const items = await viewer.db
    .selectFrom("item")
    .select(["report_id", "source", "information", "handling", "action", "sanitisation", "instructions"])
    .where(
      "report_id",
      "in",
      rows.map((row) => row.id),
    )
    .orderBy("report_id")
    .orderBy("position")
    .execute();
  const grades = Map.groupBy(items, (item) => item.report_id);
  return rows.map(({ changed_at, changed_text: _, ...row }) => ({
    ...row,
    state: row.state as ReportSummaryWire["state"],
    precedence: row.precedence as ReportSummaryWire["precedence"],
    purpose: row.purpose as ReportSummaryWire["purpose"],
    classification: row.classification as ReportSummaryWire["classification"],
    grades: [
      ...new Set(
        (grades.get(row.id) ?? []).flatMap((item) => {
          const grade = gradeOf(item as ItemRow);
          return grade ? [gradeText(grade)] : [];
        }),
      ),
    ],
    changedAt: changed_at.toISOString(),
  }));
}
