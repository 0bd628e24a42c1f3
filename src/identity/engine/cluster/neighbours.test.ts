import { expect, test } from "vitest";
import type { Property } from "../compare/index.ts";
import { numbersFrom } from "../train/chance.ts";
import { besidesWeight, bitsOf, learnNeighbours } from "./neighbours.ts";

const TOWNS = 12;

/** Sure pairs: of one person's two reports, four in five are of towns of one half of the country. */
function told(pairs: number, kind: "category" | "code" = "category") {
  const next = numbersFrom(3);
  const town = (half: number) => 1 + half * (TOWNS / 2) + Math.floor((next() * TOWNS) / 2);
  const codes = new Int32Array(2 * pairs);
  for (let pair = 0; pair < pairs; pair++) {
    const half = Math.floor(next() * 2);
    codes[2 * pair] = town(half);
    codes[2 * pair + 1] = town(next() < 0.8 ? half : 1 - half);
  }
  const prepared = { form: "codes", codes } as unknown as Property["prepared"];
  const properties = [
    { name: "report", kind: "category", context: true, prepared, implies: [1] },
    { name: "place", kind, prepared, implies: [] },
  ] as const satisfies readonly Property[];
  const left = Int32Array.from({ length: pairs }, (_, pair) => 2 * pair);
  const edges = { left, right: left.map((row) => row + 1), weight: new Float32Array(pairs).fill(6) };
  return { properties, edges, codes };
}

test("towns in which one person is often met speak for a pair, and far ones against", () => {
  const { properties, edges, codes } = told(20_000);
  const [learned, ...more] = learnNeighbours(properties, edges);
  if (!learned) throw new Error("nothing was learned");
  expect(more).toEqual([]);
  expect(learned.property).toBe(1);
  expect(bitsOf(learned, 1, 2)).toBeGreaterThan(0.3);
  expect(bitsOf(learned, 1, TOWNS)).toBeLessThan(-0.7);
  expect(bitsOf(learned, 3, 3)).toBe(0);
  expect(bitsOf(learned, 0, 3)).toBe(0);
  const { weight } = besidesWeight(properties, [learned], edges);
  const pair = edges.left.findIndex((row) => codes[row] === 1 && codes[row + 1] === TOWNS);
  expect(weight[pair]).toBeCloseTo(6 + bitsOf(learned, 1, TOWNS), 4);
  expect(edges.weight[pair]).toBe(6);
});

test("nothing is learned from few pairs, nor from pairs that are not sure", () => {
  expect(learnNeighbours(...few(told(500)))).toEqual([]);
  const { properties, edges } = told(20_000);
  expect(learnNeighbours(properties, { ...edges, weight: edges.weight.map(() => 3) })).toEqual([]);
});

const few = ({ properties, edges }: ReturnType<typeof told>) => [properties, edges] as const;
