import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { COMPARISONS } from "../../vocabulary/index.ts";
import { CHECKSUMS } from "../checksums.ts";
import { link } from "./link.ts";
import { BadModel, type Model, type ModelProperty, readModel } from "./model.ts";
import { learnPinned, type Pinned, pin, type Values } from "./pinned.ts";
import { containerOf, madeContainers } from "./testing/containers.ts";
import { madePeople } from "./testing/people.ts";
import { zoneOf } from "./testing/zones.ts";

const made = madePeople(400);
const NAMES = ["name", "birth", "phone", "town"];
const people: readonly Values[] = made.truth.map((_, row) =>
  Object.fromEntries(NAMES.map((name, nth) => [name, made.columns[nth]?.[row] ?? ""])),
);
let model: Model;
let pinned: Pinned;

beforeAll(async () => {
  const linked = await link({ headers: NAMES, columns: made.columns.slice(0, NAMES.length) });
  const row = (at: number) => linked.prepared.order[at] as number;
  model = learnPinned(linked.model, people, {
    left: linked.edges.left.map(row),
    right: linked.edges.right.map(row),
  });
  pinned = pin(model);
});

/** A few records, many of them of the same people. */
const companies = fc
  .tuple(fc.integer({ min: 0, max: 700 }), fc.uniqueArray(fc.nat(30), { minLength: 2, maxLength: 20 }))
  .map(([from, rows]) => rows.map((row) => people[(from + row) % people.length] as Values));

const everyPair = (records: readonly unknown[]): (readonly [number, number])[] =>
  records.flatMap((_, a) => records.slice(a + 1).map((_, nth) => [a, a + 1 + nth] as const));

/** Clusters as sets of what is in them, however records are numbered. */
const partition = (clusters: Int32Array, named: readonly number[]): string[] => {
  const sets = new Map<number, number[]>();
  clusters.forEach((cluster, at) => {
    sets.set(cluster, [...(sets.get(cluster) ?? []), named[at] as number]);
  });
  return [...sets.values()].map((set) => set.toSorted((a, b) => a - b).join(" ")).sort();
};

