/** Identifiers and postcodes, made ready: letters and figures, rarity, and the same with look-alikes folded. */
import type { Checksum } from "../checksums.ts";
import {
  type Encoded,
  hash,
  sharedBytes,
  sharedFloats,
  sharedInts,
  sharedUnits,
  sharedUnsigned,
} from "../encode.ts";
import { codeOf } from "../text.ts";

export interface PreparedCodes {
  readonly form: "codes";
  /** Rows as codes of the normal form. */
  readonly codes: Int32Array;
  readonly chars: Uint16Array;
  readonly charStarts: Int32Array;
  readonly bits: Float32Array;
  /** By value 1 where its check digit is right; null where values carry none. */
  readonly holds: Uint8Array | null;
  /** By value: the form with look-alike characters folded, as a number. */
  readonly folded: Uint32Array;
  /** Three a value: sector, district and area of a postcode, as numbers; 0 where it is none. */
  readonly areas: Uint32Array;
}

const LOOK_ALIKES: readonly (readonly [RegExp, string])[] = [
  [/[oqd]/g, "0"],
  [/[il]/g, "1"],
  [/s/g, "5"],
  [/b/g, "8"],
  [/z/g, "2"],
  [/g/g, "6"],
];

/** A telephone number in one form, wherever its writer stood: +44, 0044 and 0 are the same beginning. */
function normalCode(text: string, phone: boolean): string {
  const code = codeOf(text.replace(/\(0\)/, ""));
  if (!phone) return code;
  return code.replace(/^00/, "").replace(/^0(?=\d{9,10}$)/, "44");
}

const NOTHING = { text: "", holds: false };

/** How the codes of a column are written. */
export interface Written {
  readonly phone?: boolean;
  readonly checksum?: Checksum;
}

/** The one form of a code, and whether its check digit is right. */
export function readCode(
  value: string,
  { phone = false, checksum }: Written,
): { readonly text: string; readonly holds: boolean } {
  const read = checksum?.read(value);
  return read
    ? { text: codeOf(read.number), holds: read.holds }
    : { text: normalCode(value, phone), holds: false };
}

export function prepareCodes({ codes, values, counts }: Encoded, written: Written): PreparedCodes {
  const known = new Map<string, number>([["", 0]]);
  const texts = [""];
  const held = [0];
  const right = [0];
  let filled = 0;
  const normal = values.map((value, code) => {
    const { text, holds } = code === 0 ? NOTHING : readCode(value, written);
    let id = known.get(text);
    if (id === undefined) {
      id = texts.length;
      known.set(text, id);
      texts.push(text);
      held.push(0);
      right.push(0);
    }
    if (holds) right[id] = 1;
    if (id > 0) {
      held[id] = (held[id] as number) + (counts[code] as number);
      filled += counts[code] as number;
    }
    return id;
  });
  const rows = sharedInts(codes.length);
  for (let row = 0; row < codes.length; row++) rows[row] = normal[codes[row] as number] as number;
  const charStarts = sharedInts(texts.length + 1);
  texts.forEach((text, id) => {
    charStarts[id + 1] = (charStarts[id] as number) + text.length;
  });
  const chars = sharedUnits(charStarts[texts.length] as number);
  const bits = sharedFloats(texts.length);
  const holds = written.checksum ? sharedBytes(texts.length) : null;
  holds?.set(right);
  const folded = sharedUnsigned(texts.length);
  const areas = sharedUnsigned(texts.length * 3);
  texts.forEach((text, id) => {
    const start = charStarts[id] as number;
    for (let at = 0; at < text.length; at++) chars[start + at] = text.charCodeAt(at);
    bits[id] = Math.max(0, Math.log2(Math.max(1, filled) / ((held[id] as number) + 0.5)));
    folded[id] = hash(foldedOf(text));
    areas.set(areasOf(text), id * 3);
  });
  return { form: "codes", codes: rows, chars, charStarts, bits, holds, folded, areas };
}

/** With characters that look alike made one. */
export const foldedOf = (text: string): string =>
  LOOK_ALIKES.reduce((plain, [from, to]) => plain.replaceAll(from, to), text);

/** Sector, district and area of a postcode, as numbers; none where it is none. */
export function areasOf(text: string): readonly number[] {
  const postcode = /^(([a-z]{1,2})\d[a-z\d]?)(\d)[a-z]{2}$/.exec(text);
  if (!postcode) return [];
  const [, district = "", area = "", sector = ""] = postcode;
  return [hash(`${district} ${sector}`), hash(district), hash(area)];
}
