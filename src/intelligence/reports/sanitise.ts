/**
 * Sanitising: a new report, made from chosen items of another, that its own readers may see without ever seeing the
 * original. Who may do it, and how loosely the result may be handled, follows from the source's handling.
 */
import { randomUUID } from "node:crypto";
import { audienceOf, forbidden, invalid, requireRole, type Viewer } from "../../access/index.ts";
import type { GradeWire } from "../../contract/common.ts";
import type { DraftSavedWire } from "../../contract/reports.ts";
import {
  handlingText,
  isAtLeastAsStrict,
  markingTooHigh,
  type Purpose,
  strictest,
} from "../../vocabulary/index.ts";
import { writeItems } from "../claims.ts";
import { recogniseItem } from "../recognise.ts";
import { index } from "../search/document.ts";
import { keepersOf } from "./desks.ts";
import { newReference } from "./draft.ts";
import { checkedHandling } from "./evaluate.ts";
import { addEvent, tellSubmitter } from "./history.ts";
import { unagreed } from "./permissions.ts";
import { findReport, handlingOf, type ItemRow, itemsOf, type ReportRow, requireState } from "./report.ts";

export interface Sanitised {
  readonly title: string;
  readonly items: readonly { readonly source: string; readonly text: string; readonly grade: GradeWire }[];
}

export async function sanitiseReport(viewer: Viewer, id: string, made: Sanitised): Promise<DraftSavedWire> {
  const original = await findReport(viewer, id);
  requireRole(viewer, "sanitise a report", "intelligence_officer");
  requireState(original, "sanitise", "evaluated", "disseminated");
  const sources = new Map((await itemsOf(viewer, original.id)).map((item) => [item.id, item]));
  const items = [];
  for (const [position, item] of made.items.entries()) {
    const source = sources.get(item.source);
    if (!source) throw invalid(`/items/${position}/source`, "This item is not part of the report.");
    items.push({
      ...item,
      source,
      grade: await allowedGrade(viewer, original, source, item.grade, position),
    });
    const marking = markingTooHigh(item.text);
    if (marking)
      throw invalid(
        `/items/${position}/text`,
        `The text carries the marking ${marking}, which is too high for here.`,
      );
  }
  return await writeDerived(viewer, original, { title: made.title, items });
}

interface DerivedItem {
  readonly source: ItemRow;
  readonly text: string;
  readonly grade: GradeWire;
}

async function writeDerived(
  viewer: Viewer,
  original: ReportRow,
  made: { readonly title: string; readonly items: readonly DerivedItem[] },
): Promise<DraftSavedWire> {
  const reportId = randomUUID();
  const reference = newReference(viewer.agency.code);
  const audience = await audienceOf(
    viewer,
    await keepersOf(viewer, viewer.agency.id, original.purpose as Purpose),
  );
  const now = new Date();
  await viewer.db
    .insertInto("report")
    .values({
      id: reportId,
      agency_id: viewer.agency.id,
      unit_id: original.agency_id === viewer.agency.id ? original.unit_id : null,
      author_id: viewer.account.id,
      reference,
      audience_id: audience,
      state: "evaluated",
      precedence: original.precedence,
      purpose: original.purpose,
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
  const originators = new Map(
    drafts.map((draft, i) => [draft.id, [...(made.items[i]?.source.originators ?? [])]]),
  );
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
    reason: `from ${original.reference}`,
  });
  if (original.agency_id === viewer.agency.id) await tellSubmitter(viewer, original.id, "sanitised");
  await index(viewer, reportId);
  viewer.record({ act: "combination", subjects: [reportId, original.id], detail: { what: "sanitised" } });
  return { id: reportId, reference, revision: 1, savedAt: now.toISOString() };
}

/**
 * The owner may grade its own words anew. Anybody else inherits the source's handling at least, and needs the
 * originators' agreement where it says S2.
 */
async function allowedGrade(
  viewer: Viewer,
  original: ReportRow,
  source: ItemRow,
  grade: GradeWire,
  position: number,
): Promise<GradeWire> {
  const inherited = handlingOf(source);
  if (!inherited) throw invalid(`/items/${position}/source`, "This item has not been graded yet.");
  const own =
    original.agency_id === viewer.agency.id && source.originators.every((each) => each === viewer.agency.id);
  if (own) return { ...grade, handling: checkedHandling(grade, viewer.agency.code, position) };
  if (inherited.code === "C" && inherited.sanitisation === "S2") {
    const waiting = await unagreed(viewer, original.id, source, "sanitise");
    if (waiting.length > 0) {
      throw forbidden(
        `Item ${source.position} is S2: it may be sanitised only when its originator agrees. Ask ${waiting.join(", ")} from the report.`,
      );
    }
  }
  const asked: GradeWire["handling"] =
    grade.handling.code === "C" ? checkedHandling(grade, viewer.agency.code, position) : grade.handling;
  if (!isAtLeastAsStrict(asked, inherited)) {
    throw invalid(
      `/items/${position}/grade/handling`,
      `What is made from this item inherits its handling: ${handlingText(inherited)} at least.`,
    );
  }
  const { instructions } = strictest([inherited, asked]) as { instructions?: unknown };
  const handling =
    asked.code === "C" ? { ...asked, instructions: instructions as typeof asked.instructions } : asked;
  return { ...grade, handling };
}
