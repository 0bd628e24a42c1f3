import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FORCES } from "../../../vocabulary/index.ts";
import { groupsOf, isWhole, type Layers, partitions, SMALLEST } from "./partition.ts";

/** Every figure that is published of these tables: the groups, regions that are whole groups, and everything together. */
function published(layers: Layers, tables: number) {
  return partitions(layers, tables).map((cuts, table) => {
    const runs = [
      ...groupsOf(cuts),
      ...regionsOf(layers).filter(([first, end]) => isWhole(cuts, first, end)),
    ];
    runs.push([0, layers.regions.length]);
    return runs.map(([first, end]) => ({ table, first, end, value: sumOf(layers, 2 ** table, first, end) }));
  });
}

function regionsOf({ regions }: Layers): [number, number][] {
  const names = [...new Set(regions)];
  return names.map((name) => [regions.indexOf(name), regions.lastIndexOf(name) + 1]);
}

/** People of these places who are in any of the layers that meet the mask. */
function sumOf({ people }: Layers, mask: number, first: number, end: number): number {
  let sum = 0;
  for (const [layer, byPlace] of people) {
    if ((layer & mask) !== 0) for (let place = first; place < end; place++) sum += byPlace[place] as number;
  }
  return sum;
}

const isSmall = (value: number) => value > 0 && value < SMALLEST;

function layersOf(regions: readonly string[], masks: readonly number[], counts: readonly number[]): Layers {
  const at = (nth: number) =>
    Float64Array.from(counts.slice(nth * regions.length, (nth + 1) * regions.length));
  return { regions, people: new Map(masks.map((mask, nth) => [mask, at(nth)])) };
}

/**
 * Every world in which the tables' totals come to no more than so many. Totals are published, so that worlds that look alike
 * are all among them: nothing is hidden by where the search ends.
 */
function* worlds(weights: readonly number[], most: number): Generator<number[]> {
  const [weight, ...rest] = weights;
  if (weight === undefined) yield [];
  else {
    for (let count = 0; count * weight <= most; count++) {
      for (const others of worlds(rest, most - count * weight)) yield [count, ...others];
    }
  }
}

/**
 * The exact attack, by somebody who knows the method: of all worlds that would have been published as this one was, is there a
 * small cell or a small difference that is the same in each? Everything that can be concluded, by subtraction or otherwise, is
 * what these worlds have in common.
 */
function whatIsGivenAway(
  regions: readonly string[],
  masks: readonly number[],
  most: number,
  exempt = true,
): number[][] {
  const tables = Math.max(...masks).toString(2).length;
  const weights = masks.flatMap((mask) => regions.map(() => mask.toString(2).replaceAll("0", "").length));
  const seen = new Map<string, { counts: number[]; others: boolean[]; targets: number[] }>();
  for (const counts of worlds(weights, most)) {
    const layers = layersOf(regions, masks, counts);
    const key = JSON.stringify(published(layers, tables));
    const targets = targetsOf(layers, tables);
    const known = seen.get(key);
    if (!known) seen.set(key, { counts, targets, others: targets.map(() => false) });
    else {
      targets.forEach((value, nth) => {
        if (value !== known.targets[nth]) known.others[nth] = true;
      });
    }
  }
  return [...seen.values()]
    .filter(({ counts }) => exempt || !hasSmallTotal(layersOf(regions, masks, counts)))
    .filter(({ targets, others }) => targets.some((value, nth) => isSmall(value) && !others[nth]))
    .map(({ counts }) => counts);
}

/** Whether a national total, which is exempt and published as it is, is small; or the difference of two. */
function hasSmallTotal({ people }: Layers): boolean {
  return [...people.values()].some((byPlace) => isSmall(byPlace.reduce((sum, each) => sum + each, 0)));
}

/** Cells of places and regions in each table, and the differences of every two tables there. */
function targetsOf(layers: Layers, tables: number): number[] {
  const places: [number, number][] = layers.regions.map((_, place) => [place, place + 1]);
  const runs = [...places, ...regionsOf(layers)].filter(([a, b]) => b - a < layers.regions.length);
  const all = Array.from({ length: tables }, (_, table) => 2 ** table);
  return runs.flatMap(([first, end]) => [
    ...all.map((mask) => sumOf(layers, mask, first, end)),
    ...all.flatMap((one) =>
      all
        .filter((other) => other !== one)
        .map((other) => sumOf(layers, one | other, first, end) - sumOf(layers, other, first, end)),
    ),
  ]);
}

