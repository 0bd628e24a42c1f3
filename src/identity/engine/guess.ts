/**
 * What each column holds, by its values alone: what it is called and where it stands decide nothing, so that the same table
 * under other headers is linked in the same way. What is left out is said, with the reason.
 */
import type { ComparisonKind } from "../../vocabulary/index.ts";
import { type Checksum, checksumIn } from "./checksums.ts";
import type { Encoded } from "./encode.ts";
import { PROTECTED } from "./lists.ts";
import { dateOf } from "./prepare/dates.ts";
import { codeOf, wordsOf } from "./text.ts";

export type ColumnGuess =
  | {
      readonly compared: ComparisonKind;
      readonly phone?: boolean;
      readonly checksum?: Checksum;
      readonly because: string;
    }
  | { readonly compared: null; readonly because: string; readonly numbers?: true };

/** Distinct values that are looked at. */
const LOOKED_AT = 3000;
const MOST_CATEGORIES = 60;
/** Miswritten dates are all different, so that they are many among the different values. */
const MOSTLY_DATES = 0.6;
/** A date of birth spans lives; times of reports span an inquiry. */
const YEARS_OF_LIVES = 12;

export function guessColumn(
  { values, counts, codes }: Encoded,
  checksums: readonly Checksum[] = [],
): ColumnGuess {
  const distinct = values.length - 1;
  const filled = codes.length - (counts[0] as number);
  if (distinct === 0) return leftOut("it is empty");
  if (distinct === 1) return leftOut("it says the same everywhere");
  const seen = sampled(values);
  // Before what numbers rows, or a table that names every container once would lose it.
  const checksum = checksumIn(seen, checksums);
  if (checksum) return { compared: "code", checksum, because: checksum.says };
  const share = (holds: (value: string) => boolean) => seen.filter(holds).length / seen.length;
  const protectedShare = share(
    (value) => wordsOf(value).some((word) => PROTECTED.has(word)) && wordsOf(value).length <= 3,
  );
  if (protectedShare >= 0.6 && distinct <= 400) {
    return leftOut("it seems to say nationality, ethnicity, religion or language, which are never compared");
  }
  const dates = seen.map(dateOf).filter((date) => date !== null);
  const full = dates.filter((date) => date.day > 0).length;
  if (dates.length >= MOSTLY_DATES * seen.length && full >= 0.3 * seen.length) {
    const years = dates.map((date) => date.year).sort((a, b) => a - b);
    const span =
      (years[Math.floor(years.length * 0.95)] ?? 0) - (years[Math.floor(years.length * 0.05)] ?? 0);
    return span >= YEARS_OF_LIVES
      ? { compared: "birth", because: `dates over ${span} years` }
      : { compared: "time", because: `dates within ${span + 1} years` };
  }
  const withFigures = share((value) => /\d/.test(value));
  const unbroken = share((value) => !/\s/.test(value.trim())) >= 0.9;
  const marked = share((value) => /[\d@/_]/.test(value)) >= 0.5;
  const idLike =
    (unbroken && marked) ||
    (withFigures >= 0.7 &&
      share((value) => wordsOf(value).length <= 2 || /^[\d\s()+./-]+$/.test(value)) >= 0.7);
  if (distinct === filled && filled === codes.length && distinct >= 20 && withFigures === 1) {
    return leftOut("every row has a value of its own: it numbers rows");
  }
  if (share((value) => /^[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}$/i.test(value.trim())) >= 0.7) {
    return { compared: "postcode", because: "postcodes" };
  }
  if (share((value) => /^(\+|00?)[\d\s().-]{8,18}$/.test(value.trim())) >= 0.7) {
    return { compared: "code", phone: true, because: "telephone numbers" };
  }
  if (
    distinct <= MOST_CATEGORIES &&
    share((value) => /^\d{1,2}$/.test(value.trim())) === 1 &&
    filled >= 20 * distinct
  ) {
    return {
      compared: null,
      numbers: true,
      because: "small whole numbers count or order things; they do not tell who",
    };
  }
  if (distinct <= MOST_CATEGORIES && filled >= 20 * distinct) {
    return { compared: "category", because: `${distinct} different values` };
  }
  if (share((value) => wordsOf(value).length > 12) >= 0.3) return leftOut("it holds running text");
  if (idLike) {
    return {
      compared: "code",
      because: `numbers and marks of about ${Math.round(mean(seen.map((v) => codeOf(v).length)))} characters`,
    };
  }
  return {
    compared: "name",
    because: withFigures >= 0.5 ? "words with numbers, as addresses are" : "names or other words",
  };
}

/** As somebody said; codes are still looked at for their check digits. */
export function saidColumn(
  { values }: Encoded,
  compared: ComparisonKind,
  checksums: readonly Checksum[],
): ColumnGuess {
  const checksum = compared === "code" ? checksumIn(sampled(values), checksums) : null;
  if (!checksum) return { compared, because: "it was said" };
  return { compared, checksum, because: `it was said; ${checksum.says}` };
}

const leftOut = (because: string): ColumnGuess => ({ compared: null, because });
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);

function sampled(values: readonly string[]): string[] {
  const step = Math.max(1, Math.floor((values.length - 1) / LOOKED_AT));
  const taken: string[] = [];
  for (let at = 1; at < values.length; at += step) taken.push(values[at] as string);
  return taken;
}
