/**
 * Expectation maximisation over patterns: which share of the pairs of a block are of one person, and how often each outcome
 * comes out for those. What chance alone gives is known before and stays as it is.
 */
import type { Pattern } from "../patterns.ts";

const MOST_ROUNDS = 50;
const ENOUGH = 1e-4;
/** So many pairs, spread by what is usual, stand beside what was seen, so that no outcome is impossible. */
const SMOOTHING = 8;

export interface Session {
  /** The share of the block's pairs that are of one person. */
  readonly share: number;
  /** By property, by outcome; null for what the block was made of, and for what was hardly ever known. */
  readonly m: readonly (readonly number[] | null)[];
  /** Pairs taken to be of one person. */
  readonly matches: number;
  /** What the rest of a pair says, in bits, on average over those taken to be of one person: of a block told apart, many. */
  readonly toldBy: number;
}

/** What agreement is like before anything was learned: falling from same to different. */
export function usualM(outcomes: number): number[] {
  const weights = Array.from({ length: outcomes }, (_, at) =>
    at === 0 ? 0.7 : at === outcomes - 1 ? 0.1 : 0.2 / (outcomes - 2),
  );
  const sum = weights.reduce((total, each) => total + each, 0);
  return weights.map((each) => each / sum);
}

export function expectationMaximisation(
  patterns: readonly Pattern[],
  u: readonly (readonly number[])[],
  ignored: ReadonlySet<number>,
): Session {
  let m = u.map((each) => usualM(each.length));
  let share = 0.3;
  let known: number[] = [];
  let matches = 0;
  let told = 0;
  const pairs = patterns.reduce((sum, each) => sum + each.pairs, 0);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const sums = u.map((each) => new Float64Array(each.length));
    matches = 0;
    told = 0;
    for (const { outcomes, pairs: count } of patterns) {
      let odds = share / (1 - share);
      for (let nth = 0; nth < u.length; nth++) {
        const outcome = outcomes[nth] as number;
        if (outcome === 0 || ignored.has(nth)) continue;
        odds *= ((m[nth] as number[])[outcome - 1] as number) / ((u[nth] as number[])[outcome - 1] as number);
      }
      const matching = count * (odds > 1e12 ? 1 : odds / (1 + odds));
      matches += matching;
      told += matching * (Math.log2(odds) - Math.log2(share / (1 - share)));
      for (let nth = 0; nth < u.length; nth++) {
        const outcome = outcomes[nth] as number;
        if (outcome === 0) continue;
        const sum = sums[nth] as Float64Array;
        sum[outcome - 1] = (sum[outcome - 1] as number) + matching;
      }
    }
    known = sums.map((sum) => sum.reduce((total, each) => total + each, 0));
    const next = sums.map((sum, nth) => {
      const usual = usualM(sum.length);
      const total = (known[nth] as number) + SMOOTHING;
      return neverAgainst(
        usual.map((each, at) => ((sum[at] as number) + SMOOTHING * each) / total),
        u[nth] as readonly number[],
      );
    });
    const nextShare = Math.min(0.999, Math.max(1e-6, matches / Math.max(1, pairs)));
    let moved = Math.abs(nextShare - share);
    next.forEach((each, nth) => {
      each.forEach((value, at) => {
        moved = Math.max(moved, Math.abs(value - ((m[nth] as number[])[at] as number)));
      });
    });
    m = next;
    share = nextShare;
    if (moved < ENOUGH) break;
  }
  return {
    share,
    matches,
    toldBy: told / Math.max(1, matches),
    m: m.map((each, nth) => (ignored.has(nth) || (known[nth] as number) < 30 ? null : each)),
  };
}

/**
 * Sameness never speaks against two records being of one person, nor difference for it. Without this, a block of one event
 * teaches that its people are those who are named apart.
 */
function neverAgainst(m: readonly number[], u: readonly number[]): number[] {
  const last = m.length - 1;
  const bounded = m.map((each, at) =>
    at === 0 ? Math.max(each, u[0] as number) : at === last ? Math.min(each, u[last] as number) : each,
  );
  const sum = bounded.reduce((total, each) => total + each, 0);
  return bounded.map((each) => each / sum);
}
