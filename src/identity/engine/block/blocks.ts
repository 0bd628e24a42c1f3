/**
 * Blocks: rows that share a key. A key held by few rows makes a block by itself. A key held by many (a common name, a town)
 * makes blocks only together with another; what is still too large is purged.
 */
import type { Property } from "../compare/index.ts";
import { mix, sharedInts } from "../encode.ts";
import { isWeak, keysOf, MOST_KEYS } from "./keys.ts";

/** Larger blocks are purged. */
export const LARGEST_BLOCK = 60;
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
  let room = rows * 16 + 1024;
  let all = new Uint32Array(room);
  let total = 0;
  const common: { key: number; from: number; held: number }[] = [];
  const put = (key: number) => {
    if (total === room) {
      room *= 2;
      const wider = new Uint32Array(room);
      wider.set(all);
      all = wider;
    }
    all[total++] = key;
  };
  for (let row = 0; row < rows; row++) {
    const count = keys(row, out, from);
    common.length = 0;
    for (let at = 0; at < count; at++) {
      const key = out[at] as number;
      const holders = held[key >>> shift] as number;
      if (holders <= LARGEST_BLOCK && !weak[from[at] as number]) {
        if (holders > 1) put(key);
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
        if ((a.held / rows) * b.held > 4 * LARGEST_BLOCK) continue;
        put(mix(Math.min(a.key, b.key) ^ mix(Math.max(a.key, b.key) + 0x1f123bb5)));
      }
    }
    rowStarts[row + 1] = total;
  }
  return slotted(all.subarray(0, total), rowStarts, rows);
}

function slotted(keys: Uint32Array, rowStarts: Int32Array, rows: number): Blocks {
  const bits = Math.max(10, Math.min(25, Math.ceil(Math.log2(keys.length + 1))));
  const shift = 32 - bits;
  const starts = sharedInts((1 << bits) + 1);
  for (let at = 0; at < keys.length; at++) {
    const slot = ((keys[at] as number) >>> shift) + 1;
    starts[slot] = (starts[slot] as number) + 1;
  }
  for (let slot = 0; slot < 1 << bits; slot++)
    starts[slot + 1] = (starts[slot + 1] as number) + (starts[slot] as number);
  const next = starts.slice(0, 1 << bits);
  const held = sharedInts(keys.length);
  const checks = new Uint16Array(new SharedArrayBuffer(keys.length * 2));
  const slots = sharedInts(keys.length);
  const slotChecks = new Uint16Array(new SharedArrayBuffer(keys.length * 2));
  for (let row = 0; row < rows; row++) {
    for (let at = rowStarts[row] as number; at < (rowStarts[row + 1] as number); at++) {
      const key = keys[at] as number;
      const slot = key >>> shift;
      const place = next[slot] as number;
      next[slot] = place + 1;
      held[place] = row;
      checks[place] = key & 0xffff;
      slots[at] = slot;
      slotChecks[at] = key & 0xffff;
    }
  }
  return { starts, rows: held, checks, rowStarts, slots, slotChecks };
}
