/**
 * Learns a model from the records themselves, without anybody's labels: how often properties agree by chance (u, from random
 * pairs), how often they agree for one person (m, by expectation maximisation in several blocks, the median taken), how
 * usual the rarity of what agrees is, and how likely any two records are of one person.
 */
import { COMPARISONS } from "../../../vocabulary/index.ts";
import { THRESHOLD } from "../cluster/index.ts";
import { type ComparePair, outcomeOf, type Property, rarityOf } from "../compare/index.ts";
import { MODEL_VERSION, type Model, type ModelProperty } from "../model.ts";
import { raritiesOf } from "../rarities.ts";
import { probability, weightOf, weightsOf } from "../score.ts";
import { byChance } from "./chance.ts";
import { expectationMaximisation, type Session, usualM } from "./expectation.ts";
import { trainingBlocks } from "./sessions.ts";

/** The data cannot support a model. Says why. */
export class CannotLearn extends Error {
  override readonly name = "CannotLearn";
}

export interface TrainingPairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** A block in which fewer pairs than this share are of one person taught nothing about them. */
const LEAST_SHARE = 0.01;
const FEWEST_MATCHES = 50;
/** Bits. Where the rest of a pair says no more than this, who is one person and who is not was not told apart. */
const LEAST_TOLD = 5;
/** Candidates that are looked at for rarity and prior. */
const MOST_CANDIDATES = 300_000;
/** Rounds in which candidates settle rarity and prior, each of which changes the other. */
const ROUNDS = 3;
/** Bits, for agreements that were never seen. */
const UNSEEN_RARITY = 8;

export function train(
  properties: readonly Property[],
  compare: ComparePair,
  rows: number,
  candidates: TrainingPairs,
  side: Uint8Array | null,
  seed = 1,
): Model {
  return settle(properties, compare, rows, candidates, learn(properties, compare, rows, side, seed), side);
}

/** What can be learned before there are candidates: which outcomes speak for one person, but not how rare what agrees is. */
export interface Lesson {
  readonly model: Model;
  /** By property that numbers reports: how many pairs of one person are within one. */
  readonly inContext: ReadonlyMap<number, number>;
}

export function learn(
  properties: readonly Property[],
  compare: ComparePair,
  rows: number,
  side: Uint8Array | null,
  seed = 1,
): Lesson {
  if (properties.length < 2) {
    throw new CannotLearn(
      `Only ${properties.length === 0 ? "no column" : "one column"} can be compared; at least two are needed. Say what the others hold with --config.`,
    );
  }
  const u = byChance(properties, compare, rows, seed);
  const sessions = trainingBlocks(properties, compare, side).map((block) => {
    const ignored = new Set([block.property, ...(properties[block.property]?.implies ?? [])]);
    return { ...block, ...expectationMaximisation(block.patterns, u, ignored) };
  });
  const good = sessions.filter(
    ({ share, matches, toldBy }) => share >= LEAST_SHARE && matches >= FEWEST_MATCHES && toldBy >= LEAST_TOLD,
  );
  if (good.length === 0) {
    throw new CannotLearn(
      "No block of records with the same value has enough that look like one person, so there is nothing to learn from. Give a model that was learned on similar data with --config.",
    );
  }
  // Within a report a thing is told of a person once: its pairs say little about what one person's records share.
  const acrossReports = good.filter(({ property }) => !properties[property]?.context);
  const taught = acrossReports.length > 0 ? acrossReports : good;
  const m = properties.map((_, nth) => medianOf(taught, nth, (u[nth] as readonly number[]).length));
  const inContext = new Map(
    sessions.flatMap(({ property, matches, pairs, of }) =>
      properties[property]?.context ? [[property, (matches * of) / pairs] as const] : [],
    ),
  );
  const model = modelOf(properties, m, u, 1e-4, [
    `${rows} records`,
    ...sessions.map(
      (session) =>
        `${session.pairs} pairs with the same ${properties[session.property]?.name}: ${(session.share * 100).toFixed(1)}% of one person, told by ${session.toldBy.toFixed(1)} bits${good.includes(session) ? "" : " (not used)"}`,
    ),
  ]);
  return { model, inContext };
}

