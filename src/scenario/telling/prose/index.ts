/** What is written about each kind of event: sentences that tell it, and what its reports are called. */
import type { EventKind } from "../../world/happening.ts";
import type { PlaceSort } from "../../world/places.ts";
import { BY_ROAD } from "./by-road.ts";
import { INLAND } from "./inland.ts";
import { SMALL_BOATS } from "./small-boats.ts";

export interface Prose {
  /** Titles, without the names of people. */
  readonly titles: readonly string[];
  /** Sentences that tell the event. Each names at least one person or thing. */
  readonly tells: readonly string[];
  /** Circumstances that follow, with nobody new in them. */
  readonly adds: readonly string[];
  /** Who reports such an event, with weights; `force` is the territorial force of the place. */
  readonly reporters: readonly (readonly [agency: string, weight: number])[];
  /** How it is known; never who said it. */
  readonly provenances: readonly string[];
  /** Where a routine matter of this sort happens; events bring their own place. */
  readonly places?: readonly PlaceSort[];
  /** How the people in it were met: those not named here were spoken of by somebody else. */
  readonly met: Readonly<Record<string, "document" | "register" | "said">>;
}

export const PROSE: Readonly<Record<EventKind, Prose>> = { ...SMALL_BOATS, ...BY_ROAD, ...INLAND };
