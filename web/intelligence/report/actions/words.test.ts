import { expect, test } from "vitest";
import { addWords, wholeWords } from "./words.ts";

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

test("half a word selected is the whole word, and the space around it is not", () => {
  const text = "a driver reported knocking from a trailer";
  const { start, end } = wholeWords(text, 4, 12);
  expect(text.slice(start, end)).toBe("driver reported");
  const spaced = wholeWords(text, 8, 18);
  expect(text.slice(spaced.start, spaced.end)).toBe("reported");
  expect(wholeWords(text, 1, 2)).toEqual({ start: 2, end: 2 });
});
