/** Words, sets of words and combinations of codes, each kept once and known by a small number. */
import { BadCard } from "./card.ts";

export interface Dictionary {
  readonly codes: Map<string, number>;
  readonly values: string[];
}

/** Code 0 is what was not said. */
export function createDictionary(): Dictionary {
  return { codes: new Map([["", 0]]), values: [""] };
}

export function intern({ codes, values }: Dictionary, value: string): number {
  const known = codes.get(value);
  if (known !== undefined) return known;
  codes.set(value, values.length);
  return values.push(value) - 1;
}

/** Sets of codes; set 0 is empty. */
export interface Sets {
  readonly codes: Map<string, number>;
  readonly members: Int32Array[];
}

export function createSets(): Sets {
  return { codes: new Map([["", 0]]), members: [new Int32Array(0)] };
}

export function internSet({ codes, members }: Sets, of: Iterable<number>): number {
  const sorted = Int32Array.from(new Set(of)).sort();
  const key = sorted.join();
  const known = codes.get(key);
  if (known !== undefined) return known;
  codes.set(key, members.length);
  return members.push(sorted) - 1;
}

/**
 * Combinations of codes. Filters are decided and sums are kept once for each combination instead of once for each card: a
 * million cards have some ten thousand combinations of measure, day, mode and direction.
 */
export interface Tuples {
  /** Bits of each part. */
  readonly bits: readonly number[];
  /** By part, then by code. */
  readonly parts: Int32Array[];
  length: number;
  /** By code: its parts as one whole number. */
  keys: Float64Array;
  /** An open table of codes plus one, by a digest of the key; 0 is free. A Map of numbers this large is slower by half. */
  table: Int32Array;
}

export function createTuples(bits: readonly number[]): Tuples {
  if (bits.reduce((sum, each) => sum + each, 0) > 53)
    throw new Error("a combination must fit a whole number");
  return {
    bits,
    parts: bits.map(() => new Int32Array(64)),
    length: 0,
    keys: new Float64Array(64),
    table: new Int32Array(256),
  };
}

export function internTuple(tuples: Tuples, values: readonly number[]): number {
  let key = 0;
  for (let part = 0; part < values.length; part++) {
    const limit = 2 ** (tuples.bits[part] as number);
    const value = values[part] as number;
    if (value >= limit) throw new BadCard(`more than ${limit} different words in one dimension`);
    key = key * limit + value;
  }
  const at = placeOf(tuples, key);
  const known = tuples.table[at] as number;
  if (known !== 0) return known - 1;
  const code = tuples.length++;
  for (let part = 0; part < values.length; part++) {
    (tuples.parts[part] as Int32Array)[code] = values[part] as number;
  }
  tuples.keys[code] = key;
  tuples.table[at] = code + 1;
  if (tuples.length === tuples.keys.length) grow(tuples);
  return code;
}

/** Where the key lies in the table, or where it would. */
function placeOf({ table, keys }: Tuples, key: number): number {
  const mask = table.length - 1;
  let at = (Math.imul(key % 0x7fffffff, 0x9e3779b1) ^ Math.imul(key / 0x7fffffff, 0x85ebca6b)) >>> 0;
  at = (at ^ (at >>> 15)) & mask;
  while (table[at] !== 0 && keys[(table[at] as number) - 1] !== key) at = (at + 1) & mask;
  return at;
}

function grow(tuples: Tuples): void {
  const length = tuples.length * 2;
  tuples.parts.forEach((part, at) => {
    tuples.parts[at] = larger(part, length);
  });
  const keys = new Float64Array(length);
  keys.set(tuples.keys);
  tuples.keys = keys;
  tuples.table = new Int32Array(length * 4);
  for (let code = 0; code < tuples.length; code++) {
    tuples.table[placeOf(tuples, keys[code] as number)] = code + 1;
  }
}

export function larger(ints: Int32Array, length: number): Int32Array {
  const grown = new Int32Array(length);
  grown.set(ints);
  return grown;
}
