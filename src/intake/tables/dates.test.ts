import { describe, expect, test } from "vitest";
import { dateInWords, formatProblem, readDate } from "./dates.ts";

describe("a date is read as the mapping says it is written:", () => {
  const cases: readonly (readonly [text: string, format: string | undefined, edtf: string])[] = [
    ["1/08/2017", "DD/MM/YYYY", "2017-08-01"],
    ["08/01/2017", "MM/DD/YYYY", "2017-08-01"],
    ["21.09.87", "DD.MM.YY", "1987-09-21"],
    ["21/09/2025 14:02", "DD/MM/YYYY HH:mm", "2025-09-21"],
    ["21st September 2025", "D MMMM YYYY", "2025-09-21"],
    ["21-Sept-25", "D-MMM-YY", "2025-09-21"],
    ["20250921", "YYYYMMDD", "2025-09-21"],
    ["09/2025", "MM/YYYY", "2025-09"],
    ["2025-09-21T14:02:11Z", "DD/MM/YYYY", "2025-09-21"],
    ["2025-09~", undefined, "2025-09~"],
    ["3 May 2025", undefined, "2025-05-03"],
    ["May 2025", undefined, "2025-05"],
    ["", "DD/MM/YYYY", ""],
  ];
  test.each(cases)("%j as %j", (text, format, edtf) => {
    expect(readDate(text, format)).toEqual({ ok: true, edtf });
  });
});

describe("what is no date, or has two meanings, is said and never guessed:", () => {
  const cases: readonly (readonly [text: string, format: string | undefined, problem: string])[] = [
    ["31/02/2025", "DD/MM/YYYY", '"31/02/2025" is not a day'],
    [
      "03/04/2025",
      undefined,
      '"03/04/2025" does not say which is the day and which the month: state the column\'s format in the mapping, such as DD/MM/YYYY',
    ],
    ["yesterday", "DD/MM/YYYY", '"yesterday" is not written as DD/MM/YYYY'],
    ["3 Foo 2025", "D MMM YYYY", '"Foo" is no month'],
    ["2025-02-30", "ISO", '"2025-02-30" is not a day'],
  ];
  test.each(cases)("%j as %j", (text, format, problem) => {
    expect(readDate(text, format)).toEqual({ ok: false, problem });
  });
});

test("a format is known by its year", () => {
  expect(formatProblem("DD/MM/YYYY")).toBeNull();
  expect(formatProblem("ISO")).toBeNull();
  expect(formatProblem("DD/MM")).toMatch(/is no date format. Write it with YYYY/);
  expect(formatProblem("YYYY YYYY")).toMatch(/is no date format/);
});

test("a partial date is put in words as far as it is known", () => {
  expect(["2017-08-04", "2017-08", "2017"].map(dateInWords)).toEqual([
    "4 August 2017",
    "August 2017",
    "2017",
  ]);
});
