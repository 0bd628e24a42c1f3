import { describe, expect, test } from "vitest";
import { pin, type Values } from "../engine/index.ts";
import { personModel, thingModel } from "./index.ts";

const person = pin(personModel());
const thing = pin(thingModel());

const together = (pinned: typeof person, a: Values, b: Values) => {
  const [one, other] = pinned.read([a, b]).clusters([[0, 1]]);
  return one === other;
};
const foundAlone = (pinned: typeof person, a: Values, b: Values) => {
  const keys = new Set(pinned.keysOf(a).flatMap(({ key, alone }) => (alone ? [key] : [])));
  return pinned.keysOf(b).some(({ key }) => keys.has(key));
};

describe("two records of one person are found by a key that is rare by itself, and taken to be one", () => {
  const cases: readonly (readonly [string, Values, Values])[] = [
    [
      "two spellings of a name",
      { name: "Dritan Kelmendi", birth_date: "1984-03-09" },
      { name: "KELLMENDI, Dritan", birth_date: "1984-03-09" },
    ],
    [
      "the parts in another order",
      { name: "Nguyen Van Quyet", birth_date: "1991-11-02" },
      { name: "Quyet Nguyen", birth_date: "1991-11-02" },
    ],
    [
      "an initial and the date of birth",
      { name: "J. Okonkwo", birth_date: "1979-06-30" },
      { name: "Jideofor Okonkwo", birth_date: "1979-06-30" },
    ],
    [
      "day and month swapped",
      { name: "Arben Gjoka", birth_date: "1990-04-07" },
      { name: "Arben Gjoka", birth_date: "1990-07-04" },
    ],
    [
      "a telephone and a part of the name",
      { name: "Hana", phone: "07700 900118" },
      { name: "Hana Rexhepi", phone: "+44 7700 900118" },
    ],
    [
      "a document",
      { name: "M. Tesfaye", document: "QX 788 0930" },
      { name: "Merhawi Tesfaye", document: "QX7880930" },
    ],
  ];
  test.each(cases)("%s", (_, a, b) => {
    expect(foundAlone(person, a, b)).toBe(true);
    expect(together(person, a, b)).toBe(true);
  });
});

test("a date is found with day and month swapped, an identifier with look-alikes, a name with its short form", () => {
  expect(foundAlone(person, { birth_date: "1990-04-07" }, { birth_date: "07/04/1990" })).toBe(true);
  expect(foundAlone(person, { birth_date: "1990-04-07" }, { birth_date: "1990-07-04" })).toBe(true);
  expect(foundAlone(person, { document: "QX7880930" }, { document: "QX 788O93O" })).toBe(true);
  expect(foundAlone(person, { name: "Bob Tesfaye" }, { name: "Robert Tesfaye" })).toBe(true);
  expect(foundAlone(person, { name: "Smith" }, { name: "Smith" })).toBe(false);
});

describe("two people are not one", () => {
  const cases: readonly (readonly [string, Values, Values])[] = [
    ["for a common family name", { name: "Smith" }, { name: "Smith" }],
    [
      "for a common name and a year",
      { name: "Mohammed Ahmed", birth_date: "1985" },
      { name: "Mohammed Ahmed", birth_date: "1991" },
    ],
    [
      "for a telephone that two different names use",
      { name: "Ana Pop", phone: "07700 900118" },
      { name: "Bashir Karimi", phone: "07700 900118" },
    ],
  ];
  test.each(cases)("%s", (_, a, b) => {
    expect(together(person, a, b)).toBe(false);
  });
});

describe("things", () => {
  test("with the same whole and rare name are one, under whatever legal form", () => {
    const a = { name: "Dunmarrow Union Chandlery Ltd" };
    const b = { name: "DUNMARROW UNION CHANDLERY" };
    expect(foundAlone(thing, a, b)).toBe(true);
    expect(together(thing, a, b)).toBe(true);
  });

  test("with a part of the name only, another house number or a common word are not", () => {
    expect(together(thing, { name: "Dunmarrow Union Chandlery" }, { name: "Dunmarrow Haulage" })).toBe(false);
    expect(together(thing, { name: "Dunmarrow" }, { name: "Dunmarrow Union Chandlery" })).toBe(false);
    expect(together(thing, { name: "104 Cotton Lane, Margate" }, { name: "106 Cotton Lane, Margate" })).toBe(
      false,
    );
    expect(together(thing, { name: "Dover" }, { name: "Dover" })).toBe(false);
  });

  test("with the same registered number are one though the name is written otherwise", () => {
    const a = { name: "Union Chandlery", number: "OC 301 442" };
    expect(together(thing, a, { name: "Union Chandlery Dover", number: "OC301442" })).toBe(true);
  });
});

test("a version names the model and changes with it", () => {
  expect(person.version).toMatch(/^person-[0-9a-f]{8}$/);
  expect(pin({ ...personModel(), threshold: 9 }).version).not.toBe(person.version);
});

test("keys are safe whole numbers, forty at most, and depend on the record alone", () => {
  const everything = {
    name: "Abdul Rahman Mohammed Hussein Al-Tikriti",
    alias: "Abu Omar Baghdadi",
    birth_date: "1980-02-03",
    phone: "07700 900118",
    vehicle: "JN78 WKC",
    document: "QX7880930",
    address: "Flat 9, 93 Cotton Lane, Margate, CT45 0PE",
    postcode: "CT45 0PE",
    handle: "fast_line_5051",
  };
  const keys = person.keysOf(everything);
  expect(keys.length).toBeLessThanOrEqual(40);
  expect(keys.every(({ key }) => Number.isSafeInteger(key) && key >= 0)).toBe(true);
  expect(pin(personModel()).keysOf(everything)).toEqual(keys);
});
