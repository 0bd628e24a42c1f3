/** Random numbers that come again: the same seed tells the same story, to the byte. */

/** A number from 0 up to but not including 1. */
export type Random = () => number;

/** sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, ample for the few hundred million numbers of a large run. */
export function randomFrom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = seed >>> 0;
  let c = Math.floor(seed / 2 ** 32) >>> 0;
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers still look like the seed.
  for (let warm = 0; warm < 16; warm++) next();
  return next;
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

export function pick<Item>(random: Random, list: readonly Item[]): Item {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error("there is nothing to pick from");
  return item;
}

/** One of the items, each as likely as its weight says. */
export function weighted<Item>(random: Random, items: readonly (readonly [Item, number])[]): Item {
  let left = random() * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  const last = items.at(-1);
  if (last === undefined) throw new Error("there is nothing to pick from");
  return last[0];
}

/**
 * An item of a list that stands most frequent first, by Zipf's law as Mandelbrot flattened it: P(rank) ~ 1 / (rank + flat).
 * A few names are everywhere and most are rare, which is what makes a shared name prove little.
 */
export function pickByRank<Item>(random: Random, list: readonly Item[], flat: number): Item {
  const rank = Math.floor(flat * ((list.length + flat) / flat) ** random() - flat);
  const item = list[Math.min(rank, list.length - 1)];
  if (item === undefined) throw new Error("there is nothing to pick from");
  return item;
}

/** Some of the items, in a random order. */
export function some<Item>(random: Random, list: readonly Item[], count: number): Item[] {
  const rest = [...list];
  const taken: Item[] = [];
  while (taken.length < count && rest.length > 0) {
    taken.push(...rest.splice(Math.floor(random() * rest.length), 1));
  }
  return taken;
}
