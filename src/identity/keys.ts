/** Keys as 63-bit whole numbers, written as text: JavaScript's own numbers end at 53 bits. */
import { createHash } from "node:crypto";
import { nameParts } from "../intelligence/search/keys/index.ts";
import type { Values } from "./engine/index.ts";

const KINDS: Readonly<Record<string, bigint>> = {
  person: 1n,
  company: 2n,
  premises: 3n,
  vessel: 4n,
  address: 5n,
};
const TELLING = 255n;
const SHIFT = 54n;

/** The engine's key of a record, apart for each kind. */
export function keyOf(kind: string, key: number): string {
  return String(((KINDS[kind] ?? 0n) << SHIFT) | BigInt(key));
}

const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Keys that tell so much that whoever shares one is asked about: two parts of a name, by their consonants, with a whole date
 * of birth. A name alone, or a date alone, tells nothing.
 */
export function tellingKeysFor(kind: string, facts: Values): string[] {
  const born = facts.birth_date ?? "";
  if (kind !== "person" || !FULL_DATE.test(born)) return [];
  const parts = [...new Set(nameParts(facts.name ?? "").map(consonants))].filter((part) => part !== "");
  const keys: string[] = [];
  for (const [i, a] of parts.entries()) {
    for (const b of parts.slice(i + 1)) keys.push(telling([a, b].sort().join(" "), born));
  }
  return keys.slice(0, 15);
}

function telling(...words: readonly string[]): string {
  const digest = createHash("sha256").update(words.join("|")).digest().readBigUInt64BE();
  return String((TELLING << SHIFT) | (digest & ((1n << SHIFT) - 1n)));
}

function consonants(part: string): string {
  const first = part.slice(0, 1);
  return `${first}${part.slice(1).replaceAll(/[aeiouyhw]/g, "")}`.replaceAll(/(.)\1+/g, "$1");
}
