import fc from "fast-check";
import { expect, test } from "vitest";
import { fits } from "./match.ts";

test("a star stands for anything, also for nothing, and capitals do not matter", () => {
  expect(fits("*nodes.Crime.csv", "crime-investigation.nodes.crime.CSV")).toBe(true);
  expect(fits("*KNOWS.csv", "x.KNOWS_LW.csv")).toBe(false);
  expect(fits("a*b*c", "abc")).toBe(true);
  expect(fits("a.c", "abc")).toBe(false);
  expect(fits("*", "")).toBe(true);
});

test("matching agrees with a plain definition of it, and a hostile pattern takes no time", () => {
  const plain = (pattern: string, name: string): boolean =>
    pattern === ""
      ? name === ""
      : pattern.startsWith("*")
        ? plain(pattern.slice(1), name) || (name !== "" && plain(pattern, name.slice(1)))
        : name !== "" && pattern[0] === name[0] && plain(pattern.slice(1), name.slice(1));
  const word = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 7 });
  fc.assert(
    fc.property(word("ab*"), word("ab"), (pattern, name) => {
      expect(fits(pattern, name)).toBe(plain(pattern, name));
    }),
    { numRuns: 3000 },
  );
  const began = performance.now();
  expect(fits("*a".repeat(150), `${"a".repeat(300)}b`)).toBe(false);
  expect(performance.now() - began).toBeLessThan(100);
});
