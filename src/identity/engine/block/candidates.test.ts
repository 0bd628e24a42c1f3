import { expect, test } from "vitest";
import type { Blocks } from "./blocks.ts";
import { KEPT, noCandidates, rankCandidates } from "./candidates.ts";

const ROWS = KEPT + 6;

/** All rows share one key; each was written so many days after the first. */
function ranked(days: readonly number[], bits: readonly number[] | null) {
  const rows = Int32Array.from({ length: ROWS }, (_, row) => row);
  const blocks: Blocks = {
    starts: Int32Array.of(0, ROWS),
    rows,
    checks: new Uint16Array(ROWS),
    rowStarts: Int32Array.from({ length: ROWS + 1 }, (_, row) => row),
    slots: new Int32Array(ROWS),
    slotChecks: new Uint16Array(ROWS),
  };
  const dates = {
    form: "dates",
    codes: rows.map((row) => row + 1),
    parts: new Int32Array(3 * ROWS + 3),
    days: Int32Array.of(0, ...days),
  } as const;
  const best = noCandidates(ROWS);
  rankCandidates(blocks, best, 0, 1, null, bits && { dates, bits: Float32Array.from(bits) });
  return [...best.subarray(0, KEPT)].sort((a, b) => a - b);
}

test("of namesakes those of the same weeks are kept, where that is known to speak for one person", () => {
  // The last five were written with the first, the others two years before.
  const days = Array.from({ length: ROWS }, (_, row) => (row === 0 || row > KEPT ? 900 : 100));
  const last = Array.from({ length: 5 }, (_, nth) => KEPT + 1 + nth);
  expect(ranked(days, [0, 4, 4, 3, 0, -5, -7]).filter((row) => row > KEPT)).toEqual(last);
  expect(ranked(days, null).filter((row) => row > KEPT)).toEqual([]);
});
