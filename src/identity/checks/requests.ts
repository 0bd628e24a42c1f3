/** "Do you hold anything on this?": asked of one holder, with a clock, and answered with hit, no hit, or let us talk. */
import { randomUUID } from "node:crypto";
import {
  audienceOf,
  conflict,
  forbidden,
  holds,
  invalid,
  notFound,
  requireRole,
  type Viewer,
} from "../../access/index.ts";
import type { GivenWire, NewRequestAnswerWire, NewRequestWire } from "../../contract/checks.ts";
import { keepersOf, refuseMarkings, signature } from "../../intelligence/index.ts";
import type { RoleId } from "../../vocabulary/index.ts";
import { heldElsewhere } from "./elsewhere.ts";

/** A holder is expected to answer within this. */
export const ANSWER_WITHIN_HOURS = 24;
const HOUR = 3_600_000;

/** Those who may ask any agency, and who answer for their own. */
export const SPEAKS_FOR_AGENCY: readonly RoleId[] = ["intelligence_officer", "single_point_of_contact"];

/** About a check of one's own. Whoever does not speak for their agency asks those that the check named. */
export async function askHolder(
  viewer: Viewer,
  { check: id, agency, question }: NewRequestWire,
): Promise<{ id: string; dueAt: string }> {
  refuseMarkings(["/question", question]);
  const check = await viewer.db
    .selectFrom("holding_check")
    .select(["id", "incident", "given", "facts", "selectors", "purpose"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!check || check.purpose !== viewer.purpose) throw notFound("check");
  const holder = await viewer.db
    .selectFrom("agency")
    .select(["id", "code", "name", "purposes"])
    .where("code", "=", agency)
    .executeTakeFirst();
  if (!holder) throw invalid("/agency", `There is no agency ${agency} here.`);
  if (holder.id === viewer.agency.id) {
    throw invalid("/agency", "This is your own agency. Ask your intelligence unit.");
  }
  if (!holds(viewer, ...SPEAKS_FOR_AGENCY)) {
    const facts = check.facts as Record<string, string>;
    const named = await heldElsewhere(viewer, { facts, selectors: check.selectors });
    if (!named.some((each) => each.agency === holder.code)) {
      throw forbidden(
        "You can ask agencies that your check named. To ask another, go to your intelligence unit or single point of contact.",
      );
    }
  }
  if (!holder.purposes.includes(viewer.purpose)) {
    throw invalid("/agency", `${holder.name} does not act under this purpose, so it cannot be asked.`);
  }
  const open = await viewer.db
    .selectFrom("holding_request")
    .select("id")
    .where("check_id", "=", check.id)
    .where("holder_agency", "=", holder.id)
    .executeTakeFirst();
  if (open) throw conflict(`${holder.name} was asked about this check already.`);
  const request = randomUUID();
  const due = new Date(Date.now() + ANSWER_WITHIN_HOURS * HOUR);
  const asking = await keepersOf(viewer, viewer.agency.id, viewer.purpose);
  const answering = await keepersOf(viewer, holder.id, viewer.purpose);
  await viewer.db
    .insertInto("holding_request")
    .values({
      id: request,
      audience_id: await audienceOf(viewer, [...asking, ...answering]),
      check_id: check.id,
      asked_agency: viewer.agency.id,
      asked_by: viewer.account.id,
      asked_as: signature(viewer),
      holder_agency: holder.id,
      incident: check.incident,
      given: JSON.stringify(check.given as GivenWire),
      question,
      due_at: due,
    })
    .execute();
  viewer.record({
    act: "disclosure",
    subjects: [request, check.id],
    detail: { what: "holder asked", holder: holder.code, incident: check.incident },
  });
  return { id: request, dueAt: due.toISOString() };
}

export async function answerHolding(
  viewer: Viewer,
  id: string,
  { answer, note }: NewRequestAnswerWire,
): Promise<void> {
  requireRole(viewer, "answer for your agency", ...SPEAKS_FOR_AGENCY);
  refuseMarkings(["/note", note]);
  if (answer === "talk" && note.trim() === "") throw invalid("/note", "Say whom to call, and how");
  const known = await viewer.db
    .selectFrom("holding_request")
    .select("holder_agency")
    .where("id", "=", id)
    .executeTakeFirst();
  if (!known || known.holder_agency !== viewer.agency.id) throw notFound("request");
  const answered = await viewer.db
    .updateTable("holding_request")
    .set({
      answer,
      note: note.trim(),
      answered_by: viewer.account.id,
      answered_as: signature(viewer),
      answered_at: new Date(),
    })
    .where("id", "=", id)
    .where("answer", "is", null)
    .executeTakeFirst();
  if (answered.numUpdatedRows === 0n) throw conflict("This request was answered already.");
  viewer.record({ act: "disclosure", subjects: [id], detail: { what: "request answered", answer } });
}
