/**
 * What a mention is found by. A selector has one normal form. A name has, for each of its parts, the part itself, the
 * part with any one letter left out (two spellings that share such a key differ by at most one letter each: Damerau's
 * edits, found by exact look-up, after Garbe's symmetric deletes), and its consonants, because scripts that omit vowels
 * come back with any. Keys depend on the mention alone, so what is found never depends on what is hidden.
 */
import { asWrittenKey, normaliseSelector } from "../../../intake/selectors/index.ts";

/** Kinds whose words are names, found also when misspelt. */
const NAMED: ReadonlySet<string> = new Set([
  "person",
  "company",
  "vessel",
  "premises",
  "place",
  "handle",
  "address",
]);
const SHORTEST_MISSPELT = 4;
const LONGEST = 40;

export function selectorKeyOf(
  kind: string,
  properties: Readonly<Record<string, string>>,
  text: string,
): string | null {
  for (const written of [text, ...Object.values(properties)]) {
    const normal = normaliseSelector(kind, written);
    if (normal) return normal.key;
  }
  return asWrittenKey(kind, text);
}

export function searchKeysOf(kind: string, text: string, key: string | null): string[] {
  const keys = new Set<string>();
  if (key !== null) keys.add(`k:${key}`);
  if (NAMED.has(kind)) for (const part of nameParts(text)) for (const each of spellings(part)) keys.add(each);
  return [...keys];
}

/** The parts of a name, without accents, in lower case. */
export function nameParts(text: string): string[] {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 1 && part.length <= LONGEST);
}

/** Keys of one part of a name: itself, itself less any one letter, its consonants. */
export function spellings(part: string): string[] {
  const keys = new Set([`n:${part}`]);
  if (part.length >= SHORTEST_MISSPELT) {
    for (let i = 0; i < part.length; i++) keys.add(`n:${part.slice(0, i)}${part.slice(i + 1)}`);
    const consonants = skeleton(part);
    if (consonants.length >= 3) keys.add(`c:${consonants}`);
  }
  return [...keys];
}

function skeleton(part: string): string {
  return part.replaceAll(/[aeiouy]/g, "").replaceAll(/(.)\1+/g, "$1");
}
