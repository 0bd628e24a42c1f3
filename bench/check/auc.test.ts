import { expect, test } from "vitest";
import { apart } from "./auc.ts";

test("groups that never overlap are always told apart, whichever is larger", () => {
  expect(apart([1, 2, 3], [4, 5, 6])).toBe(1);
  expect(apart([4, 5, 6], [1, 2, 3])).toBe(1);
});

test("equal numbers tell nothing", () => {
  expect(apart([7, 7, 7], [7, 7])).toBe(0.5);
});

test("pairs in order are counted, and ties half", () => {
  // Of six pairs (1,2) (1,3) (2,3) are in order, (2,2) is a tie, (4,2) (4,3) are not.
  expect(apart([1, 2, 4], [2, 3])).toBeCloseTo(3.5 / 6, 10);
});
