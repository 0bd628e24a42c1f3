/**
 * How rare values are, as a table that a model carries: the common ones by name, and what everything else comes to. It makes
 * what two records say depend on them and the model alone. What few rows hold is left out, but ten rows may be of one person: a
 * model of real records is handled as they are.
 */
import type { Property } from "./compare/index.ts";
import type { PreparedCodes } from "./prepare/codes.ts";
import { soundOf } from "./prepare/sounds.ts";
import type { PreparedWords } from "./prepare/words.ts";

/** Bits by value; `other` for whatever is not in the table. */
export interface RarityTable {
  readonly common: Readonly<Record<string, number>>;
  readonly other: number;
}

export interface Rarities {
  /** By part of a name, or by value. */
  readonly values: RarityTable;
  /** By what a part sounds like: for finding, not for weighing. Null for what has no sound. */
  readonly sounds: RarityTable | null;
  /** By all parts of a name together, in the order of letters: parts that go together are rare only once. */
  readonly wholes: RarityTable | null;
}

/** What few hold as a whole is as rare as its parts are together, up to so many bits. */
const UNSEEN_WHOLE = 28;
/** In the table is what more than one row in so many holds, */
const ONE_IN = 20_000;
/** and not less than so many rows; */
const FEWEST = 10;
/** of these the most common. */
const MOST = 4000;

/** What the rows of a table hold, of one property; null where rarity does not count. */
export function raritiesOf({ prepared, context }: Property): Rarities | null {
  if (prepared.form === "dates") return null;
  if (prepared.form === "words") return ofWords(prepared);
  const counts = countsOf(prepared.codes, prepared.bits.length);
  counts[0] = 0;
  const filled = counts.reduce((sum, count) => sum + count, 0);
  // What numbers a report is of this table alone; another numbers its reports otherwise.
  if (context) {
    const other = rounded(meanBits(counts, filled));
    return { values: { common: {}, other }, sounds: null, wholes: null };
  }
  const held = new Map<string, number>();
  counts.forEach((count, code) => {
    if (count > 0) held.set(textOf(prepared, code), count);
  });
  return { values: tableOf(held, filled), sounds: null, wholes: null };
}

function ofWords(words: PreparedWords): Rarities {
  const { codes, starts, parts } = words;
  const counts = countsOf(codes, starts.length - 1);
  const values = new Map<string, number>();
  const sounds = new Map<string, number>();
  const wholes = new Map<string, number>();
  const sums = new Map<string, number>();
  let filled = 0;
  counts.forEach((count, form) => {
    const from = starts[form] as number;
    const end = starts[form + 1] as number;
    if (count === 0 || end === from) return;
    filled += count;
    const texts: string[] = [];
    let bits = 0;
    for (let at = from; at < end; at++) {
      const part = parts[at] as number;
      texts.push(textOf(words, part));
      bits += words.bits[part] as number;
    }
    const heard = texts.filter((text) => !/^\d/.test(text)).map(soundOf);
    for (const text of new Set(texts)) values.set(text, (values.get(text) ?? 0) + count);
    for (const sound of new Set(heard)) sounds.set(sound, (sounds.get(sound) ?? 0) + count);
    if (texts.length < 2) return;
    const whole = wholeOf(texts);
    wholes.set(whole, (wholes.get(whole) ?? 0) + count);
    sums.set(whole, bits);
  });
  const whole = tableOf(wholes, filled, wholeBitsOf);
  return {
    values: tableOf(values, filled),
    sounds: tableOf(sounds, filled),
    wholes: {
      // Only where the parts together say more than the whole does.
      common: Object.fromEntries(
        Object.entries(whole.common).filter(([text, bits]) => bits < (sums.get(text) as number)),
      ),
      other: UNSEEN_WHOLE,
    },
  };
}

/**
 * A whole of several parts that few rows hold may be rarer than could be seen, by so many bits at most. What many hold, such
 * as a nickname, is as common as it was seen to be.
 */
const BEYOND_SEEN = 4;
const FEW = 8;

export const wholeBitsOf = (holders: number, filled: number): number =>
  bitsOf(holders, filled) + Math.log2(1 + (2 ** BEYOND_SEEN - 1) / Math.max(1, holders / FEW));

export const wholeOf = (parts: readonly string[]): string => parts.toSorted().join(" ");

/** Half a row more: what was seen once is rare, but how rare nobody knows. */
export const bitsOf = (holders: number, filled: number): number =>
  Math.max(0, Math.log2(Math.max(1, filled) / (holders + 0.5)));

const rounded = (bits: number): number => Math.round(bits * 100) / 100;

function countsOf(codes: Int32Array, values: number): Int32Array {
  const counts = new Int32Array(values);
  for (const code of codes) counts[code] = (counts[code] as number) + 1;
  return counts;
}

function tableOf(
  held: ReadonlyMap<string, number>,
  filled: number,
  rarity: (holders: number, filled: number) => number = bitsOf,
): RarityTable {
  const common = [...held]
    .filter(([, rows]) => rows >= FEWEST && rows * ONE_IN > filled)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST);
  const listed = new Set(common.map(([text]) => text));
  const rest = [...held].flatMap(([text, rows]) => (listed.has(text) ? [] : [rows]));
  return {
    common: Object.fromEntries(common.map(([text, rows]) => [text, rounded(rarity(rows, filled))])),
    other: rounded(meanBits(rest, filled)),
  };
}

/** The rarity of what a row holds, on average over the rows. */
function meanBits(held: Iterable<number>, filled: number): number {
  let rows = 0;
  let sum = 0;
  for (const count of held) {
    rows += count;
    sum += count * bitsOf(count, filled);
  }
  return rows === 0 ? bitsOf(0, filled) : sum / rows;
}

function textOf({ chars, charStarts }: PreparedWords | PreparedCodes, at: number): string {
  return String.fromCharCode(...chars.subarray(charStarts[at] as number, charStarts[at + 1] as number));
}
