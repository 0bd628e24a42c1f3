/** Columns as numbers: each distinct value once, each row a code. Code 0 is "not known". */
import { isNothing } from "./text.ts";

/** A table as the engine takes it: columns of equal length. */
export interface Records {
  readonly headers: readonly string[];
  /** By column, then by row. */
  readonly columns: readonly (readonly string[])[];
}

export interface Encoded {
  /** By row. */
  readonly codes: Int32Array<SharedArrayBuffer>;
  /** By code; the first is empty. */
  readonly values: readonly string[];
  /** How many rows hold it, by code. */
  readonly counts: Int32Array;
}

export const sharedInts = (length: number) => new Int32Array(new SharedArrayBuffer(length * 4));
export const sharedUnsigned = (length: number) => new Uint32Array(new SharedArrayBuffer(length * 4));
export const sharedFloats = (length: number) => new Float32Array(new SharedArrayBuffer(length * 4));
export const sharedDoubles = (from: readonly number[]) => {
  const doubles = new Float64Array(new SharedArrayBuffer(from.length * 8));
  doubles.set(from);
  return doubles;
};
export const sharedUnits = (length: number) => new Uint16Array(new SharedArrayBuffer(length * 2));

/** Codes are given in the order in which values come, in the order of rows that is asked for. */
export function encode(column: readonly string[], order: Int32Array): Encoded {
  const codes = sharedInts(order.length);
  const values = [""];
  const counts = [0];
  const known = new Map<string, number>();
  for (let at = 0; at < order.length; at++) {
    const text = (column[order[at] as number] ?? "").trim();
    let code = known.get(text);
    if (code === undefined) {
      code = isNothing(text) ? 0 : values.length;
      known.set(text, code);
      if (code !== 0) {
        values.push(text);
        counts.push(0);
      }
    }
    codes[at] = code;
    counts[code] = (counts[code] as number) + 1;
  }
  return { codes, values, counts: Int32Array.from(counts) };
}

/**
 * The order in which rows are worked on: by what they hold, not by where they stand or what their columns are called, so
 * that a shuffled table gives the same result.
 */
export function orderByContent({ columns }: Records): Int32Array {
  const rows = columns[0]?.length ?? 0;
  const digests = new Float64Array(rows);
  const known = new Map<string, number>();
  for (const column of columns) {
    known.clear();
    for (let row = 0; row < rows; row++) {
      const text = column[row] ?? "";
      let digest = known.get(text);
      if (digest === undefined) {
        digest = text === "" ? 0 : hash(text) * 2 ** 20 + (hash(`${text}#`) >>> 12);
        known.set(text, digest);
      }
      digests[row] = ((digests[row] as number) + digest) % 2 ** 53;
    }
  }
  return Int32Array.from(digests.keys()).sort((a, b) => (digests[a] as number) - (digests[b] as number));
}

/** FNV-1a, mixed once more: 32 bits. */
export function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return mix(state);
}

export function mix(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
