import fc from "fast-check";
import { Compile } from "typebox/compile";
import { describe, expect, test } from "vitest";
import { ReportLine } from "../../contract/report-format.ts";
import { checkReport } from "./check.ts";
import { explain, type Schema } from "./explain.ts";
import { GOOD, spoilt } from "./testing/lines.ts";

test("a good report has no flaws", () => {
  expect(checkReport(GOOD)).toEqual([]);
});

describe("a report is refused at the place that is wrong, and says what to do, when", () => {
  const item = "/items/0";
  const cases: readonly (readonly [
    title: string,
    pointer: string,
    value: unknown,
    says: RegExp,
    where?: string,
  ])[] = [
    ["the title is missing", "/title", undefined, /missing. Add it/],
    ["the title says nothing", "/title", "     ", /says nothing/],
    ["a member is unknown", "/colour", "red", /no member "colour".*members are reference/],
    ["the reference ends in a space", "/reference", "X ", /without a space at either end/],
    ["a number stands for a text", "/agency", 7, /This is 7, where a text in quotes belongs/],
    ["the day does not exist", "/authored", "2025-02-31", /not a day/],
    ["the day is written otherwise", "/authored", "21/09/2025", /year-month-day: 2025-09-21/],
    ["the span has no such month", "/information/from", "2025-13", /month must be from 01 to 12/],
    ["the span ends before it begins", "/information/to", "2025-08", /before it begins/],
    ["the purpose is none", "/purpose", "curiosity", /one of law_enforcement, safeguarding, immigration/],
    ["the classification is none", "/classification", "Official", /write OFFICIAL or OFFICIAL-SENSITIVE/],
    ["the classification is too high", "/classification", "SECRET", /security officer/],
    ["a text is marked too high", `${item}/text`, "TOP SECRET: a boat", /marked TOP SECRET/],
    ["a link's place is marked too high", `${item}/links/0/place`, "a SECRET beach", /marked SECRET/],
    ["a text has NUL", "/provenance", "abc\0d", /Character 4 is NUL/],
    ["a text has half a character", "/provenance", "ab\ud800c", /Character 3 is half/],
    ["there is no item", "/items", [], /at least 1 is needed/],
    ["a text is too long", `${item}/text`, "x".repeat(40_001), /40,001 characters: at most 40,000/],
    ["a grade is none", `${item}/source`, "4", /one of 1, 2, 3/],
    ["conditions stand under P", `${item}/handling`, "P", /only under handling C/, `${item}/action`],
    ["conditions miss under C", `${item}/action`, undefined, /Add A1, A2 or A3/],
    ["a kind is unknown", `${item}/mentions/0/kind`, "boat", /write one of person, company/],
    [
      "a property is not the kind's",
      `${item}/mentions/1/colour`,
      "red",
      /A phone has no "colour".*are number, country/,
    ],
    [
      "a property hides in the prototype",
      `${item}/mentions/1/constructor`,
      "x",
      /A phone has no "constructor"/,
    ],
    ["a property is no text", `${item}/mentions/1/number`, { a: 1 }, /This is an object/],
    ["a birth date is none", `${item}/mentions/0/birthDate`, "12.3.1987", /not a date. Write a year/],
    ["two mentions have one ref", `${item}/mentions/1/ref`, "p1", /names an earlier mention/],
    ["a mention says nothing", `${item}/mentions/1/text`, undefined, /says nothing/, `${item}/mentions/1`],
    ["words do not stand where they should", `${item}/mentions/1/start`, 18, /they begin at 17/],
    [
      "words stand nowhere",
      `${item}/mentions/1/text`,
      "07700 900999",
      /they stand nowhere/,
      `${item}/mentions/1/start`,
    ],
    ["words begin outside the text", `${item}/mentions/1/start`, 5000, /lies outside/],
    [
      "a phone has categories",
      `${item}/mentions/1/categories`,
      ["victim:fact"],
      /Only a person has categories/,
    ],
    [
      "a category is none",
      `${item}/mentions/0/categories`,
      ["villain"],
      /suspect:fact/,
      `${item}/mentions/0/categories/0`,
    ],
    ["a link goes nowhere", `${item}/links/0/to`, "t9", /No mention of this item has the ref "t9"/],
    ["a link goes back", `${item}/links/0/to`, "p1", /links a mention with itself/],
    ["a link's time is none", `${item}/links/0/from_time`, "yesterday", /not a date/],
    ["a recipient has no agency", "/audience", [{}], /"agency" is missing/, "/audience/0/agency"],
    [
      "a team is a number",
      "/audience",
      [{ agency: "BF", team: 3 }],
      /a text in quotes or null/,
      "/audience/0/team",
    ],
  ];
  test.each(cases.map((each) => ({ each, title: each[0] })))("$title", ({ each }) => {
    const [, pointer, value, says, named] = each;
    const where = named ?? pointer;
    const flaws = checkReport(spoilt(pointer, value));
    expect(flaws.map((flaw) => flaw.where)).toContain(where);
    expect(flaws.find((flaw) => flaw.where === where)?.message).toMatch(says);
    for (const { message } of flaws)
      expect(message).not.toMatch(/must (not )?(be (string|object|array|one)|have|match)|pattern|schema/);
  });
});

test("everything that is wrong is said at once, one flaw a place", () => {
  const report = spoilt("/items/0/source", "9") as Record<string, unknown>;
  const flaws = checkReport({ ...report, title: "", authored: "never", classification: "SECRET" });
  expect(flaws.map((flaw) => flaw.where).sort()).toEqual([
    "/authored",
    "/classification",
    "/items/0/source",
    "/title",
  ]);
});

test("what a flaw shows of a hostile record can be stored and is short", () => {
  const flaws = checkReport({ [`a\0/~\ud800${"x".repeat(9000)}`]: 1, ...(GOOD as object) });
  expect(flaws).toHaveLength(1);
  expect(flaws[0]?.where).toMatch(/^\/a\ufffd~1~0\ufffdx+…$/);
  expect(JSON.stringify(flaws).length).toBeLessThan(600);
});

test("a record with ten thousand faults is answered with fifty and a word about the rest", () => {
  const members = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`m${at}`, at]));
  expect(checkReport(members)).toHaveLength(51);
});

test("the plain words and the compiled checker agree on what is a report, whatever the value", () => {
  const compiled = Compile(ReportLine);
  const pointers = [
    "/title", "/reference", "/authored", "/audience", "/items", "/items/0/text", "/items/0/mentions",
    "/items/0/mentions/0/ref", "/items/0/mentions/0/categories", "/items/0/links/0", "/information", "/extra",
  ]; // biome-ignore format: a list reads better in lines
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(
      "",
      "a",
      "ab",
      "😀😀😀",
      "😀".repeat(300),
      "x".repeat(501),
      [],
      {},
      ["suspect:fact"],
      -1,
      0.5,
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...pointers), value, (pointer, each) => {
      const report = spoilt(pointer, each);
      expect(explain(ReportLine as Schema, report).length === 0).toBe(compiled.Check(report));
    }),
    { numRuns: 2000 },
  );
});
