import fc from "fast-check";
import { expect, test } from "vitest";
import { agreeing, type Part } from "./agreeing.ts";

const shown = (parts: readonly Part[]) =>
  parts.map(({ text, agrees }) => (agrees ? `[${text}]` : text)).join("");
const both = (left: string, right: string) => {
  const marked = agreeing(left, right);
  return [shown(marked.left), shown(marked.right)];
};

test.each([
  ["Arben HOXHA", "Hoxha, Arben", "[Arben HOXHA]", "[Hoxha, Arben]"],
  ["Dmitri Lys", "Dmitry Lis", "[Dmitr]i Lys", "[Dmitr]y Lis"],
  ["Müller", "MULLER", "[Müller]", "[MULLER]"],
  ["+44 7700 900123", "+44 7700 900128", "+[44 7700 90012]3", "+[44 7700 90012]8"],
  ["1987-03-12", "1987-12-03", "[1987-03-12]", "[1987-12-03]"],
  ["Dmitri Lysenko", "Dmytro Lisenko", "[Dm]i[tr]i Ly[senko]", "[Dm]y[tr]o Li[senko]"],
  ["Red van", "Kite", "Red van", "Kite"],
])("%s and %s agree where they say the same", (left, right, onLeft, onRight) => {
  expect(both(left, right)).toEqual([onLeft, onRight]);
});

test("one word agrees once: the second of two has nothing left to agree with", () => {
  expect(both("Ali Ali", "Ali")).toEqual(["[Ali] Ali", "[Ali]"]);
});

test("what is shown is always what was written, whatever it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (left, right) => {
      const marked = agreeing(left, right);
      expect(marked.left.map(({ text }) => text).join("")).toBe(left);
      expect(marked.right.map(({ text }) => text).join("")).toBe(right);
    }),
  );
});

test("a value agrees with itself in every letter, and as much of the left as of the right", () => {
  const letters = (parts: readonly Part[]) =>
    parts.flatMap(({ text, agrees }) => (agrees ? text.replace(/[^\p{L}\p{M}\p{N}]/gu, "").split("") : []))
      .length;
  fc.assert(
    fc.property(fc.string(), fc.string(), (left, right) => {
      const marked = agreeing(left, right);
      expect(letters(marked.left)).toBe(letters(marked.right));
      const itself = agreeing(left, left);
      expect(letters(itself.left)).toBe(left.replace(/[^\p{L}\p{M}\p{N}]/gu, "").length);
    }),
  );
});
