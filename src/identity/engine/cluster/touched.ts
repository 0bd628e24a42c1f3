/**
 * New records, new edges or a withdrawn judgement: only the neighbourhoods that they touch are clustered again. Merging never
 * crosses from one neighbourhood (records connected by edges) to another, so the result is that of clustering everything.
 */
import { unionOf } from "../union.ts";
import type { Evidence } from "./evidence.ts";
import { type ClusterOptions, cluster, type Edges, SLACK, THRESHOLD } from "./index.ts";

export interface Change {
  /** How many records there are now; those known before come first. */
  readonly rows: number;
  /** By record known before, the lowest record of its cluster. */
  readonly before: Int32Array;
  /** All edges as they are now. */
  readonly edges: Edges;
  /** Records that are new, or whose edges or judgements changed. */
  readonly touched: readonly number[];
}

/** By record the lowest record of its cluster, and how many records were looked at to find out. */
export function clusterTouched(
  { rows, before, edges, touched }: Change,
  evidence: Evidence,
  options: ClusterOptions = {},
): { readonly clusters: Int32Array; readonly lookedAt: number } {
  const least = (options.threshold ?? THRESHOLD) - SLACK;
  const around = neighbourhoods(rows, before, edges, least);
  const again = new Uint8Array(rows);
  for (const row of touched) again[around(row)] = 1;
  const kept: number[] = [];
  edges.left.forEach((left, edge) => {
    if (again[around(left)] === 1) kept.push(edge);
  });
  const clusters = cluster(
    rows,
    {
      left: Int32Array.from(kept, (edge) => edges.left[edge] as number),
      right: Int32Array.from(kept, (edge) => edges.right[edge] as number),
      weight: Float32Array.from(kept, (edge) => edges.weight[edge] as number),
    },
    evidence,
    options,
  );
  let lookedAt = 0;
  for (let row = 0; row < rows; row++) {
    if (again[around(row)] === 1) lookedAt++;
    else clusters[row] = before[row] as number;
  }
  return { clusters, lookedAt };
}

/** Connected by edges that may bring clusters together, or together before: a lost edge touches all whom it held. */
function neighbourhoods(
  rows: number,
  before: Int32Array,
  { left, right, weight }: Edges,
  least: number,
): (row: number) => number {
  const { find, join } = unionOf(rows);
  before.forEach((first, row) => {
    join(row, first);
  });
  weight.forEach((bits, edge) => {
    if (bits >= least) join(left[edge] as number, right[edge] as number);
  });
  return find;
}