/** The median over the blocks, each weighing as much as the pairs of one person in it: no block's peculiarity decides. */
function medianOf(sessions: readonly Session[], property: number, outcomes: number): number[] {
  const learned = sessions.flatMap(({ m, matches }) => {
    const values = m[property];
    return values ? [{ values, matches }] : [];
  });
  if (learned.length === 0) return usualM(outcomes);
  const half = learned.reduce((total, each) => total + each.matches, 0) / 2;
  const medians = Array.from({ length: outcomes }, (_, at) => {
    const sorted = learned.toSorted((a, b) => (a.values[at] as number) - (b.values[at] as number));
    let before = 0;
    for (const { values, matches } of sorted) {
      before += matches;
      if (before >= half) return values[at] as number;
    }
    return sorted.at(-1)?.values[at] as number;
  });
  const sum = medians.reduce((total, each) => total + each, 0);
  return medians.map((each) => each / sum);
}

function modelOf(
  properties: readonly Property[],
  m: readonly (readonly number[])[],
  u: readonly (readonly number[])[],
  prior: number,
  learnedFrom: readonly string[],
): Model {
  return {
    format: "tributary-linkage-model",
    version: MODEL_VERSION,
    name: "learned",
    prior,
    threshold: THRESHOLD,
    properties: properties.map(
      (property, nth): ModelProperty => ({
        ...readAs(property, properties),
        rarities: raritiesOf(property),
        outcomes: COMPARISONS[property.kind].map(({ id }, at) => ({
          outcome: id,
          m: m[nth]?.[at] ?? 0,
          u: u[nth]?.[at] ?? 0,
          usualRarity: null,
        })),
      }),
    ),
    learnedFrom,
  };
}

/** What somebody needs to know to read values as they were read here. */
function readAs(
  { name, kind, context, telephone, checksum, alsoIn, beyond }: Property,
  properties: readonly Property[],
): Omit<ModelProperty, "outcomes" | "rarities"> {
  return {
    property: name,
    comparison: kind,
    ...(context && { context }),
    ...(telephone && { telephone }),
    ...(checksum !== undefined && { checksum }),
    ...(alsoIn && { alsoIn: properties[alsoIn.property]?.name ?? "" }),
    ...(beyond && { beyond }),
  };
}

/** With m and u known, candidates tell the usual rarity of agreements, and how many pairs are of one person in all. */
export function settle(
  properties: readonly Property[],
  compare: ComparePair,
  rows: number,
  { left, right }: TrainingPairs,
  { model: first, inContext }: Lesson,
  side: Uint8Array | null,
): Model {
  const step = Math.max(1, Math.floor(left.length / MOST_CANDIDATES));
  const out = new Int32Array(properties.length);
  const taken = Math.ceil(left.length / step);
  const plain = new Float32Array(taken);
  const raw = weightsOf(first);
  const packed = new Int32Array(taken * properties.length);
  for (let nth = 0, pair = 0; pair < left.length; nth++, pair += step) {
    compare(left[pair] as number, right[pair] as number, out);
    packed.set(out, nth * properties.length);
    let sum = 0;
    for (let property = 0; property < out.length; property++) {
      const value = out[property] as number;
      if (value !== 0) sum += weightOf(raw, property, value);
    }
    plain[nth] = sum;
  }
  const total = possiblePairs(rows, side);
  let model = first;
  for (let round = 0; round < ROUNDS; round++) {
    const prior = settlePrior(plain, step, total);
    const seen = seenIn(properties.length, packed, plain, prior);
    model = {
      ...model,
      prior,
      properties: model.properties.map((property, nth) =>
        inOneContext(withRarity(property, seen, nth), inContext.get(nth), prior * total),
      ),
    };
    const weights = weightsOf(model);
    for (let nth = 0; nth < taken; nth++) {
      let sum = 0;
      for (let property = 0; property < properties.length; property++) {
        const value = packed[nth * properties.length + property] as number;
        if (value !== 0) sum += weightOf(weights, property, value);
      }
      plain[nth] = sum;
    }
  }
  const prior = settlePrior(plain, step, total);
  return { ...model, prior, threshold: thresholdFor(prior) };
}