describe("what two records say", () => {
  test("is the same in any company, in either order, with whatever was read before", () => {
    fc.assert(
      fc.property(companies, fc.nat(), fc.nat(), (records, one, other) => {
        const [a, b] = [one % records.length, other % records.length];
        const alone = pin(model).read([records[b] as Values, records[a] as Values]);
        const among = pinned.read(records);
        expect(among.weight(a, b)).toBe(alone.weight(1, 0));
        expect(among.weight(b, a)).toBe(among.weight(a, b));
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  test("explains itself: the steps add up to the weight", () => {
    const { explain, weight } = pinned.read(people.slice(0, 40));
    for (const [a, b] of everyPair(people.slice(0, 40))) {
      const said = explain(a, b);
      const steps = [...said.speaksFor, ...said.speaksAgainst].reduce(
        (sum, step) => sum + step.weight,
        said.start,
      );
      expect(steps).toBeCloseTo(weight(a, b), 5);
    }
  });
});

describe("clusters", () => {
  test("do not depend on the order in which records and pairs are given, nor on who is told from whom first", () => {
    const told = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 });
    const shuffled = companies
      .map((records) => [...new Map(records.map((values) => [JSON.stringify(values), values])).values()])
      .chain((records) =>
        fc.tuple(
          fc.constant(records),
          fc.shuffledSubarray([...records.keys()], { minLength: records.length }),
          told,
        ),
      );
    fc.assert(
      fc.property(shuffled, ([records, order, said]) => {
        const never = said
          .map(([a, b]) => [a % records.length, b % records.length] as const)
          .filter(([a, b]) => a !== b);
        const plain = pinned.read(records).clusters(everyPair(records), { threshold: -6, never });
        const turned = order.map((at) => records[at] as Values);
        const again = pin(model)
          .read(turned)
          .clusters(everyPair(turned).toReversed(), {
            threshold: -6,
            never: never.map(([a, b]) => [order.indexOf(b), order.indexOf(a)] as const).toReversed(),
          });
        expect(partition(again, order)).toEqual(partition(plain, [...records.keys()]));
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  test("of equally strong pairs that cannot all be one are the same whichever comes first", () => {
    // The middle one is as near to either end; the ends are told apart.
    const ends = [
      { name: "Valon Gashi", birth: "1980-05-06" },
      { name: "Gashi Valon", birth: "1980-05-07" },
      { name: "VALON GASHI", birth: "1980-05-08" },
    ];
    const reversed = ends.toReversed();
    const pairs: readonly (readonly [number, number])[] = [
      [0, 1],
      [1, 2],
    ];
    const options = { threshold: -20, never: [[0, 2]] as const };
    const plain = pinned.read(ends).clusters(pairs, options);
    const turned = pinned.read(reversed).clusters(pairs, options);
    expect(plain[1] === plain[0]).toBe(turned[1] === turned[2]);
  });

  test("of groups that nothing connects are those of each group by itself", () => {
    fc.assert(
      fc.property(companies, companies, (one, other) => {
        const all = [...one, ...other];
        const apart = everyPair(other).map(([a, b]) => [a + one.length, b + one.length] as const);
        const union = pinned.read(all).clusters([...everyPair(one), ...apart]);
        const names = [...all.keys()];
        expect(partition(union, names)).toEqual(
          [
            ...partition(pinned.read(one).clusters(everyPair(one)), names),
            ...partition(pinned.read(other).clusters(everyPair(other)), names.slice(one.length)),
          ].sort(),
        );
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  test("keep apart what is never one, through any third record, even where a person said both", () => {
    fc.assert(
      fc.property(companies, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }), (records, said) => {
        const pairs = said
          .map(([a, b]) => [a % records.length, b % records.length] as const)
          .filter(([a, b]) => a !== b);
        const [forbidden, ...together] = pairs;
        fc.pre(forbidden !== undefined);
        const clusters = pinned.read(records).clusters(everyPair(records), {
          never: forbidden ? [forbidden] : [],
          together: [...pairs, ...together],
        });
        expect(clusters[forbidden?.[0] ?? 0]).not.toBe(clusters[forbidden?.[1] ?? 0]);
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  test("hold together what a person called the same, whatever the records say", () => {
    fc.assert(
      fc.property(companies, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }), (records, said) => {
        const together = said.map(([a, b]) => [a % records.length, b % records.length] as const);
        const clusters = pinned.read(records).clusters([], { together });
        for (const [a, b] of together) expect(clusters[a]).toBe(clusters[b]);
      }),
      { seed: 9, numRuns: 200 },
    );
  });

  test("go by their lowest record, and records that nothing connects stay by themselves", () => {
    expect([...pinned.read(people.slice(0, 5)).clusters([])]).toEqual([0, 1, 2, 3, 4]);
    const twice = [people[0], people[1], people[0]] as Values[];
    expect(pinned.read(twice).clusters([], { together: [[2, 0]] })[2]).toBe(0);
  });
});

test("check digits that a model names are read as they were learned, one by one, and must be known", async () => {
  const { headers, columns } = madeContainers(300);
  const linked = await link({ headers, columns }, { checksums: CHECKSUMS });
  const row = (at: number) => linked.prepared.order[at] as number;
  const boxes: readonly Values[] = (columns[0] ?? []).map((_, at) =>
    Object.fromEntries(headers.map((header, nth) => [header, columns[nth]?.[at] ?? ""])),
  );
  const candidates = { left: linked.edges.left.map(row), right: linked.edges.right.map(row) };
  const learned = readModel(
    JSON.parse(JSON.stringify(learnPinned(linked.model, boxes, candidates, 1, CHECKSUMS))),
  );
  expect(learned.properties[0]).toMatchObject({ property: "box", checksum: "container" });
  const fleet = pin(learned, CHECKSUMS);
  // More than a property has room for at first.
  fleet.read(Array.from({ length: 500 }, (_, nth) => ({ box: containerOf(700_000 + nth) })));
  const [one, next] = [containerOf(410_001), containerOf(410_002)];
  const { explain } = fleet.read([{ box: one }, { box: next }, { box: `${one.slice(0, -1)}9` }]);
  const says = (a: number, b: number) =>
    [...explain(a, b).speaksFor, ...explain(a, b).speaksAgainst].map((step) => step.says);
  expect(says(0, 1)).toEqual(["different; both carry a right check digit: two different numbers"]);
  expect(says(0, 2)).toEqual([
    "one character different or two swapped; the check digit of one of them is wrong",
  ]);
  expect(() => pin(learned)).toThrow(BadModel);
  expect(() => pin(learned)).toThrow('box: there are no check digits "container".');
});

test("a number is the same with and without its check digit, whatever was read before", async () => {
  const [shown, typed, near] = [zoneOf("X10000037"), "X10000037", "X10000038"];
  const document: ModelProperty = {
    property: "document",
    comparison: "code",
    checksum: "document",
    rarities: { values: { common: {}, other: 12 }, sounds: null, wholes: null },
    outcomes: COMPARISONS.code.map(({ id }) => ({ outcome: id, m: 0.2, u: 0.1, usualRarity: 12 })),
  };
  const says = (first: string, a: string, b: string) => {
    const papers = pin({ ...model, properties: [document] }, CHECKSUMS);
    papers.read([{ document: first }]);
    return papers.read([{ document: a }, { document: b }]).explain(0, 1).speaksFor[0]?.says;
  };
  const { keysOf } = pin({ ...model, properties: [document] }, CHECKSUMS);
  expect(keysOf({ document: shown })).toEqual(keysOf({ document: typed }));
  for (const first of [shown, typed, near, zoneOf(near)]) {
    expect(says(first, shown, typed)).toBe("the same");
    expect(says(first, shown, near)).toMatch(
      /^one character different .*; the check digit of one of them is wrong$/,
    );
    expect(says(first, typed, near)).toBe("one character different or two swapped");
    expect(says(first, shown, zoneOf(near))).toMatch(/^different; both carry/);
  }
});

test("a record beyond those that were read is refused", () => {
  expect(() => pinned.read(people.slice(0, 2)).weight(0, 2)).toThrow("no record 2 of 2");
});

test("weights stay what they were when more values were read than are kept", () => {
  const fresh = pin(model);
  const first = fresh.read([people[0], people[1]] as Values[]);
  const before = first.weight(0, 1);
  const many = Array.from({ length: 25_000 }, (_, nth) => ({
    name: `Person ${String(nth)}x`,
    phone: `07700 9${nth}`,
  }));
  fresh.read(many);
  expect(fresh.read([people[0], people[1]] as Values[]).weight(0, 1)).toBe(before);
  expect(first.weight(0, 1)).toBe(before);
});
