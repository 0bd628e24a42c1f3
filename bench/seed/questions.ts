/** What readers type, for each kind of search, from what the seed is known to hold. */
import type { Pools } from "./pools.ts";

export interface Questions {
  /** The commonest words: about one report of two. */
  readonly common: readonly string[];
  /** From the tail of the vocabulary: about one report of a thousand. */
  readonly rare: readonly string[];
  /** A person's name with one letter changed. */
  readonly misspelt: readonly string[];
  /** A telephone number or registration as it is written. */
  readonly selector: readonly string[];
  /** Nothing has this. */
  readonly nothing: readonly string[];
}
export type QuestionKind = keyof Questions;

const EACH = 40;

export function questionsAbout({ words, things }: Pools): Questions {
  const spread = <Item>(list: readonly Item[], from = 0, to = list.length): Item[] =>
    Array.from({ length: EACH }, (_, i) => list[from + Math.floor((i * (to - from)) / EACH)]).filter(
      (item) => item !== undefined,
    );
  const people = things.get("person") ?? [];
  const selectors = [...(things.get("phone") ?? []), ...(things.get("vehicle") ?? [])];
  return {
    common: words.slice(0, EACH),
    rare: spread(words, Math.floor(words.length / 2)),
    misspelt: spread(people, 0, Math.floor(people.length / 2)).map(({ text }) => misspelt(text)),
    selector: spread(selectors).map(({ text }) => text),
    nothing: Array.from({ length: EACH }, (_, i) => `zzqxw${String.fromCharCode(97 + (i % 26))}vvq${i}`),
  };
}

/** The third letter of the last name becomes another. */
function misspelt(name: string): string {
  const at = name.lastIndexOf(" ") + 3;
  const letter = name[at] === "o" ? "u" : "o";
  return at < name.length ? name.slice(0, at) + letter + name.slice(at + 1) : `${name}e`;
}
