import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkMapping, mappingSchema } from "./mapping.ts";
import { STOPS } from "./testing/stops.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** The mapping with the member at a JSON pointer set to a value. */
function spoilt(pointer: string, value: unknown): unknown {
  const mapping = structuredClone(STOPS) as unknown;
  const path = pointer.split("/").slice(1);
  const last = path.pop() as string;
  let at = mapping as Record<string, unknown>;
  for (const part of path) at = at[part] as Record<string, unknown>;
  at[last] = value;
  return mapping;
}

test("a good mapping has no flaws, and neither have those that come with the product", () => {
  expect(checkMapping(STOPS)).toEqual([]);
  const shipped = readdirSync(join(ROOT, "mappings"));
  expect(shipped).toContain("pole.json");
  for (const name of shipped)
    expect(checkMapping(JSON.parse(readFileSync(join(ROOT, "mappings", name), "utf8"))), name).toEqual([]);
});

test("the mappings shown in docs/mappings.md are mappings, and every member of the schema is named there", () => {
  const page = readFileSync(join(ROOT, "docs/mappings.md"), "utf8");
  const shown = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = ""]) => JSON.parse(text));
  expect(shown.length).toBeGreaterThan(0);
  for (const mapping of shown) expect(checkMapping(mapping)).toEqual([]);
  for (const name of membersOf(mappingSchema)) expect(page, name).toContain(`\`${name}\``);
});

function membersOf(schema: unknown): Set<string> {
  if (typeof schema !== "object" || schema === null) return new Set();
  const { properties = {}, ...rest } = schema as { readonly properties?: object };
  const inner = [...Object.values(properties), ...Object.values(rest)].flatMap((each) => [
    ...membersOf(each),
  ]);
  return new Set([...Object.keys(properties), ...inner]);
}

describe("a mapping is refused at the place that is wrong when", () => {
  const report = "/reports/0";
  const mentions = `${report}/items/0/mentions`;
  const cases: readonly (readonly [title: string, pointer: string, value: unknown, says: RegExp])[] = [
    ["it is of another version", "/mapping", 2, /write 1/],
    ["a member is unknown", `${report}/colour`, "x", /no member "colour"/],
    ["its main table is none", `${report}/of`, "car", /no table "car". Name one of stop, aboard/],
    ["a relation's table is none", `${report}/with/seat/table`, "car", /no table "car"/],
    [
      "a relation goes round in a circle",
      `${report}/with/seat/from`,
      "number",
      /No relation "number" stands before/,
    ],
    ["a name is none", "/tables/a b", { match: "x" }, /"a b" is no name/],
    ["a format is none", "/tables/stop/dates/Date", "day first", /is no date format/],
    [
      "a mention repeats over nothing",
      `${mentions}/1/each`,
      "nobody",
      /no relation "nobody". Name one of seat/,
    ],
    ["a template repeats over nothing", `${report}/title`, "[each nobody|x|]", /no relation "nobody"/],
    ["a list is none", `${report}/title`, "{VRM|colours}", /no list "colours".*words, year, direction/],
    ["a property is not the kind's", `${mentions}/0/properties/iban`, "x", /A vehicle has no "iban"/],
    [
      "a property is the prototype's",
      `${mentions}/0/properties/constructor`,
      "x",
      /A vehicle has no "constructor"/,
    ],
    ["two mentions have one ref", `${mentions}/1/ref`, "car", /names an earlier mention/],
    ["a car has categories", `${mentions}/0/categories`, ["victim:fact"], /Only a person has categories/],
    [
      "a link goes nowhere",
      `${report}/items/0/links/0/to`,
      "boat",
      /No mention of this item has the ref "boat"/,
    ],
    ["a condition tests nothing", `${report}/where/0`, { column: "Void" }, /needs "column" and one of/],
    ["there is no grade", "/defaults/grade", undefined, /"grade" is missing. Add it here, to the report or/],
    ["there is no purpose", "/defaults/purpose", undefined, /"purpose" is missing/],
  ];
  test.each(cases)("%s", (_, pointer, value, says) => {
    const flaws = checkMapping(spoilt(pointer, value));
    expect(flaws.map(({ message }) => message).join("\n")).toMatch(says);
    expect(flaws.length).toBeLessThan(5);
  });
});

test("anything at all can be asked whether it is a mapping", () => {
  for (const value of [null, 1, "x", [], {}, { mapping: 1, reports: [{ __proto__: null }] }])
    expect(checkMapping(value).length).toBeGreaterThan(0);
});
