/** Trailers: United Kingdom trailer registrations, foreign plates and hauliers' own numbers. */

import { alphanumeric, matches } from "./context.ts";
import { type Candidate, type NormalForm, WEIGHT } from "./found.ts";
import { PLATE_FORMATS, platePattern } from "./plate-formats.ts";

const QUALIFIER =
  "(?:no|nos|number|numbers|num|id|ID|ids|plates?|plated|registration|reg|index|fleet|VRM|bearing|marked|unit|with|is|was|as|the|its|UK|foreign|mark|ref)";
const ANNOUNCE = String.raw`\b(?:[Ss]emi-?)?(?:[Tt]railers?|TRAILERS?|[Tt]rlr)((?:[ .:#,]{1,2}${QUALIFIER}\b)*)[ .:#,]{1,2}['"‘“(]?`;
const PLATE = PLATE_FORMATS.map((format) => `(?:${platePattern(format)})`).join("|");
/** A haulier's number: some letters, then digits, joined or not; or digits alone, where called a number. */
const FLEET = String.raw`[A-Z]{1,5}[ -]?\d{2,7}[A-Z]{0,3}|\d{1,3}[A-Z]{1,3}[ -]?\d{1,5}|\d{3,8}`;
const NUMBER = String.raw`(?<number>${PLATE}|${FLEET})(?![\w]|-\w|[.,:]\d)`;
const ANNOUNCED = new RegExp(`${ANNOUNCE}${NUMBER}`, "g");
const NEXT = new RegExp(String.raw`(?:,| and|, and| or| \/) (?:trailer )?${NUMBER}`, "y");
/** Hauliers write TRL for trailer, so the letters announce themselves. */
const SELF_ANNOUNCED = /(?<![\w-])TRL[ -]?\d{2,7}(?![\w-])/g;

/** Finds trailers, and the further ones of a list. */
export function findTrailers(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matches(ANNOUNCED, text)) {
    const number = match.groups?.number ?? "";
    const qualifier = match[1] ?? "";
    const called = /\b(?:no|nos|number|numbers|num|id|ids|fleet|ref|marked)\b/i.test(qualifier);
    if (/^\d+$/.test(number) && !called) continue;
    let end = match.index + match[0].length;
    found.push(trailer(number, end - number.length));
    for (let more = nextAt(text, end); more !== null; more = nextAt(text, end)) {
      end = more.end;
      if (/^\d+$/.test(more.number) && !called) break;
      found.push(trailer(more.number, end - more.number.length));
    }
    ANNOUNCED.lastIndex = end;
  }
  for (const match of matches(SELF_ANNOUNCED, text)) found.push(trailer(match[0], match.index));
  return found;
}

function nextAt(text: string, from: number): { number: string; end: number } | null {
  NEXT.lastIndex = from;
  const match = NEXT.exec(text);
  const number = match?.groups?.number;
  return match === null || number === undefined ? null : { number, end: from + match[0].length };
}

function trailer(written: string, start: number): Candidate {
  const number = alphanumeric(written);
  return {
    kind: "trailer",
    start,
    end: start + written.length,
    properties: { number, ...(isUkRegistration(number) && { country: "GB" }) },
    key: keyOf(number),
    valid: null,
    confidence: isUkRegistration(number) ? "certain" : "likely",
    weight: WEIGHT.trailer,
  };
}

/** A letter and seven digits (Trailer Registration Regulations 2018). */
function isUkRegistration(number: string): boolean {
  return /^[A-Z]\d{7}$/.test(number);
}

/** A few digits alone are a fleet number, which every haulier uses again: they identify nothing by themselves. */
function keyOf(number: string): string | null {
  return /^\d{1,6}$/.test(number) ? null : `trailer:${number}`;
}

/** Any written form of a trailer's number. */
export function normaliseTrailer(written: string): NormalForm | null {
  const bare = written.replace(/^\s*trailer\b[\s:#.]*(?:(?:number|no|id|reg|plate)\b[\s:.]*)?/i, "");
  const number = alphanumeric(bare);
  const key = keyOf(number);
  if (
    key === null ||
    !/^[\w\s.-]+$/.test(bare) ||
    number.length < 3 ||
    number.length > 12 ||
    !/\d/.test(number)
  )
    return null;
  return { key, display: displayTrailer(number), valid: null };
}

/** `TRL 4471`: letters and digits apart. */
export function displayTrailer(number: string): string {
  return isUkRegistration(number) ? number : number.replace(/^([A-Z]{2,5})(\d+)$/, "$1 $2");
}
