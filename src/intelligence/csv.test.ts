import { expect, test } from "vitest";
import { csvText } from "./csv.ts";

test("a row is a line, and what would break it is quoted", () => {
  expect(
    csvText([
      ["Name", "Count"],
      ['He said "go", twice', "1"],
      ["two\nlines", ""],
    ]),
  ).toBe('Name,Count\r\n"He said ""go"", twice",1\r\n"two\nlines",\r\n');
});

test.for([
  "=HYPERLINK(1)",
  "+1+cmd|'/c calc'!A0",
  "-2+3+cmd",
  "@SUM(1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "＝1+1",
  "＋1",
  "－1",
  "＠SUM",
])("%j does not run in a spreadsheet", (formula) => {
  expect(csvText([[formula]]).replace(/^"/, "")).toMatch(/^'/);
});

test.for(["+447700900123", "-12", "+44 7700 900123", "IR-9", "a=b", "'quoted'"])(
  "%j stays as it is",
  (plain) => {
    expect(csvText([[plain]])).toBe(`${plain}\r\n`);
  },
);
