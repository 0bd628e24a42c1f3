/**
 * Dates as EDTF (ISO 8601-2): as exact as they were written, never more. Spans are found here by a cheap
 * expression; a full day is read by chrono, day before month as the United Kingdom writes it.
 */

import { en } from "chrono-node";
import { after, before, followsReference, matches } from "./context.ts";
import { type Candidate, WEIGHT } from "./found.ts";

const MONTH =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
const WEEKDAY = "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const DAY = "(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?";
const YEAR = "(?:19|20)\\d{2}";

/** The forms, tried in this order at each place; each names the groups its reader needs. */
const FORMS: readonly string[] = [
  `(?<between>(?:${DAY})(?: ?[-–] ?| to | and | until )(?:${DAY})(?: of)? (?:${MONTH})(?:,? ${YEAR})?)`,
  `(?<dayMonth>(?:${WEEKDAY},? (?:the )?)?${DAY}(?: of)?[ -]${MONTH}(?:,?[ -]${YEAR}|[ -]['’]?\\d{2}(?![\\d:.]|th|st| ?%))?)`,
  `(?<monthDay>(?:${WEEKDAY},? )?${MONTH} ${DAY}(?:,? ${YEAR})(?!\\d))`,
  `(?<monthYear>(?:(?:early|mid|late|circa|approximately|around)[ -])?${MONTH},? ${YEAR})`,
  `(?<season>(?:spring|summer|autumn|winter)(?: of)? ${YEAR})`,
  `(?<iso>${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01]))`,
  `(?<slash>\\d{1,2}(?<mark>[/.-])\\d{1,2}\\k<mark>(?:${YEAR}|\\d{2}))`,
  `(?<month>(?:0[1-9]|1[0-2])/20\\d{2})`,
  `(?<group>(?:0[1-9]|[12]\\d|3[01])(?:[01]\\d|2[0-3])[0-5]\\dZ ?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) ?\\d{2})`,
  `(?<year>(?<=\\b(?:in|since|during|circa|c\\.|year|from|until|before|after|around|late|early|mid|born|born in|of) ?)${YEAR})`,
];
const SHAPE = new RegExp(`(?<![\\w/.£€$:-])(?:${FORMS.join("|")})(?![\\w/]|-\\d|[.:]\\d)`, "gi");

/** Whether a text may hold a date at all: two digits in a row, which every form but few texts has. */
const ANY = /\d\d/;

const SORT_CODE = /\bsort ?code\b[^.\n]{0,12}$/i;
const DOTTED_SHORT_CUE = /\b(?:on|dated|DOB|D\.O\.B\.?|born|from|until|by|of|since|date)\b[\s:]*$/i;
const BIRTH = /\b(?:DOB|D\.O\.B\.?|born|date of birth|birth)\b[^.\n\d]{0,12}$/i;

/** Finds dates. */
export function findDates(text: string): Candidate[] {
  const found: Candidate[] = [];
  if (!ANY.test(text) && !/\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/i.test(text)) return found;
  for (const match of matches(SHAPE, text)) {
    const written = match[0].replace(/\.$/, "");
    const start = match.index;
    const groups = match.groups ?? {};
    if (groups.slash && !slashMayBeDate(text, start, written, groups.mark ?? "")) continue;
    if (groups.month && followsReference(text, start)) continue;
    if (groups.year && !yearMayBeDate(text, start + written.length)) continue;
    const edtf = readDate(written, BIRTH.test(before(text, start, 24)));
    if (edtf === null) continue;
    const exact = /^\d{4}-\d{2}-\d{2}$/.test(edtf);
    found.push({
      kind: "date",
      start,
      end: start + written.length,
      properties: { edtf },
      key: null,
      valid: null,
      confidence: groups.year ? "possible" : exact ? "certain" : "likely",
      weight: groups.year ? WEIGHT.date - 20 : WEIGHT.date,
    });
  }
  return found;
}

function slashMayBeDate(text: string, start: number, written: string, mark: string): boolean {
  if (SORT_CODE.test(before(text, start, 30))) return false;
  if (/\d{4}$/.test(written)) return true;
  const lead = before(text, start, 24);
  // "10.2.14" is a version or a paragraph unless something says that it is a date.
  if (mark === ".") return DOTTED_SHORT_CUE.test(lead);
  if (mark === "-")
    return (
      !/^[ ,;/]{0,3}(?:account|acc|a\/c|\d{8})/i.test(after(text, start + written.length, 14)) &&
      !followsReference(text, start)
    );
  return !followsReference(text, start);
}

/** "in 2024" is a year; "of 2000 euros" and "around 2000 people" are amounts. */
function yearMayBeDate(text: string, end: number): boolean {
  const rest = after(text, end, 14);
  return (
    /^(?:[.,;:)\]]|$|\n| (?:he|she|they|the|a|an|and|when|to|by|at|in|from|until|it|his|her|for|with|but|as|onwards|under|via|through)\b)/i.test(
      rest,
    ) && !/^,\d/.test(rest)
  );
}

