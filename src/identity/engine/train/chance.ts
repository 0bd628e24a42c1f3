/** How often outcomes come about by chance: u, from pairs taken at random, and counted exactly where that can be done. */
import { type ComparePair, outcomesOf, type Property } from "../compare/index.ts";
import { mix } from "../encode.ts";

const PAIRS = 250_000;

/** A few numbers from a seed. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    return mix(state) / 2 ** 32;
  };
}

/** By property the share of each outcome among pairs where both sides are known. */
export function byChance(
  properties: readonly Property[],
  compare: ComparePair,
  rows: number,
  seed: number,
): readonly (readonly number[])[] {
  const counts = properties.map(({ kind }) => new Float64Array(outcomesOf(kind) + 1));
  const next = numbersFrom(seed);
  const out = new Int32Array(properties.length);
  const pairs = Math.min(PAIRS, (rows * (rows - 1)) / 2);
  for (let nth = 0; nth < pairs; nth++) {
    const a = Math.floor(next() * rows);
    let b = Math.floor(next() * (rows - 1));
    if (b >= a) b++;
    compare(a, b, out);
    out.forEach((packed, property) => {
      const count = counts[property] as Float64Array;
      count[packed & 15] = (count[packed & 15] as number) + 1;
    });
  }
  return properties.map((property, nth) => {
    const count = [...(counts[nth] as Float64Array)].slice(1);
    const known = count.reduce((sum, each) => sum + each, 0);
    // Half a pair for what was never seen: rarer than could be seen, and not impossible.
    const shares = count.map((each) => (each + 0.5) / (known + 0.5 * count.length));
    const same = sameByChance(property);
    if (same !== null) shares[0] = same;
    const sum = shares.reduce((total, each) => total + each, 0);
    return shares.map((each) => each / sum);
  });
}

/** The chance that two rows hold the very same value, counted over all rows; null where sameness is more than that. */
function sameByChance({ kind, prepared }: Property): number | null {
  if (kind === "birth") return null;
  let most = 0;
  for (const code of prepared.codes) if (code > most) most = code;
  const held = new Int32Array(most + 1);
  for (const code of prepared.codes) held[code] = (held[code] as number) + 1;
  let filled = 0;
  let pairs = 0;
  for (let code = 1; code <= most; code++) {
    const count = held[code] as number;
    filled += count;
    pairs += count * (count - 1);
  }
  return filled < 2 ? null : Math.max(pairs, 0.5) / (filled * (filled - 1));
}
