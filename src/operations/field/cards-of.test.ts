import { describe, expect, test } from "vitest";
import type { ActivityPartWire, ActivityWire } from "../../contract/field.ts";
import { cardsOf } from "./cards-of.ts";
import { personNumber } from "./persons.ts";

const ACTIVITY: ActivityWire = {
  id: "a",
  version: 1,
  state: "submitted",
  agency: "KENT",
  day: "2026-09-21",
  fields: { kind: "patrol", area: "KENT", mode: "air", agencies: ["BF"] },
  parts: [],
  tallies: [],
  conflicts: [],
  steps: [{ did: "submitted", reason: "", by: "Officer", at: "2026-09-22T23:30:00.000Z" }],
  returnedReason: null,
  createdBy: "Officer, KENT",
  report: null,
  actions: [],
};

let made = 0;
const part = (kind: ActivityPartWire["kind"], fields: object, id = `p${made++}`) =>
  ({ id, kind, fields, forgetAt: null, keptBecause: null }) as ActivityPartWire;
const result = (measure: string, fields: object = {}) => part("result", { measure, ...fields });
const cards = (activity: Partial<ActivityWire>, persons?: ReadonlyMap<string, number>) =>
  cardsOf({ ...ACTIVITY, ...activity }, "KENT", persons);
const shown = (activity: Partial<ActivityWire>, persons?: ReadonlyMap<string, number>) =>
  cards(activity, persons).map(({ measure, quantity }) => [measure, quantity]);

test("a tally is a card, with who led, who took part and how", () => {
  const tallies = [{ measure: "vehicles_stopped", total: 12, devices: [] }];
  expect(cards({ tallies })).toEqual([
    {
      measure: "vehicles_stopped",
      version: 1,
      quantity: 12,
      persons: [],
      day: "2026-09-21",
      area: "KENT",
      lead: "KENT",
      agencies: ["BF", "KENT"],
      mode: "air",
      direction: null,
      threatArea: null,
      premises: null,
      offence: null,
      link: null,
      tags: [],
    },
  ]);
  expect(cards({ tallies: [{ measure: "vehicles_stopped", total: 0, devices: [] }] })).toEqual([]);
});

test("no power, no questioned", () => {
  const parts = [
    part("encounter", { power: "consent", questioned: ["crime", "status"] }, "m1"),
    part("encounter", { questioned: ["crime"] }, "m2"),
    part("power", { power: "caution", use: "question", encounter: "m2" }),
    part("encounter", { questioned: ["crime"] }, "m3"),
    part("encounter", { power: "consent" }, "m4"),
    part("encounter", { power: null, questioned: ["status"] }, "m5"),
  ];
  expect(shown({ parts })).toEqual([
    ["people_questioned_crime", 2],
    ["people_questioned_status", 1],
  ]);
});

describe("an arrested person", () => {
  test("counts once in an event, under the principal offence", () => {
    const parts = [
      result("arrested", { encounter: "m1", offence: "vehicle_road", link: "unrelated" }),
      result("arrested", { encounter: "m1", offence: "facilitation", link: "linked" }),
      result("arrested", { encounter: "m1", offence: "entry_or_stay", link: "linked" }),
      result("arrested", { encounter: "m2", offence: "vehicle_road", link: "unrelated", quantity: 1 }),
      result("arrested", { quantity: 3, offence: "drugs", link: "linked" }),
    ];
    const arrests = cards({ parts }).map(({ quantity, offence, link }) => ({ quantity, offence, link }));
    expect(arrests).toHaveLength(3);
    expect(arrests).toEqual(
      expect.arrayContaining([
        { quantity: 1, offence: "facilitation", link: "linked" },
        { quantity: 1, offence: "vehicle_road", link: "unrelated" },
        { quantity: 3, offence: "drugs", link: "linked" },
      ]),
    );
  });

  test("and then detained counts once under each of the two measures", () => {
    const parts = [
      result("arrested", { encounter: "m1", offence: "entry_or_stay", link: "linked" }),
      result("detained", { encounter: "m1" }),
    ];
    expect(shown({ parts })).toEqual([
      ["arrested", 1],
      ["detained", 1],
    ]);
  });
});

test("a refusal of entry is never an arrest", () => {
  expect(shown({ parts: [result("refused_entry", { quantity: 2 })] })).toEqual([["refused_entry", 2]]);
});

test("money is in pence and adds up; an event counts once", () => {
  const parts = [
    result("cash_seized", { quantity: 4_000_000 }),
    result("cash_seized", { quantity: 150 }),
    result("enforcement_visits", { quantity: 1 }),
    result("enforcement_visits", { quantity: 1 }),
  ];
  expect(shown({ parts })).toEqual([
    ["cash_seized", 4_000_150],
    ["enforcement_visits", 1],
  ]);
});

test("what is decided or submitted later counts on that day, in London", () => {
  const parts = [
    result("refused_entry", { quantity: 1, at: "2026-09-21T23:30:00.000Z" }),
    result("nrm_referrals", { quantity: 1 }),
    result("people_stopped", { quantity: 1, at: "2026-09-21T23:30:00.000Z" }),
  ];
  expect(cards({ parts }).map(({ measure, day }) => [measure, day])).toEqual([
    ["refused_entry", "2026-09-22"],
    ["nrm_referrals", "2026-09-23"],
    ["people_stopped", "2026-09-21"],
  ]);
});

test("results that differ in how and where are cards of their own", () => {
  const parts = [
    result("lifejackets_seized", { quantity: 5 }),
    result("lifejackets_seized", { quantity: 7, mode: "small_boat" }),
  ];
  expect(cards({ parts }).map(({ mode, quantity }) => [mode, quantity])).toEqual([
    ["air", 5],
    ["small_boat", 7],
  ]);
});

test("identified people carry opaque numbers where a measure counts distinct people, and nowhere else", () => {
  const persons = new Map([
    ["m1", 77],
    ["m2", 77],
    ["m3", 78],
  ]);
  const parts = [
    ...["m1", "m2", "m3", "m4"].map((encounter) => result("safeguarded", { encounter })),
    result("arrested", { encounter: "m1", offence: "drugs", link: "linked" }),
  ];
  const [safeguarded, arrested] = cards({ parts }, persons);
  // Two entries of one person are one person; who is not identified counts at each.
  expect(safeguarded).toMatchObject({ quantity: 3, persons: [77, 78] });
  expect(arrested?.persons).toEqual([]);
});

test("the number of a person is the same for the same document or name and birth date, and says neither", () => {
  const key = Buffer.alloc(32, 7);
  const number = (fields: object) => personNumber(key, fields as never);
  expect(number({ identifiers: ["ab 123456"] })).toBe(number({ identifiers: ["AB-123456"], name: "Other" }));
  expect(number({ name: "Agim Hoxha", birthDate: "1990-04-15" })).toBe(
    number({ name: "HOXHA, Agim", birthDate: "1990-04-15" }),
  );
  expect(number({ name: "Agim Hoxha", birthDate: "1990-04-16" })).not.toBe(
    number({ name: "Agim Hoxha", birthDate: "1990-04-15" }),
  );
  expect(number({ name: "Agim Hoxha" })).toBeNull();
  expect(number({ name: "Agim Hoxha", birthDate: "1990" })).toBeNull();
  expect(personNumber(Buffer.alloc(32, 8), { identifiers: ["AB123456"] })).not.toBe(
    number({ identifiers: ["AB123456"] }),
  );
  expect(number({ identifiers: ["AB123456"] })).toBeLessThan(2 ** 48);
});
