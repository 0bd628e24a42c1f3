import { expect, test } from "vitest";
import { textsOf } from "./testing.ts";

test("a flight is any code after the word, or a known airline's where the sentence speaks of flying", () => {
  expect(textsOf("flight", "took flight EI 3271 and flights W6 4471 and FR8812")).toEqual([
    "EI 3271",
    "W6 4471",
    "FR8812",
  ]);
  expect(textsOf("flight", "flew in on BA2491")).toEqual(["BA2491"]);
});

test("roads, postcodes, forms and marks are no flights", () => {
  expect(textsOf("flight", "A20, BA2 4AB, IS96, FR14 on a shirt, LH/01 and TK1987")).toEqual([]);
});
