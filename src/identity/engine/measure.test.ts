import { expect, test } from "vitest";
import { measure } from "./measure.ts";

test("pairs and B-cubed are counted as by hand", () => {
  // Found: {0,1,2} {3}; true: {0,1} {2,3}. Three pairs claimed, one right, two true.
  const { pairwise, bcubed } = measure([0, 0, 0, 3], ["a", "a", "b", "b"]);
  expect(pairwise).toEqual({ precision: 1 / 3, recall: 1 / 2, f1: 0.4 });
  expect(bcubed.precision).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4);
  expect(bcubed.recall).toBeCloseTo((1 + 1 + 1 / 2 + 1 / 2) / 4);
});

test("between two tables only pairs across the two are counted", () => {
  const { pairwise } = measure([0, 0, 0], ["a", "a", "a"], Uint8Array.of(0, 0, 1));
  expect(pairwise).toEqual({ precision: 1, recall: 1, f1: 1 });
  expect(measure([0, 1, 0], ["a", "a", "a"], Uint8Array.of(0, 0, 1)).pairwise.recall).toBe(0.5);
});
