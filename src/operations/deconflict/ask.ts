/**
 * Asked before action. What the asker may read is shown at once; beyond that the answer names whom to contact, where a holder
 * allows it, and otherwise is always the same words. What is hidden is looked for later, by a job, and changes nothing here.
 */
import { randomUUID } from "node:crypto";
import { audienceOf, forbidden, invalid, Refusal, readerOf, type Viewer } from "../../access/index.ts";
import type { GivenWire, MatchWire } from "../../contract/checks.ts";
import type {
  ContactWire,
  DeconflictionAnswerWire,
  NewDeconflictionWire,
  SubjectWire,
} from "../../contract/deconflict.ts";
import { check, countCheck, type Pace, understand } from "../../identity/index.ts";
import { refuseMarkings, signature, textsIn } from "../../intelligence/index.ts";
import { findTasking, type TaskingRow } from "../plan/tasking/row.ts";
import { addStep } from "../plan/tasking/step.ts";
import { aboutOf } from "./about.ts";
import { mayDeconflict } from "./authority.ts";
import { confirmBy as dueFor } from "./confirm-by.ts";
import { overlapsOf } from "./overlaps.ts";
import { saysOf } from "./says.ts";

export async function deconflict(
  viewer: Viewer,
  tasking: string,
  { subjects }: NewDeconflictionWire,
  pace: Pace,
): Promise<DeconflictionAnswerWire> {
  refuseMarkings(...textsIn({ subjects }));
  const found = await findTasking(viewer, tasking);
  if (!mayDeconflict(viewer, found)) {
    throw forbidden(
      "Deconfliction is asked by coordinators, supervisors, duty officers and intelligence officers of the agencies that take part, before a tasking is over.",
    );
  }
  const given = subjects.map(givenOf);
  const id = randomUUID();
  const askedAt = new Date();
  const confirmBy = dueFor(askedAt, found.starts_at);
  const holdings = await holdingsSearched(viewer);
  const seen = await seenOf(viewer, { id, tasking: found, subjects, given }, pace);
  const overlaps = await overlapsOf(viewer, found);
  await keep(viewer, { id, tasking: found, subjects, askedAt, confirmBy, holdings, contacts: seen.contacts });
  await addStep(viewer, found, "deconfliction asked");
  viewer.record({
    act: "consultation",
    subjects: [id, tasking, ...overlaps.map((each) => each.id)],
    detail: { what: "deconfliction", subjects: subjects.length },
  });
  return {
    id,
    askedAt: askedAt.toISOString(),
    confirmBy: confirmBy.toISOString(),
    says: saysOf({ askedAt, confirmBy, holdings, contacts: seen.contacts }),
    holdings,
    ...seen,
    overlaps,
  };
}

/** As the check understands it; what it cannot read is refused under the subject it stands in. */
function givenOf({ kind, text, birthDate }: SubjectWire, position: number): GivenWire {
  if (kind !== "person" && birthDate !== undefined) {
    throw invalid(`/subjects/${position}/birthDate`, "Only a person is born");
  }
  const given =
    kind === "person"
      ? { name: text, ...(birthDate?.trim() ? { birthDate } : {}) }
      : { identifiers: [text.trim()] };
  try {
    understand(given);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const field = error.errors[0]?.pointer === "/given/birthDate" ? "birthDate" : "text";
    throw invalid(`/subjects/${position}/${field}`, error.message);
  }
  return given;
}

interface Asking {
  readonly id: string;
  readonly tasking: TaskingRow;
  readonly subjects: readonly SubjectWire[];
  readonly given: readonly GivenWire[];
}

/** One check for each subject, at the pace of all checks. Asking about place and time alone counts as one too. */
async function seenOf(viewer: Viewer, { id, tasking, subjects, given }: Asking, pace: Pace) {
  const incident = `Tasking ${tasking.id}`;
  const understood: DeconflictionAnswerWire["understood"] = [];
  const contacts: ContactWire[] = [];
  const matches: { about: string; match: MatchWire }[] = [];
  let more = false;
  if (subjects.length === 0) {
    const asked = { facts: {}, selectors: [] };
    await countCheck(viewer, { given: {}, incident, asked, deconfliction: id }, pace);
  }
  for (const [position, subject] of subjects.entries()) {
    const about = aboutOf(subject);
    const answer = await check(viewer, { given: given[position] ?? {}, incident }, pace, id);
    understood.push({ about, says: answer.understood });
    contacts.push(...answer.elsewhere.map((each) => ({ ...each, about, note: null })));
    matches.push(...answer.matches.map((match) => ({ about, match })));
    more ||= answer.more;
  }
  return { understood, contacts, matches, more };
}

/** Every agency that acts under this purpose, whatever it holds. */
async function holdingsSearched(viewer: Viewer): Promise<string> {
  const rows = await viewer.db.selectFrom("agency").select(["code", "purposes"]).orderBy("code").execute();
  return rows
    .filter(({ purposes }) => purposes.includes(viewer.purpose))
    .map(({ code }) => code)
    .join(", ");
}

interface Kept extends Omit<Asking, "given"> {
  readonly askedAt: Date;
  readonly confirmBy: Date;
  readonly holdings: string;
  readonly contacts: readonly ContactWire[];
}

/** With whom the asker reads as, so that the job can look for what was hidden from them. */
async function keep(viewer: Viewer, kept: Kept): Promise<void> {
  const { place_kind, area, place_code, place, starts_at, ends_at } = kept.tasking;
  const own = await readerOf(viewer, viewer.agency.id, null, viewer.purpose);
  await viewer.db
    .insertInto("deconfliction")
    .values({
      id: kept.id,
      tasking_id: kept.tasking.id,
      audience_id: await audienceOf(viewer, [own]),
      agency_id: viewer.agency.id,
      asked_by: viewer.account.id,
      asked_as: signature(viewer),
      asked_at: kept.askedAt,
      purpose: viewer.purpose,
      readers: [...viewer.readers],
      subjects: JSON.stringify(kept.subjects),
      place_kind,
      area,
      place_code,
      place,
      starts_at,
      ends_at,
      holdings: kept.holdings,
      disclosed: JSON.stringify(kept.contacts),
      confirm_by: kept.confirmBy,
    })
    .execute();
}
