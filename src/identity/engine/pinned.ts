/**
 * A model as the product uses it: records come one by one, and what two of them say depends on those two and the model
 * alone, never on what else is held.
 */
import type { Checksum } from "./checksums.ts";
import { clusterEvidence, MOST_PINNED } from "./cluster/evidence.ts";
import { cluster } from "./cluster/index.ts";
import { compareRows, type Property } from "./compare/index.ts";
import { orderByContent } from "./encode.ts";
import { type Explanation, explain } from "./explain.ts";
import { BadModel, type Model, type ModelProperty } from "./model.ts";
import { type ChecksumOf, checksumsOf } from "./pinned/checksum-of.ts";
import { digestOf } from "./pinned/digest.ts";
import { keysBy } from "./pinned/keys.ts";
import { type Store, storeOf } from "./pinned/store.ts";
import { wordsBeyond } from "./repeated.ts";
import { scorePairs, type Weights, weightsOf } from "./score.ts";
import { type TrainingPairs, train } from "./train/index.ts";

/** Values by property name; absent or empty is "not known". */
export type Values = Readonly<Record<string, string>>;

/** By what a record is found. */
export interface CandidateKey {
  /** A whole number up to 2^53, the same for ever for one format of models. */
  readonly key: number;
  /** Whether it is rare enough, by the model, to look for candidates by it alone; if not, it is for a person's own query. */
  readonly alone: boolean;
}

export interface Grouping {
  /** The weight, in bits, from which two clusters are one; the model's where nothing is said. */
  readonly threshold?: number;
  /** Pairs that are never one, nor through any third record: this wins over everything. */
  readonly never?: readonly (readonly [number, number])[];
  /** Pairs that are one before anything is weighed: a person's "same". */
  readonly together?: readonly (readonly [number, number])[];
}

/** A few records, read once, to be compared with each other. Records go by their place in what was read. */
export interface Weighed {
  /** Bits, the prior among them. */
  weight(a: number, b: number): number;
  explain(a: number, b: number): Explanation;
  /** By record the lowest record of its cluster; `pairs` are the edges to consider. */
  clusters(pairs: readonly (readonly [number, number])[], options?: Grouping): Int32Array;
}

export interface Pinned {
  readonly model: Model;
  /** A short digest of the model, such as "person-1a2b3c4d". */
  readonly version: string;
  keysOf(values: Values): readonly CandidateKey[];
  read(records: readonly Values[]): Weighed;
}

/** A property holds about so many texts ready; then it begins again, so that memory stays bounded. */
const MOST_VALUES = 20_000;

/** `checksums` are those that the model may name. */
export function pin(model: Model, checksums: readonly Checksum[] = []): Pinned {
  const { properties } = model;
  const weights = weightsOf(model);
  const textOf = textsOf(properties);
  const checksumOf = checksumsOf(checksums);
  let stores = fresh(properties, checksumOf);
  return {
    model,
    version: `${model.name}-${digestOf(JSON.stringify(model))}`,
    keysOf: keysBy(model, textOf, checksumOf),
    read(records) {
      if (stores.some(({ size }) => size() > MOST_VALUES)) stores = fresh(properties, checksumOf);
      return weigh(model, weights, stores, records, textOf);
    },
  };
}

/** A model for records one by one, learned from many: as `first` reads them and as rare as it says, weighed anew. */
export function learnPinned(
  first: Model,
  records: readonly Values[],
  candidates: TrainingPairs,
  seed?: number,
  checksums: readonly Checksum[] = [],
): Model {
  const { properties, compare, placeOf } = readRecords(
    first,
    fresh(first.properties, checksumsOf(checksums)),
    records,
    textsOf(first.properties),
  );
  const place = (record: number) => placeOf[record] as number;
  const learned = train(
    properties,
    compare,
    records.length,
    { left: candidates.left.map(place), right: candidates.right.map(place) },
    null,
    seed,
  );
  return {
    ...learned,
    properties: first.properties.map((property, nth) => ({
      ...property,
      outcomes: learned.properties[nth]?.outcomes ?? property.outcomes,
    })),
  };
}

/** What somebody is also called is kept with what they are called: the same words, as rare. */
function fresh(properties: readonly ModelProperty[], checksumOf: ChecksumOf): readonly Store[] {
  const byName = new Map(
    properties.flatMap((each) =>
      each.alsoIn === undefined ? [[each.property, storeOf(each, checksumOf(each))] as const] : [],
    ),
  );
  return properties.map(({ property, alsoIn }) => {
    const store = byName.get(alsoIn ?? property);
    if (store === undefined) throw new BadModel(`${property}: there is no property "${alsoIn}".`);
    return store;
  });
}

