/** Which model compares which kind, and by what keys records of a kind are found. */

import { CHECKSUMS } from "./checksums.ts";
import { type Pinned, pin, type Values } from "./engine/index.ts";
import { keyOf, tellingKeysFor } from "./keys.ts";
import { personModel, thingModel } from "./models/index.ts";

/** Pairs so far below the line are still kept, for the review queue and for what may yet bring two together. */
export const KEPT_BELOW = 6;

const pinned = new Map<string, Pinned>();

/** The model of a kind; null where things of that kind are known by their normal form alone. */
export function pinnedOf(kind: string): Pinned | null {
  if (kind !== "person" && !NAMED.has(kind)) return null;
  const which = kind === "person" ? "person" : "thing";
  let found = pinned.get(which);
  if (!found) {
    found = pin(which === "person" ? personModel() : thingModel(), CHECKSUMS);
    pinned.set(which, found);
  }
  return found;
}

const NAMED: ReadonlySet<string> = new Set(["company", "premises", "vessel", "address"]);

/**
 * The weight, in bits, from which two mentions of a kind are taken to be one. Whom a report names several times is compared
 * once, by all that it says: the line is that of records in their context.
 */
export function lineOf(kind: string): number {
  const model = pinnedOf(kind)?.model;
  return model?.thresholdInContext ?? model?.threshold ?? 0;
}

/** Each line, and the kinds that it is drawn for. */
export function linesOfKinds(): ReadonlyMap<number, readonly string[]> {
  return Map.groupBy(["person", ...NAMED], lineOf);
}

/**
 * Keys as the database holds them: whole numbers as text, apart for each kind. A record is found by what is rare enough to be
 * looked for alone; a question asks by all that it knows.
 */
export function keysFor(kind: string, facts: Values, whose: "record" | "candidates" | "question"): string[] {
  const keys = pinnedOf(kind)?.keysOf(facts) ?? [];
  const wanted = whose === "candidates" ? keys.filter(({ alone }) => alone) : keys;
  return [...new Set([...wanted.map(({ key }) => keyOf(kind, key)), ...tellingKeysFor(kind, facts)])];
}
