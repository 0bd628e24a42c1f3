/** Names and other words, made ready: each value its parts, each part its letters, rarity, sound and short forms. */
import {
  type Encoded,
  hash,
  sharedDoubles,
  sharedFloats,
  sharedInts,
  sharedUnits,
  sharedUnsigned,
} from "../encode.ts";
import { COMPANY_FORMS, NICKNAMES, PARTICLES, TITLES } from "../lists.ts";
import { bitsOf, wholeBitsOf } from "../rarities.ts";
import { lacksVowels, wordsOf } from "../text.ts";
import { soundOf } from "./sounds.ts";

/** More parts than this are left aside: the rarest are kept. */
export const MOST_PARTS = 6;
/** A part may be short for names of several groups. */
export const GROUPS = 3;
/** Bits; the most common name still says something. */
export const LEAST_CONTENT = 0.5;

export interface PreparedWords {
  readonly form: "words";
  readonly codes: Int32Array;
  /** Where a value's parts begin in `parts`, by code. */
  readonly starts: Int32Array;
  readonly parts: Int32Array;
  /** All parts of a value joined, as a number. */
  readonly joined: Uint32Array;
  /** By value its parts in a fixed order, to find the same value in another property. */
  readonly keys: Float64Array;
  readonly chars: Uint16Array;
  readonly charStarts: Int32Array;
  /** By part: how rare, in bits. */
  readonly bits: Float32Array;
  /** By value: how rare it is as a whole. Parts that always come together (Stoke, on, Trent) are rare only once. */
  readonly wholeBits: Float32Array;
  /** By value: how much it says, a full name more than a family name. */
  readonly content: Float32Array;
  readonly sounds: Uint32Array;
  /** Three a part; 0 is none. */
  readonly groups: Int32Array;
  /** Which letters a part has, a bit each: enough to see that two parts cannot be alike. */
  readonly letters: Int32Array;
  /** 1 where vowels were never written, 2 where the part is a number. */
  readonly nature: Int32Array;
}

const NICK_GROUPS = new Map<string, number[]>();
NICKNAMES.forEach((group, nth) => {
  for (const name of group) NICK_GROUPS.set(name, [...(NICK_GROUPS.get(name) ?? []), nth + 1]);
});

/** The parts that tell who: titles, particles and legal forms left out, unless there is nothing else. */
export function tellingParts(text: string): string[] {
  const all = wordsOf(text);
  if (all.length < 2) return all;
  const telling = all.filter((word) => !TITLES.has(word) && !PARTICLES.has(word) && !COMPANY_FORMS.has(word));
  return telling.length === 0 ? all : telling;
}

export function prepareWords(column: Encoded): PreparedWords {
  const known = new Map<string, number>();
  const texts: string[] = [];
  const natures: number[] = [];
  const held: number[] = [];
  const forms = new Map<string, number>([["", 0]]);
  const byForm: (readonly number[])[] = [[]];
  const joinedForms = [0];
  const keys = [0];
  let filled = 0;
  const partOf = (word: string, vowels: number): number => {
    const key = vowels ? `${word}~` : word;
    let id = known.get(key);
    if (id === undefined) {
      id = texts.length;
      known.set(key, id);
      texts.push(word);
      natures.push(natureOf(word, vowels));
      held.push(0);
    }
    return id;
  };
  // Values that differ only in capitals, marks or order are one form.
  const formOf = column.values.map((value, code) => {
    const words = code === 0 ? [] : tellingParts(value);
    const vowels = lacksVowels(value) ? 1 : 0;
    const rows = column.counts[code] as number;
    if (words.length > 0) filled += rows;
    const ids = words.map((word) => partOf(word, vowels));
    for (const id of new Set(ids)) held[id] = (held[id] as number) + rows;
    const key = ids.toSorted((a, b) => a - b).join(" ");
    let form = forms.get(key);
    if (form === undefined) {
      form = byForm.length;
      forms.set(key, form);
      byForm.push(ids);
      joinedForms.push(hash(words.join("")));
      const sorted = words.toSorted().join(" ");
      keys.push(hash(sorted) * 2 ** 20 + (hash(`${sorted}#`) >>> 12));
    }
    return form;
  });
  const codes = sharedInts(column.codes.length);
  for (let row = 0; row < codes.length; row++) codes[row] = formOf[column.codes[row] as number] as number;
  const kept = byForm.map((ids) =>
    ids.length <= MOST_PARTS
      ? ids
      : ids.toSorted((a, b) => (held[a] as number) - (held[b] as number)).slice(0, MOST_PARTS),
  );
  const starts = sharedInts(kept.length + 1);
  kept.forEach((ids, form) => {
    starts[form + 1] = (starts[form] as number) + ids.length;
  });
  const parts = sharedInts(starts[kept.length] as number);
  kept.forEach((ids, form) => {
    parts.set(ids, starts[form] as number);
  });
  const wholeBits = sharedFloats(kept.length);
  const content = sharedFloats(kept.length);
  const holders = new Int32Array(kept.length);
  for (const form of codes) holders[form] = (holders[form] as number) + 1;
  holders.forEach((count, form) => {
    let sum = 0;
    for (const part of kept[form] ?? []) sum += bitsOf(held[part] as number, filled);
    content[form] = Math.max(LEAST_CONTENT, sum);
    wholeBits[form] = Math.min(sum, wholeBitsOf(count, filled));
  });
  const joined = sharedUnsigned(kept.length);
  joined.set(joinedForms);
  return {
    form: "words",
    codes,
    starts,
    parts,
    joined,
    keys: sharedDoubles(keys),
    wholeBits,
    content,
    ...describe(texts, natures, held, Math.max(1, filled)),
  };
}

function describe(texts: string[], natures: number[], held: number[], filled: number) {
  const charStarts = sharedInts(texts.length + 1);
  texts.forEach((text, id) => {
    charStarts[id + 1] = (charStarts[id] as number) + text.length;
  });
  const chars = sharedUnits(charStarts[texts.length] as number);
  const bits = sharedFloats(texts.length);
  const sounds = sharedUnsigned(texts.length);
  const groups = sharedInts(texts.length * GROUPS);
  const nature = sharedInts(texts.length);
  const letters = sharedInts(texts.length);
  texts.forEach((text, id) => {
    const start = charStarts[id] as number;
    for (let at = 0; at < text.length; at++) chars[start + at] = text.charCodeAt(at);
    bits[id] = bitsOf(held[id] as number, filled);
    sounds[id] = hash(soundOf(text));
    nature[id] = natures[id] as number;
    letters[id] = lettersOf(text);
    groups.set(groupsOf(text), id * GROUPS);
  });
  return { chars, charStarts, bits, sounds, groups, letters, nature };
}

/** Which letters a word has, a bit each. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    letters |= 1 << (unit >= 97 ? unit - 97 : 26 + (unit % 6));
  }
  return letters;
}

/** The groups of names that a word may be short for. */
export const groupsOf = (text: string): readonly number[] => NICK_GROUPS.get(text)?.slice(0, GROUPS) ?? [];

/** 1 where vowels were never written, 2 where it is a number. */
export const natureOf = (word: string, vowels: number): number => vowels | (/^\d/.test(word) ? 2 : 0);
