/**
 * What two clusters say about being one, property by property: the mean over the pairs of records in which both know the
 * property. A record that knows little is neither for nor against, as in a pair; a mean over whole pairs would let ten bare
 * family names outvote one telephone number.
 */
import type { ComparePair, Property } from "../compare/index.ts";
import type { Beside } from "../prepare/gather.ts";
import { type Weights, weightOf } from "../score.ts";
import { bitsOf, type Neighbours } from "./neighbours.ts";

/** Members of a cluster are chained: from the first, each to the next, -1 at the end. */
export type Evidence = (a: number, b: number, next: Int32Array, pairs: number) => number;

/** No property decides alone: it counts at most so many bits, either way. */
const MOST = 16;
/** Where the prior is pinned, a full name that is rare enough may: so many bits. */
export const MOST_PINNED = 26;
/** Across two large clusters a mean over so many pairs, evenly spaced, is as good as over all. */
const MOST_PAIRS = 100;

/** What else is known than how records compare. */
export interface Circumstances {
  readonly beside?: Beside;
  readonly neighbours?: readonly Neighbours[];
  readonly bound?: number;
}

export function clusterEvidence(
  properties: readonly Property[],
  compare: ComparePair,
  weights: Weights,
  { beside, neighbours = [], bound = MOST }: Circumstances = {},
): Evidence {
  const near = properties.map((_, nth) => neighbours.find(({ property }) => property === nth));
  const count = properties.length;
  const out = new Int32Array(count);
  const sums = new Float64Array(count);
  const shares = new Float64Array(count);
  const most = new Float64Array(count);
  const implied = new Uint8Array(count);
  const contexts = properties.flatMap(({ implies }, nth) => (implies.length > 0 ? [{ nth, implies }] : []));
  const best = properties.map((property, nth) =>
    bestShare(
      property,
      properties.some(({ implies }) => implies.includes(nth)),
    ),
  );
  const contents = properties.map(contentOf);
  const codes = properties.map(({ prepared }) => prepared.codes);
  return (a, b, next, pairs) => {
    sums.fill(0);
    shares.fill(0);
    most.fill(-bound);
    const step = Math.ceil(pairs / MOST_PAIRS);
    let left = step;
    for (let i = a; i !== -1; i = next[i] as number) {
      for (let j = b; j !== -1; j = next[j] as number) {
        // Named beside each other: two people.
        if (beside && standBeside(beside, i, j)) return Number.NEGATIVE_INFINITY;
        if (--left > 0) continue;
        left = step;
        compare(i, j, out);
        for (let nth = 0; nth < count; nth++) {
          const value = out[nth] as number;
          if (value === 0) continue;
          const content = contents[nth];
          let share = 1;
          if (content) {
            const column = codes[nth] as Int32Array;
            share = Math.min(content(column[i] as number), content(column[j] as number));
          }
          let weight = weightOf(weights, nth, value);
          const beyond = near[nth];
          if (beyond) {
            const column = codes[nth] as Int32Array;
            weight += bitsOf(beyond, column[i] as number, column[j] as number);
          }
          if (weight > (most[nth] as number)) most[nth] = weight;
          sums[nth] = (sums[nth] as number) + share * weight;
          shares[nth] = (shares[nth] as number) + share;
        }
      }
    }
    let total = weights.prior;
    implied.fill(0);
    for (const { nth, implies } of contexts) {
      // Named in one report: that these two are of one day and one place is the same agreement once more.
      if ((most[nth] as number) > 0) for (const each of implies) implied[each] = 1;
    }
    for (let nth = 0; nth < count; nth++) {
      if ((shares[nth] as number) === 0 || implied[nth] === 1) continue;
      const part = best[nth] as number;
      const mean =
        part * (most[nth] as number) + (1 - part) * ((sums[nth] as number) / (shares[nth] as number));
      total += mean > bound ? bound : Math.max(mean, -bound);
    }
    return total;
  };
}

const standBeside = ({ reports, items }: Beside, a: number, b: number): boolean =>
  ((items[a] as number) & (items[b] as number)) !== 0 && reports[a] === reports[b];

/**
 * Of some things a person has several at a time (telephones, vehicles, reports that name them): there one agreement is worth
 * more than the mean. Of a name or a date of birth there is one.
 */
function bestShare({ kind, context }: Property, circumstance: boolean): number {
  if (context) return 1;
  if (circumstance) return 0.6;
  if (kind === "code") return 0.2;
  return kind === "name" ? 0.4 : 0;
}

/** How much a value says: a full name more than a family name, a day more than a year. Null where all say the same. */
function contentOf({ prepared }: Property): ((value: number) => number) | null {
  if (prepared.form === "dates") return (value) => (prepared.parts[value * 3 + 2] === 0 ? 1 : 3);
  if (prepared.form === "codes") return null;
  return (value) => prepared.content[value] as number;
}
