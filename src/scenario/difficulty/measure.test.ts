/** That it is hard, and that the measure of it is right. */
import { expect, test } from "vitest";
import { randomFrom } from "../random.ts";
import { writtenScenario } from "../testing/written.ts";
import { normalisedName } from "./keys.ts";
import { measureDifficulty } from "./measure.ts";
import { digests } from "./pairs.ts";

test("the same name finds at most 45 in a hundred true pairs at 5,000 reports, in whatever order its parts stand", async () => {
  const { folder, totals } = writtenScenario(5000);
  const { rows, truePairs, keys } = await measureDifficulty(folder);
  expect(rows).toBe(totals.personMentions);
  expect(truePairs).toBeGreaterThan(10_000);
  const recall = new Map(keys.map((key) => [key.key, key.recall]));
  for (const key of ["full name", "full name, parts in any order", "full name and birth date"]) {
    expect(recall.get(key), key).toBeGreaterThan(0);
    expect(recall.get(key), key).toBeLessThanOrEqual(0.45);
  }
  for (const { key, recall, precision } of keys) {
    expect(recall, key).toBeLessThanOrEqual(0.45);
    expect(precision ?? 0, key).toBeGreaterThan(0);
  }
  // Names are shared by strangers: a name alone is wrong more often than not at all.
  expect(keys.find(({ key }) => key === "full name")?.precision).toBeLessThan(0.95);
});

test("counting by sorting gives what comparing all with all gives", () => {
  const random = randomFrom(9);
  const words = Array.from({ length: 400 }, () => `word ${Math.floor(random() * 60)}`);
  const counted = digests();
  for (const word of words) counted.add(word);
  let pairs = 0;
  words.forEach((word, nth) => {
    for (const other of words.slice(nth + 1)) if (word === other) pairs += 1;
  });
  expect(counted.equalPairs()).toBe(pairs);
});

test("a name is normalised as a careful clerk would: no accents, no capitals, no marks", () => {
  expect(normalisedName("ÇELA,  Gëzim")).toBe("cela gezim");
  expect(normalisedName("al-Hassan")).toBe("al hassan");
  expect(normalisedName("محمد علي")).toBe("محمد علي");
});