/**
 * A written date as EDTF, or null where it is none. `past` reads two-figure years as a year of birth, never
 * in the future. A day and month without a year is `XXXX-05-12`; "early" or "circa" makes it approximate.
 */
export function readDate(written: string, past = false): string | null {
  const text = written.trim();
  const span =
    /^(\d{1,2})(?:st|nd|rd|th)?(?: ?[-–] ?| to | and | until )(\d{1,2})(?:st|nd|rd|th)?(?: of)? (.+)$/i.exec(
      text,
    );
  if (span) return interval(span[1] ?? "", span[2] ?? "", span[3] ?? "");
  const season = /^(spring|summer|autumn|winter)(?: of)? (\d{4})$/i.exec(text);
  if (season) return `${season[2]}-${SEASONS[(season[1] ?? "").toLowerCase()]}`;
  if (/^\d{4}$/.test(text)) return text;
  const numbered = /^(\d\d)\/(\d{4})$/.exec(text);
  if (numbered) return `${numbered[2]}-${numbered[1]}`;
  const group = /^(\d\d)\d{4}Z ?([A-Z]{3}) ?(\d\d)$/i.exec(text);
  if (group) return byChrono(`${group[1]} ${group[2]} 20${group[3]}`);
  const slash = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(text);
  if (slash) return byNumbers(slash[1] ?? "", slash[2] ?? "", slash[3] ?? "", past);
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (iso) return calendar(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const short = /^(.+?)[ -]['’]?(\d\d)$/.exec(text);
  if (short && /[a-z]/i.test(short[1] ?? "") && /\d/.test(short[1] ?? "")) {
    return byChrono(`${short[1]} ${fullYear(short[2] ?? "", past)}`);
  }
  return byChrono(text);
}

/** EDTF level 1 numbers the seasons 21 to 24. */
const SEASONS: Readonly<Record<string, string>> = { spring: "21", summer: "22", autumn: "23", winter: "24" };

function interval(from: string, to: string, monthAndYear: string): string | null {
  const first = byChrono(`${from} ${monthAndYear}`);
  const last = byChrono(`${to} ${monthAndYear}`);
  return first === null || last === null || last <= first ? null : `${first}/${last}`;
}

/** Day first; where only month first makes a day of the calendar and the year is whole, that. */
function byNumbers(first: string, second: string, year: string, past: boolean): string | null {
  const full = year.length === 4 ? Number(year) : fullYear(year, past);
  if (full < 1900 || full > 2099) return null;
  const dayFirst = calendar(full, Number(second), Number(first));
  return dayFirst ?? (year.length === 4 ? calendar(full, Number(first), Number(second)) : null);
}

/** Two figures: this century up to thirty, the last one above; a year of birth never lies ahead. */
function fullYear(short: string, past: boolean): number {
  const year = Number(short);
  return year > (past ? new Date().getUTCFullYear() % 100 : 30) ? 1900 + year : 2000 + year;
}

function calendar(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** Where chrono counts days from when a year is left out: a leap year, so that 29 February is a day. */
const REFERENCE_DAY = new Date(Date.UTC(2024, 0, 1, 12));

function byChrono(written: string): string | null {
  const approximate = /^(?:early|mid|late|circa|approximately|around)[ -]/i.test(written);
  const plain = written
    .replace(/^(?:early|mid|late|circa|approximately|around)[ -]/i, "")
    .replace(/(?<=\d)-(?=[A-Za-z])|(?<=[A-Za-z])-(?=\d)/g, " ");
  const start = en.GB.parse(plain, REFERENCE_DAY)[0]?.start;
  if (start === undefined || !start.isCertain("month")) return null;
  const year = start.isCertain("year") ? String(start.get("year")) : "XXXX";
  const month = String(start.get("month")).padStart(2, "0");
  const day = start.isCertain("day") ? `-${String(start.get("day")).padStart(2, "0")}` : "";
  if (year === "XXXX" && day === "") return null;
  return `${year}-${month}${day}${approximate ? "~" : ""}`;
}
