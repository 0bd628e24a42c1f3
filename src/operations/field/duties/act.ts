/** A duty is handed to a first responder, accepted by a named person there, and worked off step by step. */
import { conflict, forbidden, invalid, type Viewer } from "../../../access/index.ts";
import type { DutyWire } from "../../../contract/field.ts";
import { refuseMarkings, signature } from "../../../intelligence/index.ts";
import { readAgencies } from "../known.ts";
import { readDuty } from "./read.ts";
import { dutyAudience } from "./readers.ts";
import { ACCEPT_WITHIN_MS, afterConsent, type DutyStep, stepDue } from "./steps.ts";

/** Only a first-responder organisation may refer, so only one may be handed it. Its clock begins anew. */
export async function handDuty(viewer: Viewer, id: string, code: string): Promise<void> {
  const duty = await readDuty(viewer, id);
  requireAction(duty, "hand", "Only those who met the person hand this on.");
  const agencies = await readAgencies(viewer);
  const responder = agencies.get(code);
  if (!responder) throw invalid("/agency", `There is no agency ${code} here.`);
  if (!responder.firstResponder) {
    throw invalid(
      "/agency",
      `${responder.name} is no first-responder organisation, so it cannot refer. Choose one that is.`,
    );
  }
  if (!["safeguarding", "law_enforcement"].some((purpose) => responder.purposes.includes(purpose))) {
    throw invalid(
      "/agency",
      `${responder.name} does not act for safeguarding here. Choose another first responder.`,
    );
  }
  const audience = await dutyAudience(viewer, [agencies.get(duty.agency) ?? null, responder]);
  await viewer.db
    .updateTable("duty")
    .set({
      audience_id: audience,
      responder_id: responder.id,
      handed_as: signature(viewer),
      handed_at: new Date(),
      accepted_by: null,
      accepted_as: null,
      accepted_at: null,
      late_at: null,
      due_at: new Date(Date.now() + ACCEPT_WITHIN_MS),
    })
    .where("id", "=", id)
    .execute();
  viewer.record({ act: "disclosure", subjects: [id], detail: { what: "duty handed", to: code } });
}

export async function acceptDuty(viewer: Viewer, id: string): Promise<void> {
  const duty = await readDuty(viewer, id);
  if (duty.acceptedAt !== null) throw conflict(`${duty.acceptedBy} accepted this already.`);
  requireAction(duty, "accept", "A safeguarding lead or duty officer of the first responder accepts this.");
  const taken = await viewer.db
    .updateTable("duty")
    .set({ accepted_by: viewer.account.id, accepted_as: signature(viewer), accepted_at: new Date() })
    .where("id", "=", id)
    .where("accepted_at", "is", null)
    .executeTakeFirst();
  if (taken.numUpdatedRows === 0n) throw conflict("Somebody accepted this a moment ago.");
  viewer.record({ act: "alteration", subjects: [id], detail: { what: "duty accepted" } });
}

export interface Outcome {
  readonly outcome: "done" | "not_needed" | "refused";
  readonly note: string;
}

export async function recordStep(viewer: Viewer, id: string, step: DutyStep, said: Outcome): Promise<void> {
  refuseMarkings(["/note", said.note]);
  const duty = await readDuty(viewer, id);
  requireAction(duty, "step", "Whoever accepted this, or a colleague at that desk, records its steps.");
  if (!duty.steps.some((each) => each.step === step)) {
    throw invalid("/step", "This is no step of this duty. An adult is asked for consent first.");
  }
  checkOutcome(duty, step, said);
  await viewer.db
    .updateTable("duty_step")
    .set({
      outcome: said.outcome,
      note: said.note.trim(),
      by_account: viewer.account.id,
      by_name: signature(viewer),
      at: new Date(),
    })
    .where("duty_id", "=", id)
    .where("step", "=", step)
    .execute();
  const next = step === "consent" ? afterConsent(said.outcome) : null;
  if (next) await addStep(viewer, duty, next);
  viewer.record({
    act: "alteration",
    subjects: [id],
    detail: { what: "duty step", step, outcome: said.outcome },
  });
}

/** A reference has a digit and no words, so that no name can stand in its place. */
const REFERENCE = /^(?=.*\d)[A-Za-z0-9/-]{3,40}$/;

function checkOutcome(duty: DutyWire, step: DutyStep, { outcome, note }: Outcome): void {
  if (step === "nrm_referral" && duty.child) {
    if (outcome === "refused") {
      throw invalid(
        "/outcome",
        "A child needs no consent and is always referred (Modern Slavery Act 2015 s.52).",
      );
    }
    if (outcome === "not_needed" && duty.possibleVictim) {
      throw invalid(
        "/outcome",
        "A child who may be a victim is always referred (Modern Slavery Act 2015 s.52).",
      );
    }
  }
  if (outcome !== "done" && note.trim() === "") throw invalid("/note", "Say why.");
  if (step === "nrm_referral" && outcome === "done" && note.trim() === "") {
    throw invalid("/note", "Enter the reference of the referral.");
  }
  if (step === "duty_to_notify" && outcome === "done" && !REFERENCE.test(note.trim())) {
    throw invalid(
      "/note",
      "Enter the reference of the report and nothing else: nothing here may say who they are.",
    );
  }
  if (step === "consent" && outcome === "not_needed" && !duty.child) {
    throw invalid("/outcome", "An adult is always asked. If they are a child, say so on the activity.");
  }
}

async function addStep(viewer: Viewer, duty: DutyWire, step: DutyStep): Promise<void> {
  const { audience_id } = await viewer.db
    .selectFrom("duty")
    .select("audience_id")
    .where("id", "=", duty.id)
    .executeTakeFirstOrThrow();
  await viewer.db
    .insertInto("duty_step")
    .values({ duty_id: duty.id, audience_id, step, due_at: stepDue(step, new Date()) })
    .onConflict((on) => on.columns(["duty_id", "step"]).doNothing())
    .execute();
}

export async function closeDuty(viewer: Viewer, id: string): Promise<void> {
  const duty = await readDuty(viewer, id);
  const open = duty.steps.filter((step) => step.outcome === null);
  if (duty.closedAt !== null) throw conflict("This was closed already.");
  if (duty.actions.includes("step") && open.length > 0) {
    throw conflict(`${open.length} of its steps have no outcome yet. Record them, then close it.`);
  }
  requireAction(duty, "close", "The safeguarding lead of the first responder closes this.");
  await viewer.db
    .updateTable("duty")
    .set({ closed_at: new Date(), closed_as: signature(viewer) })
    .where("id", "=", id)
    .execute();
  viewer.record({ act: "alteration", subjects: [id], detail: { what: "duty closed" } });
}

function requireAction(duty: DutyWire, action: string, why: string): void {
  if (duty.closedAt !== null) throw conflict("This was closed already.");
  if (!duty.actions.includes(action)) throw forbidden(why);
}
