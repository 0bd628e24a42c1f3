/**
 * Telephone numbers, by libphonenumber's full metadata.
 *
 * Its text finder passes over numbers that no operator has been given, among them those that Ofcom reserves
 * for fiction, so candidates are found here by shape and read by the library. Whether the numbering plan
 * knows the number is a property, never a reason to drop it: people mistype, and plans change.
 */

import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { before, digitsOf, followsReference, matches } from "./context.ts";
import { countriesNamed } from "./countries.ts";
import { type Candidate, type NormalForm, WEIGHT } from "./found.ts";
import { remembering } from "./remembering.ts";

/**
 * Numbers that Ofcom sets aside for drama and so treats as nobody's ("Telephone numbers for use in TV and
 * radio drama programmes"). The library calls them invalid; we treat them as valid, because demonstrations,
 * training and tests use nothing else.
 */
const OFCOM_DRAMA =
  /^\+44(?:113496|114496|115496|116496|117496|118496|121496|131496|141496|151496|161496|191498|207946|292018)0\d{3}$|^\+44(?:2896496\d{3}|1632960\d{3}|7700900\d{3}|8081570\d{3}|9098790\d{3}|3069990\d{3})$/;

/** Whether an international number (`+44…`) is one that Ofcom reserves for fiction. */
export function isReservedForDrama(number: string): boolean {
  return OFCOM_DRAMA.test(number);
}

const CUE =
  /(?:\b(?:tel|telephone|phone|phones|mobile|mob|cell|call|called|calling|rang|ring|rung|text|texted|whatsapp|viber|signal|imo|number|numbers|no|contact|sms|msisdn|landline|fax|dial|dialled|on|messaged|via)\b[^\d\n]{0,24}|\+)$/i;

/** A run of digits with single separators, as long as any number can be. */
const RUN = /(?<![\w.,£€$@#/-])(?:\+|\()?\(?\d(?:[ \u00a0.\-–()/]{0,3}\d){6,17}(?![\w@])/g;

/** Finds telephone numbers. */
export function findPhones(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matches(RUN, text)) {
    const start = match.index;
    const read = readRun(text, start, match[0]);
    if (read === null) {
      // A run may open with another number ("21/09/2025 07700 …"): look again after its first group.
      const gap = match[0].search(/[ ,]/);
      if (gap > 0) RUN.lastIndex = start + gap + 1;
      continue;
    }
    found.push(read);
    RUN.lastIndex = read.end;
  }
  return found;
}

function readRun(text: string, start: number, run: string): Candidate | null {
  const lead = before(text, start, 40);
  if (followsReference(text, start)) return null;
  const cued = CUE.test(lead);
  const international = /^\(?(?:\+|00)/.test(run);
  if (!international && !cued && !/^\(?0[1-35-9]/.test(run)) return null;
  const elsewhere = cued ? countriesNamed(lead).at(-1) : undefined;
  for (const piece of prefixes(run)) {
    const number = international ? read(piece, "GB") : readNational(piece, cued, elsewhere);
    if (number === null) continue;
    if (!number.valid && !international && !cued && !/^\(?07/.test(piece)) continue;
    if (!number.valid && international && !cued && !piece.startsWith("+")) continue;
    return {
      kind: "phone",
      start,
      end: start + piece.length,
      properties: {
        number: number.number,
        ...(number.country && { country: number.country }),
        ...(isReservedForDrama(number.number) && { reserved: "Ofcom" }),
      },
      key: `phone:${number.number}`,
      valid: number.valid,
      confidence: number.valid ? (international || cued ? "certain" : "likely") : "possible",
      weight: WEIGHT.phone,
    };
  }
  return null;
}

/**
 * A number written without its country: the UK's own 10 or 11 digits, or else that of a country named just
 * before ("an Albanian number …"). French numbers give themselves away by their pairs.
 */
function readNational(piece: string, cued: boolean, elsewhere: string | undefined): ReadNumber | null {
  const digits = digitsOf(piece);
  if (piece.includes("/")) return null;
  const ukShape = digits.startsWith("0")
    ? digits.length === 10 || digits.length === 11
    : cued && /^7\d{9}$|^447\d{9}$/.test(digits);
  const uk = ukShape ? read(piece, "GB") : null;
  if (uk?.valid) return uk;
  if (FRENCH_PAIRS.test(piece)) return read(piece, "FR");
  if (elsewhere !== undefined) return read(piece, elsewhere) ?? uk;
  return uk;
}

const FRENCH_PAIRS = /^0[1-79](?:[ .]\d\d){4}$/;

/** The run cut at its gaps, longest first, so that words of digits behind a number are left out. */
function* prefixes(run: string): Generator<string> {
  yield run;
  for (let at = run.length - 1; at > 6; at--) {
    if (/\d/.test(run[at] ?? "") || !/\d/.test(run[at - 1] ?? "")) continue;
    yield run.slice(0, at);
  }
}

interface ReadNumber {
  readonly number: string;
  readonly country: string | undefined;
  readonly valid: boolean;
}

function read(written: string, home: string): ReadNumber | null {
  return written.length > LONGEST ? null : readRemembered(`${home} ${written}`);
}

/** No number is written in more signs than this. */
const LONGEST = 60;
const readRemembered = remembering((asked) => readAnew(asked.slice(3), asked.slice(0, 2)));

function readAnew(written: string, home: string): ReadNumber | null {
  const digits = digitsOf(written);
  if (digits.length < 7 || digits.length > 17) return null;
  // "+44 (0)7700": the nought is only dialled inside the country.
  let plain = written.replace(/^(\+?\s*(?:00)?\d{1,3}\s*)\(0\)/, "$1");
  if (/^447\d{9}$/.test(digits)) plain = `+${digits}`;
  const parsed = parsePhoneNumberFromString(plain, { defaultCountry: home as CountryCode, extract: false });
  if (parsed === undefined || !parsed.isPossible()) return null;
  const reserved = isReservedForDrama(parsed.number);
  return {
    number: parsed.number,
    country: parsed.country ?? (reserved ? "GB" : undefined),
    valid: reserved || parsed.isValid(),
  };
}

/** Any written form of a telephone number; without a country code it is read as a UK number. */
export function normalisePhone(written: string): NormalForm | null {
  if (!/^[\s+()\d.\-–/\u00a0]+$/.test(written) || written.length > 40) return null;
  const number = read(written.trim().replace(/[\s.\-–/\u00a0]+/g, " "), "GB");
  if (number === null) return null;
  const key = `phone:${number.number}`;
  return { key, display: displayPhone(number.number), valid: number.valid };
}

/** `07700 900123` for a UK number, `+33 6 39 98 41 07` for another. */
export function displayPhone(number: string): string {
  return display(number);
}

const display = remembering((number) => {
  const parsed = parsePhoneNumberFromString(number);
  if (parsed === undefined) return number;
  return parsed.countryCallingCode === "44" ? parsed.formatNational() : parsed.formatInternational();
});
