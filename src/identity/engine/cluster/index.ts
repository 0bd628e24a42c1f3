/**
 * Who is who, without chains: clusters merge best first, and only while all their records together say so. One strong edge
 * between two groups that otherwise contradict each other joins nothing.
 */
import type { Evidence } from "./evidence.ts";
import { type Heap, heap, type Offer } from "./heap.ts";

export interface Edges {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly weight: Float32Array;
}

export interface ClusterOptions {
  /** The weight, in bits, from which two clusters are one. */
  readonly threshold?: number;
  /** Pairs that are never one, whatever their weight: a person's *different*, conflicting verified documents. */
  readonly never?: readonly (readonly [number, number])[];
  /** Pairs that are one before anything is weighed, in this order; `never` wins over it. */
  readonly together?: readonly (readonly [number, number])[];
}

/** Two clusters are one when what their records say comes to at least so many bits. */
export const THRESHOLD = 0.2;

/** An edge so much weaker may still bring two clusters together, which say more than any two of their records. */
export const SLACK = 4;

/** Each doubling of the smaller cluster asks for so many bits more: of whom much is known, more has to agree. */
const SURER = 1.5;

/** By row the lowest row of its cluster. */
export function cluster(
  rows: number,
  edges: Edges,
  evidence: Evidence,
  options: ClusterOptions = {},
): Int32Array {
  const { threshold = THRESHOLD, never = [], together = [] } = options;
  const root = Int32Array.from({ length: rows }, (_, row) => row);
  const size = new Int32Array(rows).fill(1);
  const next = new Int32Array(rows).fill(-1);
  const last = Int32Array.from(root);
  const apart = new Map<number, Set<number>>();
  for (const [a, b] of never) keepApart(apart, a, b);
  const find = (row: number): number => {
    let at = row;
    while (root[at] !== at) {
      root[at] = root[root[at] as number] as number;
      at = root[at] as number;
    }
    return at;
  };
  const merge = (a: number, b: number) => {
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    root[high] = low;
    size[low] = (size[low] as number) + (size[high] as number);
    next[last[low] as number] = high;
    last[low] = last[high] as number;
    const enemies = apart.get(high);
    if (enemies) for (const enemy of enemies) keepApart(apart, low, enemy);
  };
  const forbidden = (a: number, b: number) => {
    const enemies = apart.get(a);
    if (!enemies) return false;
    for (const enemy of enemies) if (find(enemy) === b) return true;
    return false;
  };
  for (const [one, other] of together) {
    const a = find(one);
    const b = find(other);
    if (a !== b && !forbidden(a, b)) merge(a, b);
  }
  const order = strongestFirst(edges, threshold - SLACK);
  const offers: Heap = heap();
  const weighed = new Map<number, number>();
  const offer = (a: number, b: number) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const held = (size[low] as number) + (size[high] as number);
    const key = low * rows + high;
    if (weighed.get(key) === held || forbidden(low, high)) return;
    weighed.set(key, held);
    const pairs = (size[low] as number) * (size[high] as number);
    const smaller = Math.min(size[low] as number, size[high] as number);
    const surer = smaller < 2 ? 0 : SURER * (Math.log2(smaller) - 0.5);
    const weight = evidence(low, high, next, pairs) - surer;
    if (weight >= threshold) offers.push({ weight, a: low, b: high, size: held });
  };
  let at = 0;
  for (;;) {
    const top: Offer | undefined = offers.peek();
    const edge = order[at];
    if (edge !== undefined && (top === undefined || (edges.weight[edge] as number) >= top.weight)) {
      at++;
      const a = find(edges.left[edge] as number);
      const b = find(edges.right[edge] as number);
      if (a !== b) offer(a, b);
      continue;
    }
    if (top === undefined) break;
    offers.pop();
    const a = find(top.a);
    const b = find(top.b);
    if (a === b) continue;
    if ((size[a] as number) + (size[b] as number) === top.size && a === top.a && b === top.b) {
      if (!forbidden(a, b)) merge(a, b);
    } else offer(a, b);
  }
  for (let row = 0; row < rows; row++) root[row] = find(row);
  return root;
}

function keepApart(apart: Map<number, Set<number>>, a: number, b: number): void {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const known = apart.get(one);
    if (known) known.add(other);
    else apart.set(one, new Set([other]));
  }
}

function strongestFirst({ weight, left, right }: Edges, least: number): Int32Array {
  const kept = new Int32Array(weight.length);
  let count = 0;
  for (let edge = 0; edge < weight.length; edge++)
    if ((weight[edge] as number) >= least) kept[count++] = edge;
  return kept
    .subarray(0, count)
    .sort(
      (x, y) =>
        (weight[y] as number) - (weight[x] as number) ||
        (left[x] as number) - (left[y] as number) ||
        (right[x] as number) - (right[y] as number),
    );
}
