/** The reports as agencies hand them in: of the format, consistent in themselves, and of the mixture that was meant. */

import { Compile } from "typebox/compile";
import { expect, test } from "vitest";
import { ReportLine } from "../../contract/report-format.ts";
import { markingTooHigh, partialDateProblem } from "../../vocabulary/index.ts";
import { keyOf, writtenScenario } from "../testing/written.ts";
import { AGENCIES } from "../world/agencies.ts";
import { REQUIREMENTS } from "./requirements.ts";

const { reports, totals } = writtenScenario(5000);
const items = reports.flatMap((report) => report.items);

test("every line is of the report format, and a reference is unique within its agency", () => {
  const shape = Compile(ReportLine);
  for (const report of reports) expect(shape.Check(report), JSON.stringify(report)).toBe(true);
  expect(new Set(reports.map(keyOf)).size).toBe(reports.length);
});

test("a mention's words stand where it says, its reference is its own, and links join what was mentioned", () => {
  for (const { text, mentions = [], links = [] } of items) {
    const refs = mentions.map(({ ref }) => ref);
    expect(new Set(refs).size).toBe(refs.length);
    for (const mention of mentions) {
      const { start = -1, text: words = "" } = mention;
      expect(text.slice(start, start + words.length)).toBe(words);
    }
    for (const { from, to } of links) {
      expect(refs).toContain(from);
      expect(refs).toContain(to);
      expect(from).not.toBe(to);
    }
  }
});

test("about half of the reports come without mentions, and then without any in all their items", () => {
  const structured = reports.filter((report) => report.items.every((item) => item.mentions !== undefined));
  const plain = reports.filter((report) => report.items.every((item) => item.mentions === undefined));
  expect(structured.length + plain.length).toBe(reports.length);
  expect(structured.length / reports.length).toBeGreaterThan(0.42);
  expect(structured.length / reports.length).toBeLessThan(0.58);
  expect(structured.length).toBe(totals.structured);
});

test("an item has 20 to 150 words and a report one to four items", () => {
  for (const { text } of items) {
    const words = text.split(" ").length;
    expect(words, text).toBeGreaterThanOrEqual(20);
    expect(words, text).toBeLessThanOrEqual(150);
    expect(text).not.toMatch(/[{}[\]|]|undefined| {2}|\.\./);
  }
  for (const report of reports) expect(report.items.length).toBeLessThanOrEqual(4);
});

test("conditions stand under C and only there, in a minority of items", () => {
  const conditional = items.filter(({ handling }) => handling === "C");
  for (const { action, sanitisation } of conditional) expect([action, sanitisation]).not.toContain(undefined);
  for (const item of items)
    if (item.handling === "P") expect(item.action ?? item.sanitisation).toBeUndefined();
  expect(conditional.length / items.length).toBeGreaterThan(0.1);
  expect(conditional.length / items.length).toBeLessThan(0.2);
});

test("an agency reports for a purpose that it holds, to agencies that hold it too, by dates that exist", () => {
  const purposes = new Map(AGENCIES.map(({ code, purposes }) => [code, purposes]));
  const teams = new Map(AGENCIES.map(({ code, teams }) => [code, teams.map((team) => team.code)]));
  const requirements = new Set(REQUIREMENTS.map(({ code }) => code));
  for (const report of reports) {
    expect(purposes.get(report.agency)).toContain(report.purpose);
    for (const { agency, team } of report.audience ?? []) {
      expect(purposes.get(agency)).toContain(report.purpose);
      expect(agency).not.toBe(report.agency);
      if (team) expect(teams.get(agency)).toContain(team);
    }
    for (const code of report.requirements ?? []) expect(requirements).toContain(code);
    expect(partialDateProblem(report.information.from)).toBeNull();
    expect(report.information.from <= report.authored).toBe(true);
    expect(markingTooHigh(JSON.stringify(report))).toBeNull();
  }
});

test("most reports are routine and stay with their own unit, and audiences are few", () => {
  const routine = reports.filter(({ precedence }) => precedence === "routine");
  expect(routine.length / reports.length).toBeGreaterThan(0.8);
  const shared = reports.filter(({ audience }) => audience !== undefined);
  expect(shared.length / reports.length).toBeLessThan(0.55);
  expect(totals.audiences).toBeLessThan(1500);
});

test("the prose varies: openings of items hardly repeat", () => {
  const openings = new Map<string, number>();
  for (const { text } of items) {
    const words = text.replace(/\d+/g, "#").split(" ").slice(0, 5).join(" ");
    openings.set(words, (openings.get(words) ?? 0) + 1);
  }
  expect(Math.max(...openings.values()) / items.length).toBeLessThan(0.03);
  expect(openings.size).toBeGreaterThan(2000);
});
