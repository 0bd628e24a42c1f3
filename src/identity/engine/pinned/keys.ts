/**
 * By what a record is found, from the record and the model alone: parts of names as they are spelt, as they sound and as they
 * are shortened, two of them together, one with a year of birth; dates; identifiers, whole and halved.
 */
import type { Checksum } from "../checksums.ts";
import { NICKNAMES } from "../lists.ts";
import type { Model, ModelProperty } from "../model.ts";
import type { CandidateKey, Values } from "../pinned.ts";
import { foldedOf, readCode } from "../prepare/codes.ts";
import { readDate } from "../prepare/dates.ts";
import { soundOf } from "../prepare/sounds.ts";
import { groupsOf, tellingParts } from "../prepare/words.ts";
import { wholeOf } from "../rarities.ts";
import { isNothing } from "../text.ts";
import type { ChecksumOf } from "./checksum-of.ts";
import { numberOf } from "./digest.ts";
import { type BitsOf, bitsBy } from "./rarity.ts";

/** Rare enough to be looked for alone: one record in 2 to this, about a hundred and twenty in a million. */
export const ALONE = 13;
const MOST_KEYS = 40;
/** Bits that a year of birth, a whole date, half of an identifier are worth. */
const YEAR = 5.5;
const DATE = 14;
const HALF = 6;
const SHORTEST_HALVED = 6;

interface Found {
  readonly text: string;
  readonly bits: number;
}

export function keysBy(
  model: Model,
  textOf: (property: ModelProperty, values: Values) => string,
  checksumOf: ChecksumOf,
) {
  const readers = model.properties.map((property) => ({
    property,
    read: readerOf(property, model, checksumOf(property)),
  }));
  return (values: Values): readonly CandidateKey[] => {
    const names: Found[] = [];
    const years: Found[] = [];
    const others: Found[] = [];
    const single: Found[] = [];
    for (const { property, read } of readers) {
      const text = textOf(property, values);
      if (isNothing(text)) continue;
      const found = read(text);
      names.push(...found.names);
      years.push(...found.years);
      others.push(...found.others);
      single.push(...found.single);
    }
    const pairs = (one: readonly Found[], other: readonly Found[]) =>
      one.flatMap((a) => other.map((b) => ({ text: `${a.text}+${b.text}`, bits: a.bits + b.bits })));
    return chosen([...single, ...pairs(names, years), ...pairs(names, others)]);
  };
}

/** Each once, the rarest first, of too many the rest left out. */
function chosen(found: readonly Found[]): readonly CandidateKey[] {
  const known = new Map<string, number>();
  for (const { text, bits } of found) known.set(text, Math.max(bits, known.get(text) ?? 0));
  return [...known]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_KEYS)
    .map(([text, bits]) => ({ key: numberOf(text), alone: bits >= ALONE }));
}

interface Parts {
  /** What goes together with a year, or with something else that is not rare enough by itself. */
  readonly names: readonly Found[];
  readonly years: readonly Found[];
  readonly others: readonly Found[];
  readonly single: readonly Found[];
}

function readerOf(
  property: ModelProperty,
  model: Model,
  checksum: Checksum | undefined,
): (text: string) => Parts {
  const { comparison, rarities, alsoIn, telephone, context } = property;
  const tag = alsoIn ?? property.property;
  const mainName =
    alsoIn !== undefined || model.properties.find((each) => each.comparison === "name") === property;
  if (comparison === "name") {
    const bits = bitsBy(rarities?.values);
    const sounds = bitsBy(rarities?.sounds);
    const wholes = bitsBy(rarities?.wholes);
    const groups = bitsOfGroups(bits);
    return mainName
      ? (text) => ofName(tag, text, bits, sounds, groups)
      : (text) => ofWords(tag, text, bits, wholes);
  }
  if (comparison === "birth") return (text) => ofDate(tag, text);
  if (comparison === "time" || (comparison === "category" && !context)) return () => NOTHING;
  if (context) {
    const { other = 0 } = rarities?.values ?? {};
    return (text) => ({ ...NOTHING, single: [{ text: `${tag}=${text}`, bits: other }] });
  }
  // How rare an identifier is was seen in one table only: what was not common there is looked for alone.
  const common = rarities?.values.common ?? {};
  const bits = (code: string) => (Object.hasOwn(common, code) ? (common[code] as number) : ALONE);
  return (text) => ofCode(tag, readCode(text, { phone: telephone, checksum }).text, bits);
}

