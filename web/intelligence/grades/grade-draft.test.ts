import { expect, test } from "vitest";
import { draftOf, evaluationGap, gradeGap, gradeOf, NO_GRADE } from "./grade-draft.ts";

test("a grade taken apart and put together is the same grade", () => {
  const grade = {
    source: "2",
    information: "C",
    handling: {
      code: "C",
      action: "A1",
      sanitisation: "S2",
      instructions: [{ originator: "NCA", text: "Call first" }],
    },
  } as const;
  expect(
    gradeOf(
      draftOf({ ...grade, handling: { ...grade.handling, instructions: [...grade.handling.instructions] } }),
    ),
  ).toEqual(grade);
});

test("P carries no conditions, whatever was chosen before", () => {
  const draft = {
    ...NO_GRADE,
    source: "1",
    information: "A",
    handling: "P",
    action: "A1",
    sanitisation: "S1",
  } as const;
  expect(gradeOf(draft)).toEqual({ source: "1", information: "A", handling: { code: "P" } });
});

test("what is missing is named, so that it can be chosen", () => {
  expect(gradeGap(NO_GRADE)).toBe("Choose the source, the information and the handling");
  expect(gradeGap({ ...NO_GRADE, source: "1", information: "B", handling: "C" })).toBe(
    "Choose an action code and a sanitisation code",
  );
  expect(gradeGap({ ...NO_GRADE, source: "1", information: "B", handling: "P" })).toBeNull();
});

test("an evaluation needs the instructions that go with the conditions", () => {
  const conditional = {
    ...NO_GRADE,
    source: "2",
    information: "C",
    handling: "C",
    action: "A2",
    sanitisation: "S1",
  } as const;
  expect(evaluationGap(conditional)).toBe("Write the instructions that go with the conditions");
  const instructions = [{ originator: "KENT", text: "Call first" }];
  expect(evaluationGap({ ...conditional, instructions })).toBeNull();
});
