/** Filters of a board as they stand in its address: one word a filter, lists with commas, "none" for what was not said. */
import { type BoardFiltersWire, FILTER_NAMES } from "../../../src/contract/counts.ts";

export const FILTER_WORDS = [...FILTER_NAMES, "from", "to"] as const;
export type FilterWord = (typeof FILTER_WORDS)[number];
export type FilterState = { readonly [Word in FilterWord]?: string };

/** What the address says, without what is no filter. */
export function filtersIn(search: Readonly<Record<string, string | undefined>>): FilterState {
  const kept: { [Word in FilterWord]?: string } = {};
  for (const word of FILTER_WORDS) if (search[word]) kept[word] = search[word];
  return kept;
}

/** As the body of a question: lists of codes. */
export function filtersOf(state: FilterState): BoardFiltersWire {
  const { from, to, ...lists } = state;
  return {
    ...Object.fromEntries(
      Object.entries(lists).map(([word, text]) => [word, (text as string).split(",").map(meant)]),
    ),
    ...(from && { from }),
    ...(to && { to }),
  };
}

/** As the words of a question's address. */
export function queryOf(state: FilterState): Record<string, string> {
  return Object.fromEntries(
    Object.entries(state).map(([word, text]) => [
      word,
      word === "from" || word === "to" ? text : text.split(",").map(meant).join(","),
    ]),
  );
}

/** A code as it stands in an address, where an empty word would be lost. */
export const NOT_SAID = "none";
export const written = (code: string): string => code || NOT_SAID;
const meant = (word: string): string => (word === NOT_SAID ? "" : word);

/** With this code added to a filter, or taken off it. */
export function toggled(state: FilterState, word: FilterWord, code: string): FilterState {
  const had = state[word]?.split(",") ?? [];
  const wanted = written(code);
  const next = had.includes(wanted) ? had.filter((each) => each !== wanted) : [...had, wanted];
  const { [word]: _, ...rest } = state;
  return next.length === 0 ? rest : { ...rest, [word]: next.join(",") };
}
