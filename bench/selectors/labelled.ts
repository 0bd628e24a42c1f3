/**
 * The labelled sentences, read from their mark-up.
 *
 * The recogniser was mended after it had met them, so a figure near one on this set says that nothing got
 * worse, not how it does on a report it has not seen. Sentences new to it are the fairer measure: add some,
 * run the bench before looking, and write down what it printed.
 *
 * `{label|words}` marks words that should be found. The rules by which the sentences were labelled:
 *
 * - Words that merely announce (IMO, IMEI, passport number, tel, @ excepted) stand outside the mark.
 * - A person's name has no title and no role inside the mark. A police officer after a rank is the author's
 *   side of the report, not a mention, and stays unmarked. A single name is marked only where the sentence
 *   says that it is a name ("a man called Beni"), or where it repeats part of a name given before.
 * - An address runs from the flat or number to the town; its postcode is marked apart.
 * - A month without a day or a year, a weekday, a clock time and "yesterday" are not dates.
 * - A sort code with its account number is one account. A sort code alone is none.
 * - Agencies and police forces are not companies.
 */

import type { MentionKind } from "../../src/vocabulary/kinds.ts";
import { AFTER_LOOKALIKE, AFTER_POSITIVE } from "./sentences-after.ts";
import { BEFORE_LOOKALIKE, BEFORE_POSITIVE } from "./sentences-before.ts";

/** The labels, finer than the kinds where the scheme decides how sure one can be, and the kind of each. */
export const LABELS = {
  person: "person",
  company: "company",
  phone: "phone",
  vehicle: "vehicle",
  trailer: "trailer",
  container: "container",
  imo: "vessel",
  mmsi: "vessel",
  vesselname: "vessel",
  iban: "account",
  account: "account",
  email: "email",
  web: "web",
  handle: "handle",
  postcode: "postcode",
  address: "address",
  document: "document",
  mrz: "document",
  imei: "device",
  wallet: "wallet",
  flight: "flight",
  date: "date",
} as const satisfies Readonly<Record<string, MentionKind>>;

/** A label of the set. */
export type Label = keyof typeof LABELS;

/** Words that should be found, with UTF-16 offsets into the sentence. */
export interface Mark {
  readonly label: Label;
  readonly start: number;
  readonly end: number;
}

/** A sentence, whether it was written before or after the recogniser, and what should be found in it. */
export interface Labelled {
  readonly set: "before" | "after";
  /** Holds something that resembles a selector and is not one, or nothing at all. */
  readonly lookalike: boolean;
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Reads one sentence's mark-up; `⏎` stands for a line break. */
export function readMarkup(markup: string): { text: string; marks: readonly Mark[] } {
  const marks: Mark[] = [];
  let text = "";
  let from = 0;
  for (const match of markup.matchAll(/\{(\w+)\|([^}]*)\}/g)) {
    const [whole, label, words] = match;
    if (label === undefined || words === undefined || !Object.hasOwn(LABELS, label)) {
      throw new Error(`Unknown label "${label}" in the sentence: ${markup}`);
    }
    text += markup.slice(from, match.index);
    marks.push({ label: label as Label, start: text.length, end: text.length + words.length });
    text += words;
    from = match.index + whole.length;
  }
  text += markup.slice(from);
  return { text: text.replaceAll("⏎", "\n"), marks };
}

/** Every labelled sentence. */
export const LABELLED: readonly Labelled[] = [
  ...labelled("before", false, BEFORE_POSITIVE),
  ...labelled("before", true, BEFORE_LOOKALIKE),
  ...labelled("after", false, AFTER_POSITIVE),
  ...labelled("after", true, AFTER_LOOKALIKE),
];

function labelled(set: Labelled["set"], lookalike: boolean, sentences: readonly string[]): Labelled[] {
  return sentences.map((markup) => ({ set, lookalike, ...readMarkup(markup) }));
}
