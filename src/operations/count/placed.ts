/** People by area, lead and scopes, kept current while cards come and go. */
import type { Store } from "./store.ts";

/** Puts a row where it belongs now: into the sums, under this placing, where it stands alone or is the first of several that agree. */
export function place(store: Store, row: number, code = store.rows.placed[row] as number): void {
  forget(store, row);
  const { rows, placings, counts } = store;
  if (rows.several[row] === 1) {
    if (rows.better[row] !== -1) return;
    share(store, row);
  }
  if (counts[placings.parts[0]?.[code] as number] !== "person_in_event") return;
  if (rows.several[row] === 1 && (rows.allDiffer[row] === 1 || rows.inParts[row] === 1)) {
    store.disagreeing.add(row);
    return;
  }
  if (code >= store.placedPeople.length) {
    const grown = new Float64Array(2 * (code + 1));
    grown.set(store.placedPeople);
    store.placedPeople = grown;
  }
  store.placedPeople[code] = (store.placedPeople[code] as number) + (rows.value[row] as number);
  rows.isPlaced[row] = 1;
  rows.placedAt[row] = code;
}

/** Before a row changes its standing, or goes. */
export function forget(store: Store, row: number): void {
  const { rows, placedPeople } = store;
  unshare(store, row);
  store.disagreeing.delete(row);
  if (rows.isPlaced[row] !== 1) return;
  const code = rows.placedAt[row] as number;
  placedPeople[code] = (placedPeople[code] as number) - (rows.value[row] as number);
  rows.isPlaced[row] = 0;
}

function share(store: Store, row: number): void {
  if (store.sharedLength === store.shared.length) {
    const grown = new Int32Array(2 * store.sharedLength);
    grown.set(store.shared);
    store.shared = grown;
  }
  store.shared[store.sharedLength++] = row;
  store.rows.sharedAt[row] = store.sharedLength;
}

/** The last takes its place. */
function unshare(store: Store, row: number): void {
  const { sharedAt } = store.rows;
  const at = sharedAt[row] as number;
  if (at === 0) return;
  const last = store.shared[--store.sharedLength] as number;
  store.shared[at - 1] = last;
  sharedAt[last] = at;
  sharedAt[row] = 0;
}