/** Bits against any two records, from which the line rises, */
const USUAL_ODDS = 9;
/** how steeply, */
const RISE = 0.25;
/** and how far. */
const HIGHEST = 1.7;

/**
 * Properties are not quite independent, so that what speaks for a pair is counted somewhat too high, and the more is needed to
 * overcome the odds, the more of it: the rarer one person is among all pairs, the more has to be left over.
 */
const thresholdFor = (prior: number): number =>
  Math.max(THRESHOLD, Math.min(HIGHEST, RISE * (-Math.log2(prior) - USUAL_ODDS)));

/**
 * What numbers a report says little in any other block, where a thing is told of a person once a report. How often it is the
 * same for one person is therefore counted from its own block: its pairs of one person, of all there are.
 */
function inOneContext(property: ModelProperty, pairs: number | undefined, all: number): ModelProperty {
  if (pairs === undefined) return property;
  const same = Math.min(0.9, Math.max(1e-4, pairs / Math.max(pairs, all)));
  return {
    ...property,
    outcomes: property.outcomes.map((outcome, at) => ({ ...outcome, m: at === 0 ? same : 1 - same })),
  };
}

function withRarity(property: ModelProperty, { sums, known }: Seen, nth: number): ModelProperty {
  return {
    ...property,
    outcomes: property.outcomes.map((outcome, at) => {
      const count = known[nth * 16 + at + 1] as number;
      const rarity = count > 1 ? -Math.log2((sums[nth * 16 + at + 1] as number) / count) : UNSEEN_RARITY;
      const counts = "byRarity" in (COMPARISONS[property.comparison][at] ?? {});
      return { ...outcome, usualRarity: counts ? rarity : null };
    }),
  };
}

function possiblePairs(rows: number, side: Uint8Array | null): number {
  if (side === null) return (rows * (rows - 1)) / 2;
  const right = side.reduce((sum, each) => sum + each, 0);
  return Math.max(1, right * (rows - right));
}

/** The share of pairs that are of one person, such that the candidates' probabilities add up to it. */
function settlePrior(weights: Float32Array, step: number, total: number): number {
  let prior = 1e-4;
  for (let round = 0; round < 30; round++) {
    const logit = Math.log2(prior / (1 - prior));
    let sum = 0;
    for (const weight of weights) sum += probability(weight + logit);
    const next = Math.min(0.5, Math.max(1 / total, (sum * step) / total));
    if (Math.abs(Math.log2(next / prior)) < 0.01) return next;
    prior = next;
  }
  return prior;
}

interface Seen {
  /** Sixteen a property: the sum of 2 to the power of minus the rarity, and how many pairs, each by its probability. */
  readonly sums: Float64Array;
  readonly known: Float64Array;
}

function seenIn(count: number, packed: Int32Array, weights: Float32Array, prior: number): Seen {
  const sums = new Float64Array(count * 16);
  const known = new Float64Array(count * 16);
  const logit = Math.log2(prior / (1 - prior));
  weights.forEach((weight, nth) => {
    const matching = probability(weight + logit);
    if (matching < 1e-4) return;
    for (let property = 0; property < count; property++) {
      const value = packed[nth * count + property] as number;
      const at = property * 16 + outcomeOf(value);
      sums[at] = (sums[at] as number) + matching * 2 ** -rarityOf(value);
      known[at] = (known[at] as number) + matching;
    }
  });
  return { sums, known };
}
