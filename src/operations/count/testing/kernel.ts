/** The kernel as tests hold it against the naive model. */
import { join, remove, split, upsert } from "../change.ts";
import { PANEL_NAMES, PANELS } from "../dimensions.ts";
import { createStore, declareScope, type Store } from "../store.ts";
import type { Tally } from "../tally.ts";
import { MEASURES, SCOPES } from "./arbitrary.ts";
import type { Change } from "./naive.ts";

export function emptyStore(): Store {
  const store = createStore(MEASURES);
  for (const scope of SCOPES) declareScope(store, scope);
  return store;
}

export function apply(store: Store, changes: Iterable<Change>): Store {
  for (const change of changes) {
    if (change.does === "upsert") upsert(store, [change.card]);
    if (change.does === "remove") remove(store, [change.ending]);
    if (change.does === "join") join(store, [change.join]);
    if (change.does === "split") split(store, [change.ending]);
  }
  return store;
}

/** Every figure that is not 0, written as the naive model writes them. */
export function figuresOf(store: Store, tally: Tally): Map<string, number> {
  const figures = new Map<string, number>();
  store.words.measure.values.forEach((measure, code) => {
    const total = tally.totals[code];
    if (total) figures.set(` / ${measure} / `, total);
    for (const name of PANEL_NAMES) {
      store.words[PANELS[name].words].values.forEach((key, row) => {
        const value = tally.panels[name][code * tally.widths[name] + row];
        if (value) figures.set(`${name} / ${measure} / ${key}`, value);
      });
    }
  });
  return figures;
}