describe("nobody can conclude a small cell, even knowing the method and trying every world", () => {
  test("of one table", () => {
    expect(whatIsGivenAway(["n", "n", "s", "s"], [0b1], 22)).toEqual([]);
    expect(whatIsGivenAway(["n", "n", "n", "s", "w"], [0b1], 14)).toEqual([]);
  });

  test("of a table and a larger one around it", () => {
    expect(whatIsGivenAway(["n", "n", "s"], [0b11, 0b10], 22)).toEqual([]);
  });

  test("of a table and a smaller one within it, unless national totals themselves say 'one to four'", () => {
    expect(whatIsGivenAway(["n", "n", "s"], [0b11, 0b01], 22, false)).toEqual([]);
  });

  test("of two tables that overlap", () => {
    expect(whatIsGivenAway(["n", "n"], [0b11, 0b01, 0b10], 19)).toEqual([]);
    expect(whatIsGivenAway(["n", "s", "s"], [0b11, 0b01, 0b10], 13)).toEqual([]);
  });

  test("of three tables, each around the one before", () => {
    expect(whatIsGivenAway(["n", "s"], [0b111, 0b110, 0b100], 26)).toEqual([]);
    expect(whatIsGivenAway(["n", "n", "s"], [0b111, 0b110, 0b100], 16)).toEqual([]);
  });
});

/** Whether these published figures add and subtract up to the target, by elimination modulo a large prime. */
function addsUp(figures: readonly (readonly number[])[], target: readonly number[]): boolean {
  const rank = (rows: readonly (readonly number[])[]) => eliminate(rows.map((row) => row.map(BigInt)));
  return rank([...figures, target]) === rank(figures);
}

const PRIME = 2_147_483_647n;

function eliminate(rows: bigint[][]): number {
  let rank = 0;
  const width = rows[0]?.length ?? 0;
  for (let column = 0; column < width && rank < rows.length; column++) {
    const pivot = rows.findIndex((row, at) => at >= rank && row[column] !== 0n);
    if (pivot === -1) continue;
    [rows[rank], rows[pivot]] = [rows[pivot] as bigint[], rows[rank] as bigint[]];
    const lead = rows[rank] as bigint[];
    const inverse = power(lead[column] as bigint, PRIME - 2n);
    for (let at = rank + 1; at < rows.length; at++) {
      const row = rows[at] as bigint[];
      const factor = ((row[column] as bigint) * inverse) % PRIME;
      if (factor === 0n) continue;
      for (let cell = column; cell < width; cell++) {
        row[cell] = ((row[cell] as bigint) - factor * (lead[cell] as bigint) + PRIME * PRIME) % PRIME;
      }
    }
    rank++;
  }
  return rank;
}

function power(base: bigint, exponent: bigint): bigint {
  if (exponent === 0n) return 1n;
  const half = power((base * base) % PRIME, exponent / 2n);
  return exponent % 2n === 0n ? half : (half * base) % PRIME;
}

test("over many areas, no adding and subtracting of published figures gives a small cell or a small difference", () => {
  const regions = FORCES.map(({ region }) => region).slice(0, 20);
  const masks = [0b111, 0b110, 0b100, 0b010, 0b011];
  const count = fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.nat(6) },
    { weight: 2, arbitrary: fc.nat(60) },
  );
  const counts = fc.array(count, { minLength: 100, maxLength: 100 });
  fc.assert(
    fc.property(counts, (cells) => {
      const layers = layersOf(regions, masks, cells);
      const places = regions.length;
      const row = (mask: number, first: number, end: number, less = 0): number[] =>
        masks.flatMap((layer) =>
          regions.map((_, place) =>
            place >= first && place < end && (layer & mask) !== 0 && (layer & less) === 0 ? 1 : 0,
          ),
        );
      const figures = published(layers, 3)
        .flat()
        .map(({ table, first, end }) => row(2 ** table, first, end));
      const runs = [...regions.map((_, place): [number, number] => [place, place + 1]), ...regionsOf(layers)];
      for (const [first, end] of runs.filter(([a, b]) => b - a < places)) {
        for (const [one, less] of [
          [1, 0],
          [2, 0],
          [4, 0],
          [2, 1],
          [4, 2],
          [4, 1],
          [1, 2],
          [2, 4],
        ] as const) {
          const value = row(one, first, end, less).reduce(
            (sum, cell, at) => sum + cell * (cells[at] ?? 0),
            0,
          );
          if (isSmall(value)) expect(addsUp(figures, row(one, first, end, less)), `${value}`).toBe(false);
        }
      }
    }),
    { numRuns: 12 },
  );
});

test("what is not small is published as it is", () => {
  const layers = layersOf(["n", "n", "s"], [1], [7, 0, 12]);
  expect(partitions(layers, 1).map((cuts) => [...cuts])).toEqual([[1, 1, 1]]);
});

test("a small area is taken together with its neighbour, and only those two are", () => {
  const layers = layersOf(["n", "n", "n", "n", "s", "s"], [1], [8, 2, 9, 7, 5, 6]);
  expect(partitions(layers, 1).map((cuts) => [...cuts])).toEqual([[1, 0, 1, 1, 1, 1]]);
});

test("a release stays as it was published, and the board beside it gives way", () => {
  // Nine were released in the second place; two more came since.
  const layers = layersOf(["n", "n", "s"], [0b11, 0b10], [7, 9, 20, 6, 2, 10]);
  expect(partitions(layers, 2).map((cuts) => [...cuts])).toEqual([
    [1, 1, 1],
    [1, 0, 1],
  ]);
});
