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
export const sharedBytes = (length: number) => new Uint8Array(new SharedArrayBuffer(length));
export const sharedUnits = (length: number) => new Uint16Array(new SharedArrayBuffer(length * 2));

/** Codes are given in the order in which values come. */
export function encode(column: readonly string[]): Encoded {
  const codes = sharedInts(column.length);
  const values = [""];
  const counts = [0];
  const known = new Map<string, number>();
  for (let row = 0; row < codes.length; row++) {
    const text = (column[row] ?? "").trim();
    let code = known.get(text);
    if (code === undefined) {
      code = isNothing(text) ? 0 : values.length;
      known.set(text, code);
      if (code !== 0) {
        values.push(text);
        counts.push(0);
      }
    }
    codes[row] = code;
    counts[code] = (counts[code] as number) + 1;
  }
  return { codes, values, counts: Int32Array.from(counts) };
}

/**
 * All columns, in the order in which rows are worked on: by what they hold, not by where they stand or what their columns
 * are called, so that a shuffled table gives the same result.
 */
export function encodeAll({ columns }: Records): {
  readonly order: Int32Array;
  readonly encoded: readonly Encoded[];
} {
  const rows = columns[0]?.length ?? 0;
  const digests = new Float64Array(rows);
  const asGiven = columns.map((column) => {
    const encoded = encode(column);
    const ofValue = Float64Array.from(encoded.values, digest);
    for (let row = 0; row < rows; row++) {
      digests[row] = ((digests[row] as number) + (ofValue[encoded.codes[row] as number] as number)) % 2 ** 53;
    }
    return encoded;
  });
  const order = inOrder(digests);
  return { order, encoded: asGiven.map((each) => reordered(each, order)) };
}

/** The order in which rows are worked on, by itself. */
export function orderByContent({ columns }: Records): Int32Array {
  const digests = new Float64Array(columns[0]?.length ?? 0);
  for (const column of columns) {
    column.forEach((text, row) => {
      digests[row] = ((digests[row] as number) + digest(text)) % 2 ** 53;
    });
  }
  return inOrder(digests);
}

const digest = (text: string): number => (text === "" ? 0 : hash(text) * 2 ** 20 + (hash(`${text}#`) >>> 12));

/** Rows by their digest, of equal ones the earlier first: cast into bins by the highest bits, then sorted bin by bin. */
function inOrder(digests: Float64Array): Int32Array {
  const bits = Math.max(1, Math.min(22, Math.ceil(Math.log2(digests.length + 1))));
  const bin = (row: number) => Math.floor((digests[row] as number) / 2 ** (53 - bits));
  const starts = new Int32Array(2 ** bits + 1);
  for (let row = 0; row < digests.length; row++) starts[bin(row) + 1] = (starts[bin(row) + 1] as number) + 1;
  for (let at = 0; at < 2 ** bits; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  const next = starts.slice();
  const order = new Int32Array(digests.length);
  for (let row = 0; row < digests.length; row++) {
    const at = next[bin(row)] as number;
    next[bin(row)] = at + 1;
    order[at] = row;
  }
  for (let at = 0; at < 2 ** bits; at++) {
    const from = starts[at] as number;
    const end = starts[at + 1] as number;
    if (end - from > 1) {
      order.subarray(from, end).sort((a, b) => (digests[a] as number) - (digests[b] as number) || a - b);
    }
  }
  return order;
}

/** Codes as they would have been given in this order. */
function reordered({ codes, values, counts }: Encoded, order: Int32Array): Encoded {
  const again = new Int32Array(values.length);
  const turned = sharedInts(order.length);
  const inTurn = [""];
  const held = new Int32Array(values.length);
  held[0] = counts[0] as number;
  for (let at = 0; at < order.length; at++) {
    const before = codes[order[at] as number] as number;
    if (before === 0) continue;
    let code = again[before] as number;
    if (code === 0) {
      code = inTurn.length;
      again[before] = code;
      inTurn.push(values[before] as string);
      held[code] = counts[before] as number;
    }
    turned[at] = code;
  }
  return { codes: turned, values: inTurn, counts: held };
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
