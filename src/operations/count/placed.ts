/** People by area, lead and scopes, kept current while cards come and go. */
import type { Store } from "./store.ts";

/** Puts a row where it belongs now: into the sums where it stands alone, among the shared where it is the first of several. */
export function place(store: Store, row: number): void {
  forget(store, row);
  const { rows, placings, counts } = store;
  const code = rows.placed[row] as number;
  if (counts[placings.parts[0]?.[code] as number] !== "person_in_event") return;
  if (rows.several[row] === 1) {
    if (rows.better[row] === -1) store.sharedPeople.add(row);
    return;
  }
  if (code >= store.placedPeople.length) {
    const grown = new Float64Array(2 * (code + 1));
    grown.set(store.placedPeople);
    store.placedPeople = grown;
  }
  store.placedPeople[code] = (store.placedPeople[code] as number) + (rows.value[row] as number);
  rows.isPlaced[row] = 1;
}

/** Before a row changes its standing, or goes. */
export function forget(store: Store, row: number): void {
  const { rows, placedPeople } = store;
  store.sharedPeople.delete(row);
  if (rows.isPlaced[row] !== 1) return;
  const code = rows.placed[row] as number;
  placedPeople[code] = (placedPeople[code] as number) - (rows.value[row] as number);
  rows.isPlaced[row] = 0;
}
