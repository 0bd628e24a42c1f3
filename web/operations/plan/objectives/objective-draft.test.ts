import { expect, test } from "vitest";
import { NEW_OBJECTIVE, objectiveWire, readFigure, wrongInObjective } from "./objective-draft.ts";

const MEASURED = { ...NEW_OBJECTIVE, text: "Question more", measure: "people_stopped", measureVersion: 1 };
const wrong = (draft: typeof MEASURED) =>
  wrongInObjective(draft, 0).flatMap(([at, says]) => (says ? [at] : []));

test("a figure is read with the commas and spaces that people write", () => {
  expect(readFigure("5,000")).toBe(5000);
  expect(readFigure(" 5 000 ")).toBe(5000);
  expect(readFigure("0")).toBe(0);
  expect(readFigure("about 50")).toBeNull();
  expect(readFigure("-3")).toBeNull();
  expect(readFigure("")).toBeNull();
});

test("a baseline needs to say where it comes from", () => {
  expect(wrong({ ...MEASURED, baseline: "400" })).toEqual(["/objectives/0/baselineSays"]);
  expect(wrong({ ...MEASURED, baseline: "400", baselineSays: "September 2024" })).toEqual([]);
  expect(wrong(MEASURED)).toEqual([]);
});

test("what is no figure is said, and not sent as none", () => {
  expect(wrong({ ...MEASURED, target: "many" })).toEqual(["/objectives/0/target"]);
});

test("without a measure no figure is sent", () => {
  const draft = {
    ...MEASURED,
    measure: null,
    measureVersion: null,
    target: "5",
    baseline: "3",
    baselineSays: "x",
  };
  expect(objectiveWire(draft)).toMatchObject({ target: null, baseline: null, baselineSays: "" });
});
