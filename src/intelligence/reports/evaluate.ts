/** Evaluating: somebody other than the submitter, in the owner's intelligence unit, grades every item. */
import { sql } from "kysely";
import { audienceOf, forbidden, invalid, requireRole, type Viewer } from "../../access/index.ts";
import type { GradeWire } from "../../contract/common.ts";
import type { Precedence, Purpose } from "../../vocabulary/index.ts";
import { refuseMarkings, textsIn } from "../markings.ts";
import { index } from "../search/document.ts";
import { storable } from "../storable.ts";
import { startClocks } from "./clocks.ts";
import { firstReadersOf, keepersOf, requireKeeper } from "./desks.ts";
import { ownGrade, stricterGrade } from "./handling.ts";
import { addEvent, tellSubmitter } from "./history.ts";
import { findReport, gradeColumns, itemsOf, lockReport, requireState } from "./report.ts";

export interface Evaluation {
  readonly precedence: Precedence;
  readonly items: readonly { readonly id: string; readonly grade: GradeWire }[];
  readonly note: string;
}

export async function evaluateReport(viewer: Viewer, id: string, evaluation: Evaluation): Promise<void> {
  const found = await findReport(viewer, id);
  await requireKeeper(viewer, found, "evaluate");
  requireRole(viewer, "evaluate a report", "intelligence_officer");
  refuseMarkings(...textsIn(evaluation));
  const report = await lockReport(viewer, found);
  requireState(report, "evaluate", "submitted", "evaluated");
  if (report.author_id === viewer.account.id) {
    throw forbidden("You wrote this report, so somebody else in the intelligence unit evaluates it.");
  }
  const grades = new Map(evaluation.items.map((item) => [item.id, item.grade]));
  for (const [position, item] of (await itemsOf(viewer, report.id)).entries()) {
    const grade = grades.get(item.id);
    if (!grade) throw invalid(`/items/${position}`, `Grade item ${position + 1} too.`);
    const own = item.originators.every((each) => each === viewer.agency.id);
    const anew = (own ? ownGrade : stricterGrade)(viewer, item, storable(grade), position);
    await viewer.db
      .updateTable("item")
      .set({ ...gradeColumns(anew.grade), originators: [...anew.originators] })
      .where("report_id", "=", report.id)
      .where("id", "=", item.id)
      .execute();
  }

  const { precedence } = evaluation;
  const audience = await audienceOf(viewer, await firstReadersOf(viewer, { ...report, precedence }));
  const now = new Date();
  await viewer.db
    .updateTable("report")
    .set({
      state: "evaluated",
      precedence,
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
    audience: await audienceOf(viewer, await keepersOf(viewer, report.agency_id, report.purpose as Purpose)),
    act: "evaluated",
    from: report.state as "submitted",
    to: "evaluated",
    reason: evaluation.note,
  });
  await tellSubmitter(viewer, report.id, "evaluated");
  await startClocks(viewer, { ...report, precedence }, [report.agency_id]);
  await index(viewer, report.id);
  viewer.record({ act: "alteration", subjects: [report.id], detail: { what: "evaluated" } });
}

/** The report now belongs to its desks, and may say more than was submitted: its author reads the submission instead. */
export async function releaseAuthor(viewer: Viewer, report: string): Promise<void> {
  await sql`select revoke_author(${report})`.execute(viewer.db);
}
