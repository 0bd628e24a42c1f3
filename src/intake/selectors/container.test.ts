import { expect, test } from "vitest";
import { firstOf, textsOf } from "./testing.ts";

test("a container is found in every spacing, and its check digit told", () => {
  for (const written of ["TRBU 675084 3", "TRBU-675084-3", "TRBU6750843", "trbu 6750843"]) {
    const found = firstOf("container", `Opened ${written} at noon`);
    expect(found?.text).toBe(written);
    expect(found?.key).toBe("container:TRBU6750843");
    expect(found?.valid).toBe(true);
  }
});

test("a container that fails its check is kept where the text calls it one, and only there", () => {
  expect(firstOf("container", "container TRBU 675084 4 opened")?.valid).toBe(false);
  expect(textsOf("container", "batch TRBU 675084 4 opened")).toEqual([]);
});

test("four letters without U, J or Z in the fourth place are no container", () => {
  expect(textsOf("container", "container ABCD1234567")).toEqual([]);
});
