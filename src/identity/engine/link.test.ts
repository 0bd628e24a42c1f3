import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { hasShared, labelled, peopleOf, SHARED, stacked } from "../../../bench/linkage/tables.ts";
import { makeScenario } from "../../scenario/index.ts";
import { CHECKSUMS } from "../checksums.ts";
import {
  comparePairs,
  explain,
  link,
  measure,
  printExplanation,
  type Records,
  readModel,
  weightsOf,
} from "./index.ts";
import { isRight, madeContainers } from "./testing/containers.ts";
import { madePeople } from "./testing/people.ts";
import { numbersFrom } from "./train/chance.ts";

const made = madePeople(600);

test("people written down several times with slips are found without labels or configuration", async () => {
  const { clusters, kept } = await link(made);
  const { pairwise } = measure(clusters, made.truth);
  expect(pairwise.precision).toBeGreaterThan(0.95);
  expect(pairwise.recall).toBeGreaterThan(0.8);
  expect(kept).toBeGreaterThan(0.9);
});

/** How far F1 moves when columns are renamed and turned round, and rows shuffled. */
async function movedBy(records: Records, truth: readonly string[]): Promise<number> {
  const plain = measure((await link(records)).clusters, truth).pairwise.f1;
  const next = numbersFrom(3);
  const rows = truth.map((_, row) => [next(), row] as const).sort(([a], [b]) => a - b);
  const shuffled = {
    headers: records.headers.map((_, nth) => `x${nth}`),
    columns: records.columns.toReversed().map((column) => rows.map(([, row]) => column[row] as string)),
  };
  const again = measure(
    (await link(shuffled)).clusters,
    rows.map(([, row]) => truth[row] as string),
  ).pairwise.f1;
  return Math.abs(again - plain);
}

test("what columns are called and where rows and columns stand changes nothing", async () => {
  expect(await movedBy(made, made.truth)).toBeLessThanOrEqual(0.002);
});

describe("people of reports", () => {
  const folder = mkdtempSync(join(tmpdir(), "tributary-link-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("are told apart in a small scenario as well as in a large one: nothing is learned from places", async () => {
    makeScenario({ seed: 1, reports: 1500, folder });
    const { records, truth } = peopleOf(folder);
    const { clusters, model } = await link(records);
    const { pairwise } = measure(clusters, truth);
    expect(pairwise.precision).toBeGreaterThan(0.97);
    expect(pairwise.f1).toBeGreaterThan(0.9);
    expect(model.learnedFrom.some((line) => line.includes("the same place"))).toBe(false);
  });
});

test("nationality is shown and left out", async () => {
  const { readings, model } = await link(made);
  expect(readings.find(({ column }) => column === "citizen of")?.guess).toMatchObject({ compared: null });
  expect(model.properties.map(({ property }) => property)).not.toContain("citizen of");
});

test("two rows that a person called different are never one, nor through a third", async () => {
  const { clusters } = await link(made);
  const rows = [...clusters.keys()];
  const first = rows.find((row) => clusters.filter((each) => each === clusters[row]).length >= 3) as number;
  const other = rows.find((row) => row !== first && clusters[row] === clusters[first]) as number;
  const apart = (await link(made, { never: [[first, other]] })).clusters;
  expect(apart[first]).not.toBe(apart[other]);
});

test("a score explains itself: its steps add up to its weight, for and against", async () => {
  const { prepared, model, edges } = await link(made);
  const weights = weightsOf(model);
  const compare = comparePairs(prepared.properties);
  edges.weight.slice(0, 200).forEach((weight, pair) => {
    const said = explain(
      prepared.properties,
      compare,
      weights,
      edges.left[pair] as number,
      edges.right[pair] as number,
    );
    const steps = [...said.speaksFor, ...said.speaksAgainst].reduce(
      (sum, step) => sum + step.weight,
      said.start,
    );
    expect(steps).toBeCloseTo(weight, 3);
    expect(said.speaksAgainst.every((step) => step.weight < 0)).toBe(true);
    expect(printExplanation(said)).toContain("in all");
  });
});

