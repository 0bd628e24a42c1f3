/**
 * Which cards speak of one event under one measure, and which of them counts. Contributions are never added. Of several the
 * figure is that of the first in this order, among those that are seen:
 *
 * 1. the card of the agency that leads the event, by its own card;
 * 2. validated or locked before provisional;
 * 3. the latest version;
 * 4. the lower id, so that there is always one.
 *
 * Records that are joined are one event, through any number of joins.
 */
import { internSet, internTuple } from "./dictionary.ts";
import { place } from "./placed.ts";
import type { Store } from "./store.ts";

/** Rows of these events, and of all that they are joined with, ordered anew. */
export function relink(store: Store, events: Iterable<number>): void {
  const done = new Set<number>();
  for (const event of events) {
    const first = store.firstOfEvent[event] as number;
    if (!store.joinedWith.has(event) && (first === -1 || store.rows.nextOfEvent[first] === -1)) {
      if (first !== -1) alone(store, first);
      continue;
    }
    if (done.has(event)) continue;
    const together = component(store, event);
    for (const each of together) done.add(each);
    const rows = together.flatMap((each) => rowsOf(store, each));
    const byMeasure = Map.groupBy(rows, (row) => measureOf(store, row));
    for (const [measure, same] of byMeasure) order(store, measure, same);
  }
}

/** A row that is about to go leaves its event. */
export function unlink(store: Store, row: number): void {
  const { nextOfEvent, event } = store.rows;
  const of = event[row] as number;
  if (store.firstOfEvent[of] === row) {
    store.firstOfEvent[of] = nextOfEvent[row] as number;
    return;
  }
  let before = store.firstOfEvent[of] as number;
  while (nextOfEvent[before] !== row) before = nextOfEvent[before] as number;
  nextOfEvent[before] = nextOfEvent[row] as number;
}

function alone(store: Store, row: number): void {
  const { rows } = store;
  rows.better[row] = -1;
  rows.worse[row] = -1;
  rows.several[row] = 0;
  place(store, row);
}

function order(store: Store, measure: number, same: number[]): void {
  const { rows } = store;
  same.sort((a, b) => precedence(store, a, b));
  same.forEach((row, at) => {
    rows.better[row] = same[at - 1] ?? -1;
    rows.worse[row] = same[at + 1] ?? -1;
    rows.several[row] = same.length > 1 ? 1 : 0;
    place(store, row);
  });
  const first = same[0];
  if (first === undefined || same.length === 1) return;
  rows.allDiffer[first] = differ(store, same) ? 1 : 0;
  const { tagged, involved } = store.combinations;
  rows.allTagged[first] = internTuple(tagged, [measure, internSet(store.tagSets, tagsOf(store, same))]);
  rows.allInvolved[first] = internTuple(involved, [
    measure,
    internSet(store.agencySets, agenciesOf(store, same)),
  ]);
}

/** All tags of these rows. */
export function tagsOf(store: Store, rows: readonly number[]): Set<number> {
  return union(rows, (row) => store.tagSets.members[part(store, "tagged", row)]);
}

/** All agencies of these rows. */
export function agenciesOf(store: Store, rows: readonly number[]): Set<number> {
  return union(rows, (row) => store.agencySets.members[part(store, "involved", row)]);
}

/** Whether contributions to one fact disagree on how much, when, where, or who led. */
export function differ({ rows }: Store, seen: readonly number[]): boolean {
  const [first, ...others] = seen;
  return others.some(
    (row) =>
      rows.quantity[row] !== rows.quantity[first as number] ||
      rows.where[row] !== rows.where[first as number] ||
      rows.when[row] !== rows.when[first as number],
  );
}

export function measureOf({ rows, combinations }: Store, row: number): number {
  return combinations.when.parts[0]?.[rows.when[row] as number] as number;
}

function union(rows: readonly number[], of: (row: number) => Int32Array | undefined): Set<number> {
  const all = new Set<number>();
  for (const row of rows) for (const each of of(row) ?? []) all.add(each);
  return all;
}

function part({ rows, combinations }: Store, name: "tagged" | "involved", row: number): number {
  return combinations[name].parts[1]?.[rows[name][row] as number] as number;
}

function precedence(store: Store, a: number, b: number): number {
  const { rows } = store;
  return (
    Number(isLeads(store, b)) - Number(isLeads(store, a)) ||
    Number(isValidated(store, b)) - Number(isValidated(store, a)) ||
    (rows.recorded[b] as number) - (rows.recorded[a] as number) ||
    ((rows.ids[a] as string) < (rows.ids[b] as string) ? -1 : 1)
  );
}

function isLeads({ rows, combinations }: Store, row: number): boolean {
  return combinations.where.parts[2]?.[rows.where[row] as number] === rows.owner[row];
}

function isValidated({ rows, combinations, words }: Store, row: number): boolean {
  const state = combinations.what.parts[5]?.[rows.what[row] as number] as number;
  return words.state.values[state] !== "provisional";
}

function component(store: Store, event: number): readonly number[] {
  if (!store.joinedWith.has(event)) return [event];
  const found = new Set([event]);
  // A set gives what is added while it is walked.
  for (const each of found) for (const other of store.joinedWith.get(each) ?? []) found.add(other);
  return [...found];
}

function rowsOf(store: Store, event: number): number[] {
  const rows: number[] = [];
  for (let row = store.firstOfEvent[event] as number; row !== -1; ) {
    rows.push(row);
    row = store.rows.nextOfEvent[row] as number;
  }
  return rows;
}