/** What a property says beyond others, where it repeats them. */
function textsOf(properties: readonly ModelProperty[]): (property: ModelProperty, values: Values) => string {
  const repeating = new Map(properties.map((each) => [each, each.beyond ?? []]));
  return (property, values) => {
    const text = (values[property.property] ?? "").trim();
    const parts = (repeating.get(property) ?? []).flatMap((name) => values[name] ?? []);
    return text === "" || parts.length === 0 ? text : wordsBeyond(text, parts);
  };
}

function weigh(
  model: Model,
  weights: Weights,
  stores: readonly Store[],
  records: readonly Values[],
  textOf: (property: ModelProperty, values: Values) => string,
): Weighed {
  const { properties, compare, placeOf } = readRecords(model, stores, records, textOf);
  const score = scorePairs(properties, compare, weights);
  const at = (record: number) => {
    const place = placeOf[record];
    if (place === undefined) throw new RangeError(`There is no record ${record} of ${records.length}.`);
    return place;
  };
  return {
    weight: (a, b) => score(at(a), at(b)),
    explain: (a, b) => explain(properties, compare, weights, at(a), at(b)),
    clusters(pairs, { threshold = model.threshold, never = [], together = [] } = {}) {
      const place = ([a, b]: readonly [number, number]) => [at(a), at(b)] as const;
      const placed = pairs.map(place);
      const roots = cluster(
        records.length,
        {
          left: Int32Array.from(placed, ([a, b]) => Math.min(a, b)),
          right: Int32Array.from(placed, ([a, b]) => Math.max(a, b)),
          weight: Float32Array.from(placed, ([a, b]) => score(a, b)),
        },
        clusterEvidence(properties, compare, weights, { bound: MOST_PINNED }),
        { threshold, never: never.map(place), together: strongestFirst(together.map(place), score) },
      );
      return lowest(roots, placeOf);
    },
  };
}

function readRecords(
  model: Model,
  stores: readonly Store[],
  records: readonly Values[],
  textOf: (property: ModelProperty, values: Values) => string,
) {
  const texts = model.properties.map((property) => records.map((values) => textOf(property, values)));
  // In an order that is the records' own: how they were given decides nothing.
  const order = orderByContent({ headers: [], columns: texts });
  const placeOf = new Int32Array(records.length);
  order.forEach((record, place) => {
    placeOf[record] = place;
  });
  const codes = texts.map((column, nth) =>
    Int32Array.from(order, (record) => (stores[nth] as Store).codeOf(column[record] as string)),
  );
  const properties = model.properties.map((property, nth) =>
    propertyOf(property, model, stores[nth] as Store, codes[nth] as Int32Array),
  );
  const compare = compareRows(
    properties,
    stores.map((store) => store.compare),
    stores.map((store) => store.self),
  );
  return { properties, compare, placeOf };
}

function propertyOf(property: ModelProperty, model: Model, store: Store, codes: Int32Array): Property {
  const prepared = { ...store.prepared(), codes };
  const { context } = property;
  const base = {
    name: property.property,
    kind: property.comparison,
    prepared,
    implies: [],
    ...(context && { context }),
  };
  const standsFor = store.standsFor();
  if (property.alsoIn === undefined || standsFor === undefined) return base;
  const other = model.properties.findIndex((each) => each.property === property.alsoIn);
  return { ...base, alsoIn: { property: other, values: standsFor, standsFor } };
}

/** Where what a person said cannot all be so, what the records say more for comes first. */
function strongestFirst(
  pairs: readonly (readonly [number, number])[],
  score: (a: number, b: number) => number,
): readonly (readonly [number, number])[] {
  return pairs
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b), score(a, b)] as const)
    .sort((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1])
    .map(([a, b]) => [a, b]);
}

/** By record the lowest record of its cluster, from the places of records. */
function lowest(roots: Int32Array, placeOf: Int32Array): Int32Array {
  const first = new Map<number, number>();
  return Int32Array.from(placeOf, (place, record) => {
    const root = roots[place] as number;
    const known = first.get(root);
    if (known !== undefined) return known;
    first.set(root, record);
    return record;
  });
}
