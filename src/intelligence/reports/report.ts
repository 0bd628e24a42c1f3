/** One report as its row says it, found by id or by reference among what the viewer may read. */
import { type Selectable, sql } from "kysely";
import { conflict, forbidden, notFound, type Viewer } from "../../access/index.ts";
import type { GradeWire } from "../../contract/common.ts";
import type { Tables } from "../../database/index.ts";
import { gradeText, type Handling, type ReportState, STATE_NAME } from "../../vocabulary/index.ts";

export type ReportRow = Selectable<Tables["report"]>;
export type ItemRow = Selectable<Tables["item"]>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Two agencies may use one reference; the newest that the viewer may read is then meant. */
export async function findReport(viewer: Viewer, idOrReference: string): Promise<ReportRow> {
  const report = await viewer.db
    .selectFrom("report")
    .selectAll()
    .where(isUuid(idOrReference) ? "id" : "reference", "=", idOrReference)
    .orderBy("changed_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!report) throw notFound("report");
  return report;
}

/**
 * The report as it now stands, kept from changing by another act until this transaction ends: of two acts at once the
 * second sees what the first did. Not a row lock: PostgreSQL would check the changed row against the readers as they
 * were when the statement began, and to the second act the report would be gone.
 */
export async function lockReport(viewer: Viewer, report: ReportRow): Promise<ReportRow> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${report.id}, 0))`.execute(viewer.db);
  return await findReport(viewer, report.id);
}

export async function itemsOf(viewer: Viewer, reportId: string): Promise<ItemRow[]> {
  return await viewer.db
    .selectFrom("item")
    .selectAll()
    .where("report_id", "=", reportId)
    .orderBy("position")
    .execute();
}

export function requireOwn(viewer: Viewer, report: ReportRow, what: string): void {
  if (report.agency_id === viewer.agency.id) return;
  throw forbidden(`Only the agency that owns this report can ${what} it.`);
}

/** Once submitted, a report is kept, also while its author works on it again. */
export function isKept(report: ReportRow): boolean {
  return report.state !== "draft" || report.submitted_at !== null;
}

export function requireState(report: ReportRow, what: string, ...states: readonly ReportState[]): void {
  const state = report.state as ReportState;
  if (states.includes(state)) return;
  const wanted = states.map((each) => STATE_NAME[each].toLowerCase()).join(" or ");
  throw conflict(
    `This report is ${STATE_NAME[state].toLowerCase()}; to ${what} it, it must be ${wanted}. Reload to see what changed.`,
  );
}

/** The handling of an item as graded; null before anyone graded it. */
export function handlingOf(
  item: Pick<ItemRow, "handling" | "action" | "sanitisation" | "instructions">,
): Handling | null {
  if (item.handling === null) return null;
  if (item.handling === "P") return { code: "P" };
  const { action, sanitisation, instructions } = item;
  return { code: "C", action, sanitisation, instructions } as Handling;
}

/** The columns that hold a grade. */
export function gradeColumns(grade: {
  readonly source: string;
  readonly information: string;
  readonly handling: Handling;
}): Pick<ItemRow, "source" | "information" | "handling" | "action" | "sanitisation"> & {
  instructions: string;
} {
  const { source, information, handling } = grade;
  const conditional = handling.code === "C" ? handling : null;
  return {
    source,
    information,
    handling: handling.code,
    action: conditional?.action ?? null,
    sanitisation: conditional?.sanitisation ?? null,
    instructions: JSON.stringify(conditional?.instructions ?? []),
  };
}

/** The grade of an item, or null before all three parts are there. */
export function gradeOf(item: ItemRow): GradeWire | null {
  const handling = handlingOf(item);
  if (item.source === null || item.information === null || handling === null) return null;
  return { source: item.source, information: item.information, handling } as GradeWire;
}

export type GradeColumns = Pick<
  ItemRow,
  "source" | "information" | "handling" | "action" | "sanitisation" | "instructions"
>;

/** The grade as it is written in one line, or null before there is one. */
export function gradeTextOf(row: GradeColumns): string | null {
  const grade = gradeOf(row as ItemRow);
  return grade ? gradeText(grade) : null;
}
