import { expect, test } from "vitest";
import { goodInput, type Input, mutation, outcomeOf } from "./testing/mutations.ts";

/** A bench runs a hundred times as many. */
const RUNS = 2000;
const LONGEST_MS = 5000;

test("the inputs are good before they are spoilt", async () => {
  for (const input of ["ndjson", "csv", "tsv", "xlsx", "json"] as const satisfies readonly Input[]) {
    const outcome = await outcomeOf(goodInput(input));
    expect({ input, ...outcome }).toMatchObject({
      reports: input === "ndjson" ? 2 : 12,
      refused: 0,
      broken: [],
    });
  }
});

test("whatever is done to a file, it gives reports, or refusals with where and why, or is unreadable with a sentence", async () => {
  const before = process.memoryUsage().rss;
  const ends = { reports: 0, refused: 0, unreadable: 0 };
  let highest = before;
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const each = mutation(seed);
    const outcome = await outcomeOf(each);
    expect({ seed, done: each.done, broken: outcome.broken }).toMatchObject({ broken: [] });
    expect(outcome.milliseconds, `seed ${seed}`).toBeLessThan(LONGEST_MS);
    if (outcome.unreadable !== null) ends.unreadable += 1;
    if (outcome.refused > 0) ends.refused += 1;
    if (outcome.reports > 0) ends.reports += 1;
    highest = Math.max(highest, process.memoryUsage().rss);
  }
  // Each of the three ends is reached often: the mutations are neither all deadly nor all harmless.
  for (const count of Object.values(ends)) expect(count).toBeGreaterThan(RUNS / 20);
  expect((highest - before) / 1e6).toBeLessThan(400);
});

test("the same seed gives the same mutation", () => {
  for (const seed of [1, 77, 4242]) expect(mutation(seed)).toEqual(mutation(seed));
});
