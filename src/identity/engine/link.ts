/** From a table, or two, to clusters: the whole of record linkage in one call. */
import { blocksOf } from "./block/blocks.ts";
import { noCandidates, pairsOf } from "./block/candidates.ts";
import { type Alarm, alarmsOf } from "./cluster/alarms.ts";
import { inCompany, learnCompany } from "./cluster/company.ts";
import { clusterEvidence } from "./cluster/evidence.ts";
import { type ClusterOptions, cluster, type Edges } from "./cluster/index.ts";
import { comparePairs } from "./compare/index.ts";
import { type Records, sharedFloats } from "./encode.ts";
import { fitModel, type Model } from "./model.ts";
import { oneAfterAnother, pieces, type Workers } from "./parts.ts";
import { type Chosen, type ColumnReading, type Prepared, prepare } from "./prepare/index.ts";
import { weightsOf } from "./score.ts";
import { train } from "./train/index.ts";
import { keptByBlocking } from "./train/kept.ts";

export interface LinkOptions extends Omit<ClusterOptions, "never"> {
  readonly chosen?: Chosen;
  /** A model learned before; without one it is learned from the records. */
  readonly model?: Model;
  readonly seed?: number;
  /** By row, which of two tables it is of; pairs within one table are then not looked for. */
  readonly side?: Uint8Array;
  /** Rows of the table that are never one, whatever their weight. */
  readonly never?: readonly (readonly [number, number])[];
  readonly workers?: Workers;
  /** Hears what was just done. */
  readonly log?: (step: string) => void;
}

export interface Linked {
  /** By row of the table, a number that rows of one cluster share. */
  readonly clusters: Int32Array;
  readonly model: Model;
  readonly readings: readonly ColumnReading[];
  readonly alarms: readonly Alarm[];
  readonly pairsCompared: number;
  readonly scoringSeconds: number;
  /** The share of the pairs of one person that candidates are thought to hold; null where it cannot be told. */
  readonly kept: number | null;
  /** Candidates with their weight; `left` and `right` are rows of `prepared`. */
  readonly edges: Edges;
  readonly prepared: Prepared;
}

export async function link(records: Records, options: LinkOptions = {}): Promise<Linked> {
  const { log = () => {}, workers = oneAfterAnother } = options;
  const prepared = prepare(records, options.chosen);
  const { order, rows, properties } = prepared;
  const side = sideOf(order, options.side);
  log("prepared");
  const blocks = blocksOf(properties, rows);
  const best = noCandidates(rows);
  log("blocked");
  await workers.run(
    pieces(rows, workers.count).map((piece) => ({ is: "rank" as const, blocks, best, side, ...piece })),
  );
  const { left, right } = pairsOf(best, rows);
  log("candidates ranked");
  const compare = comparePairs(properties);
  const model = options.model
    ? fitModel(options.model, properties)
    : train(properties, compare, rows, { left, right }, side, options.seed);
  const weights = weightsOf(model);
  log("model learned");
  const started = performance.now();
  const weight = sharedFloats(left.length);
  await workers.run(
    pieces(left.length, workers.count).map((piece) => ({
      is: "score" as const,
      properties,
      weights,
      left,
      right,
      into: weight,
      ...piece,
    })),
  );
  const scoringSeconds = (performance.now() - started) / 1000;
  log("pairs scored");
  const edges = { left, right, weight };
  const evidence = clusterEvidence(properties, compare, weights, prepared.beside);
  const company = learnCompany(properties, rows, edges);
  log("company learned");
  const threshold = options.threshold ?? model.threshold;
  const roots = cluster(rows, edges, company ? inCompany(evidence, company) : evidence, {
    threshold,
    never: never(order, options.never ?? []),
  });
  log("clusters made");
  const clusters = new Int32Array(rows);
  for (let row = 0; row < rows; row++) clusters[order[row] as number] = order[roots[row] as number] as number;
  return {
    clusters,
    model,
    readings: prepared.readings,
    alarms: alarmsOf(roots, edges, threshold).map((alarm) => ({
      ...alarm,
      cluster: order[alarm.cluster] as number,
    })),
    pairsCompared: left.length,
    scoringSeconds,
    kept: keptByBlocking(properties, edges, compare, weights, side),
    edges,
    prepared,
  };
}

function sideOf(order: Int32Array, side: Uint8Array | undefined): Uint8Array<SharedArrayBuffer> | null {
  if (!side) return null;
  const sides = new Uint8Array(new SharedArrayBuffer(order.length));
  order.forEach((row, at) => {
    sides[at] = side[row] as number;
  });
  return sides;
}

/** Pairs of the table's rows as pairs of rows as they are worked on. */
function never(
  order: Int32Array,
  pairs: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  if (pairs.length === 0) return [];
  const at = new Int32Array(order.length);
  order.forEach((row, nth) => {
    at[row] = nth;
  });
  return pairs.map(([a, b]) => [at[a] as number, at[b] as number]);
}
