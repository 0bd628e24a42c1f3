/** From a table, or two, to clusters: the whole of record linkage in one call. */
import { blocksOf } from "./block/blocks.ts";
import { noCandidates, pairsOf, type Times } from "./block/candidates.ts";
import type { Checksum } from "./checksums.ts";
import { type Alarm, alarmsOf } from "./cluster/alarms.ts";
import { inCompany, learnCompany } from "./cluster/company.ts";
import { clusterEvidence } from "./cluster/evidence.ts";
import { type ClusterOptions, cluster, type Edges } from "./cluster/index.ts";
import { besidesWeight, learnNeighbours } from "./cluster/neighbours.ts";
import { comparePairs, type Property } from "./compare/index.ts";
import { type Records, sharedFloats } from "./encode.ts";
import { fitModel, type Model } from "./model.ts";
import { oneAfterAnother, pieces, type Workers } from "./parts.ts";
import { type Gathered, gather } from "./prepare/gather.ts";
import { type Chosen, type ColumnReading, type Prepared, prepare } from "./prepare/index.ts";
import { type Weights, weightsOf } from "./score.ts";
import { learn, settle } from "./train/index.ts";
import { keptByBlocking } from "./train/kept.ts";

export interface LinkOptions extends Omit<ClusterOptions, "never"> {
  readonly chosen?: Chosen;
  /** Check digits that columns may carry; without them identifiers are compared by shape alone. */
  readonly checksums?: readonly Checksum[];
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
  /** As it was compared: rows of a report that name one person are one there, which goes by the first of them. */
  readonly prepared: Prepared;
}

export async function link(records: Records, options: LinkOptions = {}): Promise<Linked> {
  const { log = () => {}, workers = oneAfterAnother } = options;
  const read = prepare(records, options.chosen, options.checksums);
  const apart = never(read.order, options.never ?? []);
  const gathered =
    read.beside === null || options.side ? null : gather(read.properties, read.beside, new Set(apart.flat()));
  const recordOf = (row: number) => (gathered ? (gathered.recordOf[row] as number) : row);
  const prepared = gathered ? inRecords(read, gathered) : read;
  const { order, rows, properties } = prepared;
  const side = sideOf(order, options.side);
  log("prepared");
  const compare = comparePairs(properties);
  const pinned = options.model && fitModel(options.model, properties);
  const lesson = pinned ? null : learn(properties, compare, rows, side, options.seed);
  log("lesson learned");
  const blocks = blocksOf(properties, rows);
  const best = noCandidates(rows);
  log("blocked");
  const times = timesOf(properties, weightsOf((pinned ?? lesson?.model) as Model));
  await workers.run(
    pieces(rows, workers.count).map((piece) => ({
      is: "rank" as const,
      blocks,
      best,
      side,
      times,
      ...piece,
    })),
  );
  const { left, right } = pairsOf(best, rows);
  log("candidates ranked");
  const model = lesson ? settle(properties, compare, rows, { left, right }, lesson, side) : (pinned as Model);
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
  const neighbours = learnNeighbours(properties, edges);
  const inPlace = besidesWeight(properties, neighbours, edges);
  const company = learnCompany(properties, rows, inPlace);
  log("neighbours and company learned");
  const evidence = clusterEvidence(properties, compare, weights, { beside: gathered?.beside, neighbours });
  const threshold = options.threshold ?? model.threshold;
  const roots = cluster(rows, inPlace, company ? inCompany(evidence, company) : evidence, {
    threshold,
    never: apart.map(([a, b]) => [recordOf(a), recordOf(b)]),
    together: gathered?.together,
  });
  log("clusters made");
  const clusters = new Int32Array(read.rows);
  for (let row = 0; row < read.rows; row++)
    clusters[read.order[row] as number] = order[roots[recordOf(row)] as number] as number;
  return {
    clusters,
    model,
    readings: read.readings,
    alarms: alarmsOf(roots, inPlace, threshold).map((alarm) => ({
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

/** Records in place of rows: each goes by its first row. */
function inRecords(read: Prepared, { first, properties }: Gathered): Prepared {
  const order = first.map((row) => read.order[row] as number);
  return { ...read, rows: order.length, order, properties };
}

/** What it says that two records lie so far apart in time; null where nothing says when. */
function timesOf(properties: readonly Property[], { bits }: Weights): Times | null {
  const nth = properties.findIndex(({ kind }) => kind === "time");
  const dates = properties[nth]?.prepared;
  return dates?.form === "dates" ? { dates, bits: bits.slice(nth * 16, nth * 16 + 16) } : null;
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
