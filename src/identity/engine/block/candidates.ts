/**
 * The records most likely to be of the same person: those that share most of the rare keys. Each row keeps its best few, so
 * the work grows with the rows, whatever the blocks.
 */
import { compareTimes } from "../compare/dates.ts";
import { sharedInts } from "../encode.ts";
import type { PreparedDates } from "../prepare/dates.ts";
import { type Blocks, LARGEST_BLOCK } from "./blocks.ts";

/** How many candidates a row keeps. */
export const KEPT = 20;

/** When rows were written, and what it says, by outcome, that two lie so far apart. */
export interface Times {
  readonly dates: PreparedDates;
  readonly bits: Float32Array;
}

/** A name that two rows share counts about so often among their keys: by its letters, its sound, its parts two by two. */
const COUNTED = 2;

export const noCandidates = (rows: number): Int32Array => sharedInts(rows * KEPT).fill(-1);

/**
 * Fills in the candidates of rows `first` to `end`, of namesakes rather those of the same weeks. `side` keeps rows of one
 * side apart when two tables are linked.
 */
export function rankCandidates(
  { starts, rows: held, checks, rowStarts, slots, slotChecks }: Blocks,
  best: Int32Array,
  first: number,
  end: number,
  side: Uint8Array | null,
  times: Times | null,
): void {
  const rows = rowStarts.length - 1;
  const shared = new Float32Array(rows);
  const apart = times && compareTimes(times.dates);
  let touched = new Int32Array(4096);
  const heap = new Int32Array(KEPT);
  const worse = (a: number, b: number) => {
    const gap = (shared[a] as number) - (shared[b] as number);
    return gap < 0 || (gap === 0 && a > b);
  };
  for (let row = first; row < end; row++) {
    let count = 0;
    for (let at = rowStarts[row] as number; at < (rowStarts[row + 1] as number); at++) {
      const slot = slots[at] as number;
      const check = slotChecks[at] as number;
      const from = starts[slot] as number;
      const to = starts[slot + 1] as number;
      if (to - from < 2 || to - from > 2 * LARGEST_BLOCK) continue;
      let size = 0;
      for (let place = from; place < to; place++) if (checks[place] === check) size++;
      if (size < 2 || size > LARGEST_BLOCK) continue;
      const weight = Math.log2(rows / size);
      if (count + size > touched.length) {
        const wider = new Int32Array(touched.length * 2);
        wider.set(touched);
        touched = wider;
      }
      for (let place = from; place < to; place++) {
        if (checks[place] !== check) continue;
        const other = held[place] as number;
        if (other === row || (side !== null && side[other] === side[row])) continue;
        const sum = shared[other] as number;
        if (sum === 0) touched[count++] = other;
        shared[other] = sum + weight;
      }
    }
    const written = times?.dates.codes[row] ?? 0;
    if (times !== null && apart !== null && written !== 0) {
      const { dates, bits } = times;
      for (let nth = 0; nth < count; nth++) {
        const other = touched[nth] as number;
        const then = dates.codes[other] as number;
        if (then === 0) continue;
        shared[other] = (shared[other] as number) + COUNTED * (bits[apart(written, then)] as number);
      }
    }
    let kept = 0;
    for (let nth = 0; nth < count; nth++) {
      const other = touched[nth] as number;
      if (kept === KEPT && !worse(heap[0] as number, other)) continue;
      let at: number;
      if (kept < KEPT) {
        at = kept++;
        while (at > 0 && worse(other, heap[(at - 1) >> 1] as number)) {
          heap[at] = heap[(at - 1) >> 1] as number;
          at = (at - 1) >> 1;
        }
      } else {
        at = 0;
        for (;;) {
          let child = 2 * at + 1;
          if (child >= KEPT) break;
          if (child + 1 < KEPT && worse(heap[child + 1] as number, heap[child] as number)) child++;
          if (!worse(heap[child] as number, other)) break;
          heap[at] = heap[child] as number;
          at = child;
        }
      }
      heap[at] = other;
    }
    best.set(heap.subarray(0, kept), row * KEPT);
    for (let nth = 0; nth < count; nth++) shared[touched[nth] as number] = 0;
  }
}

/** Every pair once, lower row first, in the order of rows. */
export function pairsOf(best: Int32Array, rows: number): { left: Int32Array; right: Int32Array } {
  const holds = (row: number, other: number) => {
    for (let at = row * KEPT; at < (row + 1) * KEPT; at++) {
      if (best[at] === other) return true;
      if (best[at] === -1) return false;
    }
    return false;
  };
  const walk = (put: (a: number, b: number) => void) => {
    for (let row = 0; row < rows; row++) {
      for (let at = row * KEPT; at < (row + 1) * KEPT && best[at] !== -1; at++) {
        const other = best[at] as number;
        if (row < other) put(row, other);
        else if (!holds(other, row)) put(other, row);
      }
    }
  };
  let count = 0;
  walk(() => count++);
  const left = sharedInts(count);
  const right = sharedInts(count);
  let at = 0;
  walk((a, b) => {
    left[at] = a;
    right[at++] = b;
  });
  return { left, right };
}
