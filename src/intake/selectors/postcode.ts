/** United Kingdom postcodes (BS 7666; Royal Mail's list of postcode areas). */

import { alphanumeric, before, followsReference, matches } from "./context.ts";
import { type Candidate, type NormalForm, WEIGHT } from "./found.ts";

const AREAS = new Set(
  (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX " +
    "FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN " +
    "NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW " +
    "UB W WA WC WD WF WN WR WS WV YO ZE"
  ).split(" "),
);

const SHAPE = /(?<![\w/-])([A-Z]{1,2})\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}(?![\w-])/gi;

/** Finds postcodes. In small letters only with the gap, or after the word, because otherwise they are any reference. */
export function findPostcodes(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matches(SHAPE, text)) {
    const [written, area = ""] = match;
    const upper = written === written.toUpperCase();
    if (!AREAS.has(area.toUpperCase())) continue;
    const said = /\bpost ?code\b[^.\n]{0,12}$/i.test(before(text, match.index, 24));
    if (!said && !written.includes(" ") && (!upper || followsReference(text, match.index))) continue;
    if (!upper && written !== written.toLowerCase()) continue;
    const postcode = spaced(alphanumeric(written));
    found.push({
      kind: "postcode",
      start: match.index,
      end: match.index + written.length,
      properties: { postcode },
      key: `postcode:${alphanumeric(written)}`,
      valid: null,
      confidence: upper && written.includes(" ") ? "certain" : "likely",
      weight: WEIGHT.postcode,
    });
  }
  return found;
}

/** Any written form of a postcode. */
export function normalisePostcode(written: string): NormalForm | null {
  const code = alphanumeric(written);
  const area = /^([A-Z]{1,2})\d[A-Z\d]?\d[ABD-HJLNP-UW-Z]{2}$/.exec(code)?.[1];
  if (area === undefined || !AREAS.has(area) || !/^[\w\s.-]+$/.test(written)) return null;
  return { key: `postcode:${code}`, display: spaced(code), valid: null };
}

/** `CT16 9XX`: the inward part is always the last three characters. */
export function spaced(code: string): string {
  return `${code.slice(0, -3)} ${code.slice(-3)}`;
}
