import { describe, expect, test } from "vitest";
import { readTable } from "./testing/files.ts";

const PEOPLE = [
  { Name: "Arben Hoxha", Phones: ["07700 900123", "07700 900124"], home: { town: "Dover" } },
  { Name: "Luan Shehu", Phones: [], home: { town: null }, Age: 41 },
];
const READ = [
  { Name: "Arben Hoxha", Phones: "07700 900123; 07700 900124", "home.town": "Dover", Age: "" },
  { Name: "Luan Shehu", Phones: "", "home.town": "", Age: "41" },
];

describe("one table is read the same from", () => {
  const forms: readonly (readonly [string, string])[] = [
    ["an array of objects", JSON.stringify(PEOPLE)],
    ["an array over many lines", JSON.stringify(PEOPLE, null, 2)],
    ["an array under a name", JSON.stringify({ people: PEOPLE }, null, 2)],
    ["an object a line", PEOPLE.map((each) => JSON.stringify(each)).join("\n")],
    ["an array with a byte order mark", `\ufeff${JSON.stringify(PEOPLE)}`],
  ];
  test.each(forms)("%s", async (_, text) => {
    const { rows, refused } = await readTable(text);
    expect(refused).toEqual([]);
    expect(rows.map((row) => row.values)).toEqual(READ);
    expect(rows.map((row) => row.row)).toEqual([1, 2]);
  });
});

test("a number of many digits keeps them all", async () => {
  const { rows } = await readTable('[{"account": 123456789012345678, "share": 1.50}]');
  expect(rows[0]?.values).toEqual({ account: "123456789012345678", share: "1.50" });
});

test("a bad object is refused by its number and the others are read", async () => {
  const read = await readTable('[{"a":1},{"a":tru},7,{"a":[{"b":1}]},{"a":2}]');
  expect(read.refused.map(({ row, flaws }) => `${row} ${flaws[0]?.where} ${flaws[0]?.message}`)).toEqual([
    expect.stringMatching(/^2 {2}This is no object/),
    expect.stringMatching(/^3 {2}This is no object/),
    expect.stringMatching(/^4 column "a" The value is a list of objects/),
  ]);
  expect(read.rows.map((row) => row.values)).toEqual([{ a: "1" }, { a: "2" }]);
});

test("what is cut off, nested without end or has hostile names does no harm", async () => {
  const cut = await readTable('[{"a":"1"},{"a":"2"');
  expect([cut.rows.length, cut.refused.length]).toEqual([1, 1]);
  const deep = await readTable(`[{"a":"1"},${"[".repeat(500_000)}`);
  expect([deep.rows.length, deep.refused.length]).toEqual([1, 1]);
  const hostile = await readTable('[{"__proto__":"x","a":"1"}]');
  expect(hostile.rows[0]?.values).toEqual({ "column 1": "x", a: "1" });
  expect(Object.hasOwn({}, "x")).toBe(false);
});

test("an object of millions of characters is passed over and the next is read", async () => {
  const read = await readTable(`[{"a":"1"},{"a":"${"x".repeat(3_000_000)}"},{"a":"3"}]`);
  expect(read.refused.map((each) => each.row)).toEqual([2]);
  expect(read.rows.map((row) => [row.row, row.values.a])).toEqual([
    [1, "1"],
    [3, "3"],
  ]);
});

test("JSON that is no table is not read", async () => {
  await expect(readTable('{\n  "a": 1\n}')).rejects.toThrow(/JSON but no table. Write a list of objects/);
  await expect(readTable("[1, 2, 3]")).rejects.toThrow(/no objects with members/);
});
