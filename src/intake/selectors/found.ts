/** What a recogniser hands over: where in the text, what it is, and how sure. */

import type { MentionKind } from "../../vocabulary/kinds.ts";

/**
 * How sure: `certain` where a checksum or an unmistakable form says so, `likely` where form and context
 * agree, `possible` where either alone would not have been enough.
 */
export type Confidence = "certain" | "likely" | "possible";

/** A mention found in a text. Offsets are UTF-16 code units into the text given. */
export interface FoundSelector {
  readonly kind: MentionKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly properties: Readonly<Record<string, string>>;
  /** The normal form, such as `phone:+447700900123`; null where the kind or this mention has none. */
  readonly key: string | null;
  /** Whether its checksum or numbering plan accepts it; null where there is nothing to check. */
  readonly valid: boolean | null;
  readonly confidence: Confidence;
}

/** A finding before overlaps are settled: where two claim the same words, the greater weight stays. */
export interface Candidate extends Omit<FoundSelector, "text"> {
  readonly weight: number;
}

/** A selector's normal form, as people read it, and whether it checks out. */
export interface NormalForm {
  readonly key: string;
  readonly display: string;
  readonly valid: boolean | null;
}

/**
 * The weight of each finder, in one place because only their order matters: forms that hardly occur by
 * accident come before those that lean on context, and names come last.
 */
export const WEIGHT = {
  mrz: 100,
  wallet: 96,
  iban: 95,
  email: 94,
  web: 93,
  handle: 92,
  container: 90,
  account: 88,
  device: 86,
  vessel: 84,
  document: 82,
  trailer: 80,
  address: 78,
  date: 76,
  phone: 74,
  postcode: 72,
  flight: 70,
  vehicle: 68,
  vesselName: 60,
  company: 50,
  person: 40,
} as const;
