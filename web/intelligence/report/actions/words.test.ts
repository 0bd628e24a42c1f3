import { expect, test } from "vitest";
import { addWords } from "./words.ts";

test("words that overlap or touch become one span", () => {
  const chosen = addWords([{ item: "a", start: 0, end: 5 }], { item: "a", start: 5, end: 9 });
  expect(chosen).toEqual([{ item: "a", start: 0, end: 9 }]);
});

test("words of different items stay apart", () => {
  const chosen = addWords([{ item: "a", start: 0, end: 5 }], { item: "b", start: 0, end: 5 });
  expect(chosen).toHaveLength(2);
});

test("an empty selection adds nothing", () => {
  expect(addWords([], { item: "a", start: 3, end: 3 })).toEqual([]);
});
