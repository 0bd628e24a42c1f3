/** The picture as it stood: a store of its own, from what was live after a commit. */
import type { Card } from "./card.ts";
import { cardOf, isLive, join, sayNil, upsert } from "./change.ts";
import { createStore, declareScope, type Past, type Store } from "./store.ts";

/** Everything as at a place in the order of commits; with a scope, only what was in it. */
export function asAt(store: Store, commit: number, scope?: string): Store {
  const { measure } = store.words;
  const then = createStore(
    new Map(measure.values.slice(1).map((key, at) => [key, store.counts[at + 1] ?? "event"])),
  );
  for (const each of store.declared.values()) declareScope(then, each);
  const stood = <Thing>({ from, until }: Past<Thing>) => from <= commit && commit < until;
  const inScope = (card: Card) => scope === undefined || card.scopes.includes(scope);
  upsert(
    then,
    store.past.cards.flatMap((each) => (stood(each) && inScope(each.was) ? each.was : [])),
  );
  upsert(then, [...liveAt(store, commit, inScope)]);
  join(
    then,
    store.past.joins.flatMap((each) => (stood(each) ? each.was : [])),
  );
  join(
    then,
    [...store.joins.values()].filter(({ recorded }) => recorded <= commit),
  );
  sayNil(
    then,
    store.past.nils.flatMap((each) => (stood(each) ? each.was : [])),
  );
  sayNil(
    then,
    [...store.nils.values()].filter(({ recorded }) => recorded <= commit),
  );
  return then;
}

function* liveAt(store: Store, commit: number, wanted: (card: Card) => boolean): Generator<Card> {
  for (let row = 0; row < store.rows.length; row++) {
    if (!isLive(store, row) || (store.rows.recorded[row] as number) > commit) continue;
    const card = cardOf(store, row);
    if (wanted(card)) yield card;
  }
}
