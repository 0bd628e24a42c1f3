/** What no text of a report may hold, wherever it stands: a marking too high, NUL, half of a character. */
import { markingTooHigh } from "../../vocabulary/reports.ts";
import type { Flaw } from "../incoming.ts";
import { isRecord, pointer } from "./words.ts";

/** Deeper than any report; what lies deeper is refused by its shape. */
const DEEPEST = 8;

export function textFlaws(value: unknown): Flaw[] {
  const flaws: Flaw[] = [];
  visit(value, [], flaws);
  return flaws;
}

function visit(value: unknown, path: readonly (string | number)[], flaws: Flaw[]): void {
  if (typeof value === "string") {
    const message = textProblem(value);
    if (message !== null) flaws.push({ where: pointer(path), message });
  } else if (path.length >= DEEPEST) return;
  else if (Array.isArray(value)) for (const [at, each] of value.entries()) visit(each, [...path, at], flaws);
  else if (isRecord(value)) for (const name of Object.keys(value)) visit(value[name], [...path, name], flaws);
}

/** What is wrong with one text, in words, or null. */
export function textProblem(text: string): string | null {
  const marking = markingTooHigh(text);
  if (marking !== null)
    return `This is marked ${marking}, and this system holds nothing above OFFICIAL-SENSITIVE. Remove the report from this system's files and tell your security officer; if the word is no marking, write it in small letters.`;
  const nul = text.indexOf("\0");
  if (nul >= 0) return `Character ${nul + 1} is NUL, which is no part of a text. Take it out.`;
  if (!text.isWellFormed())
    return `Character ${firstHalf(text) + 1} is half of a character (a lone surrogate). Write the text again with its whole characters.`;
  return null;
}

/** Where the first lone surrogate stands. */
export function firstHalf(text: string): number {
  return /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.exec(text)?.index ?? 0;
}
