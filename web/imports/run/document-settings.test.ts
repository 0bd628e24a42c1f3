import { expect, test } from "vitest";
import { documentSettings, draftOfLine, lineGrade, OPEN_SOURCE } from "./document-settings.ts";

test("an open source is graded 2 C P unless somebody says otherwise", () => {
  expect(documentSettings(OPEN_SOURCE, 1)).toEqual({
    grade: { source: "2", information: "C", handling: "P" },
  });
});

test("a title is said of one document only", () => {
  const draft = { ...OPEN_SOURCE, title: " A statement ", published: "2026-10" };
  expect(documentSettings(draft, 1)).toMatchObject({ title: "A statement", published: "2026-10" });
  expect(documentSettings(draft, 2)).not.toHaveProperty("title");
});

test("a grade with conditions goes to the line of a report and back unchanged", () => {
  const line = {
    source: "1",
    information: "B",
    handling: "C",
    action: "A2",
    sanitisation: "S1",
    instructions: "Ring first.",
  } as const;
  expect(lineGrade(draftOfLine(line, "KENT"))).toEqual(line);
});

test("half a grade is no grade", () => {
  expect(lineGrade({ ...OPEN_SOURCE.grade, handling: "C" })).toBeNull();
});
