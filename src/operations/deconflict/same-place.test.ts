import { expect, test } from "vitest";
import { isSamePlace, type Spot } from "./same-place.ts";

const spot = (parts: Partial<Spot>): Spot => ({
  place_kind: "road",
  area: "KENT",
  place_code: null,
  place: "",
  ...parts,
});
const DOVER = spot({ place_kind: "port", place_code: "GBDVR" });

test.each([
  ["one port, by its code, whatever the words", DOVER, spot({ ...DOVER, place: "Eastern Docks" }), true],
  ["two ports of one area", DOVER, spot({ place_kind: "port", place_code: "GBRMG" }), false],
  ["a port, and one of no code in the same area", DOVER, spot({ place_kind: "port" }), true],
  [
    "the same words, written in another way",
    spot({ place: "A20, Lay-by 3" }),
    spot({ place: "a20 lay by 3" }),
    true,
  ],
  ["words that say more of the same", spot({ place: "A20" }), spot({ place: "A20 lay-by 3" }), true],
  ["other words", spot({ place: "A20 lay-by 3" }), spot({ place: "A2 services" }), false],
  ["one says no more than the area", spot({ place: "A20" }), spot({}), true],
  ["another kind of place", spot({}), spot({ place_kind: "premises" }), false],
  ["another area", spot({ place: "A20" }), spot({ place: "A20", area: "SUSSEX" }), false],
  [
    "at sea, with words of the same",
    spot({ place_kind: "sea", area: null, place: "Varne" }),
    spot({ place_kind: "sea", area: null, place: "varne" }),
    true,
  ],
  [
    "at sea, one without words",
    spot({ place_kind: "sea", area: null, place: "Varne" }),
    spot({ place_kind: "sea", area: null }),
    false,
  ],
])("%s", (_, a, b, same) => {
  expect(isSamePlace(a, b)).toBe(same);
  expect(isSamePlace(b, a)).toBe(same);
});
