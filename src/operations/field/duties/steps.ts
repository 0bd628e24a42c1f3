/**
 * What follows where a child or a possible victim was met, in order, by when, and by which law. The hours are practitioners'
 * starting values; the law is named and not quoted.
 */
import type { DUTY_STEPS } from "../../../contract/field.ts";

export type DutyStep = (typeof DUTY_STEPS)[number];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Somebody named takes a duty within this. */
export const ACCEPT_WITHIN_MS = HOUR;

const WITHIN: Readonly<Record<DutyStep, number>> = {
  safe_now: HOUR,
  interpreter: 4 * HOUR,
  missing_child_alert: HOUR,
  local_authority: 4 * HOUR,
  consent: 2 * DAY,
  nrm_referral: 2 * DAY,
  duty_to_notify: 2 * DAY,
  contact_7: 7 * DAY,
  contact_30: 30 * DAY,
  contact_90: 90 * DAY,
};

const CONTACTS = ["contact_7", "contact_30", "contact_90"] as const;
const CHILD: readonly DutyStep[] = [
  "safe_now",
  "interpreter",
  "missing_child_alert",
  "local_authority",
  "nrm_referral",
  ...CONTACTS,
];
/** Whether an adult is referred or notified without a name follows from what they say when asked. */
const ADULT: readonly DutyStep[] = ["safe_now", "interpreter", "consent", ...CONTACTS];

export function stepsFor(child: boolean): readonly DutyStep[] {
  return child ? CHILD : ADULT;
}

/** What an adult's answer brings with it. */
export function afterConsent(outcome: string): DutyStep | null {
  if (outcome === "done") return "nrm_referral";
  return outcome === "refused" ? "duty_to_notify" : null;
}

export function stepDue(step: DutyStep, raisedAt: Date): Date {
  return new Date(raisedAt.getTime() + WITHIN[step]);
}

const CONTACT = "See how they are, whether they are safe, and whether they are still where they were placed.";

export function saysOf(step: DutyStep, child: boolean): string {
  switch (step) {
    case "safe_now":
      return "See that they are safe now: medical care, a safe place, and apart from anybody who may control them.";
    case "interpreter":
      return "Speak through an interpreter where one is needed, never through somebody who came with them.";
    case "consent":
      return "Ask whether they agree to be referred to the National Referral Mechanism. An adult is referred by consent alone; who refuses is reported without a name (Modern Slavery Act 2015 s.52).";
    case "nrm_referral":
      return child
        ? "Refer the child to the National Referral Mechanism. A child needs no consent and is never reported without a name (Modern Slavery Act 2015 s.52); where age is in doubt they are a child until it is determined (s.51)."
        : "Refer them to the National Referral Mechanism, as they agreed (Modern Slavery Act 2015 s.52), and note its reference.";
    case "duty_to_notify":
      return "Notify the Home Office of an adult who did not agree to be referred (Modern Slavery Act 2015 s.52). Nothing in it may say who they are: note its reference and nothing else.";
    case "missing_child_alert":
      return "Tell the local force and the carers that this child may go missing, and agree what is done at once if they do.";
    case "local_authority":
      return "Hand the child to the local authority's children's services, which owe a duty of care, and name the social worker.";
    case "contact_7":
    case "contact_30":
    case "contact_90":
      return `After ${step.slice("contact_".length)} days: ${CONTACT}`;
  }
}
