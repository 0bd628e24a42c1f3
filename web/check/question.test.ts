import { expect, test } from "vitest";
import { asked, EMPTY, givenText, nextQuestion, questionFrom } from "./question.ts";

test("only what was filled in is sent, without what stands around it", () => {
  const question = { ...EMPTY, name: " Arben Hoxha ", identifiers: ["", " AB12 CDE "], incident: " INC-1 " };
  expect(asked(question)).toEqual({
    given: { name: "Arben Hoxha", identifiers: ["AB12 CDE"] },
    incident: "INC-1",
  });
});

test("a past check fills in the form it came from", () => {
  const given = { birthDate: "1990", identifiers: ["07700 900123"] };
  expect(asked(questionFrom(given, "INC-2"))).toEqual({ given, incident: "INC-2" });
  expect(givenText(given)).toBe("born 1990, 07700 900123");
});

test("the next person is of the same incident, and of nothing else", () => {
  expect(nextQuestion({ name: "A", birthDate: "1990", identifiers: ["x"], incident: "INC-3" })).toEqual({
    ...EMPTY,
    incident: "INC-3",
  });
});
