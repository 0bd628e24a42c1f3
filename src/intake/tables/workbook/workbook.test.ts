import { describe, expect, test } from "vitest";
import { Unreadable } from "../../incoming.ts";
import { readTables } from "../testing/files.ts";
import { archiveOf, workbookOf, workbookParts } from "../testing/workbook.ts";
import { dateOfSerial, numberText, showsDate } from "./index.ts";

const DAY = 1;
const TIME = 2;
const BOOK = workbookOf({
  Cover: [],
  People: [
    [],
    ["Name", "DOB", "Seen", "Phone"],
    ["Arben Hoxha", { number: 32041, style: DAY }, { number: 45921.5, style: TIME }, 447700900123],
    [],
    [null, null, null, { formula: '"=1+1"', value: "=cmd" }],
    ["Luan Shehu", { error: "#REF!" }],
  ],
  "Cars & vans": [["VRM"], ["AB12 CDE"]],
});

test("each sheet with headers is a table, dates as days, formulas as the value that was saved with them", async () => {
  const tables = await readTables(BOOK, {}, "case.xlsx");
  expect(tables.map(({ table }) => table.name)).toEqual(["case.xlsx/People", "case.xlsx/Cars & vans"]);
  expect(tables[0]?.rows).toEqual([
    {
      table: "case.xlsx/People",
      row: 3,
      values: { Name: "Arben Hoxha", DOB: "1987-09-21", Seen: "2025-09-21T12:00:00", Phone: "447700900123" },
    },
    { table: "case.xlsx/People", row: 5, values: { Name: "", DOB: "", Seen: "", Phone: "=cmd" } },
    {
      table: "case.xlsx/People",
      row: 6,
      values: { Name: "Luan Shehu", DOB: "", Seen: "", Phone: "" },
      notes: [
        { where: 'column "DOB"', message: "The cell holds an error of a formula; it was taken as empty." },
      ],
    },
  ]);
});

test("a workbook is one whatever its file is called, and counts from 1904 where it says so", async () => {
  const book = workbookOf(
    { S: [["D"], [{ number: 0, style: DAY }], [{ number: 44459, style: DAY }]] },
    { from1904: true },
  );
  const [table] = await readTables(book, {}, "people.csv");
  expect(table?.rows.map((row) => row.values.D)).toEqual(["1904-01-01", "2025-09-21"]);
});

test("serial numbers are the days that Excel shows, its 29 February 1900 included", () => {
  expect([1, 59, 60, 61, 45921].map((serial) => dateOfSerial(serial, false))).toEqual([
    "1900-01-01",
    "1900-02-28",
    "1900-02-29",
    "1900-03-01",
    "2025-09-21",
  ]);
  expect(dateOfSerial(0.75, false)).toBe("18:00:00");
  expect(dateOfSerial(45921.999999, false)).toBe("2025-09-22");
  expect([-1, Number.NaN, 3e6].map((serial) => dateOfSerial(serial, false))).toEqual([null, null, null]);
});

test("a format shows a date only by its letters outside quotes, escapes and colours", () => {
  expect(showsDate(14, undefined)).toBe(true);
  expect(showsDate(2, undefined)).toBe(false);
  expect(["dd/mm/yyyy", "[$-809]d mmm yy", "[h]:mm", 'yyyy"年"'].map((code) => showsDate(164, code))).toEqual(
    [true, true, true, true],
  );
  expect(
    ["0.00", '"day "0', "[Red]0", "General", "\\d0", "#,##0_m"].map((code) => showsDate(164, code)),
  ).toEqual(Array(6).fill(false));
});

test("a number has the digits a person would see", () => {
  expect(
    ["4.47700900123E11", "447700900123", "0.1", "0.30000000000000004", "1E-3", "-2"].map(numberText),
  ).toEqual(["447700900123", "447700900123", "0.1", "0.3", "0.001", "-2"]);
});

describe("an archive that is no workbook, or a hostile one, is not read:", () => {
  const parts = workbookParts({ S: [["A"], ["1"]] });
  const replaced = (name: string, content: string, claims?: number) =>
    archiveOf(
      parts.map((part) => (part.name === name ? { name, content, ...(claims && { claims }) } : part)),
    );
  const sheet = "xl/worksheets/sheet1.xml";
  const cases: readonly (readonly [title: string, content: Buffer, says: RegExp])[] = [
    ["a nested archive", archiveOf([{ name: "inner.zip", content: BOOK }]), /a ZIP archive, not a workbook/],
    ["a bomb by what it claims", replaced(sheet, "x", 3_000_000_000), /unpack to 3,000,000,000 bytes/],
    ["a bomb by how tight it is", replaced(sheet, " ".repeat(20_000_000)), /no workbook's size/],
    [
      "a part larger than it claims",
      replaced(sheet, `<worksheet>${" ".repeat(5000)}</worksheet>`, 20),
      /damaged/,
    ],
    [
      "entities",
      replaced(
        sheet,
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><row><c t="str"><v>&b;</v></c></row></worksheet>',
      ),
      /declares a document type/,
    ],
    ["depth", replaced(sheet, `${"<a>".repeat(500)}${"</a>".repeat(500)}`), /nested deeper/],
    ["XML that is none", replaced(sheet, "<worksheet><row></worksheet>"), /damaged/],
    [
      "an endless text",
      replaced(
        sheet,
        `<worksheet>${"ab"
          .repeat(1_500_000)
          .split("")
          .map((x, at) => (at % 97 ? x : "z"))
          .join("")}</worksheet>`,
      ),
      /text longer than any cell|no workbook's size/,
    ],
    ["half a file", BOOK.subarray(0, BOOK.length / 2), /damaged or was cut off/],
    ["no sheets", archiveOf([{ name: "xl/workbook.xml", content: "<workbook/>" }]), /no sheet with cells/],
  ];
  test.each(cases)("%s", async (_, content, says) => {
    const reading = readTables(content, {}, "case.xlsx");
    await expect(reading).rejects.toThrow(says);
    await expect(reading).rejects.toBeInstanceOf(Unreadable);
  });
});
