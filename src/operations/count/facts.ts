/**
 * From cards to facts. A fact is what one event comes to under one measure, in one picture: the figure of the card that
 * counts, under all tags and agencies of the cards that are seen. A card that is not seen changes nothing.
 */
import { PANELS, type PanelName } from "./dimensions.ts";
import { agenciesOf, differ, tagsOf } from "./joined.ts";
import type { Passes, Sight } from "./question.ts";
import type { Store } from "./store.ts";

/** Not counted: a better card of the same event and measure is seen. */
export const BESIDE = 0;
/** Counted, under its own tags and agencies. */
export const OWN = 1;
/** Counted, under the tags and agencies of all cards of the fact. */
export const ALL = 2;
/** Counted, under those of several cards of the fact but not of all. */
export const SOME = 3;

/** How a seen row with others beside it stands. */
export function standing({ rows: { better, worse } }: Store, { column, pass }: Sight, row: number): number {
  for (let other = better[row] as number; other !== -1; other = better[other] as number) {
    if (pass[column[other] as number] === 1) return BESIDE;
  }
  let seen = 0;
  let hidden = better[row] === -1 ? 0 : 1;
  for (let other = worse[row] as number; other !== -1; other = worse[other] as number) {
    if (pass[column[other] as number] === 1) seen++;
    else hidden++;
  }
  return seen === 0 ? OWN : hidden === 0 ? ALL : SOME;
}

/** Rows of a fact that are seen, the one that counts first. */
export function seenOf({ rows: { worse } }: Store, { column, pass }: Sight, counted: number): number[] {
  const seen: number[] = [];
  for (let row = counted; row !== -1; row = worse[row] as number) {
    if (pass[column[row] as number] === 1) seen.push(row);
  }
  return seen;
}

/** A fact as its row and its sets of tags and agencies. */
export interface Fact {
  readonly row: number;
  readonly tags: Iterable<number>;
  readonly agencies: Iterable<number>;
}

/** One fact from its card that counts and all others that are seen, or null where the filters leave it out. */
export function factOfSome(store: Store, sight: Sight, passes: Passes, row: number): Fact | null {
  const { rows } = store;
  if (!passesOwn(store, passes, row)) return null;
  const seen = seenOf(store, sight, row);
  // A set passes when one of its members does, so the union passes when one of the cards does.
  const some = (name: "tagged" | "involved") =>
    seen.some((each) => passes[name][rows[name][each] as number] === 1);
  if (!some("tagged") || !some("involved")) return null;
  return { row, tags: tagsOf(store, seen), agencies: agenciesOf(store, seen) };
}

/** Whether the filters let the counted card's own dimensions pass. */
export function passesOwn({ rows }: Store, { when, where, what }: Passes, row: number): boolean {
  return (
    when[rows.when[row] as number] === 1 &&
    where[rows.where[row] as number] === 1 &&
    what[rows.what[row] as number] === 1
  );
}

/** In which rows of a panel a fact stands. */
export function codesIn(store: Store, name: PanelName, { row, tags, agencies }: Fact): Iterable<number> {
  if (name === "tag") return tags;
  if (name === "involved") return agencies;
  return [codeIn(store, name, row)];
}

/** The one row of a panel in which a card stands. */
export function codeIn(store: Store, name: PanelName, row: number): number {
  const { from, part } = PANELS[name];
  const code = store.combinations[from].parts[part]?.[store.rows[from][row] as number] as number;
  return name === "region" ? (store.regionOfForce[code] as number) : code;
}

/** Every fact that the filters let pass, one by one: slower than a tally, and it says which. */
export function factsOf(
  store: Store,
  sight: Sight,
  passes: Passes,
): (Fact & { readonly differs: boolean })[] {
  const { rows } = store;
  const facts: (Fact & { readonly differs: boolean })[] = [];
  for (let row = 0; row < rows.length; row++) {
    if (sight.pass[sight.column[row] as number] !== 1) continue;
    if (rows.several[row] === 1 && standing(store, sight, row) === BESIDE) continue;
    const fact = factOfSome(store, sight, passes, row);
    if (fact) facts.push({ ...fact, differs: differ(store, seenOf(store, sight, row)) });
  }
  return facts;
}
