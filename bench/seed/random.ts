/** Random numbers that come again: the same seed gives the same data, so that two runs measure the same thing. */

export type Random = () => number;

/** Mulberry32: 32 bits of state are plenty for made-up names. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A rank from 0 below `size`, by Zipf's law as Mandelbrot flattened it: P(rank) ~ 1 / (rank + flat). With a `flat` of 10
 * the most common of 20,000 names has 1.3 %, which is about what the commonest surnames have.
 */
export function zipf(random: Random, size: number, flat: number): number {
  return Math.min(size - 1, Math.floor(flat * ((size + flat) / flat) ** random() - flat));
}

/** The same rank in SQL. */
export function zipfSql(size: string, flat: number): string {
  return `least(${size} - 1, floor(${flat} * power((${size} + ${flat}) / ${flat}::float8, random()) - ${flat}))::int`;
}

export function pick<Item>(random: Random, list: readonly Item[]): Item {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error("there is nothing to pick from");
  return item;
}
