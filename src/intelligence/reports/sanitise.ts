/**
 * Sanitising: a new report, made from chosen items of another, that its own readers may see without ever seeing the
 * original. Who may do it, and how loosely the result may be handled, follows from the source's handling.
 */
import { randomUUID } from "node:crypto";
import { audienceOf, forbidden, invalid, requireRole, type Viewer } from "../../access/index.ts";
import type { GradeWire } from "../../contract/common.ts";
import type { DraftSavedWire } from "../../contract/reports.ts";
import { writeItems } from "../claims.ts";
import { refuseMarkings, textsIn } from "../markings.ts";
import { recogniseItem } from "../recognise.ts";
import { index } from "../search/document.ts";
import { storable } from "../storable.ts";
import { keepersOf, sitsAt } from "./desks.ts";
import { newReference } from "./draft.ts";
import { releaseAuthor } from "./evaluate.ts";
import { type Graded, ownGrade, stricterGrade } from "./handling.ts";
import { addEvent, tellSubmitter } from "./history.ts";
import { unagreed } from "./permissions.ts";
import { findReport, type ItemRow, itemsOf, type ReportRow, requireState } from "./report.ts";

export interface Sanitised {
  readonly title: string;
  readonly items: readonly { readonly source: string; readonly text: string; readonly grade: GradeWire }[];
}

export async function sanitiseReport(
  viewer: Viewer,
  id: string,
  written: Sanitised,
): Promise<DraftSavedWire> {
  const original = await findReport(viewer, id);
  requireRole(viewer, "sanitise a report", "intelligence_officer");
  if (!(await sitsAt(viewer, "intelligence_unit"))) {
    throw forbidden("Reports are sanitised in an intelligence unit. Ask yours.");
  }
  requireState(original, "sanitise", "evaluated", "disseminated");
  const made = storable(written);
  refuseMarkings(...textsIn(made));
  const sources = new Map((await itemsOf(viewer, original.id)).map((item) => [item.id, item]));
  const items: DerivedItem[] = [];
  for (const [position, { source: id, text, grade }] of made.items.entries()) {
    const source = sources.get(id);
    if (!source) throw invalid(`/items/${position}/source`, "This item is not part of the report.");
    if (text.trim() === "") throw invalid(`/items/${position}/text`, "Write the item, or leave it out.");
    const waiting = await agreementMissing(viewer, original, source);
    if (waiting.length > 0) {
      throw forbidden(
        `Item ${source.position} is S2: it may be sanitised only when its originator agrees. Ask ${waiting.join(", ")} from the report.`,
      );
    }
    const graded = isOwn(viewer, original, source) ? ownGrade : stricterGrade;
    items.push({ source, text, ...graded(viewer, source, grade, position) });
  }
  return await writeDerived(viewer, original, { title: made.title, items });
}

interface DerivedItem extends Graded {
  readonly source: ItemRow;
  readonly text: string;
}

async function writeDerived(
  viewer: Viewer,
  original: ReportRow,
  made: { readonly title: string; readonly items: readonly DerivedItem[] },
): Promise<DraftSavedWire> {
  const reportId = randomUUID();
  const reference = newReference(viewer.agency.code);
  const audience = await audienceOf(viewer, await keepersOf(viewer, viewer.agency.id, viewer.purpose));
  const now = new Date();
  await viewer.db
    .insertInto("report")
    .values({
      id: reportId,
      agency_id: viewer.agency.id,
      author_id: viewer.account.id,
      reference,
      audience_id: audience,
      state: "evaluated",
      precedence: original.precedence,
      purpose: viewer.purpose,
      classification: original.classification,
      title: made.title,
      provenance: "Sanitised from reporting held by the originator",
      information_from: original.information_from,
      information_to: original.information_to,
      derivation: "sanitised",
      evaluated_at: now,
      evaluated_by: viewer.account.id,
    })
    .execute();
  const drafts = made.items.map((item) => ({ ...recogniseItem(randomUUID(), item.text), grade: item.grade }));
  const originators = new Map(drafts.map((draft, i) => [draft.id, made.items[i]?.originators ?? []]));
  await writeItems(viewer, { id: reportId, audience }, drafts, (item) => originators.get(item.id) ?? []);
  await viewer.db
    .insertInto("derivation")
    .values(
      drafts.map((draft, i) => ({
        report_id: reportId,
        item_id: draft.id,
        source_report_id: original.id,
        source_item_id: made.items[i]?.source.id ?? "",
        audience_id: original.audience_id,
        kind: "sanitised",
      })),
    )
    .execute();
  await addEvent(viewer, {
    report: reportId,
    audience,
    act: "sanitised",
    to: "evaluated",
  });
  if (original.agency_id === viewer.agency.id) await tellSubmitter(viewer, original.id, "sanitised");
  await index(viewer, reportId);
  await releaseAuthor(viewer, reportId);
  viewer.record({ act: "combination", subjects: [reportId, original.id], detail: { what: "sanitised" } });
  return { id: reportId, reference, revision: 1, savedAt: now.toISOString() };
}

function isOwn(viewer: Viewer, report: ReportRow, item: ItemRow): boolean {
  return report.agency_id === viewer.agency.id && item.originators.every((each) => each === viewer.agency.id);
}

/** Agencies that have yet to agree before the viewer's agency sanitises this item: nobody, unless it is S2 and another's. */
export async function agreementMissing(viewer: Viewer, report: ReportRow, item: ItemRow): Promise<string[]> {
  if (item.sanitisation !== "S2" || isOwn(viewer, report, item)) return [];
  return await unagreed(viewer, report.id, item, "sanitise");
}
