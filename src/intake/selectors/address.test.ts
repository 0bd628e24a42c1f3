import { expect, test } from "vitest";
import { firstOf, textsOf } from "./testing.ts";

test("an address runs from the flat to the town and leaves its postcode apart", () => {
  const text = "Lives at Flat 2, 118 Cotton Street, Derby, DE1 9ZX with others.";
  expect(textsOf("address", text)).toEqual(["Flat 2, 118 Cotton Street, Derby"]);
  expect(textsOf("postcode", text)).toEqual(["DE1 9ZX"]);
  expect(firstOf("address", text)).toMatchObject({
    key: "address:DE19ZX/FLAT2118",
    properties: { postcode: "DE1 9ZX", building: "Flat 2, 118" },
  });
});

test("units on estates, ranges and streets abroad are found", () => {
  expect(textsOf("address", "at Unit 12, Riverside Trading Estate, Barking.")).toEqual([
    "Unit 12, Riverside Trading Estate, Barking",
  ]);
  expect(textsOf("address", "at 88-90 Old Kent Road, London.")).toEqual(["88-90 Old Kent Road, London"]);
  expect(textsOf("address", "at 12 rue de la Gare, Calais today")).toEqual(["12 rue de la Gare, Calais"]);
});

test("an address without a postcode has no key", () => {
  expect(firstOf("address", "at 3 Castle Hill Avenue, Folkestone.")?.key).toBeNull();
});

test("a street without a number, a bay, a gate and a unit of twelve are no addresses", () => {
  for (const text of ["on Victoria Road", "Bay 12 Row 4", "at Gate 5", "Unit 7 of 12", "Room 101, Floor 2"]) {
    expect(textsOf("address", text), text).toEqual([]);
  }
});

test("postcodes need a real area, and their gap unless in capitals", () => {
  expect(textsOf("postcode", "CT16 9XX ct16 9xx CT169XX")).toEqual(["CT16 9XX", "ct16 9xx", "CT169XX"]);
  expect(textsOf("postcode", "QX16 9XX ct169xx M20 A2 AB12 CDE")).toEqual([]);
});
