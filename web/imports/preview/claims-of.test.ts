import { expect, test } from "vitest";
import type { MentionLineWire } from "../../../src/contract/report-format.ts";
import { claimsOf, gradeOfItem } from "./claims-of.ts";

/** The properties of its kind are open in the format, and so unknown to the type. */
const told = (mention: MentionLineWire & Readonly<Record<string, string>>): MentionLineWire => mention;

const GRADED = { source: "2", information: "C", handling: "P" } as const;

test("a mention that was told stands where its words are, and says what its words do not", () => {
  const [person, van] = claimsOf({
    ...GRADED,
    text: "Arben Hoxha drove a van.",
    mentions: [
      told({ ref: "p", kind: "person", name: "Arben Hoxha", birthDate: "1987-04" }),
      told({ ref: "v", kind: "vehicle", registration: "AB12 CDE", confidence: "possible" }),
    ],
  });
  expect(person).toMatchObject({ words: "Arben Hoxha", span: { start: 0, end: 11 }, suggested: false });
  expect(person?.says).toEqual([{ label: "Date of birth", value: "1987-04" }]);
  expect(van).toMatchObject({ words: "AB12 CDE", span: null, confidence: "possible" });
});

test("what is found by reading the text is a suggestion, and an empty list says that there is nobody", () => {
  const read = [{ kind: "phone", text: "07700 900123", start: 5, end: 17 }];
  expect(claimsOf({ ...GRADED, text: "Ring 07700 900123", read })).toMatchObject([
    { words: "07700 900123", suggested: true, span: { start: 5, end: 17 } },
  ]);
  expect(claimsOf({ ...GRADED, text: "Ring 07700 900123", mentions: [], read })).toEqual([]);
});

test("the grade is written as on its chip", () => {
  expect(gradeOfItem({ ...GRADED, text: "x" }, "KENT")).toBe("2 C · P");
  const closed = { ...GRADED, handling: "C", action: "A1", sanitisation: "S2", text: "x" } as const;
  expect(gradeOfItem(closed, "KENT")).toBe("2 C · C A1 S2");
});
