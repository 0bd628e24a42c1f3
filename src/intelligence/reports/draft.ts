/** Drafts: made, kept at every pause in writing, discarded. A draft is its author's alone. */
import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import {
  audienceOf,
  conflict,
  type FieldError,
  forbidden,
  holds,
  invalid,
  Refusal,
  requireRole,
  type Viewer,
} from "../../access/index.ts";
import type { DraftSavedWire, ReportDraftWire } from "../../contract/reports.ts";
import { CLASSIFICATIONS, operationalDayOf, partialDateProblem } from "../../vocabulary/index.ts";
import { writeItems } from "../claims.ts";
import { markingErrors, textsIn } from "../markings.ts";
import { storable } from "../storable.ts";
import { purposeHeldBy } from "./desks.ts";
import { findReport, isKept, lockReport, type ReportRow, requireState } from "./report.ts";

export async function createDraft(viewer: Viewer, written: ReportDraftWire): Promise<DraftSavedWire> {
  requireRole(
    viewer,
    "write a report",
    "officer",
    "supervisor",
    "intelligence_officer",
    "duty_officer",
    "analyst",
    "single_point_of_contact",
    "coordinator",
    "safeguarding_lead",
  );
  const draft = storable(written);
  await checkDraft(viewer, draft);
  const id = randomUUID();
  const reference = newReference(viewer.agency.code);
  const audience = await audienceOf(viewer, []);
  await viewer.db
    .insertInto("report")
    .values({
      id,
      agency_id: viewer.agency.id,
      author_id: viewer.account.id,
      reference,
      audience_id: audience,
      state: "draft",
      ...columns(draft),
    })
    .execute();
  await writeItems(viewer, { id, audience }, draft.items);
  await writeRequirements(viewer, { id, audience }, draft.requirements);
  viewer.record({ act: "collection", subjects: [id], detail: { what: "draft begun" } });
  return { id, reference, revision: 1, savedAt: new Date().toISOString() };
}

export async function saveDraft(
  viewer: Viewer,
  id: string,
  written: ReportDraftWire,
): Promise<DraftSavedWire> {
  const report = await findAuthored(viewer, id);
  requireState(report, "edit", "draft");
  const draft = storable(written);
  await checkDraft(viewer, draft);
  const revision = (draft.revision ?? 0) + 1;
  const saved = await viewer.db
    .updateTable("report")
    .set({ ...columns(draft), revision, changed_at: new Date() })
    .where("id", "=", report.id)
    .where("revision", "=", draft.revision ?? 0)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) {
    throw conflict(
      "This draft was saved elsewhere since you opened it. Your words are kept here: compare, then save again.",
    );
  }
  const target = { id: report.id, audience: report.audience_id };
  await writeItems(viewer, target, draft.items);
  await writeRequirements(viewer, target, draft.requirements);
  viewer.record({ act: "alteration", subjects: [report.id], detail: { what: "draft saved" } });
  return { id: report.id, reference: report.reference, revision, savedAt: new Date().toISOString() };
}

/** A draft that was never submitted leaves nothing behind. */
export async function discardDraft(viewer: Viewer, id: string): Promise<void> {
  const report = await findAuthored(viewer, id);
  requireState(report, "discard", "draft");
  if (isKept(report)) {
    throw forbidden(
      "This draft was submitted before, so it is kept. Your data protection officer can erase it.",
    );
  }
  await viewer.db.deleteFrom("report").where("id", "=", report.id).execute();
  viewer.record({ act: "erasure", subjects: [report.id], detail: { what: "draft discarded" } });
}

/** The report of which the viewer is the author, kept from changing until this transaction ends. */
export async function findAuthored(viewer: Viewer, id: string): Promise<ReportRow> {
  const report = await findReport(viewer, id);
  if (report.author_id === viewer.account.id) return await lockReport(viewer, report);
  if (holds(viewer, "intelligence_officer")) {
    throw forbidden("This draft is its author's to change. It was returned to them.");
  }
  throw forbidden("Only its author can change this draft.");
}

/** Crockford's base 32 without the letters that are misread: references are random, so that none tells how many there are. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export function newReference(agencyCode: string): string {
  const year = operationalDayOf(new Date()).slice(0, 4);
  const letters = [...randomBytes(7)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  return `${agencyCode}-${year}-${letters}`;
}

function columns(draft: ReportDraftWire) {
  return {
    title: draft.title,
    precedence: draft.precedence,
    purpose: draft.purpose,
    classification: draft.classification,
    provenance: draft.provenance,
    authored: draft.authored,
    information_from: draft.informationFrom,
    information_to: draft.informationTo,
  };
}

/** A draft may be unfinished, but nothing above OFFICIAL-SENSITIVE is kept even for a moment. */
async function checkDraft(viewer: Viewer, draft: ReportDraftWire): Promise<void> {
  if (!(CLASSIFICATIONS as readonly string[]).includes(draft.classification)) {
    throw invalid(
      "/classification",
      `This system holds nothing above OFFICIAL-SENSITIVE. Do not enter ${draft.classification} material here.`,
    );
  }
  const errors: FieldError[] = markingErrors(textsIn(draft));
  for (const field of ["informationFrom", "informationTo"] as const) {
    const problem = partialDateProblem(draft[field]);
    if (problem) errors.push({ pointer: `/${field}`, message: problem });
  }
  if ((await purposeHeldBy(viewer, viewer.agency.id, draft.purpose)) !== draft.purpose) {
    errors.push({ pointer: "/purpose", message: "Your agency does not act under this purpose" });
  }
  if (errors.length > 0) {
    throw new Refusal("invalid", errors.map((each) => each.message).join(". "), { errors });
  }
}

async function writeRequirements(
  viewer: Viewer,
  report: { id: string; audience: number },
  requirements: readonly string[],
): Promise<void> {
  await viewer.db.deleteFrom("requirement_answer").where("report_id", "=", report.id).execute();
  if (requirements.length === 0) return;
  // Only requirements the author may read are linked; an unknown id is passed over as if it were not there.
  await viewer.db
    .insertInto("requirement_answer")
    .columns(["requirement_id", "report_id", "audience_id", "linked_by"])
    .expression((builder) =>
      builder
        .selectFrom("requirement")
        .where("id", "in", [...requirements])
        .select([
          "id",
          sql<string>`${report.id}::uuid`.as("report_id"),
          sql<number>`${report.audience}::int`.as("audience_id"),
          sql<string>`${viewer.account.id}::uuid`.as("linked_by"),
        ]),
    )
    .execute();
}
