/**
 * An activity as it is worked on: read whole, changed in memory, and written in one go. What was changed is marked as it is
 * changed, so that only that is written.
 */
import type { PartKind } from "../../contract/field.ts";
import type { Said, Spoken } from "./spoken.ts";

export type ActivityStateId = "draft" | "submitted" | "returned" | "accepted" | "withdrawn";

export interface Part extends Spoken {
  readonly id: string;
  readonly kind: PartKind;
  removedAt: Date | null;
  forgetAt: Date | null;
  keptBecause: string | null;
  keptAs: string | null;
  /** Since when what identifies somebody is kept. */
  createdAt: Date;
  forgottenAt: Date | null;
  person: number | null;
}

export interface Tally {
  readonly device: string;
  readonly measure: string;
  /** As the device says it; and how many of these somebody said that another device counted too. */
  quantity: number;
  less: number;
  sequence: number;
  readonly by: string;
}

export interface OpenConflict {
  readonly id: string;
  readonly part: string | null;
  readonly field: string;
  readonly kept: Said;
  other: Said;
  readonly device: string;
  sequence: number;
  chosen: "kept" | "other" | null;
}

export interface Step {
  readonly did: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** An encounter with a child or a possible victim, of which nobody knew yet. */
export interface DutyToRaise {
  readonly part: string;
  readonly child: boolean;
  readonly possibleVictim: boolean;
}

export interface ActivityDocument extends Spoken {
  readonly id: string;
  readonly agencyId: string;
  readonly agency: string;
  readonly purpose: string;
  audience: number;
  state: ActivityStateId;
  version: number;
  readonly createdBy: string;
  readonly createdAs: string;
  beganAt: Date;
  submittedAt: Date | null;
  returnedReason: string | null;
  report: { readonly id: string; readonly reference: string | null } | null;
  readonly parts: Map<string, Part>;
  readonly tallies: Map<string, Tally>;
  readonly conflicts: OpenConflict[];
  readonly steps: Step[];
  readonly touched: Touched;
}

export interface Touched {
  isNew: boolean;
  row: boolean;
  /** Who takes part, and to what it belongs. */
  agencies: boolean;
  tags: boolean;
  readonly parts: Set<string>;
  readonly tallies: Set<string>;
  readonly conflicts: Set<OpenConflict>;
  readonly newConflicts: Set<OpenConflict>;
  readonly steps: Step[];
  readonly duties: DutyToRaise[];
}

export function untouched(isNew = false): Touched {
  return {
    isNew,
    row: isNew,
    agencies: isNew,
    tags: isNew,
    parts: new Set(),
    tallies: new Set(),
    conflicts: new Set(),
    newConflicts: new Set(),
    steps: [],
    duties: [],
  };
}

export const tallyKey = (device: string, measure: string): string => `${device} ${measure}`;

/** What counts of a device's total. */
export const shareOf = ({ quantity, less }: Pick<Tally, "quantity" | "less">): number =>
  Math.max(0, quantity - less);

export function addStep(document: ActivityDocument, step: Step): void {
  document.steps.push(step);
  document.touched.steps.push(step);
}

/** Something changed: the version counts on. */
export function nextVersion(document: ActivityDocument): void {
  document.version += 1;
  document.touched.row = true;
}
