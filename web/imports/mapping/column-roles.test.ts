import { expect, test } from "vitest";
import type { MappingWire } from "../../../src/contract/mappings.ts";
import { assignRole, isDateRole, isNamed, roleOf } from "./column-roles.ts";

const MAPPING: MappingWire = {
  mapping: 1,
  name: "People",
  version: 1,
  tables: { people: { match: "people.csv" }, phones: { match: "phones.csv" }, other: { match: "other.csv" } },
  reports: [
    {
      of: "people",
      with: { has: { table: "phones", on: { person: "id" } } },
      reference: "people-{id}",
      authored: "{seen}",
      information: { from: "{seen}" },
      title: "{first} {last}",
      items: [
        {
          text: "{first} {last} [drives {plate}]",
          mentions: [
            { ref: "person", kind: "person", properties: { name: "{first} {last}", birthDate: "{dob}" } },
            { ref: "vehicle", kind: "vehicle", properties: { registration: "{plate}" }, text: "{plate}" },
            { ref: "phone", kind: "phone", each: "has", properties: { number: "{number}" } },
          ],
          links: [{ from: "person", to: "vehicle", kind: "drives" }],
        },
      ],
    },
  ],
};
const mentions = (mapping: MappingWire) => mapping.reports[0]?.items[0]?.mentions ?? [];

test("each column says what it becomes", () => {
  const role = (table: string, column: string) => roleOf(MAPPING, table, column);
  expect(role("people", "id")).toBe("key");
  expect(role("people", "seen")).toBe("information");
  expect(role("people", "dob")).toBe("person.birthDate");
  expect(role("people", "plate")).toBe("vehicle.registration");
  expect(role("people", "first")).toBe("words");
  expect(role("people", "notes")).toBe("");
  expect(role("phones", "number")).toBe("phone.number");
  expect(role("other", "id")).toBe("");
});

test("a column that is left out takes its mention and that mention's links along, and nothing else", () => {
  const after = assignRole(MAPPING, "people", "plate", "");
  expect(mentions(after).map((mention) => mention.ref)).toEqual(["person", "phone"]);
  expect(after.reports[0]?.items[0]?.links).toEqual([]);
  // It stands in the words still, which are the person's to change.
  expect(roleOf(after, "people", "plate")).toBe("words");
});

test("a column that is not taken in at all is no claim and no part of the rows shown, until it is given a role again", () => {
  const after = assignRole(MAPPING, "people", "dob", "omit");
  expect(after.tables.people?.omit).toEqual(["dob"]);
  expect(mentions(after)[0]?.properties).toEqual({ name: "{first} {last}" });
  expect(roleOf(after, "people", "dob")).toBe("omit");
  expect(isNamed(after, "people", "dob")).toBe(false);
  expect(isNamed(assignRole(MAPPING, "people", "plate", "omit"), "people", "plate")).toBe(true);
  expect(assignRole(after, "people", "dob", "person.birthDate").tables.people).toEqual({
    match: "people.csv",
  });
});

test("a property joins the mention that lacks it; a second telephone is a telephone of its own", () => {
  const named = assignRole(MAPPING, "people", "nat", "person.nationality");
  expect(mentions(named)[0]?.properties).toMatchObject({ nationality: "{nat}", birthDate: "{dob}" });
  const rung = assignRole(MAPPING, "people", "mobile", "phone.number");
  expect(mentions(rung).at(-1)).toEqual({ ref: "phone2", kind: "phone", properties: { number: "{mobile}" } });
});

test("a column of a related table is mentioned once for each of its rows", () => {
  const after = assignRole(MAPPING, "phones", "imei", "device.imei");
  expect(mentions(after).at(-1)).toMatchObject({ kind: "device", each: "has" });
});

test("another key replaces the one there was", () => {
  expect(assignRole(MAPPING, "people", "urn", "key").reports[0]?.reference).toBe("people-{urn}");
});

test("the date of the information is when it was written as well, where nothing else says so", () => {
  const [report] = MAPPING.reports;
  if (!report) throw new Error("no report");
  const undated = { ...MAPPING, reports: [{ ...report, authored: "", information: { from: "" } }] };
  expect(assignRole(undated, "people", "seen", "information").reports[0]).toMatchObject({
    authored: "{seen}",
    information: { from: "{seen}" },
  });
  const dated = { ...MAPPING, reports: [{ ...report, authored: "2026-11-20" }] };
  expect(assignRole(dated, "people", "met", "information").reports[0]?.authored).toBe("2026-11-20");
});

test("a mapping that is changed is another; the one before can be gone back to", () => {
  const before = JSON.stringify(MAPPING);
  assignRole(MAPPING, "people", "plate", "phone.number");
  expect(JSON.stringify(MAPPING)).toBe(before);
});

test("dates are dates of the report and of birth", () => {
  expect(
    ["authored", "person.birthDate", "person.name", "key", ""].map((role) => isDateRole(role as "key")),
  ).toEqual([true, true, false, false, false]);
});
