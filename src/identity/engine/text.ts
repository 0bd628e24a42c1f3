/** Text as it is compared: one alphabet, no capitals, no accents. What was written is kept elsewhere and shown. */
import anyAscii from "any-ascii";

/** What people write where they know nothing. */
const NOTHING = new Set([
  "",
  "-",
  "--",
  "?",
  "n/a",
  "na",
  "nil",
  "none",
  "null",
  "nan",
  "unknown",
  "not known",
  "not stated",
  "tbc",
]);

/** Scripts that leave vowels out, so that only consonants can be held against another spelling. */
const WITHOUT_VOWELS = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u;

export const isNothing = (text: string): boolean => NOTHING.has(text.trim().toLowerCase());

/** In Latin letters without accents or capitals. */
export function plainText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return anyAscii(text.normalize("NFKC").replace(/[\u200b-\u200f\u202a-\u202e]/g, "")).toLowerCase();
}

export const lacksVowels = (text: string): boolean => WITHOUT_VOWELS.test(text);

/** Letters and figures, in words; what joins (an apostrophe, a full stop in initials) is dropped. */
export function wordsOf(text: string): string[] {
  return plainText(text)
    .replaceAll(/['’`´]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** Letters and figures only: how identifiers are held against each other. */
export const codeOf = (text: string): string => plainText(text).replaceAll(/[^a-z0-9]/g, "");
