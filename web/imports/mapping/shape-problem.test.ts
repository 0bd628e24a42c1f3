import { expect, test } from "vitest";
import { shapeProblem } from "./shape-problem.ts";

const REPORT = {
  of: "people",
  reference: "{id}",
  authored: "2026-11-20",
  information: { from: "" },
  title: "{name}",
  items: [{ text: "{name}" }],
};
const MAPPING = {
  mapping: 1,
  name: "People",
  version: 1,
  tables: { people: { match: "people.csv" } },
  reports: [REPORT],
};

test("a mapping that can be drawn has no problem", () => {
  expect(shapeProblem(MAPPING)).toBeNull();
});

test.each([
  ["/mapping", { ...MAPPING, mapping: 2 }],
  ["/tables/people/match", { ...MAPPING, tables: { people: {} } }],
  ["/reports", { ...MAPPING, reports: [] }],
  ["/reports/0/title", { ...MAPPING, reports: [{ ...REPORT, title: 1 }] }],
  ["/reports/0/with/has", { ...MAPPING, reports: [{ ...REPORT, with: { has: {} } }] }],
  ["/reports/0/items/0/text", { ...MAPPING, reports: [{ ...REPORT, items: [{}] }] }],
  [
    "/reports/0/items/0/mentions/0/kind",
    { ...MAPPING, reports: [{ ...REPORT, items: [{ text: "x", mentions: [{ ref: "p" }] }] }] },
  ],
])("what is missing is told by its path: %s", (path, mapping) => {
  expect(shapeProblem(mapping)).toContain(`At ${path}:`);
});
