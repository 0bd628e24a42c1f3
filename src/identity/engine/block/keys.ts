/** By what a record may be found: for each property a few numbers that records of one person tend to share. */
import type { Property } from "../compare/index.ts";
import { mix } from "../encode.ts";

/** Writes the keys of a row into `out` and returns how many; each has its property in `from`. */
export type KeysOf = (row: number, out: Uint32Array, from: Uint8Array) => number;

export const MOST_KEYS = 48;

/** Agreement on one of these is nothing by itself; together with another it may be. */
const WEAK_ALONE = new Set(["category", "time"]);

export const isWeak = ({ kind }: Property): boolean => WEAK_ALONE.has(kind);

export function keysOf(properties: readonly Property[]): KeysOf {
  const makers = properties.map(keysOfProperty);
  let count = 0;
  let property = 0;
  let keys: Uint32Array = new Uint32Array(0);
  let of: Uint8Array = new Uint8Array(0);
  const add = (key: number) => {
    if (count === MOST_KEYS) return;
    of[count] = property;
    keys[count++] = key;
  };
  return (row, out, from) => {
    count = 0;
    keys = out;
    of = from;
    for (property = 0; property < makers.length; property++) (makers[property] as MakeKeys)(row, add);
    return count;
  };
}

type MakeKeys = (row: number, add: (key: number) => void) => void;

function keysOfProperty({ prepared, kind }: Property, nth: number): MakeKeys {
  // Words of all properties share their keys: a family name written as a given name is found too.
  const salt = prepared.form === "words" ? 0x5bd1e995 : mix(nth + 1);
  const { codes } = prepared;
  if (prepared.form === "words") {
    const { starts, parts, sounds, groups, charStarts, chars } = prepared;
    const exact = new Uint32Array(sounds.length);
    for (let part = 0; part < exact.length; part++) {
      let state = salt;
      for (let at = charStarts[part] as number; at < (charStarts[part + 1] as number); at++) {
        state = Math.imul(state ^ (chars[at] as number), 0x01000193);
      }
      exact[part] = mix(state);
    }
    return (row, add) => {
      const value = codes[row] as number;
      for (let at = starts[value] as number; at < (starts[value + 1] as number); at++) {
        const part = parts[at] as number;
        if ((charStarts[part + 1] as number) - (charStarts[part] as number) < 2) continue;
        add(exact[part] as number);
        if ((prepared.nature[part] as number) & 2) continue;
        add(mix((sounds[part] as number) ^ salt ^ 0x77));
        const group = groups[part * 3] as number;
        if (group > 0) add(mix(group * 0x9e3779b1 + salt));
      }
    };
  }
  if (prepared.form === "dates") {
    const { parts, days } = prepared;
    if (kind === "time") {
      return (row, add) => {
        const day = days[codes[row] as number] as number;
        if (codes[row] === 0) return;
        add(mix(salt ^ (Math.floor(day / 14) * 2)));
        add(mix(salt ^ (Math.floor((day + 7) / 14) * 2 + 1)));
      };
    }
    return (row, add) => {
      const value = codes[row] as number;
      if (value === 0) return;
      const year = parts[value * 3] as number;
      const month = parts[value * 3 + 1] as number;
      const day = parts[value * 3 + 2] as number;
      add(mix(salt + year));
      if (day === 0) return;
      add(mix(salt + year * 416 + Math.min(month, day) * 32 + Math.max(month, day) + 100_000));
      add(mix(salt + month * 32 + day + 50_000));
    };
  }
  const { chars, charStarts, folded, areas } = prepared;
  const stretch = (from: number, to: number, state: number) => {
    let sum = state;
    for (let at = from; at < to; at++) sum = Math.imul(sum ^ (chars[at] as number), 0x01000193);
    return mix(sum);
  };
  return (row, add) => {
    const value = codes[row] as number;
    if (value === 0) return;
    add(mix((folded[value] as number) ^ salt));
    if (kind === "category") return;
    if ((areas[value * 3 + 1] as number) > 0) add(mix((areas[value * 3 + 1] as number) ^ salt));
    const start = charStarts[value] as number;
    const end = charStarts[value + 1] as number;
    if (end - start < 6) return;
    const middle = (start + end) >> 1;
    add(stretch(start, middle, salt ^ 1));
    add(stretch(middle, end, salt ^ 2));
  };
}
