/**
 * A scenario of one month's common work (docs/counting.md): what happened, what agencies said of it, and the true figures.
 * The same seed gives the same month.
 */
import { randomFrom } from "../random.ts";
import { TAKING_PART, type TakesPart } from "./agencies.ts";
import type { Happening } from "./happening.ts";
import { LANTERNFISH, LOCKSTREAM, type PlannedPhase } from "./plan.ts";
import type { Said } from "./said.ts";
import { tellAll } from "./telling.ts";
import { type Truth, truthOf } from "./truth.ts";
import { happenings } from "./world.ts";

export interface Lockstream {
  readonly agencies: readonly TakesPart[];
  readonly phases: readonly PlannedPhase[];
  readonly events: readonly Happening[];
  /** In the order in which it is said. */
  readonly said: readonly Said[];
  readonly truth: {
    readonly lockstream: Truth;
    readonly lanternfish: Truth;
    /** Of both operations together, each event once. */
    readonly joint: Truth;
  };
}

export function lockstream(seed: number): Lockstream {
  const random = randomFrom(seed);
  const events = happenings(random);
  return {
    agencies: TAKING_PART,
    phases: [LOCKSTREAM, LANTERNFISH],
    events,
    said: tellAll(random, events),
    truth: {
      lockstream: truthOf(events, [LOCKSTREAM]),
      lanternfish: truthOf(events, [LANTERNFISH]),
      joint: truthOf(events, [LOCKSTREAM, LANTERNFISH]),
    },
  };
}

export { COORDINATOR, FIGURES_ONLY, SECOND_COORDINATOR, TAKING_PART, type TakesPart } from "./agencies.ts";
export { daysFrom, daysTouched } from "./clock.ts";
export { type Explanation, FAULTS, type FaultExample, type FaultId, faultsOf } from "./faults.ts";
export type { Happening, Result, Twist } from "./happening.ts";
export { HEADLINE_IDS, HEADLINES, type HeadlineId, isOf } from "./headlines.ts";
export { LANTERNFISH, LOCKSTREAM, type PlannedPhase, type PlannedPillar } from "./plan.ts";
export type { Said, SaidCard, SaidRecord } from "./said.ts";
export { TRUE_PANELS, type TruePanel, type Truth } from "./truth.ts";
