/** Submitting: the author proposes; from here on somebody else, in an intelligence unit, decides. */
import { randomUUID } from "node:crypto";
import {
  audienceOf,
  type FieldError,
  forbidden,
  Refusal,
  requireRole,
  teamsOfKind,
  type Viewer,
} from "../../access/index.ts";
import type { Purpose } from "../../vocabulary/index.ts";
import { refuseMarkings } from "../markings.ts";
import { index } from "../search/document.ts";
import { startClocks } from "./clocks.ts";
import { firstReadersOf, keepersOf, requireKeeper } from "./desks.ts";
import { findAuthored } from "./draft.ts";
import { addEvent, tellSubmitter } from "./history.ts";
import {
  findReport,
  gradeOf,
  type ItemRow,
  itemsOf,
  lockReport,
  type ReportRow,
  requireState,
} from "./report.ts";

export async function submitReport(viewer: Viewer, id: string): Promise<void> {
  const report = await findAuthored(viewer, id);
  requireState(report, "submit", "draft");
  const items = await itemsOf(viewer, report.id);
  checkComplete(report, items);

  const units = await teamsOfKind(viewer, report.agency_id, "intelligence_unit");
  if (units.length === 0) {
    throw forbidden(
      "Your agency has no intelligence unit to submit to yet. Ask your administrator to add the team.",
    );
  }
  const audience = await audienceOf(viewer, await firstReadersOf(viewer, report));
  const keepers = await keepersOf(viewer, report.agency_id, report.purpose as Purpose);
  const now = new Date();
  await viewer.db
    .updateTable("report")
    .set({ state: "submitted", audience_id: audience, submitted_at: now, changed_at: now })
    .where("id", "=", report.id)
    .execute();
  await viewer.db
    .insertInto("submission")
    .values({
      id: randomUUID(),
      report_id: report.id,
      audience_id: await audienceOf(viewer, keepers),
      author_id: viewer.account.id,
      agency_id: viewer.agency.id,
      reference: report.reference,
      title: report.title,
      body: JSON.stringify({
        items: items.map((item) => ({ id: item.id, text: item.text, grade: gradeOf(item) })),
      }),
      submitted_at: now,
    })
    .execute();
  await addEvent(viewer, { report: report.id, audience, act: "submitted", from: "draft", to: "submitted" });
  await startClocks(viewer, { ...report, audience_id: audience }, [report.agency_id]);
  await index(viewer, report.id);
  viewer.record({ act: "alteration", subjects: [report.id], detail: { what: "submitted" } });
}

/** Rework: back to its author as a draft, with the reason. The unit keeps what it returned in sight. */
export async function returnReport(viewer: Viewer, id: string, reason: string): Promise<void> {
  const found = await findReport(viewer, id);
  await requireKeeper(viewer, found, "return");
  requireRole(viewer, "return a report for rework", "intelligence_officer");
  refuseMarkings(["/reason", reason]);
  const report = await lockReport(viewer, found);
  requireState(report, "return", "submitted");
  await viewer.db
    .updateTable("report")
    .set({ state: "draft", changed_at: new Date() })
    .where("id", "=", report.id)
    .execute();
  await addEvent(viewer, {
    report: report.id,
    audience: report.audience_id,
    act: "returned",
    from: "submitted",
    to: "draft",
    reason,
  });
  await tellSubmitter(viewer, report.id, "returned", reason);
  await index(viewer, report.id);
  viewer.record({ act: "alteration", subjects: [report.id], detail: { what: "returned for rework" } });
}

function checkComplete(report: ReportRow, items: readonly ItemRow[]): void {
  const errors: FieldError[] = [];
  if (report.title.trim().length < 3)
    errors.push({ pointer: "/title", message: "Enter a title of a few words" });
  if (report.provenance.trim() === "") {
    errors.push({
      pointer: "/provenance",
      message: "Say how this is known, without saying who the source is",
    });
  }
  if (report.information_from === "" && report.information_to === "") {
    errors.push({ pointer: "/informationFrom", message: "Enter when this happened, as exactly as is known" });
  }
  if (items.length === 0) errors.push({ pointer: "/items", message: "Add at least one item" });
  for (const [index, item] of items.entries()) {
    if (item.text.trim() === "")
      errors.push({ pointer: `/items/${index}/text`, message: "Enter what is known" });
    if (gradeOf(item) === null) {
      errors.push({
        pointer: `/items/${index}/grade`,
        message: "Propose a grade: source, information and handling",
      });
    }
  }
  if (errors.length > 0) throw new Refusal("invalid", "This report is not complete yet.", { errors });
}
