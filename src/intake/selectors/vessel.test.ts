import { expect, test } from "vitest";
import { firstOf, textsOf } from "./testing.ts";
import { mmsiHolds, normaliseVessel } from "./vessel.ts";

test("an IMO number is checked, and kept with its fault where the text says IMO", () => {
  expect(firstOf("vessel", "IMO 9507063 sailed")).toMatchObject({ key: "imo:9507063", valid: true });
  expect(firstOf("vessel", "IMO 9507064 sailed")).toMatchObject({ key: "imo:9507064", valid: false });
});

test("seven digits without IMO need a word for a vessel and a right check digit", () => {
  expect(textsOf("vessel", "The vessel 9507063 sailed")).toEqual(["9507063"]);
  expect(textsOf("vessel", "The vessel 9507064 sailed")).toEqual([]);
  expect(textsOf("vessel", "Serial 9507063 on the engine")).toEqual([]);
});

test("an MMSI has nine digits and begins with a country's digits", () => {
  expect(firstOf("vessel", "MMSI 232 004 471")).toMatchObject({ key: "mmsi:232004471", valid: true });
  expect(mmsiHolds("199004471")).toBe(false);
  expect(normaliseVessel("12345678")).toBeNull();
});

test("a ship's name is found by its prefix or the word for what it is", () => {
  expect(textsOf("vessel", "MV Astrid Star and the yacht Morning Tide")).toEqual([
    "MV Astrid Star",
    "Morning Tide",
  ]);
});
