/**
 * From cards to facts. A fact is what one event comes to under one measure, in one picture: the figures of the contribution
 * that counts, under all tags and agencies of the cards that are seen. A card that is not seen changes nothing.
 */
import { PANELS, type PanelName } from "./dimensions.ts";
import { agenciesOf, differ, tagsOf } from "./joined.ts";
import type { Passes, Sight } from "./question.ts";
import type { Store } from "./store.ts";

/** A card that counts, with the tags and agencies under which it does. */
export interface Fact {
  readonly row: number;
  readonly tags: Iterable<number>;
  readonly agencies: Iterable<number>;
}

/** The first of the cards of one event and measure, whether it is seen or not. */
export function firstOf({ rows: { better } }: Store, row: number): number {
  let first = row;
  while (better[first] !== -1) first = better[first] as number;
  return first;
}

/** Of the cards of one event and measure, from the first, those that are seen. */
export function seenOf(
  { rows: { worse, several } }: Store,
  { column, pass }: Sight,
  first: number,
): number[] {
  const seen: number[] = [];
  for (let row = first; row !== -1; row = several[row] === 1 ? (worse[row] as number) : -1) {
    if (pass[column[row] as number] === 1) seen.push(row);
  }
  return seen;
}

/** Of those that are seen, the ones that count: all of the contribution to which the first belongs. */
export function countedOf(
  { rows: { contribution, several } }: Store,
  seen: readonly number[],
): readonly number[] {
  const [first] = seen;
  if (first === undefined || several[first] === 0) return seen;
  return seen.filter((row) => contribution[row] === contribution[first]);
}

/** The facts of cards that are seen together, as far as the filters let them pass. */
export function factsOfSeen(store: Store, passes: Passes, seen: readonly number[]): Fact[] {
  const { rows } = store;
  // A set passes when one of its members does, so the union passes when one of the cards does.
  const some = (name: "tagged" | "involved") =>
    seen.some((row) => passes[name][rows[name][row] as number] === 1);
  const counted = countedOf(store, seen).filter((row) => passesOwn(store, passes, row));
  if (counted.length === 0 || !some("tagged") || !some("involved")) return [];
  const [tags, agencies] = [tagsOf(store, seen), agenciesOf(store, seen)];
  return counted.map((row) => ({ row, tags, agencies }));
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
): (Fact & { readonly seen: readonly number[]; readonly differs: boolean })[] {
  const { rows } = store;
  const facts: (Fact & { readonly seen: readonly number[]; readonly differs: boolean })[] = [];
  for (let row = 0; row < rows.length; row++) {
    const isFirst =
      rows.several[row] === 0 ? sight.pass[sight.column[row] as number] === 1 : rows.better[row] === -1;
    if (!isFirst || rows.card[row] === -1) continue;
    const seen = seenOf(store, sight, row);
    const passing = factsOfSeen(store, passes, seen);
    if (passing.length === 0) continue;
    const differs = seen.length > 1 && differ(store, seen);
    for (const fact of passing) facts.push({ ...fact, seen, differs });
  }
  return facts;
}
