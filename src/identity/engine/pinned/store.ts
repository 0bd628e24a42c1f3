/**
 * Values of one property, each made ready once and then known by a number. What a value comes to depends on it and on the
 * model, never on which other values are known.
 */
import type { Checksum } from "../checksums.ts";
import { compareCodes, comparePostcodes } from "../compare/codes.ts";
import { compareBirths, compareTimes } from "../compare/dates.ts";
import { memoised } from "../compare/memo.ts";
import { packed } from "../compare/packed.ts";
import { compareWords } from "../compare/words.ts";
import { hash } from "../encode.ts";
import type { ModelProperty } from "../model.ts";
import { areasOf, foldedOf, type PreparedCodes, readCode } from "../prepare/codes.ts";
import { dayOf, type PreparedDates, readDate } from "../prepare/dates.ts";
import type { PreparedWords } from "../prepare/words.ts";
import { isNothing } from "../text.ts";
import { grown } from "./grown.ts";
import { bitsBy } from "./rarity.ts";
import { wordStore } from "./words.ts";

type Prepared = PreparedWords | PreparedDates | PreparedCodes;

export interface Store {
  /** The number of a value, 0 where it says nothing. */
  readonly codeOf: (text: string) => number;
  /** As pairs are compared by; `codes` is empty. */
  readonly prepared: () => Prepared;
  readonly compare: (a: number, b: number) => number;
  /** What a value comes to beside itself. */
  readonly self: (code: number) => number;
  /** Of values that say the same the first, by value; for words. */
  readonly standsFor: () => Int32Array | undefined;
  /** How many texts and values it remembers. */
  readonly size: () => number;
}

/** Values that comparing remembers, in round numbers. */
const REMEMBERED = 2048;

export function storeOf(property: ModelProperty, checksum: Checksum | undefined): Store {
  if (property.comparison === "name") {
    const { words, add } = wordStore(property.rarities);
    return {
      ...known(add),
      prepared: () => ({ ...words }),
      compare: memoised(compareWords(words), REMEMBERED),
      self: (code) =>
        words.starts[code + 1] === words.starts[code] ? 0 : packed(1, words.wholeBits[code] as number),
      standsFor: () => words.standsFor,
    };
  }
  if (property.comparison === "birth" || property.comparison === "time") return dateStore(property);
  return codeStore(property, checksum);
}

/** Every text is read once; what says the same in other letters comes to the same value. */
function known(add: (text: string) => number): Pick<Store, "codeOf" | "size"> {
  const codes = new Map<string, number>();
  return {
    size: () => codes.size,
    codeOf(text) {
      let code = codes.get(text);
      if (code === undefined) {
        code = isNothing(text) ? 0 : add(text);
        codes.set(text, code);
      }
      return code;
    },
  };
}

function dateStore({ comparison }: ModelProperty): Store {
  const dates = {
    form: "dates" as const,
    codes: new Int32Array(0),
    parts: new Int32Array(384),
    days: new Int32Array(128),
  };
  let size = 1;
  const compare = comparison === "birth" ? compareBirths(dates) : compareTimes(dates);
  return {
    ...known((text) => {
      const date = readDate(text.trim());
      if (date === null) return 0;
      dates.parts = grown(dates.parts, (size + 1) * 3);
      dates.days = grown(dates.days, size + 1);
      dates.parts.set([date.year, date.month, date.day], size * 3);
      dates.days[size] = dayOf(date);
      return size++;
    }),
    prepared: () => ({ ...dates }),
    compare,
    self: (code) => compare(code, code),
    standsFor: () => undefined,
  };
}

function codeStore(
  { comparison, telephone, rarities }: ModelProperty,
  checksum: Checksum | undefined,
): Store {
  const codes = {
    form: "codes" as const,
    codes: new Int32Array(0),
    chars: new Uint16Array(2048),
    charStarts: new Int32Array(129),
    bits: new Float32Array(128),
    holds: checksum ? new Uint8Array(128) : null,
    folded: new Uint32Array(128),
    areas: new Uint32Array(384),
  };
  const bitsOf = bitsBy(rarities?.values);
  const byText = new Map<string, number>([["", 0]]);
  let size = 1;
  const add = (value: string) => {
    const { text, holds } = readCode(value, { phone: telephone, checksum });
    // Apart from the same number without its check digit: what one record shows is not known of another.
    const key = holds ? `${text}+` : text;
    const before = byText.get(key);
    if (before !== undefined) return before;
    byText.set(key, size);
    const start = codes.charStarts[size] as number;
    codes.chars = grown(codes.chars, start + text.length);
    codes.charStarts = grown(codes.charStarts, size + 2);
    codes.bits = grown(codes.bits, size + 1);
    codes.folded = grown(codes.folded, size + 1);
    codes.areas = grown(codes.areas, (size + 1) * 3);
    for (let at = 0; at < text.length; at++) codes.chars[start + at] = text.charCodeAt(at);
    codes.charStarts[size + 1] = start + text.length;
    codes.bits[size] = bitsOf(text);
    if (codes.holds !== null) {
      codes.holds = grown(codes.holds, size + 1);
      codes.holds[size] = holds ? 1 : 0;
    }
    codes.folded[size] = hash(foldedOf(text));
    codes.areas.set(areasOf(text), size * 3);
    return size++;
  };
  return {
    ...known(add),
    prepared: () => ({ ...codes }),
    compare:
      comparison === "category"
        ? () => 2
        : memoised(comparison === "postcode" ? comparePostcodes(codes) : compareCodes(codes), REMEMBERED),
    self: (code) => packed(1, codes.bits[code] as number),
    standsFor: () => undefined,
  };
}
