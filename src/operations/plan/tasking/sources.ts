/** What a tasking rests on. Handling is looked up whenever it is asked for, never copied: it may be tightened any day. */
import { sql } from "kysely";
import { invalid, type Viewer } from "../../../access/index.ts";
import type { TaskingChangeWire, TaskingHowWire, TaskingReportWire } from "../../../contract/operations.ts";
import { findReport, gradeTextOf, signature } from "../../../intelligence/index.ts";
import { ACTION_CODES, ACTION_MEANING, type ActionCode } from "../../../vocabulary/index.ts";

type Given = Pick<TaskingChangeWire, "reports" | "threats">;

interface Resting {
  readonly id: string;
  readonly audience: number;
}

/** In place of those that the viewer sees; what a colleague alone may read stays. */
export async function replaceSources(viewer: Viewer, tasking: Resting, given: Given): Promise<void> {
  const rows = await sourcesGiven(viewer, given);
  await viewer.db.deleteFrom("tasking_source").where("tasking_id", "=", tasking.id).execute();
  if (rows.length === 0) return;
  const own = { tasking_id: tasking.id, audience_id: tasking.audience, added_as: signature(viewer) };
  await viewer.db
    .insertInto("tasking_source")
    .values(rows.map((row) => ({ ...own, ...row })))
    .execute();
}

async function sourcesGiven(viewer: Viewer, { reports, threats }: Given) {
  const rows: { report_id: string | null; item_id: string | null; threat: string | null }[] = [];
  const seen = new Set<string>();
  for (const [position, { report: id, item }] of reports.entries()) {
    const key = `${id} ${item}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const pointer = `/reports/${position}`;
    const report = await findReport(viewer, id);
    if (report.purpose !== viewer.purpose) {
      throw invalid(pointer, `${report.reference} is held for another purpose`);
    }
    if (report.state !== "evaluated" && report.state !== "disseminated") {
      throw invalid(pointer, `${report.reference} is not evaluated, so nothing can rest on it yet`);
    }
    const meant = await itemsMeant(viewer, report.id, item);
    if (meant.length === 0) throw invalid(pointer, "This item is not part of the report");
    if (meant.every(({ information }) => information === "E")) {
      throw invalid(
        pointer,
        `${report.reference} is graded E here, suspected to be false: it never supports a tasking by itself`,
      );
    }
    rows.push({ report_id: report.id, item_id: item, threat: null });
  }
  for (const threat of new Set(threats.map((each) => each.trim()).filter((each) => each !== ""))) {
    rows.push({ report_id: null, item_id: null, threat });
  }
  return rows;
}

async function itemsMeant(viewer: Viewer, report: string, item: string | null) {
  let query = viewer.db.selectFrom("item").selectAll().where("report_id", "=", report).orderBy("position");
  if (item !== null) query = query.where("id", "=", item);
  return await query.execute();
}

/** Of those that the viewer may read. Nothing tells how many others there are. */
export async function reportsUnder(viewer: Viewer, tasking: string): Promise<TaskingReportWire[]> {
  const rows = await viewer.db
    .selectFrom("tasking_source as s")
    .innerJoin("report as r", "r.id", "s.report_id")
    .innerJoin("agency as g", "g.id", "r.agency_id")
    .select(["s.id", "s.item_id", "r.id as report", "r.reference", "r.title", "r.state", "g.code as agency"])
    .where("s.tasking_id", "=", tasking)
    .orderBy("s.added_at")
    .orderBy("r.reference")
    .execute();
  const permissions = rows.length === 0 ? [] : await permissionsUnder(viewer, tasking);
  const reports: TaskingReportWire[] = [];
  for (const row of rows) {
    const meant = await itemsMeant(viewer, row.report, row.item_id);
    const doubted = meant.every(({ information }) => information === "E");
    const withdrawn = row.state === "withdrawn";
    reports.push({
      id: row.id,
      report: row.report,
      reference: row.reference,
      title: row.title,
      agency: row.agency,
      item: row.item_id,
      grades: meant.flatMap((item) => gradeTextOf(item) ?? []),
      supports: !doubted && !withdrawn,
      says: withdrawn
        ? "Withdrawn: it supports nothing any more."
        : doubted
          ? "Graded E, suspected to be false: it supports no tasking by itself."
          : "",
      permissions: permissions
        .filter((each) => each.report === row.report && meant.some(({ id }) => id === each.item))
        .map(({ report: _, ...permission }) => permission),
    });
  }
  return reports;
}

export async function threatsUnder(viewer: Viewer, tasking: string): Promise<string[]> {
  const rows = await viewer.db
    .selectFrom("tasking_source")
    .select("threat")
    .where("tasking_id", "=", tasking)
    .where("threat", "is not", null)
    .orderBy("added_at")
    .orderBy("threat")
    .execute();
  return rows.flatMap(({ threat }) => threat ?? []);
}

type Permission = TaskingReportWire["permissions"][number] & { readonly report: string };

/** For the agency that tasks: whose agreement to act is needed, and how far it is. */
export async function permissionsUnder(viewer: Viewer, tasking: string): Promise<Permission[]> {
  const { rows } = await sql<{
    report_id: string;
    item_id: string;
    owner: string;
    state: Permission["state"];
    due_at: Date | null;
    answer: string | null;
  }>`
    select p.* from tasking_permissions(${tasking}) p join report r on r.id = p.report_id`.execute(viewer.db);
  return rows.map(({ report_id, item_id, due_at, ...row }) => ({
    ...row,
    report: report_id,
    item: item_id,
    dueAt: due_at?.toISOString() ?? null,
  }));
}

/** A1: codes of the originators who have not agreed; without a name for whoever is not of the agency that tasks. */
export async function unpermitted(viewer: Viewer, tasking: string): Promise<string[]> {
  const { rows } = await sql<{ originator: string }>`
    select originator from tasking_unpermitted(${tasking})`.execute(viewer.db);
  return rows.map(({ originator }) => originator);
}

/** Strictest first, each code with its meaning and the originators' words. */
export async function howUnder(viewer: Viewer, tasking: string): Promise<TaskingHowWire[]> {
  const { rows } = await sql<{ action: ActionCode; originator: string | null; text: string | null }>`
    select action, originator, text from tasking_conditions(${tasking})`.execute(viewer.db);
  return ACTION_CODES.toReversed().flatMap((action) => {
    const own = rows.filter((row) => row.action === action);
    if (own.length === 0) return [];
    const instructions = own.flatMap(({ originator, text }) =>
      originator !== null && text !== null ? [{ originator, text }] : [],
    );
    return [{ action, says: `${ACTION_MEANING[action]}.`, instructions }];
  });
}
