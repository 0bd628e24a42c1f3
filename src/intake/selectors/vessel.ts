/** Vessels: IMO number (with check digit), MMSI (with its maritime identification digits), or name. */

import { imoHolds } from "./checksums.ts";
import { before, digitsOf, matches } from "./context.ts";
import { type Candidate, type NormalForm, WEIGHT } from "./found.ts";

const SEVEN = /(?<![\w.-])\d{7}(?![\w-]|\.\d)/g;
const NINE = /(?<![\w.-])(?:\d{9}|\d{3} \d{3} \d{3})(?![\w-]|\.\d)/g;
const IMO_CUE = /\bIMO\b[^\d\n.]{0,20}(?:\d{7}[ ,;/&]{1,3}(?:and )?)?$/i;
const MMSI_CUE = /\b(?:MMSI|AIS)\b[^\d\n.]{0,20}(?:\d{9}[ ,;/&]{1,3}(?:and )?)?$/i;
const VESSEL_CUE = /\b(?:vessel|ship|coaster|tanker|ferry|trawler|tug|freighter)s?\b[^\d\n.]{0,20}$/i;

/**
 * Names after a ship's prefix or after the word for what it is. The prefix belongs to the name as people
 * write it; the word does not.
 */
const PREFIXED =
  /(?<![\w/])(?:M\/?V|F\/?V|S\/?Y|M\/?Y|M\/?T)\.? (?:[A-Z][A-Za-z'-]{1,20})(?: (?:[A-Z][A-Za-z'-]{1,20}|I{1,3}))?(?: (?:[A-Z][A-Za-z'-]{1,20}|I{1,3}))?/g;
const DESCRIBED =
  /\b(?:[Yy]acht|[Tt]rawler|[Cc]oaster|[Tt]ug|[Ff]erry|(?:[Ff]ishing|[Ss]ailing|[Cc]argo|[Ss]upply|[Mm]otor) (?:vessel|boat|ship)|(?:[Vv]essel|[Bb]oat|[Ss]hip|RHIB|[Dd]inghy),? (?:named|called))(?: the)? ["'‘“]?([A-Z][a-z'-]{1,20}(?: [A-Z][a-z'-]{1,20}){0,2})/g;

/** Finds vessels. An IMO number that fails its check is kept only where the text says "IMO". */
export function findVessels(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matches(SEVEN, text)) {
    const lead = before(text, match.index, 45);
    const valid = imoHolds(match[0]);
    const named = IMO_CUE.test(lead);
    if (!named && !(valid && VESSEL_CUE.test(lead))) continue;
    found.push(numbered("imo", match[0], match.index, match[0].length, valid, named));
  }
  for (const match of matches(NINE, text)) {
    if (!MMSI_CUE.test(before(text, match.index, 45))) continue;
    const number = digitsOf(match[0]);
    found.push(numbered("mmsi", number, match.index, match[0].length, mmsiHolds(number), true));
  }
  for (const match of matches(PREFIXED, text)) found.push(named(trimmed(match[0]), match.index));
  for (const match of matches(DESCRIBED, text)) {
    const name = match[1] ?? "";
    found.push(named(trimmed(name), match.index + match[0].length - name.length));
  }
  return found;
}

function trimmed(name: string): string {
  return name.replace(/['’]s?$/, "");
}

function numbered(
  scheme: "imo" | "mmsi",
  number: string,
  start: number,
  length: number,
  valid: boolean,
  said: boolean,
): Candidate {
  return {
    kind: "vessel",
    start,
    end: start + length,
    properties: { [scheme]: number },
    key: `${scheme}:${number}`,
    valid,
    confidence: valid ? (said ? "certain" : "likely") : "possible",
    weight: WEIGHT.vessel,
  };
}

function named(name: string, start: number): Candidate {
  return {
    kind: "vessel",
    start,
    end: start + name.length,
    properties: { name },
    key: null,
    valid: null,
    confidence: "likely",
    weight: WEIGHT.vesselName,
  };
}

/**
 * Whether nine digits may be a ship's MMSI: the first three are a country's maritime identification digits,
 * 201 to 775 (ITU-R M.585). The scheme has no check digit.
 */
export function mmsiHolds(number: string): boolean {
  const country = Number(number.slice(0, 3));
  return /^\d{9}$/.test(number) && country >= 201 && country <= 775;
}

/** "IMO 9507063", "9507063", "MMSI 232004471" and the like: seven digits are an IMO number, nine an MMSI. */
export function normaliseVessel(written: string): NormalForm | null {
  const bare = written.replace(/^\s*(?:IMO|MMSI)\b[\s:#.]*(?:(?:number|no)\b[\s:.]*)?/i, "").trim();
  if (!/^[\d\s-]+$/.test(bare)) return null;
  const number = digitsOf(bare);
  if (number.length === 7) return { key: `imo:${number}`, display: `IMO ${number}`, valid: imoHolds(number) };
  if (number.length === 9)
    return { key: `mmsi:${number}`, display: `MMSI ${number}`, valid: mmsiHolds(number) };
  return null;
}
