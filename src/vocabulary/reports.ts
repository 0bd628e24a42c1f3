/** The life of an intelligence report. */

export const REPORT_STATES = [
  "draft",
  "submitted",
  "evaluated",
  "disseminated",
  "withdrawn",
  "erased",
] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const STATE_NAME: Readonly<Record<ReportState, string>> = {
  draft: "Draft",
  submitted: "Submitted",
  evaluated: "Evaluated",
  disseminated: "Disseminated",
  withdrawn: "Withdrawn",
  erased: "Erased",
};

/** Which state may follow which. Rework returns a submission to its author as a draft. */
export const NEXT_STATES: Readonly<Record<ReportState, readonly ReportState[]>> = {
  draft: ["submitted", "erased"],
  submitted: ["draft", "evaluated", "withdrawn", "erased"],
  evaluated: ["evaluated", "disseminated", "withdrawn", "erased"],
  disseminated: ["disseminated", "withdrawn", "erased"],
  withdrawn: ["erased"],
  erased: [],
};

export const PRECEDENCES = ["immediate", "time_critical", "routine"] as const;
export type Precedence = (typeof PRECEDENCES)[number];

export const PRECEDENCE_NAME: Readonly<Record<Precedence, string>> = {
  immediate: "Immediate",
  time_critical: "Time-critical",
  routine: "Routine",
};

export const PRECEDENCE_MEANING: Readonly<Record<Precedence, string>> = {
  immediate:
    "Threat to life or of serious harm. Goes to duty desks and must be acknowledged by a named person",
  time_critical: "Loses its value within a day or so",
  routine: "Everything else",
};

/** Minutes until a desk must have acknowledged; then the clock escalates. Editable by settings, these are the defaults. */
export const ACKNOWLEDGE_WITHIN_MINUTES: Readonly<Record<Precedence, number | null>> = {
  immediate: 15,
  time_critical: 240,
  routine: null,
};

/** Government security classifications accepted here. Anything higher is refused at the door. */
export const CLASSIFICATIONS = ["OFFICIAL", "OFFICIAL-SENSITIVE"] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/** How one report comes from another. */
export const DERIVATIONS = ["sanitised", "product", "emergency_release"] as const;
export type Derivation = (typeof DERIVATIONS)[number];

/** An emergency release is reviewed within this time (DOMAIN: precedence). */
export const EMERGENCY_REVIEW_HOURS = 24;

/** A marking higher than this system accepts, wherever it is written. */
const TOO_HIGH = /(?<![A-Z])(TOP[ -]SECRET|SECRET|CONFIDENTIAL)(?![A-Z])/;

/** The marking above OFFICIAL-SENSITIVE that a text carries in capitals as markings do, or null. */
export function markingTooHigh(text: string): string | null {
  return TOO_HIGH.exec(text)?.[1] ?? null;
}
