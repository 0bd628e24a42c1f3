import { expect, test } from "vitest";
import { matching } from "./matching.ts";

const options = [
  { key: "KENT", label: "Kent Police", note: "KENT, whole agency" },
  { key: "KENT/duty", label: "Kent Police, Duty desk", note: "KENT" },
  { key: "BF/duty", label: "Border Force, Duty desk", note: "BF" },
  { key: "BF", label: "Border Force", note: "BF, whole agency" },
];
const found = (words: string) => matching(options, words).map((each) => each.key);

test("every word typed begins a word of what is offered", () => {
  expect(found("duty ken")).toEqual(["KENT/duty"]);
  expect(found("uty")).toEqual([]);
});

test("a code typed whole comes first", () => {
  expect(found("bf")).toEqual(["BF", "BF/duty"]);
});
