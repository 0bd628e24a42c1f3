import { expect, test } from "vitest";
import type { MappingWire } from "../../../src/contract/mappings.ts";
import { liveRow } from "./live.ts";

const MAPPING: MappingWire = {
  mapping: 1,
  name: "People",
  version: 1,
  tables: {
    people: { match: "people.csv", dates: { seen: "DD/MM/YYYY" } },
    phones: { match: "phones.csv" },
  },
  values: { role: { D: "driver" } },
  reports: [
    {
      of: "people",
      with: { has: { table: "phones", on: { person: "id" } } },
      reference: "people-{id}",
      authored: "{seen}",
      information: { from: "{seen}" },
      title: "{name}",
      items: [
        {
          text: "{name} was seen on {seen|words}[ as {role|role}].[ Rings from [each has|{number}| and ].]",
          mentions: [
            { ref: "p", kind: "person", properties: { name: "{name}" } },
            { ref: "t", kind: "phone", each: "has", properties: { number: "{number}" } },
            {
              ref: "v",
              kind: "vehicle",
              split: { column: "plates" },
              properties: { registration: "{part}" },
            },
          ],
        },
      ],
    },
  ],
};
const TABLES = {
  people: [
    { id: "1", name: "Arben Hoxha", seen: "03/04/2026", role: "D", plates: "AB12 CDE; KT21 WXZ" },
    { id: "2", name: "Marco Delvaux", seen: "", role: "", plates: "" },
  ],
  phones: [
    { person: "1", number: "07700 900123" },
    { person: "1", number: "07700 900124" },
  ],
};
const live = (row: number, mapping = MAPPING) => liveRow(mapping, 0, TABLES, row);

test("a row reads as the import would write it: dates, lists, related rows", () => {
  expect(live(0)?.items()[0]?.text).toBe(
    "Arben Hoxha was seen on 3 April 2026 as driver. Rings from 07700 900123 and 07700 900124.",
  );
  expect(live(0)?.render("{id}: {seen}")).toEqual({ text: "1: 2026-04-03" });
});

test("what is empty leaves no words behind", () => {
  expect(live(1)?.items()[0]?.text).toBe("Marco Delvaux was seen on .");
});

test("mentions stand where their words are: once for each related row, once for each part of a cell", () => {
  const claims = live(0)?.items()[0]?.claims ?? [];
  expect(claims.map(({ kind, words, span }) => [kind, words, span?.start ?? null])).toEqual([
    ["person", "Arben Hoxha", 0],
    ["phone", "07700 900123", 59],
    ["phone", "07700 900124", 76],
    ["vehicle", "AB12 CDE", null],
    ["vehicle", "KT21 WXZ", null],
  ]);
  expect(
    live(1)
      ?.items()[0]
      ?.claims.map((claim) => claim.kind),
  ).toEqual(["person"]);
});

test("a template that is half written is a problem of its own field only", () => {
  expect(live(0)?.render("{name")).toEqual({ problem: expect.stringContaining("never closed") });
  const [report] = MAPPING.reports;
  if (!report) throw new Error("no report");
  const half = {
    ...MAPPING,
    reports: [{ ...report, items: [{ text: "{name", mentions: report.items[0]?.mentions }] }],
  };
  expect(live(0, half as MappingWire)?.items()[0]?.claims[0]?.words).toBe("Arben Hoxha");
});

test("there is nothing to show beyond the rows that were read", () => {
  expect(live(2)).toBeNull();
});
