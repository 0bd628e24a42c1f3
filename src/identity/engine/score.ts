/** The weight of a pair: the prior, then for each property what its outcome and its rarity say, in bits. */
import type { ComparePair, Property } from "./compare/index.ts";
import type { Model } from "./model.ts";

/** One agreement on something rare counts at most so much beyond the usual, and one on something common takes at most so much away. */
const MOST_BY_RARITY = 12;

export interface Weights {
  /** Sixteen a property: bits, by outcome; 0 for not known. */
  readonly bits: Float32Array;
  /** Sixteen a property: the usual rarity; NaN where rarity does not count. */
  readonly usual: Float32Array;
  readonly prior: number;
}

export function weightsOf(model: Model): Weights {
  const bits = new Float32Array(model.properties.length * 16);
  const usual = new Float32Array(model.properties.length * 16).fill(Number.NaN);
  model.properties.forEach(({ outcomes }, nth) => {
    outcomes.forEach(({ m, u, usualRarity }, at) => {
      bits[nth * 16 + at + 1] = Math.log2(m / u);
      if (usualRarity !== null) usual[nth * 16 + at + 1] = usualRarity;
    });
  });
  return { bits, usual, prior: Math.log2(model.prior / (1 - model.prior)) };
}

/** What one packed outcome of a property says, in bits. */
export function weightOf({ bits, usual }: Weights, property: number, packed: number): number {
  const at = property * 16 + (packed & 15);
  const usually = usual[at] as number;
  if (Number.isNaN(usually)) return bits[at] as number;
  const more = (packed >> 4) / 8 - usually;
  const bounded = Math.max(-MOST_BY_RARITY, Math.min(MOST_BY_RARITY, more));
  // An agreement, however common, never speaks against.
  const weight = (bits[at] as number) + bounded;
  return weight < 0 && (bits[at] as number) > 0 ? 0 : weight;
}

export type ScorePair = (a: number, b: number) => number;

export function scorePairs(
  properties: readonly Property[],
  compare: ComparePair,
  weights: Weights,
): ScorePair {
  const out = new Int32Array(properties.length);
  const count = properties.length;
  return (a, b) => {
    compare(a, b, out);
    let sum = weights.prior;
    for (let nth = 0; nth < count; nth++) {
      const value = out[nth] as number;
      if (value !== 0) sum += weightOf(weights, nth, value);
    }
    return sum;
  };
}

/** A weight in bits as a probability. */
export const probability = (weight: number): number =>
  weight >= 0 ? 1 / (1 + 2 ** -weight) : 2 ** weight / (1 + 2 ** weight);
