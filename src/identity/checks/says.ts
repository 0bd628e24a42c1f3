/** The answer in a sentence. Where nothing is disclosed the words never change: the time stands beside them. */
import type { CheckAnswerWire, MatchWire } from "../../contract/checks.ts";
import { listed } from "./listed.ts";

export const NOTHING_DISCLOSED =
  "Nothing disclosed here, as at this time, from what you may read. It does not mean that nothing is held.";

export function saysOf(matches: readonly MatchWire[], elsewhere: CheckAnswerWire["elsewhere"]): string {
  if (matches.length === 0 && elsewhere.length === 0) return NOTHING_DISCLOSED;
  const parts: string[] = [];
  if (matches.length > 0) parts.push(known(matches));
  if (elsewhere.length > 0) {
    const names = elsewhere.map(({ name }) => name);
    parts.push(
      `${matches.length === 0 ? "Nothing in what you may read. " : ""}${listed(names)} ${names.length === 1 ? "holds" : "hold"} something: ask.`,
    );
  }
  return parts.join(" ");
}

function known(matches: readonly MatchWire[]): string {
  const sure = matches.filter(({ strength }) => strength !== "possible").length;
  const count = (n: number): string => (n === 1 ? "one match" : `${n} matches`);
  if (sure === 0) return `${capital(count(matches.length))} possible: none is sure.`;
  const rest = matches.length - sure;
  return `Known: ${count(sure)}${rest > 0 ? `, and ${rest} more possible` : ""}.`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
