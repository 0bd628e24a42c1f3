/** Bank accounts: IBAN, by ibantools, and the United Kingdom's sort code with account number. */

import { countrySpecs, electronicFormatIBAN, friendlyFormatIBAN, isValidIBAN } from "ibantools";
import { alphanumeric, before, digitsOf, matches } from "./context.ts";
import { readDate } from "./date.ts";
import { type Candidate, type NormalForm, WEIGHT } from "./found.ts";

const IBAN_SHAPE = /(?<![\w])[A-Za-z]{2}\d{2}(?:[ \u00a0-]?[A-Za-z0-9]){10,30}/g;
const IBAN_CUE = /\b(?:IBAN|account|a\/c|acct|bank)\b[^.\n]{0,25}$/i;

/** Between a sort code and its account number: the words that announce the second, and little else. */
const BETWEEN = String.raw`[ ,;/()\n:]{0,3}(?:and |with )?(?:(?:account|acct|acc|a\/c|ac)\b\.?[ :#]*(?:(?:number|no|num|is|of)\b\.?[ :#]*){0,2})?`;
const SORT_FIRST = new RegExp(
  String.raw`(?<![\w-])(\d{2}([- ]?)\d{2}\2\d{2})(${BETWEEN})(\d{8}|\d{4} \d{4})(?![\w-]|[.,]\d)`,
  "gi",
);
const ACCOUNT_FIRST =
  /\b(?:account|acct|acc|a\/c)\b\.?[ :#]*(?:(?:number|no|num|is)\b\.?[ :#]*){0,2}((\d{8})[ ,;/()]{1,3}(?:and |with |at )?sort ?code:? (\d{2}[- ]?\d{2}[- ]?\d{2}))(?![\w-])/gi;
const ACCOUNT_ALONE =
  /\b(?:account|acct|a\/c) ?(?:number|no|num)\b\.?[ :#]*(?:(?:is|was)[ :]+)?(\d{8})(?![\w-]|[.,]\d)/gi;
const SORT_CUE = /\bsort ?code\b[^.\n]{0,12}$/i;

/** Finds bank accounts. */
export function findAccounts(text: string): Candidate[] {
  return [...findIbans(text), ...findUkAccounts(text)];
}

function findIbans(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matches(IBAN_SHAPE, text)) {
    const length = ibanLength(match[0].slice(0, 2));
    if (length === null) {
      IBAN_SHAPE.lastIndex = match.index + 4;
      continue;
    }
    const written = cutAt(match[0], length);
    IBAN_SHAPE.lastIndex = match.index + (written?.length ?? 4);
    if (written === null) continue;
    const end = match.index + written.length;
    if (/[A-Za-z0-9]/.test(text[end] ?? "")) continue;
    const iban = electronicFormatIBAN(written) ?? "";
    const valid = isValidIBAN(iban);
    if (!valid && !(IBAN_CUE.test(before(text, match.index, 40)) && /\d{6}/.test(iban))) continue;
    found.push({
      kind: "account",
      start: match.index,
      end,
      properties: { iban, country: iban.slice(0, 2) },
      key: `iban:${iban}`,
      valid,
      confidence: valid ? "certain" : "possible",
      weight: WEIGHT.iban,
    });
  }
  return found;
}

/** How long a country's IBAN is; null where the country has none. */
function ibanLength(country: string): number | null {
  return countrySpecs[country.toUpperCase()]?.chars ?? null;
}

/** The start of a written form that holds so many letters and digits; null where it holds fewer. */
function cutAt(written: string, count: number): string | null {
  let seen = 0;
  for (let at = 0; at < written.length; at++) {
    if (/[A-Za-z0-9]/.test(written[at] ?? "") && ++seen === count) return written.slice(0, at + 1);
  }
  return null;
}

function findUkAccounts(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matches(SORT_FIRST, text)) {
    const [whole, sort = "", separator, between = "", number = ""] = match;
    const announced = /acc|a\/c|\bac\b/i.test(between) || SORT_CUE.test(before(text, match.index, 30));
    // Bare digits beside bare digits are anything; dashes in the sort code, or a word, make it an account.
    if (!announced && separator !== "-") continue;
    if (between === "" && !announced) continue;
    // "21-09-25 20250921" is a day written twice.
    if (!announced && readDate(sort) !== null && /^(?:19|20)/.test(number)) continue;
    found.push(ukAccount(sort, number, match.index, whole.length, announced));
  }
  for (const match of matches(ACCOUNT_FIRST, text)) {
    const [whole, span = "", number = "", sort = ""] = match;
    found.push(ukAccount(sort, number, match.index + whole.length - span.length, span.length, true));
  }
  for (const match of matches(ACCOUNT_ALONE, text)) {
    const number = match[1] ?? "";
    found.push({
      kind: "account",
      start: match.index + match[0].length - number.length,
      end: match.index + match[0].length,
      properties: { number },
      key: null,
      valid: null,
      confidence: "possible",
      weight: WEIGHT.account - 1,
    });
  }
  return found;
}

function ukAccount(
  sort: string,
  number: string,
  start: number,
  length: number,
  announced: boolean,
): Candidate {
  const sortCode = digitsOf(sort);
  const digits = digitsOf(number);
  return {
    kind: "account",
    start,
    end: start + length,
    properties: { sortCode, number: digits, country: "GB" },
    key: `account:${sortCode}${digits}`,
    valid: null,
    confidence: announced ? "likely" : "possible",
    weight: WEIGHT.account,
  };
}

/**
 * Any written form of an IBAN, or of a sort code with its account number (14 digits). The Vocalink modulus
 * check of UK accounts needs tables that change every month, so `valid` is null there.
 */
export function normaliseAccount(written: string): NormalForm | null {
  if (written.length > 120) return null;
  const bare = written.replace(/\b(?:IBAN|sort ?code|account|acct|number|no|a\/c|and)\b[:.]?/gi, " ");
  const characters = alphanumeric(bare);
  const length = ibanLength(characters.slice(0, 2));
  if (/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(characters) && characters.length === length) {
    return { key: `iban:${characters}`, display: displayIban(characters), valid: isValidIBAN(characters) };
  }
  if (!/^[\d\s\-,;:/.()]+$/.test(bare) || characters.length !== 14) return null;
  return { key: `account:${characters}`, display: displayAccount(characters), valid: null };
}

/** Groups of four, as on a statement. */
export function displayIban(iban: string): string {
  return friendlyFormatIBAN(iban) ?? iban;
}

/** `20-00-00 55779911`. */
export function displayAccount(digits: string): string {
  return `${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4, 6)} ${digits.slice(6)}`;
}
