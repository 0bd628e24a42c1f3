/** People by area, lead and scopes, kept current while cards come and go. */
import { createTuples, internTuple, larger, type Tuples } from "./dictionary.ts";
import { BITS } from "./dimensions.ts";
import type { Store } from "./store.ts";

/** People by measure, scopes and one more part of where they are placed. */
export interface Summed {
  readonly tuples: Tuples;
  /** By code of the tuple. */
  sums: Float64Array;
  /** By code of the placing: code of its tuple plus one, or 0. */
  codeOf: Int32Array;
}

export function createSummed(part: "force" | "lead"): Summed {
  const bits = ["measure", part, "scopes"].map((name) => BITS[name] as number);
  return { tuples: createTuples(bits), sums: new Float64Array(64), codeOf: new Int32Array(64) };
}

/** Puts a row where it belongs now: into the sums, under this placing, where it stands alone or is the first of several that agree. */
export function place(store: Store, row: number, code = store.rows.placed[row] as number): void {
  forget(store, row);
  const { rows, placings, counts } = store;
  if (rows.several[row] === 1) {
    if (rows.better[row] !== -1) return;
    share(store, row);
  }
  if (counts[placings.parts[0]?.[code] as number] !== "person_in_event") return;
  if (rows.several[row] === 1 && (rows.allDiffer[row] === 1 || rows.inParts[row] === 1)) {
    store.disagreeing.add(row);
    return;
  }
  add(store, code, rows.value[row] as number);
  rows.isPlaced[row] = 1;
  rows.placedAt[row] = code;
}

/** Before a row changes its standing, or goes. */
export function forget(store: Store, row: number): void {
  const { rows } = store;
  unshare(store, row);
  store.disagreeing.delete(row);
  if (rows.isPlaced[row] !== 1) return;
  add(store, rows.placedAt[row] as number, -(rows.value[row] as number));
  rows.isPlaced[row] = 0;
}

function add(store: Store, code: number, people: number): void {
  const { placings, byForce, byLead } = store;
  store.placedPeople = longer(store.placedPeople, code);
  store.placedPeople[code] = (store.placedPeople[code] as number) + people;
  addTo(byForce, placings, code, 1, people);
  addTo(byLead, placings, code, 2, people);
}

function addTo(summed: Summed, { parts }: Tuples, code: number, part: number, people: number): void {
  if (code >= summed.codeOf.length) summed.codeOf = larger(summed.codeOf, 2 * (code + 1));
  let at = (summed.codeOf[code] as number) - 1;
  if (at === -1) {
    const [measure, where, scopes] = [parts[0]?.[code], parts[part]?.[code], parts[3]?.[code]];
    at = internTuple(summed.tuples, [measure as number, where as number, scopes as number]);
    summed.codeOf[code] = at + 1;
    summed.sums = longer(summed.sums, at);
  }
  summed.sums[at] = (summed.sums[at] as number) + people;
}

function longer(sums: Float64Array, code: number): Float64Array {
  if (code < sums.length) return sums;
  const grown = new Float64Array(2 * (code + 1));
  grown.set(sums);
  return grown;
}

function share(store: Store, row: number): void {
  if (store.sharedLength === store.shared.length) {
    const grown = new Int32Array(2 * store.sharedLength);
    grown.set(store.shared);
    store.shared = grown;
  }
  store.shared[store.sharedLength++] = row;
  store.rows.sharedAt[row] = store.sharedLength;
}

/** The last takes its place. */
function unshare(store: Store, row: number): void {
  const { sharedAt } = store.rows;
  const at = sharedAt[row] as number;
  if (at === 0) return;
  const last = store.shared[--store.sharedLength] as number;
  store.shared[at - 1] = last;
  sharedAt[last] = at;
  sharedAt[row] = 0;
}
