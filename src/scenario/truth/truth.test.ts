/** The truth goes with the reports: every name in them is somebody's, and stands where the truth says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keyOf, lines, type Naming, writtenScenario } from "../testing/written.ts";

const { folder, reports, totals } = writtenScenario(2500);
const truth = <Line>(file: string) => lines<Line>(join(folder, "truth", file));
const byKey = new Map(reports.map((report) => [keyOf(report), report]));
const people = truth<Naming>("people.ndjson");
const things = truth<Naming>("things.ndjson");
const cast = new Set(truth<{ id: string }>("cast.ndjson").map(({ id }) => id));

test("the words of every naming stand at its place in the text", () => {
  for (const naming of [...people, ...things]) {
    const text = byKey.get(keyOf(naming))?.items[naming.item]?.text;
    expect(text?.slice(naming.start, naming.end)).toBe(naming.text);
  }
});

test("every mention of a report has its truth, under the same reference and words", () => {
  const known = new Map(
    [...people, ...things]
      .filter(({ ref, form }) => ref !== undefined && form !== "alias" && form !== "again")
      .map((naming) => [`${keyOf(naming)} ${naming.item} ${naming.ref} ${naming.start}`, naming]),
  );
  let mentions = 0;
  for (const report of reports) {
    report.items.forEach((item, nth) => {
      for (const { ref, start, text } of item.mentions ?? []) {
        mentions += 1;
        expect(known.get(`${keyOf(report)} ${nth} ${ref} ${start}`)?.text).toBe(text);
      }
    });
  }
  expect(mentions).toBeGreaterThan(5000);
});

test("reports without mentions have their names in the truth as well", () => {
  const plain = reports.filter(({ items }) => items.every(({ mentions }) => mentions === undefined));
  const named = new Set(people.filter(({ ref }) => ref === undefined).map(keyOf));
  expect(plain.filter((report) => named.has(keyOf(report))).length / plain.length).toBeGreaterThan(0.9);
});

test("everybody who is named is in the cast, and one person is told in several spellings by several agencies", () => {
  for (const { entity } of people) expect(cast.has(entity)).toBe(true);
  const spellings = new Map<string, Set<string>>();
  for (const { entity, text, form } of people) {
    if (form === "name") spellings.set(entity, (spellings.get(entity) ?? new Set()).add(text));
  }
  expect(Math.max(...[...spellings.values()].map((each) => each.size))).toBeGreaterThan(5);
});

test("an event names the reports that tell of it, and those that only repeat an earlier one of another agency", () => {
  const events = truth<{
    day: string;
    reports: {
      agency: string;
      reference: string;
      circular: boolean;
      repeats?: { agency: string; reference: string };
    }[];
  }>("events.ndjson");
  const told = events.flatMap((event) => event.reports);
  expect(told).toHaveLength(totals.ofLines);
  const circular = told.filter((report) => report.circular);
  expect(circular).toHaveLength(totals.circular);
  expect(circular.length / told.length).toBeGreaterThan(0.04);
  for (const { agency, reference, repeats } of circular) {
    const [copy, original] = [byKey.get(keyOf({ agency, reference })), repeats && byKey.get(keyOf(repeats))];
    expect(original?.agency).not.toBe(copy?.agency);
    expect((original?.authored ?? "9") <= (copy?.authored ?? "")).toBe(true);
    // A repeat takes over the spelling: a name in it is one that the original has.
    const names = people.filter(
      (naming) => keyOf(naming) === keyOf({ agency, reference }) && naming.form === "name",
    );
    const known = people
      .filter((naming) => repeats && keyOf(naming) === keyOf(repeats))
      .map(({ text }) => text);
    const shared = names.filter(({ text }) => known.includes(text));
    if (names.length > 0 && known.length > 0) expect(shared.length).toBeGreaterThan(0);
  }
  for (const { day, reports: of } of events) {
    for (const each of of) expect(day <= (byKey.get(keyOf(each))?.authored ?? "")).toBe(true);
  }
});

test("some events are told by several agencies that saw them themselves", () => {
  const events = truth<{ reports: { agency: string; circular: boolean }[] }>("events.ndjson");
  const twice = events.filter(
    ({ reports: of }) => new Set(of.filter((each) => !each.circular).map(({ agency }) => agency)).size > 1,
  );
  expect(twice.length / events.length).toBeGreaterThan(0.25);
});

test("people.csv has a row for each person in each item, and its truth the same ids in the same order", () => {
  const rows = readFileSync(join(folder, "people.csv"), "utf8").trimEnd().split("\n").slice(1);
  const clusters = readFileSync(join(folder, "truth/people.csv"), "utf8").trimEnd().split("\n").slice(1);
  expect(rows).toHaveLength(totals.personMentions);
  expect(clusters).toHaveLength(rows.length);
  rows.forEach((row, nth) => {
    const [id, cluster = ""] = clusters[nth]?.split(",") ?? [];
    expect(row.split(",")[0]).toBe(id);
    expect(cast.has(cluster)).toBe(true);
  });
  expect(people.filter(({ form }) => form === "name")).toHaveLength(rows.length);
});
