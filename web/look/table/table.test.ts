import { expect, test } from "vitest";
import { type Column, nextSort, sortRows } from "./column.ts";
import { csv } from "./csv.ts";

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

test("the export holds the shown rows and columns, and quotes what would break it", () => {
  const odd: readonly Row[] = [{ name: 'He said "go", twice', count: 1 }];
  expect(csv(odd, columns)).toBe('\uFEFFName,Count\r\n"He said ""go"", twice",1\r\n');
});

test("the export never starts a formula, and leaves a phone number alone", () => {
  const risky: readonly Row[] = [
    { name: "=HYPERLINK(1)", count: 1 },
    { name: "+447700900123", count: 2 },
  ];
  const text = csv(risky, columns);
  expect(text).toContain("'=HYPERLINK(1)");
  expect(text).toContain("\r\n+447700900123,2");
});
