/** What a comparison found, in words: chances, rarity, weights in bits, and how a mention came to belong. */
import type { SaysWire, ThingWire } from "../../src/contract/identity.ts";
import { kindLabel } from "../look/kind-label.ts";

/** 0.73 as "73 in 100". Nothing is ever certain, so nothing is said to be 0 or 100 in 100. */
export function chances(probability: number): string {
  if (probability > 0.99) return "more than 99 in 100";
  if (probability < 0.01) return "fewer than 1 in 100";
  return `${Math.round(probability * 100)} in 100`;
}

/** How rare what agrees is: "one in 12,000". Two figures are as much as is known. */
export function oneIn(count: number): string {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return `one in ${(Math.round(count / step) * step).toLocaleString("en-GB")}`;
}

/** A weight with its sign: "+6.2", "−1.4". */
export function bits(weight: number): string {
  const text = Math.abs(weight).toFixed(1);
  if (text === "0.0") return text;
  return weight > 0 ? `+${text}` : `−${text}`;
}

/** The odds before anything is compared, which are long: most pairs are two. */
export function startWords(start: number): string {
  return start < 0 ? oneIn(2 ** -start + 1) : "an even chance or better";
}

/** Where a weight stands against the line, as a reader asks it. */
export function standing(weight: number, line: number): string {
  const apart = Math.abs(weight - line).toFixed(1);
  if (apart === "0.0") return "on the line";
  return weight > line ? `${apart} above the line` : `${apart} below the line`;
}

export const SAYS_WORD: Readonly<Record<SaysWire, string>> = {
  same: "Same",
  different: "Different",
  unsure: "Unsure",
};

export const SAYS_TONE: Readonly<Record<SaysWire, string | undefined>> = {
  same: "done",
  different: "late",
  unsure: "draft",
};

type Joined = NonNullable<ThingWire["said"][number]["joined"]>;

export function joinedWords({ by, probability }: Joined): string {
  if (by === "identifier") return "the same identifier";
  if (by === "report") return "its report, which names it again";
  if (by === "person") return "a person";
  return probability === null ? "the model" : `the model, ${chances(probability)}`;
}

/** "person", "company": the kind as it stands inside a sentence. */
export function kindWord(kind: string): string {
  return inSentence(kindLabel(kind));
}

/** A label inside a sentence: "Date of birth" becomes "date of birth", "IBAN" stays. */
export function inSentence(label: string): string {
  return /^[A-Z][^A-Z]*$/.test(label.slice(0, 2)) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
