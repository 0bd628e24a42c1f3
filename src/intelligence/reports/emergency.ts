/**
 * The emergency release: where life is at risk a duty officer releases the minimum, over A1 and S2 and whatever the
 * grade. It reveals the chosen words to the chosen readers and nothing else, tells the originator in the same
 * transaction, and is reviewed within a day by somebody else.
 */
import { randomUUID } from "node:crypto";
import {
  audienceOf,
  conflict,
  forbidden,
  invalid,
  notFound,
  type Recipient,
  readersOf,
  requireRole,
  requireStepUp,
  type Viewer,
} from "../../access/index.ts";
import type { GradeWire } from "../../contract/common.ts";
import type { DraftSavedWire } from "../../contract/reports.ts";
import { EMERGENCY_REVIEW_HOURS, type Purpose } from "../../vocabulary/index.ts";
import { writeItems } from "../claims.ts";
import { refuseMarkings, textsIn } from "../markings.ts";
import { recogniseItem } from "../recognise.ts";
import { index } from "../search/document.ts";
import { storable } from "../storable.ts";
import { startClocks } from "./clocks.ts";
import { desksOf, purposeHeldBy } from "./desks.ts";
import { newReference } from "./draft.ts";
import { releaseAuthor } from "./evaluate.ts";
import { addEvent, signature } from "./history.ts";
import {
  findReport,
  gradeOf,
  handlingOf,
  type ItemRow,
  itemsOf,
  type ReportRow,
  requireState,
} from "./report.ts";

export interface EmergencyWords {
  readonly title: string;
  readonly words: readonly { readonly item: string; readonly start: number; readonly end: number }[];
  readonly recipients: readonly Recipient[];
  readonly reason: string;
}

export async function emergencyRelease(
  viewer: Viewer,
  id: string,
  release: EmergencyWords,
): Promise<DraftSavedWire> {
  const source = await findReport(viewer, id);
  requireRole(viewer, "release in an emergency", "duty_officer");
  requireState(source, "release from", "submitted", "evaluated", "disseminated");
  requireStepUp(viewer, "release this");
  refuseMarkings(...textsIn(release));
  const items = new Map((await itemsOf(viewer, source.id)).map((item) => [item.id, item]));
  const chosen = release.words.map((words, position) => choose(items, words, position));
  const { purpose } = viewer;
  const recipients = await readersOf(viewer, release.recipients, purpose);
  const own = await desksOf(viewer, viewer.agency.id, purpose, "duty_desk", "data_protection");
  const originators = await originatorDesks(viewer, source, chosen, purpose);

  const report = await writeRelease(viewer, source, storable(release.title), chosen, [
    ...recipients,
    ...own,
    ...originators,
  ]);
  await tellOriginator(viewer, source, report.id, release.reason, chosen, [...own, ...originators]);
  await startClocks(viewer, report, await agenciesWithReadingDesk(viewer, recipients));
  await index(viewer, report.id);
  await releaseAuthor(viewer, report.id);
  viewer.record({
    act: "disclosure",
    subjects: [report.id, source.id],
    detail: { what: "emergency release", why: release.reason, readers: recipients },
  });
  return { id: report.id, reference: report.reference, revision: 1, savedAt: new Date().toISOString() };
}

