/**
 * A count card: what one agency contributes about one event under one measure. It holds no personal data, has an audience of
 * its own, and belongs to those named scopes to which its owner contributed it.
 */
import type { CardState, Counted, OperationalDay } from "../../vocabulary/index.ts";

/** A card that cannot be counted. Says which and why, and nothing of what it holds. */
export class BadCard extends Error {}

export interface Card {
  /** A UUID, as the event's. */
  readonly id: string;
  readonly event: string;
  /** Measure and version, as `measureKey` writes them. */
  readonly measure: string;
  /** A whole number; money in pence. */
  readonly quantity: number;
  /** Opaque numbers of those identified, for measures that count distinct people. Others of the quantity are not identified. */
  readonly persons?: readonly number[];
  readonly day: OperationalDay;
  /** The force area; null at sea, abroad or where it was not said. */
  readonly force: string | null;
  readonly lead: string;
  /** The agency whose card it is. */
  readonly owner: string;
  /** Agencies that contributed to the event; lead and owner are among them, said or not. */
  readonly agencies: readonly string[];
  readonly mode: string | null;
  readonly direction: string | null;
  readonly threatArea: string | null;
  readonly premises: string | null;
  readonly offence: string | null;
  readonly link: string | null;
  readonly state: CardState;
  /** Operations, phases and pillars to which the event is tagged. */
  readonly tags: readonly string[];
  readonly scopes: readonly string[];
  readonly audience: number;
  /** Of a copy that is kept as it stood: for which release. It stands for the card, never beside it, and nobody reads it as theirs. */
  readonly keptFor?: string;
  /** When its owner said this version: whole microseconds. Of two that are equal otherwise, the later counts. */
  readonly changed: number;
  /** When this was committed, as a place in the order of commits. */
  readonly recorded: number;
}

/** Two records are one event. Undone by its own id, which is used once. */
export interface Join {
  readonly id: string;
  readonly one: string;
  readonly other: string;
  readonly recorded: number;
}

/** "We had nothing": a statement with an author, where a missing return is the absence of one. */
export interface NilReturn {
  readonly id: string;
  readonly agency: string;
  readonly day: OperationalDay;
  readonly scope: string;
  readonly recorded: number;
}

/** What ends a card, a join or a nil return. */
export interface Ending {
  readonly id: string;
  readonly recorded: number;
}

/** A named set of cards. Its figures are the same for everyone whom its audience admits. */
export interface Scope {
  readonly name: string;
  readonly audience: number;
  /** Figures of a scope are made safe beside those of every scope with a lower number: releases come first, oldest first. */
  readonly order: number;
}

/** By key of the measure: what it counts. */
export type Definitions = ReadonlyMap<string, Counted>;
