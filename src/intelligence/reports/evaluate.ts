/** Evaluating: somebody other than the submitter, in the owner's intelligence unit, grades every item. */
import { sql } from "kysely";
import { audienceOf, forbidden, invalid, requireRole, type Viewer } from "../../access/index.ts";
import type { GradeWire } from "../../server/contract/common.ts";
import type { Precedence, Purpose } from "../../vocabulary/index.ts";
import { index } from "../search/document.ts";
import { startClocks } from "./clocks.ts";
import { keepersOf } from "./desks.ts";
import { addEvent, tellSubmitter } from "./history.ts";
import { findReport, gradeColumns, itemsOf, requireOwn, requireState } from "./report.ts";

export interface Evaluation {
  readonly precedence: Precedence;
  readonly items: readonly { readonly id: string; readonly grade: GradeWire }[];
  readonly note: string;
}

export async function evaluateReport(viewer: Viewer, id: string, evaluation: Evaluation): Promise<void> {
  const report = await findReport(viewer, id);
  requireOwn(viewer, report, "evaluate");
  requireRole(viewer, "evaluate a report", "intelligence_officer");
  requireState(report, "evaluate", "submitted", "evaluated");
  if (report.author_id === viewer.account.id) {
    throw forbidden("You wrote this report, so somebody else in the intelligence unit evaluates it.");
  }
  const grades = new Map(evaluation.items.map((item) => [item.id, item.grade]));
  for (const [position, item] of (await itemsOf(viewer, report.id)).entries()) {
    const grade = grades.get(item.id);
    if (!grade) throw invalid(`/items/${position}`, `Grade item ${position + 1} too.`);
    const handling = checkedHandling(grade, viewer.agency.code, position);
    await viewer.db
      .updateTable("item")
      .set(gradeColumns({ ...grade, handling }))
      .where("report_id", "=", report.id)
      .where("id", "=", item.id)
      .execute();
  }

  const purpose = report.purpose as Purpose;
  const audience = await audienceOf(viewer, await keepersOf(viewer, report.agency_id, purpose));
  const now = new Date();
  await viewer.db
    .updateTable("report")
    .set({
      state: "evaluated",
      precedence: evaluation.precedence,
      audience_id: audience,
      evaluated_at: now,
      evaluated_by: viewer.account.id,
      changed_at: now,
      revision: report.revision + 1,
    })
    .where("id", "=", report.id)
    .execute();
  await releaseAuthor(viewer, report.id);
  await addEvent(viewer, {
    report: report.id,
    audience,
    act: "evaluated",
    from: "submitted",
    to: "evaluated",
    reason: evaluation.note,
  });
  await tellSubmitter(viewer, report.id, "evaluated");
  await startClocks(viewer, { ...report, precedence: evaluation.precedence }, [report.agency_id]);
  await index(viewer, report.id);
  viewer.record({ act: "alteration", subjects: [report.id], detail: { what: "evaluated" } });
}

/** Instructions carry the name of whoever gives them: an evaluator cannot write in another agency's name. */
export function checkedHandling(grade: GradeWire, agency: string, position: number): GradeWire["handling"] {
  const { handling } = grade;
  if (handling.code === "P") return handling;
  const instructions = handling.instructions
    .map((each) => ({ originator: each.originator || agency, text: each.text.trim() }))
    .filter((each) => each.text !== "");
  if (instructions.length === 0) {
    throw invalid(`/items/${position}/grade/handling/instructions`, "Conditions need instructions in words.");
  }
  return { ...handling, instructions };
}

/** The evaluated report may say more than was submitted: its author now reads the submission instead. */
async function releaseAuthor(viewer: Viewer, report: string): Promise<void> {
  await sql`select revoke_author(${report})`.execute(viewer.db);
}
