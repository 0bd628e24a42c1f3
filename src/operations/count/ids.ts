/** UUIDs, each kept once as four numbers and known by a small one: a Map of a million strings is slower by far, and larger. */
import { larger } from "./dictionary.ts";

export interface Ids {
  length: number;
  /** By code: four numbers of 32 bits. */
  words: Int32Array;
  /** An open table of codes plus one; 0 is free. UUIDs are random, so that their own bits are the digest. */
  table: Int32Array;
}

export function createIds(): Ids {
  return { length: 0, words: new Int32Array(4 * 1024), table: new Int32Array(4 * 1024) };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(id: string): boolean {
  return UUID.test(id);
}

/** The code of a UUID in its usual form, in small letters. */
export function internId(ids: Ids, id: string): number {
  const [a, b, c, d] = wordsOf(id);
  return internWords(ids, a, b, c, d);
}

/** Its code, or -1 where it is not known. */
export function codeOfId(ids: Ids, id: string): number {
  if (!isId(id)) return -1;
  const [a, b, c, d] = wordsOf(id);
  return (ids.table[placeOf(ids, a, b, c, d)] as number) - 1;
}

export function internWords(ids: Ids, a: number, b: number, c: number, d: number): number {
  const at = placeOf(ids, a, b, c, d);
  const known = ids.table[at] as number;
  if (known !== 0) return known - 1;
  const code = ids.length++;
  ids.words[4 * code] = a;
  ids.words[4 * code + 1] = b;
  ids.words[4 * code + 2] = c;
  ids.words[4 * code + 3] = d;
  ids.table[at] = code + 1;
  if (4 * ids.length === ids.words.length) grow(ids);
  return code;
}

export function idOf({ words }: Ids, code: number): string {
  let hex = "";
  for (let at = 4 * code; at < 4 * code + 4; at++) {
    hex += ((words[at] as number) >>> 0).toString(16).padStart(8, "0");
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** As the texts would be compared. */
export function isBefore({ words }: Ids, one: number, other: number): boolean {
  for (let at = 0; at < 4; at++) {
    const [a, b] = [(words[4 * one + at] as number) >>> 0, (words[4 * other + at] as number) >>> 0];
    if (a !== b) return a < b;
  }
  return false;
}

function wordsOf(id: string): [number, number, number, number] {
  const hex = id.replaceAll("-", "");
  const word = (from: number) => Number.parseInt(hex.slice(from, from + 8), 16) | 0;
  return [word(0), word(8), word(16), word(24)];
}

function placeOf({ words, table }: Ids, a: number, b: number, c: number, d: number): number {
  const mask = table.length - 1;
  let at = digestOf(a, d) & mask;
  for (;;) {
    const code = table[at] as number;
    if (code === 0) return at;
    const from = 4 * (code - 1);
    if (words[from] === a && words[from + 3] === d && words[from + 1] === b && words[from + 2] === c)
      return at;
    at = (at + 1) & mask;
  }
}

function digestOf(first: number, last: number): number {
  const mixed = first ^ Math.imul(last, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

function grow(ids: Ids): void {
  ids.words = larger(ids.words, ids.words.length * 4);
  ids.table = new Int32Array(ids.words.length);
  const { words, table } = ids;
  const mask = table.length - 1;
  // All are different: no two have to be compared.
  for (let code = 0; code < ids.length; code++) {
    let at = digestOf(words[4 * code] as number, words[4 * code + 3] as number) & mask;
    while (table[at] !== 0) at = (at + 1) & mask;
    table[at] = code + 1;
  }
}
