/** How an activity stands, in words. */
import type { ActivityWire, DutyWire } from "../../../src/contract/field.ts";

export const STATES: readonly {
  readonly id: ActivityWire["state"];
  readonly name: string;
  readonly tone?: string;
}[] = [
  { id: "draft", name: "Draft", tone: "draft" },
  { id: "submitted", name: "To look at", tone: "late" },
  { id: "returned", name: "Returned", tone: "late" },
  { id: "accepted", name: "Accepted", tone: "done" },
  { id: "withdrawn", name: "Withdrawn" },
];

export function stateOf(id: string): { readonly name: string; readonly tone?: string } {
  return STATES.find((each) => each.id === id) ?? { name: id };
}

export const STEP_NAMES: Readonly<Record<DutyWire["steps"][number]["step"], string>> = {
  safe_now: "Safe now",
  interpreter: "Interpreter",
  consent: "Consent",
  nrm_referral: "Referral to the NRM",
  duty_to_notify: "Duty-to-notify report",
  missing_child_alert: "Missing-child alert",
  local_authority: "Local authority told",
  contact_7: "Contact after 7 days",
  contact_30: "Contact after 30 days",
  contact_90: "Contact after 90 days",
};

export const DID_WORDS: Readonly<Record<string, string>> = {
  submitted: "Submitted",
  returned: "Returned",
  accepted: "Accepted",
  amended: "Amended",
  withdrawn: "Withdrawn",
  report: "Draft report made of the notes",
};
