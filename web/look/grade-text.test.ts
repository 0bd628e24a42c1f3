import { expect, test } from "vitest";
import { certaintyOf, readGradeText } from "./grade-text.ts";

test("a chip is read out in words, with its conditions", () => {
  const words = readGradeText("2 C · C A1 S2");
  expect(words).toContain("source 2, untested");
  expect(words).toContain("information C, known indirectly to the source");
  expect(words).toContain("A1: May be combined");
  expect(words).toContain("S2: No sanitisation");
});

test("a historic grade is read as it was written", () => {
  expect(readGradeText("B 2 4")).toBe("B 2 4");
});

test("the line says how sure: solid for A and B, dashed for C, dotted for D and E", () => {
  expect(["1 A · P", "1 B · P", "1 C · P", "2 D · P", "3 E · P"].map(certaintyOf)).toEqual([
    "solid",
    "solid",
    "dashed",
    "dotted",
    "dotted",
  ]);
});
