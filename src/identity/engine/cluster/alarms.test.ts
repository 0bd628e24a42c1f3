import { expect, test } from "vitest";
import { alarmsOf } from "./alarms.ts";

/** Edges of 5 bits between these pairs. */
function edgesOf(pairs: readonly (readonly [number, number])[], bits = 5) {
  return {
    left: Int32Array.from(pairs, ([a]) => a),
    right: Int32Array.from(pairs, ([, b]) => b),
    weight: Float32Array.from(pairs, () => bits),
  };
}

const chain = (length: number) => Array.from({ length: length - 1 }, (_, nth) => [nth, nth + 1] as const);

test("a chain whose ends know each other only through many others is shown to be looked at", () => {
  const [alarm] = alarmsOf(new Int32Array(9), edgesOf(chain(9)), 0);
  expect(alarm?.says).toContain("through 7 others");
  // The same records, all like the first.
  const star = Array.from({ length: 8 }, (_, nth) => [0, nth + 1] as const);
  expect(alarmsOf(new Int32Array(9), edgesOf(star), 0)).toEqual([]);
});

test("what is below the line is no step, and neither is what leads to another cluster", () => {
  expect(alarmsOf(new Int32Array(9), edgesOf(chain(9), -1), 0)).toEqual([]);
  const two = Int32Array.from({ length: 18 }, (_, row) => (row < 9 ? 0 : 9));
  const says = alarmsOf(two, edgesOf(chain(18)), 0).map((alarm) => alarm.says);
  expect(says).toHaveLength(2);
  for (const words of says) expect(words).toContain("through 7 others");
});

test("very many records of one person are shown, however near they lie", () => {
  const star = Array.from({ length: 60 }, (_, nth) => [0, nth + 1] as const);
  const [alarm, ...more] = alarmsOf(new Int32Array(61), edgesOf(star), 0);
  expect(alarm).toMatchObject({ cluster: 0, records: 61 });
  expect(more).toEqual([]);
});