/** Reviewed by somebody who did not release it. */
export async function reviewRelease(viewer: Viewer, id: string, review: string): Promise<void> {
  requireRole(
    viewer,
    "review an emergency release",
    "supervisor",
    "intelligence_officer",
    "data_protection_officer",
  );
  refuseMarkings(["/review", review]);
  const known = await viewer.db
    .selectFrom("emergency_release")
    .select(["report_id", "released_by", "reviewed_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!known) throw notFound("emergency release");
  if (known.reviewed_at) throw conflict("This release was reviewed already.");
  if (known.released_by === viewer.account.id)
    throw forbidden("You released this, so somebody else reviews it.");
  await viewer.db
    .updateTable("emergency_release")
    .set({ reviewed_at: new Date(), reviewed_by: viewer.account.id, reviewed_as: signature(viewer), review })
    .where("id", "=", id)
    .execute();
  viewer.record({
    act: "alteration",
    subjects: [known.report_id, id],
    detail: { what: "emergency release reviewed" },
  });
}

interface Chosen {
  readonly item: ItemRow;
  readonly text: string;
}

function choose(
  items: ReadonlyMap<string, ItemRow>,
  words: EmergencyWords["words"][number],
  position: number,
): Chosen {
  const item = items.get(words.item);
  if (!item) throw invalid(`/words/${position}/item`, "This item is not part of the report.");
  const text = item.text.slice(words.start, words.end);
  if (words.end > item.text.length || text.trim() === "") {
    throw invalid(`/words/${position}`, "Choose the words to release from the item's text.");
  }
  if (!text.isWellFormed()) {
    throw invalid(`/words/${position}`, "The choice cuts a character in two. Choose whole words.");
  }
  return { item, text };
}

async function writeRelease(
  viewer: Viewer,
  source: ReportRow,
  title: string,
  chosen: readonly Chosen[],
  readers: readonly number[],
): Promise<ReportRow> {
  const id = randomUUID();
  const audience = await audienceOf(viewer, readers);
  const now = new Date();
  await viewer.db
    .insertInto("report")
    .values({
      id,
      agency_id: viewer.agency.id,
      author_id: viewer.account.id,
      reference: newReference(viewer.agency.code),
      audience_id: audience,
      state: "disseminated",
      precedence: "immediate",
      purpose: viewer.purpose,
      classification: source.classification,
      title,
      provenance: "Released in an emergency from reporting held by the originator",
      derivation: "emergency_release",
      evaluated_at: now,
      disseminated_at: now,
    })
    .execute();
  const codes = await agencyCodes(viewer);
  const drafts = chosen.map(({ item, text }) => ({
    ...recogniseItem(randomUUID(), text),
    grade: releasedGrade(item, codes.get(item.originators[0] ?? source.agency_id) ?? ""),
  }));
  const originators = new Map(drafts.map((draft, i) => [draft.id, chosen[i]?.item.originators ?? []]));
  await writeItems(viewer, { id, audience }, drafts, (item) => originators.get(item.id) ?? []);
  await viewer.db
    .insertInto("derivation")
    .values(
      drafts.map((draft, i) => ({
        report_id: id,
        item_id: draft.id,
        source_report_id: source.id,
        source_item_id: chosen[i]?.item.id ?? "",
        audience_id: source.audience_id,
        kind: "emergency_release",
      })),
    )
    .execute();
  await addEvent(viewer, { report: id, audience, act: "released in an emergency", to: "disseminated" });
  return await findReport(viewer, id);
}

/** The codes go with the words. The instructions are words of their own, which nobody chose: they stay with the source. */
function releasedGrade(item: ItemRow, originator: string): GradeWire | null {
  const grade = gradeOf(item);
  if (grade?.handling.code !== "C") return grade;
  const text = `Released where life is at risk, and for that alone. Ask ${originator} before any other use.`;
  return { ...grade, handling: { ...grade.handling, instructions: [{ originator, text }] } };
}

async function tellOriginator(
  viewer: Viewer,
  source: ReportRow,
  report: string,
  reason: string,
  chosen: readonly Chosen[],
  readers: readonly number[],
): Promise<void> {
  const overrode = new Set(
    chosen.flatMap(({ item }) => {
      const handling = handlingOf(item);
      return handling?.code === "C" ? [handling.action, handling.sanitisation] : [];
    }),
  );
  await viewer.db
    .insertInto("emergency_release")
    .values({
      id: randomUUID(),
      report_id: report,
      source_id: source.id,
      audience_id: await audienceOf(viewer, readers),
      released_by: viewer.account.id,
      released_as: signature(viewer),
      reason,
      overrode: [...overrode].sort(),
      review_due_at: new Date(Date.now() + EMERGENCY_REVIEW_HOURS * 3_600_000),
    })
    .execute();
}

/** Units and duty desks of everyone whose words these are, under a purpose that they hold. */
async function originatorDesks(
  viewer: Viewer,
  source: ReportRow,
  chosen: readonly Chosen[],
  purpose: Purpose,
): Promise<number[]> {
  const agencies = new Set([source.agency_id, ...chosen.flatMap(({ item }) => item.originators)]);
  const readers: number[] = [];
  for (const agency of agencies) {
    const held = await purposeHeldBy(viewer, agency, purpose);
    readers.push(...(await desksOf(viewer, agency, held, "intelligence_unit", "duty_desk")));
  }
  return readers;
}

/** Agencies whose duty desk is among the chosen readers: a desk that may not read the words has nothing to acknowledge. */
async function agenciesWithReadingDesk(viewer: Viewer, readers: readonly number[]): Promise<string[]> {
  const rows = await viewer.db
    .selectFrom("reader as r")
    .leftJoin("team as t", "t.id", "r.team_id")
    .select("r.agency_id")
    .distinct()
    .where("r.id", "in", [...readers])
    .where((at) => at.or([at("t.kind", "is", null), at("t.kind", "=", "duty_desk")]))
    .execute();
  return rows.map((row) => row.agency_id);
}

async function agencyCodes(viewer: Viewer): Promise<ReadonlyMap<string, string>> {
  const rows = await viewer.db.selectFrom("agency").select(["id", "code"]).execute();
  return new Map(rows.map(({ id, code }) => [id, code]));
}