test("a model is a plain document that can be kept, read again and used again with the same result", async () => {
  const first = await link(made);
  const model = readModel(JSON.parse(JSON.stringify(first.model)));
  expect((await link(made, { model })).clusters).toEqual(first.clusters);
  expect(() => readModel({ ...model, version: 99 })).toThrow("version 99");
  expect(() => readModel({ ...model, prior: 2 })).toThrow("prior");
});

test("a table with nothing to learn from is refused with the reason", async () => {
  await expect(link({ headers: ["a"], columns: [["Ion", "Ana", "Ion"]] })).rejects.toThrow(
    "at least two are needed",
  );
  const { headers, columns } = madePeople(60);
  const first = madePeople(60).truth.map((person, row, all) => all.indexOf(person) === row);
  const strangers = columns.slice(0, 2).map((column) => column.filter((_, row) => first[row]));
  await expect(link({ headers: headers.slice(0, 2), columns: strangers })).rejects.toThrow(
    "nothing to learn from",
  );
});

describe("containers of one fleet, whose numbers follow each other", () => {
  const boxes = madeContainers(300);
  const [numbers = []] = boxes.columns;
  /** Clusters that hold two numbers whose check digits are right. */
  const mixed = (clusters: Int32Array): number => {
    const right = new Map<number, Set<string>>();
    numbers.forEach((number, row) => {
      const cluster = clusters[row] as number;
      if (isRight(number)) right.set(cluster, (right.get(cluster) ?? new Set()).add(number));
    });
    return [...right.values()].filter(({ size }) => size > 1).length;
  };
  /** Mistyped rows that are in one cluster with the first row of their container. */
  const found = (clusters: Int32Array): number =>
    numbers.filter(
      (number, row) =>
        number !== boxes.truth[row] &&
        clusters[row] === clusters[boxes.truth.indexOf(boxes.truth[row] as string)],
    ).length;

  test("stay apart where both check digits are right, and the mistyped ones are found", async () => {
    const byShape = await link(boxes);
    const { clusters, readings, prepared, edges, model } = await link(boxes, { checksums: CHECKSUMS });
    expect(readings[0]?.guess).toMatchObject({
      compared: "code",
      because: "container numbers with check digits",
    });
    expect(mixed(byShape.clusters)).toBeGreaterThan(2);
    expect(mixed(clusters)).toBe(0);
    const slips = numbers.filter((number, row) => number !== boxes.truth[row]).length;
    expect(found(clusters)).toBeGreaterThan(0.85 * slips);
    const f1 = (each: Int32Array) => measure(each, boxes.truth).pairwise.f1;
    expect(f1(clusters)).toBeGreaterThan(f1(byShape.clusters));

    const said = new Set<string>();
    const compare = comparePairs(prepared.properties);
    const weights = weightsOf(model);
    edges.left.forEach((left, pair) => {
      const steps = explain(prepared.properties, compare, weights, left, edges.right[pair] as number);
      for (const { property, says } of [...steps.speaksFor, ...steps.speaksAgainst])
        if (property === "box") said.add(says);
    });
    expect(said).toContain("one character different or two swapped; the check digit of one of them is wrong");
    expect(said).toContain("different; both carry a right check digit: two different numbers");
    expect(said).toContain("the same");
  });

  test("are compared by shape where nothing is told of check digits", async () => {
    expect((await link(boxes, { checksums: [] })).model).toEqual((await link(boxes)).model);
  });
});

describe.skipIf(!hasShared() || !existsSync(SHARED))(
  "on public tables (skipped where ../shared/data is absent)",
  () => {
    test("doubles are found, and one table is linked with another", async () => {
      const third = labelled(`${SHARED}febrl3.csv`);
      expect(measure((await link(third.records)).clusters, third.truth).pairwise.f1).toBeGreaterThanOrEqual(
        0.996,
      );
      const { records, truth, side } = stacked(
        labelled(`${SHARED}febrl4a.csv`),
        labelled(`${SHARED}febrl4b.csv`),
      );
      expect(
        measure((await link(records, { side })).clusters, truth, side).pairwise.f1,
      ).toBeGreaterThanOrEqual(0.999);
    });

    test("historical_50k comes out the same under other headers and in another order", async () => {
      const { records, truth } = labelled(`${SHARED}historical_50k.csv`);
      expect(await movedBy(records, truth)).toBeLessThanOrEqual(0.002);
    }, 120_000);
  },
);
