/** Evaluating: somebody other than the submitter, in the owner's intelligence unit, grades every item. */
import { sql } from "kysely";
import { audienceOf, forbidden, invalid, requireRole, type Viewer } from "../../access/index.ts";
import type { GradeWire } from "../../contract/common.ts";
import {
  type Handling,
  handlingText,
  type Instruction,
  isAtLeastAsStrict,
  type Precedence,
  type Purpose,
} from "../../vocabulary/index.ts";
import { refuseMarkings, textsIn } from "../markings.ts";
import { index } from "../search/document.ts";
import { storable } from "../storable.ts";
import { startClocks } from "./clocks.ts";
import { firstReadersOf, keepersOf, requireKeeper } from "./desks.ts";
import { addEvent, tellSubmitter } from "./history.ts";
import {
  findReport,
  gradeColumns,
  handlingOf,
  type ItemRow,
  itemsOf,
  lockReport,
  requireState,
} from "./report.ts";

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
    const { originators, ...columns } = gradedAnew(viewer, item, storable(grade), position);
    await viewer.db
      .updateTable("item")
      .set({ ...columns, originators: [...originators] })
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

/** An agency grades its own words as it sees fit; what it made from another's it may handle more strictly only. */
function gradedAnew(viewer: Viewer, item: ItemRow, grade: GradeWire, position: number) {
  const own = item.originators.every((each) => each === viewer.agency.id);
  const handling = own
    ? checkedHandling(grade, viewer.agency.code, position)
    : inheritedHandling(viewer, handlingOf(item) ?? { code: "P" }, grade, position);
  const originators = own ? item.originators : originatorsOf(viewer, item, handling);
  return { ...gradeColumns({ ...grade, handling }), originators };
}

/** At least as strict as what it was made from, and with the instructions that others gave. */
export function inheritedHandling(
  viewer: Viewer,
  inherited: Handling,
  grade: GradeWire,
  position: number,
): Handling {
  const others =
    inherited.code === "C"
      ? inherited.instructions.filter((each) => each.originator !== viewer.agency.code)
      : [];
  const handling = checkedHandling(grade, viewer.agency.code, position, others);
  if (isAtLeastAsStrict(handling, inherited)) return handling;
  throw invalid(
    `/items/${position}/grade/handling`,
    `What is made from this item inherits its handling: ${handlingText(inherited)} at least.`,
  );
}

/** Whose permission the conditions need: whoever set them, and whoever made them stricter. */
export function originatorsOf(viewer: Viewer, source: ItemRow, handling: Handling): readonly string[] {
  const inherited = handlingOf(source);
  if (inherited && isAtLeastAsStrict(inherited, handling)) return source.originators;
  return [...new Set([...source.originators, viewer.agency.id])];
}

/** Instructions carry the name of whoever gives them: nobody writes in another agency's name, or takes its words away. */
export function checkedHandling(
  grade: GradeWire,
  agency: string,
  position: number,
  others: readonly Instruction[] = [],
): Handling {
  const { handling } = grade;
  if (handling.code === "P") return handling;
  const pointer = `/items/${position}/grade/handling/instructions`;
  const given = handling.instructions
    .map((each) => ({ originator: each.originator || agency, text: each.text.trim() }))
    .filter((each) => each.text !== "")
    .filter(
      (each) => !others.some((other) => other.originator === each.originator && other.text === each.text),
    );
  const foreign = given.find((each) => each.originator !== agency);
  if (foreign) {
    throw invalid(
      pointer,
      `Only ${foreign.originator} writes instructions in the name of ${foreign.originator}. Write yours as ${agency}.`,
    );
  }
  const instructions = [...others, ...given];
  if (instructions.length === 0) throw invalid(pointer, "Conditions need instructions in words.");
  return { ...handling, instructions };
}

/** The report now belongs to its desks, and may say more than was submitted: its author reads the submission instead. */
export async function releaseAuthor(viewer: Viewer, report: string): Promise<void> {
  await sql`select revoke_author(${report})`.execute(viewer.db);
}
