import { expect, test } from "vitest";
import { type Column, nextSort, sortRows } from "./column.ts";
import { shownRows } from "./csv.ts";

interface Row {
  readonly name: string;
  readonly count: number;
}
const columns: readonly Column<Row>[] = [
  { id: "name", head: "Name", cell: (row) => row.name, text: (row) => row.name, order: (row) => row.name },
  {
    id: "count",
    head: "Count",
    cell: (row) => row.count,
    text: (row) => String(row.count),
    order: (row) => row.count,
  },
];
const rows: readonly Row[] = [
  { name: "IR-10", count: 2 },
  { name: "IR-9", count: 11 },
];

test("references sort as people count, and numbers as numbers", () => {
  expect(sortRows(rows, columns, "name").map((row) => row.name)).toEqual(["IR-9", "IR-10"]);
  expect(sortRows(rows, columns, "-count").map((row) => row.count)).toEqual([11, 2]);
});

test("a head asks for up, then down, then as it came", () => {
  expect(nextSort("name", undefined)).toBe("name");
  expect(nextSort("name", "name")).toBe("-name");
  expect(nextSort("name", "-name")).toBeUndefined();
});

test("the export holds the shown rows and columns, in their order, with the ids of what they speak of", () => {
  const [mention, report] = ["7c9f0000-0000-4000-8000-000000000001", "7c9f0000-0000-4000-8000-000000000002"];
  const said = [
    { name: "=1", count: 2, mention, report, again: report, note: "7c9f" },
    { name: "IR-9", count: 1, mention, report: null },
  ];
  expect(shownRows("said", said, columns)).toEqual({
    list: "said",
    head: ["Name", "Count"],
    rows: [
      { ids: [mention, report], cells: ["=1", "2"] },
      { ids: [mention], cells: ["IR-9", "1"] },
    ],
  });
});
