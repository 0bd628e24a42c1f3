/**
 * Places, and agencies, that go together: two reports of one person are likelier of neighbouring towns than of any two. Which
 * are neighbours nobody says; it is learned, without labels, from pairs that are surely of one person.
 */
import type { Property } from "../compare/index.ts";
import { sharedFloats } from "../encode.ts";
import type { Edges } from "./index.ts";

/** What two different values of a property say beyond being different, in bits: a row of them a value. */
export interface Neighbours {
  readonly property: number;
  readonly values: number;
  readonly bits: Float32Array;
}

/** Edges of so many bits or more are surely of one person. */
const SURE = 4;
/** Of more values too little is seen of any two, */
const MOST_VALUES = 2000;
/** and of fewer pairs too little of anything. */
const FEWEST = 2000;
/** So many pairs, as chance would have them, stand beside what was seen of two values. */
const SMOOTHING = 3;
const MOST_BITS = 6;

export const bitsOf = ({ values, bits }: Neighbours, a: number, b: number): number =>
  bits[a * values + b] as number;

export function learnNeighbours(properties: readonly Property[], edges: Edges): readonly Neighbours[] {
  const told = new Set(properties.flatMap(({ context, implies }) => (context ? implies : [])));
  return properties.flatMap(({ kind, prepared }, property) => {
    const values = prepared.codes.reduce((most, code) => Math.max(most, code), 0) + 1;
    if (!told.has(property) || kind === "time" || values > MOST_VALUES) return [];
    const bits = learnBits(prepared.codes, values, edges);
    return bits ? [{ property, values, bits }] : [];
  });
}

/** How much likelier than by chance two different values stand together in pairs that are surely of one person. */
function learnBits(codes: Int32Array, values: number, { left, right, weight }: Edges): Float32Array | null {
  const seen = new Float64Array(values * values);
  const held = new Float64Array(values);
  let pairs = 0;
  for (let edge = 0; edge < weight.length; edge++) {
    if ((weight[edge] as number) < SURE) continue;
    const a = codes[left[edge] as number] as number;
    const b = codes[right[edge] as number] as number;
    if (a === 0 || b === 0 || a === b) continue;
    for (const at of [a * values + b, b * values + a]) seen[at] = (seen[at] as number) + 1;
    for (const value of [a, b]) held[value] = (held[value] as number) + 1;
    pairs++;
  }
  if (pairs < FEWEST) return null;
  const ends = 2 * pairs;
  const different = 1 - held.reduce((sum, each) => sum + (each / ends) ** 2, 0);
  const bits = new Float32Array(values * values);
  for (let a = 1; a < values; a++) {
    for (let b = 1; b < values; b++) {
      if (a === b) continue;
      const chance = ((held[a] as number) * (held[b] as number)) / (ends * different);
      const ratio = ((seen[a * values + b] as number) + SMOOTHING) / (chance + SMOOTHING);
      bits[a * values + b] = Math.max(-MOST_BITS, Math.min(MOST_BITS, Math.log2(ratio)));
    }
  }
  return bits;
}

/** Edges with what neighbours say added to their weights. */
export function besidesWeight(
  properties: readonly Property[],
  neighbours: readonly Neighbours[],
  edges: Edges,
): Edges {
  if (neighbours.length === 0) return edges;
  const { left, right } = edges;
  const weight = sharedFloats(edges.weight.length);
  weight.set(edges.weight);
  for (const each of neighbours) {
    const codes = (properties[each.property] as Property).prepared.codes;
    for (let edge = 0; edge < weight.length; edge++) {
      const a = codes[left[edge] as number] as number;
      const b = codes[right[edge] as number] as number;
      weight[edge] = (weight[edge] as number) + bitsOf(each, a, b);
    }
  }
  return { left, right, weight };
}
