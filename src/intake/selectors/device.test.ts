import { expect, test } from "vitest";
import { keysIn, textsOf } from "./testing.ts";

test("fifteen digits, fourteen and the sixteen of an IMEISV are one handset", () => {
  for (const written of ["355259658909216", "35-525965-890921-6", "35525965890921", "3552596589092101"]) {
    expect(keysIn(`IMEI ${written} seized`)).toEqual(["imei:355259658909216"]);
  }
});

test("fifteen digits without the word need Luhn, and no word for a card or a parcel", () => {
  expect(textsOf("device", "handset 355259658909216 seized")).toHaveLength(1);
  expect(textsOf("device", "handset 355259658909217 seized")).toEqual([]);
  expect(textsOf("device", "tracking number 355259658909216")).toEqual([]);
  expect(textsOf("device", "IMSI 234150447190233")).toEqual([]);
});
