/**
 * Small cells of people, so protected that nothing published can be subtracted into one.
 *
 * The method is global recoding along a fixed tree: areas in pairs, pairs in regions, regions in halves of the country. A branch
 * is opened only where neither half is small; otherwise the two are published together (Hundepool and others, *Statistical
 * Disclosure Control*, 2012, on recoding; Sweeney 2002 on groups of at least k). Complementary suppression hides a second cell in
 * each row and column instead, and has to be proved anew for every pair of tables. Here one argument holds for all:
 *
 * > Of several tables over the same places, *layers* are the people who are in exactly these of them. A branch is opened only
 * > where, in each half, every layer of the tables opened there is empty or has at least five people. What can be added to and
 * > subtracted from what is published is made of such layers, so it is never one to four.
 *
 * The tree is fixed and the test is the same for both halves, because a method that reacts to the figures gives them away: were
 * the small area always taken together with its larger neighbour, who knows that would know which is which (Wong and others
 * 2007, *Minimality attack in privacy preserving data publishing*). The exact attack in `partition.test.ts` found that in an
 * earlier form of this page.
 */

/** A cell of fewer people than this is small, unless it is empty. */
export const SMALLEST = 5;

export interface Layers {
  /** By place, in the fixed order: its region. Places of a region follow each other. */
  readonly regions: readonly string[];
  /** By set of tables (bit n is table n): how many people are in exactly these, by place. */
  readonly people: ReadonlyMap<number, Float64Array>;
}

/** By place: 1 where a group begins that is published. */
export type Cuts = Uint8Array;

/** How each table is published, in their order: a table gives way to those before it. */
export function partitions({ regions, people }: Layers, tables: number): readonly Cuts[] {
  const sums = [...people].map(([mask, byPlace]) => ({ mask, upTo: runningSum(byPlace) }));
  const done: Cuts[] = [];
  for (let table = 0; table < tables; table++) {
    const cuts = new Uint8Array(regions.length);
    cuts[0] = 1;
    // A national difference of a few people is told by the totals, which are exempt; then nothing tells where they are.
    if (!hasSmall(2 ** (table + 1) - 1, 0, regions.length)) open(cuts, 0, regions.length);
    done.push(cuts);
  }
  return done;

  /** Opens a branch of the table at hand, and what lies below. The whole country needs no leave: national totals are exempt. */
  function open(cuts: Cuts, first: number, end: number): void {
    if (end - first < 2) return;
    const middle = middleOf(regions, first, end);
    let laid = 2 ** done.length;
    done.forEach((other, nth) => {
      if (isWhole(other, first, middle) && isWhole(other, middle, end)) laid += 2 ** nth;
    });
    if (hasSmall(laid, first, middle) || hasSmall(laid, middle, end)) return;
    cuts[middle] = 1;
    open(cuts, first, middle);
    open(cuts, middle, end);
  }

  function hasSmall(laid: number, first: number, end: number): boolean {
    const layers = new Map<number, number>();
    for (const { mask, upTo } of sums) {
      const count = (upTo[end] as number) - (upTo[first] as number);
      if ((mask & laid) !== 0) layers.set(mask & laid, (layers.get(mask & laid) ?? 0) + count);
    }
    return [...layers.values()].some((count) => count > 0 && count < SMALLEST);
  }
}

/** A run of places, from the first to before the end, is whole groups. */
export function isWhole(cuts: Cuts, first: number, end: number): boolean {
  return cuts[first] === 1 && (end === cuts.length || cuts[end] === 1);
}

/** The groups as runs of places. */
export function groupsOf(cuts: Cuts): [first: number, end: number][] {
  const starts = [...cuts.keys()].filter((place) => cuts[place] === 1);
  return starts.map((first, nth) => [first, starts[nth + 1] ?? cuts.length]);
}

/** Where a run falls in two: between regions as long as there are several, and as evenly as can be. */
function middleOf(regions: readonly string[], first: number, end: number): number {
  const starts: number[] = [];
  for (let place = first + 1; place < end; place++) {
    if (regions[place] !== regions[place - 1]) starts.push(place);
  }
  return starts[(starts.length - 1) >> 1] ?? first + ((end - first + 1) >> 1);
}

function runningSum(byPlace: Float64Array): Float64Array {
  const sums = new Float64Array(byPlace.length + 1);
  byPlace.forEach((count, place) => {
    sums[place + 1] = (sums[place] as number) + count;
  });
  return sums;
}
