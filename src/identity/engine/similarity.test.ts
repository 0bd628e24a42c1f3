import { expect, test } from "vitest";
import { damerau, jaroWinkler, withinOneEdit } from "./similarity.ts";

function both<T>(
  compare: (chars: Uint16Array, a: number, la: number, b: number, lb: number) => T,
  a: string,
  b: string,
): T {
  const chars = Uint16Array.from(a + b, (letter) => letter.charCodeAt(0));
  return compare(chars, 0, a.length, a.length, b.length);
}

test("Jaro–Winkler gives the values that Winkler published", () => {
  expect(both(jaroWinkler, "martha", "marhta")).toBeCloseTo(0.9611, 4);
  expect(both(jaroWinkler, "dwayne", "duane")).toBeCloseTo(0.84, 4);
  expect(both(jaroWinkler, "dixon", "dicksonx")).toBeCloseTo(0.8133, 4);
  expect(both(jaroWinkler, "abc", "xyz")).toBe(0);
});

test("Damerau counts a swap as one, also where letters were put between", () => {
  expect(both(damerau, "ca", "abc")).toBe(2);
  expect(both(damerau, "hoxha", "hohxa")).toBe(1);
  expect(both(damerau, "kitten", "sitting")).toBe(3);
  expect(both(damerau, "", "abc")).toBe(3);
});

test("one edit is a letter changed, more, or two neighbours swapped, and no more", () => {
  for (const [a, b] of [
    ["arben", "arban"],
    ["arben", "arbeen"],
    ["arben", "abren"],
    ["arben", "arben"],
  ] as const) {
    expect(both(withinOneEdit, a, b), `${a} ${b}`).toBe(true);
    expect(both(withinOneEdit, b, a), `${b} ${a}`).toBe(true);
  }
  for (const [a, b] of [
    ["arben", "abern"],
    ["arben", "arb"],
    ["arben", "orbin"],
  ] as const) {
    expect(both(withinOneEdit, a, b), `${a} ${b}`).toBe(false);
  }
});
