/**
 * What each kind of property is compared by: the outcomes of a comparison, from the strongest agreement to plain
 * difference, in the words in which a score explains itself. Record linkage learns a weight for each outcome; what an
 * outcome means is fixed here. Missing is an outcome of none: it speaks neither for nor against.
 *
 * Nationality, ethnicity, religion and language have no comparison. They say what somebody is, not who, and a score that
 * used them would find the same few groups again and again.
 */
import type { MentionKind } from "./kinds.ts";

/** One outcome of comparing two values. */
export interface Outcome {
  readonly id: string;
  readonly says: string;
  /** Whether an agreement weighs by how rare what agrees is. */
  readonly byRarity?: true;
}

const rare = (id: string, says: string): Outcome => ({ id, says, byRarity: true });
const plain = (id: string, says: string): Outcome => ({ id, says });

/** Best first; the last is always "different". */
export const COMPARISONS = {
  name: [
    rare("same", "the same parts, in whatever order"),
    rare("spelling", "the same parts, spelt differently, short for each other, or joined"),
    rare("initial", "the same parts, some as initials"),
    rare("within", "one is part of the other"),
    rare("within-spelling", "one is part of the other, spelt differently"),
    rare("shared", "one part the same, another different"),
    rare("shared-spelling", "one part alike, another different"),
    plain("far", "faintly alike"),
    plain("different", "different"),
  ],
  birth: [
    plain("same", "the same day"),
    plain("month", "the same month, where one side knows no day"),
    plain("swapped", "day and month swapped"),
    plain("digit", "one figure different"),
    plain("year", "the same year, where one side knows only the year"),
    plain("near", "within a month"),
    plain("within-year", "within a year"),
    plain("age", "within ten years"),
    plain("different", "different"),
  ],
  time: [
    plain("same", "the same day"),
    plain("days", "within three days"),
    plain("fortnight", "within a fortnight"),
    plain("months", "within two months"),
    plain("half-year", "within half a year"),
    plain("different", "further apart"),
  ],
  code: [
    rare("same", "the same"),
    rare("look-alike", "the same but for characters that look alike"),
    plain("digit", "one character different or two swapped"),
    plain("tail", "the same ending"),
    plain("two", "two characters different"),
    plain("different", "different"),
  ],
  postcode: [
    rare("same", "the same postcode"),
    rare("digit", "one character different or two swapped"),
    plain("sector", "the same sector"),
    plain("district", "the same district"),
    plain("area", "the same area"),
    plain("different", "different"),
  ],
  category: [rare("same", "the same"), plain("different", "different")],
} as const satisfies Readonly<Record<string, readonly Outcome[]>>;

/** What check digits say of two numbers that differ: a slip breaks them, so that two that are right are two numbers. */
export const CHECK_DIGITS = {
  oneWrong: "the check digit of one of them is wrong",
  bothRight: "both carry a right check digit: two different numbers",
} as const;

export type ComparisonKind = keyof typeof COMPARISONS;

/** By what the properties of a kind are compared; a property that is not named here is never compared. */
export const COMPARED: Readonly<Partial<Record<MentionKind, Readonly<Record<string, ComparisonKind>>>>> = {
  person: { name: "name", alias: "name", birthDate: "birth" },
  company: { name: "name", number: "code" },
  phone: { number: "code" },
  vehicle: { registration: "code" },
  trailer: { number: "code" },
  container: { number: "code" },
  vessel: { imo: "code", mmsi: "code", name: "name" },
  account: { iban: "code", number: "code", sortCode: "code", holder: "name" },
  email: { address: "code" },
  handle: { name: "code" },
  postcode: { postcode: "postcode" },
  address: { full: "name", building: "name", street: "name", postcode: "postcode" },
  document: { number: "code", name: "name", birthDate: "birth" },
  device: { imei: "code" },
  wallet: { address: "code" },
};