const NOTHING: Parts = { names: [], years: [], others: [], single: [] };

function ofName(
  tag: string,
  text: string,
  bitsOf: BitsOf,
  soundBits: BitsOf,
  groupBits: (group: number) => number,
): Parts {
  const parts = tellingParts(text).filter((part) => part.length > 1);
  const spelt = parts.map((part) => ({ text: `${tag}=${part}`, bits: bitsOf(part) }));
  const named = parts.filter((part) => !/^\d/.test(part));
  const heard = named.map((part) => {
    const sound = soundOf(part);
    return { text: `${tag}~${sound}`, bits: soundBits(sound) };
  });
  const short = named.flatMap((part) =>
    groupsOf(part).map((group) => ({ text: `${tag}%${group}`, bits: groupBits(group) })),
  );
  const together = [...twoOf(spelt), ...twoOf(heard)];
  for (const a of short) {
    for (const b of heard)
      together.push({ text: [a.text, b.text].toSorted().join("+"), bits: a.bits + b.bits });
  }
  // Written as one by somebody else.
  const joined = soundOf(parts.join(""));
  const whole = parts.length > 1 ? [{ text: `${tag}~${joined}`, bits: soundBits(joined) }] : [];
  return { ...NOTHING, names: heard, single: [...spelt, ...heard, ...short, ...together, ...whole] };
}

/** A group of names that stand for each other is as common as all of them together. */
function bitsOfGroups(bitsOf: BitsOf): (group: number) => number {
  const known = NICKNAMES.map(
    (names) => -Math.log2(names.reduce((sum, name) => sum + 2 ** -bitsOf(name), 0)),
  );
  return (group) => known[group - 1] ?? 0;
}

function twoOf(found: readonly Found[]): Found[] {
  return found.flatMap((a, at) =>
    found.slice(at + 1).map((b) => ({ text: [a.text, b.text].toSorted().join("+"), bits: a.bits + b.bits })),
  );
}

/** Addresses and other words beside a name: all of them together, and each beside a name. */
function ofWords(tag: string, text: string, bitsOf: BitsOf, wholeBits: BitsOf): Parts {
  const parts = tellingParts(text);
  if (parts.length === 0) return NOTHING;
  const whole = wholeOf(parts);
  const sum = parts.reduce((total, part) => total + bitsOf(part), 0);
  const rarest = parts.toSorted((a, b) => bitsOf(b) - bitsOf(a) || (a < b ? -1 : 1)).slice(0, 2);
  return {
    ...NOTHING,
    others: rarest.map((part) => ({ text: `${tag}=${part}`, bits: bitsOf(part) })),
    single: [{ text: `${tag}:${whole}`, bits: parts.length < 2 ? sum : Math.min(sum, wholeBits(whole)) }],
  };
}

/** The date with day and month in either order; the year beside a name. */
function ofDate(tag: string, text: string): Parts {
  const date = readDate(text);
  if (date === null) return NOTHING;
  const { year, month, day } = date;
  const years = [{ text: `${tag}=${year}`, bits: YEAR }];
  if (day === 0) return { ...NOTHING, years };
  return {
    ...NOTHING,
    years: [...years, { text: `${tag}=${month}-${day}`, bits: DATE - YEAR }],
    single: [{ text: `${tag}=${year}-${Math.min(month, day)}-${Math.max(month, day)}`, bits: DATE }],
  };
}

function ofCode(tag: string, code: string, bitsOf: BitsOf): Parts {
  if (code === "") return NOTHING;
  const whole = { text: `${tag}=${foldedOf(code)}`, bits: bitsOf(code) };
  if (code.length < SHORTEST_HALVED) return { ...NOTHING, single: [whole] };
  const folded = foldedOf(code);
  const middle = folded.length >> 1;
  const halves = [
    { text: `${tag}<${folded.slice(0, middle)}`, bits: HALF },
    { text: `${tag}>${folded.slice(middle)}`, bits: HALF },
  ];
  return { ...NOTHING, others: halves, single: [whole, ...halves] };
}
