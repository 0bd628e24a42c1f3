/**
 * Blocks: rows that share a key. A key held by few rows makes a block by itself. A key held by many (a common name, a town)
 * makes blocks only together with another; what is still too large is purged.
 */
import type { Property } from "../compare/index.ts";
import { mix, sharedInts } from "../encode.ts";
import { isWeak, keysOf, MOST_KEYS } from "./keys.ts";

/** Larger blocks are purged. */
export const LARGEST_BLOCK = 30;
/** Of a row's common keys so many, the rarest, are taken together two by two. */
const TOGETHER = 10;

export interface Blocks {
  /** Where the rows of a slot begin in `rows`, by slot. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  /** Tells keys that fell on one slot apart. */
  readonly checks: Uint16Array;
  /** By row where its slots begin in `slots`; a row's own checks stand beside. */
  readonly rowStarts: Int32Array;
  readonly slots: Int32Array;
  readonly slotChecks: Uint16Array;
}

export function blocksOf(properties: readonly Property[], rows: number): Blocks {
  const keys = keysOf(properties);
  const weak = properties.map(isWeak);
  const out = new Uint32Array(MOST_KEYS);
  const from = new Uint8Array(MOST_KEYS);
  const bits = Math.max(10, Math.min(24, Math.ceil(Math.log2(rows * 12 + 1))));
  const shift = 32 - bits;
  const held = new Int32Array(1 << bits);
  for (let row = 0; row < rows; row++) {
    const count = keys(row, out, from);
    for (let at = 0; at < count; at++) {
      const slot = (out[at] as number) >>> shift;
      held[slot] = (held[slot] as number) + 1;
    }
  }
  const rowStarts = sharedInts(rows + 1);
  const all = pile();
  const common: { key: number; from: number; held: number }[] = [];
  for (let row = 0; row < rows; row++) {
    const count = keys(row, out, from);
    common.length = 0;
    for (let at = 0; at < count; at++) {
      const key = out[at] as number;
      const holders = held[key >>> shift] as number;
      if (holders <= LARGEST_BLOCK && !weak[from[at] as number]) {
        if (holders > 1) all.put(key);
      } else if (holders < rows) common.push({ key, from: from[at] as number, held: holders });
    }
    common.sort((a, b) => a.held - b.held);
    const taken = Math.min(common.length, TOGETHER);
    for (let i = 0; i < taken; i++) {
      for (let j = i + 1; j < taken; j++) {
        const a = common[i] as (typeof common)[number];
        const b = common[j] as (typeof common)[number];
        if (weak[a.from] && weak[b.from]) continue;
        // How often the two meet by chance; such a block would only be purged.
        if ((a.held / rows) * b.held > 2 * LARGEST_BLOCK) continue;
        all.put(mix(Math.min(a.key, b.key) ^ mix(Math.max(a.key, b.key) + 0x1f123bb5)));
      }
    }
    rowStarts[row + 1] = all.size();
  }
  return slotted(all, rowStarts, rows);
}

const PIECE = 22;

/** A list of numbers that grows without being copied. */
function pile() {
  const pieces: Uint32Array[] = [];
  let size = 0;
  return {
    size: () => size,
    put(key: number) {
      const piece = size >>> PIECE;
      if (pieces[piece] === undefined) pieces[piece] = new Uint32Array(1 << PIECE);
      (pieces[piece] as Uint32Array)[size++ & ((1 << PIECE) - 1)] = key;
    },
    at: (nth: number) => (pieces[nth >>> PIECE] as Uint32Array)[nth & ((1 << PIECE) - 1)] as number,
  };
}

/** Keys put into slots. Those that no other row has, and those that too many have, are gone here. */
function slotted(keys: ReturnType<typeof pile>, rowStarts: Int32Array, rows: number): Blocks {
  const all = keys.size();
  const bits = Math.max(10, Math.min(24, Math.ceil(Math.log2(all + 1))));
  const shift = 32 - bits;
  const starts = sharedInts((1 << bits) + 1);
  for (let at = 0; at < all; at++) {
    const slot = (keys.at(at) >>> shift) + 1;
    starts[slot] = (starts[slot] as number) + 1;
  }
  let kept = 0;
  for (let slot = 1; slot <= 1 << bits; slot++) {
    const held = starts[slot] as number;
    if (held > 1 && held <= 2 * LARGEST_BLOCK) kept += held;
    else starts[slot] = 0;
    starts[slot] = (starts[slot] as number) + (starts[slot - 1] as number);
  }
  const next = starts.slice(0, 1 << bits);
  const held = sharedInts(kept);
  const checks = new Uint16Array(new SharedArrayBuffer(kept * 2));
  const slots = sharedInts(kept);
  const slotChecks = new Uint16Array(new SharedArrayBuffer(kept * 2));
  let to = 0;
  for (let row = 0, at = 0; row < rows; row++) {
    const end = rowStarts[row + 1] as number;
    for (; at < end; at++) {
      const key = keys.at(at);
      const slot = key >>> shift;
      if (starts[slot] === starts[slot + 1]) continue;
      const place = next[slot] as number;
      next[slot] = place + 1;
      held[place] = row;
      checks[place] = key & 0xffff;
      slots[to] = slot;
      slotChecks[to++] = key & 0xffff;
    }
    rowStarts[row + 1] = to;
  }
  return { starts, rows: held, checks, rowStarts, slots, slotChecks };
}
