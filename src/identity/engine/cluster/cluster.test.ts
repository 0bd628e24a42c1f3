import fc from "fast-check";
import { expect, test } from "vitest";
import type { Evidence } from "./evidence.ts";
import { cluster, type Edges } from "./index.ts";
import { clusterTouched } from "./touched.ts";

/** Weights of pairs as a table; what was never weighed speaks against. */
function world(rows: number, weights: ReadonlyMap<string, number>) {
  const of = (a: number, b: number) => weights.get(a < b ? `${a} ${b}` : `${b} ${a}`) ?? -6;
  const evidence: Evidence = (a, b, next) => {
    let sum = 0;
    let pairs = 0;
    for (let i = a; i !== -1; i = next[i] as number) {
      for (let j = b; j !== -1; j = next[j] as number) {
        sum += of(i, j);
        pairs++;
      }
    }
    return sum / pairs;
  };
  const pairs = [...weights].map(
    ([key, weight]) => [...key.split(" ").map(Number), weight] as [number, number, number],
  );
  const edges = (upTo: number): Edges => {
    const kept = pairs.filter(([a, b]) => a < upTo && b < upTo);
    return {
      left: Int32Array.from(kept, ([a]) => a),
      right: Int32Array.from(kept, ([, b]) => b),
      weight: Float32Array.from(kept, ([, , weight]) => weight),
    };
  };
  return { rows, evidence, edges };
}

const worlds = fc
  .integer({ min: 2, max: 24 })
  .chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      known: fc.integer({ min: 1, max: rows }),
      pairs: fc.array(fc.tuple(fc.nat(rows - 1), fc.nat(rows - 1), fc.integer({ min: -12, max: 12 })), {
        maxLength: 40,
      }),
    }),
  )
  .map(({ rows, known, pairs }) => ({
    known,
    world: world(
      rows,
      new Map(
        pairs.flatMap(([a, b, bits]) =>
          a === b ? [] : [[a < b ? `${a} ${b}` : `${b} ${a}`, bits] as const],
        ),
      ),
    ),
  }));

test("adding records touches only their neighbourhood and ends where clustering everything ends", () => {
  fc.assert(
    fc.property(worlds, ({ known, world: { rows, evidence, edges } }) => {
      const before = cluster(known, edges(known), evidence);
      const touched = Array.from({ length: rows - known }, (_, nth) => known + nth);
      const { clusters } = clusterTouched({ rows, before, edges: edges(rows), touched }, evidence);
      expect(clusters).toEqual(cluster(rows, edges(rows), evidence));
    }),
    { seed: 11, numRuns: 500 },
  );
});

test("a record that touches nobody leaves everybody as they were, unlooked at", () => {
  const { evidence, edges } = world(
    5,
    new Map([
      ["0 1", 9],
      ["2 3", 9],
    ]),
  );
  const before = cluster(4, edges(4), evidence);
  const { clusters, lookedAt } = clusterTouched({ rows: 5, before, edges: edges(5), touched: [4] }, evidence);
  expect([...clusters]).toEqual([0, 0, 2, 2, 4]);
  expect(lookedAt).toBe(1);
});

test("a chain of strong pairs whose ends contradict each other is not one person", () => {
  const { evidence, edges } = world(
    3,
    new Map([
      ["0 1", 8],
      ["1 2", 7],
      ["0 2", -12],
    ]),
  );
  expect([...cluster(3, edges(3), evidence)]).toEqual([0, 0, 2]);
});

test("who is never to be one is not made one, whatever the weights say", () => {
  fc.assert(
    fc.property(worlds, fc.nat(23), fc.nat(23), ({ world: { rows, evidence, edges } }, a, b) => {
      const [one, other] = [a % rows, b % rows];
      fc.pre(one !== other);
      const clusters = cluster(rows, edges(rows), evidence, { never: [[one, other]] });
      expect(clusters[one]).not.toBe(clusters[other]);
    }),
    { seed: 12, numRuns: 300 },
  );
});
