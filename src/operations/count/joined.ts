/**
 * Which cards speak of one event under one measure, and which of them count. What one agency says of one record of an event is a
 * contribution: several cards where there is more than one cell, as arrests of two offence families. Contributions are never
 * added. Of several the figure is that of the one whose card is first in this order, among the cards that are seen:
 *
 * 1. the card of the agency that leads the event, by its own card;
 * 2. validated or locked before provisional;
 * 3. the version that was said last;
 * 4. the lower id, so that there is always one.
 *
 * Records that are joined are one event, through any number of joins.
 */
import { internSet, internTuple } from "./dictionary.ts";
import { isBefore } from "./ids.ts";
import { forget, place } from "./placed.ts";
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
  const contributions = numberContributions(store, measure, same);
  if (contributions === 1 && isAlike(store, same)) {
    for (const row of same) alone(store, row);
    return;
  }
  same.sort((a, b) => precedence(store, a, b));
  same.forEach((row, at) => {
    rows.better[row] = same[at - 1] ?? -1;
    rows.worse[row] = same[at + 1] ?? -1;
    rows.several[row] = 1;
    forget(store, row);
  });
  const first = same[0] as number;
  rows.allDiffer[first] = differ(store, same) ? 1 : 0;
  rows.inParts[first] = contributions < same.length ? 1 : 0;
  place(store, first, placedTogether(store, same));
  const { tagged, involved } = store.combinations;
  rows.allTagged[first] = internTuple(tagged, [measure, internSet(store.tagSets, tagsOf(store, same))]);
  rows.allInvolved[first] = internTuple(involved, [
    measure,
    internSet(store.agencySets, agenciesOf(store, same)),
  ]);
}

/** Where all of them together are placed: in the scopes of each. */
function placedTogether({ rows, placings, scopeSets }: Store, same: readonly number[]): number {
  const [first = 0] = same;
  const of = (part: number) => placings.parts[part]?.[rows.placed[first] as number] as number;
  const scopes = union(same, (row) => scopeSets.members[rows.scopes[row] as number]);
  return internTuple(placings, [of(0), of(1), of(2), internSet(scopeSets, scopes)]);
}

/** One contribution whose cards are tagged alike: each of them counts by itself, whichever of the others is seen. */
function isAlike({ rows }: Store, [first, ...others]: readonly number[]): boolean {
  return others.every(
    (row) =>
      rows.tagged[row] === rows.tagged[first as number] &&
      rows.involved[row] === rows.involved[first as number],
  );
}

/** Answers how many there are. An event counts once: each card that says so is a contribution of its own. */
function numberContributions({ rows, counts }: Store, measure: number, same: readonly number[]): number {
  let contributions = 0;
  same.forEach((row, at) => {
    const before =
      counts[measure] === "event"
        ? undefined
        : same
            .slice(0, at)
            .find(
              (other) =>
                rows.event[other] === rows.event[row] &&
                rows.owner[other] === rows.owner[row] &&
                rows.keptFor[other] === rows.keptFor[row],
            );
    rows.contribution[row] = before === undefined ? contributions++ : (rows.contribution[before] as number);
  });
  return contributions;
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
  if (seen.length === 2) {
    const [one, other] = seen as [number, number];
    return (
      rows.contribution[one] !== rows.contribution[other] &&
      (rows.quantity[one] !== rows.quantity[other] ||
        rows.where[one] !== rows.where[other] ||
        rows.when[one] !== rows.when[other])
    );
  }
  if (others.every((row) => rows.contribution[row] === rows.contribution[first as number])) return false;
  const said = new Set<string>();
  for (const parts of Map.groupBy(seen, (row) => rows.contribution[row]).values()) {
    const quantity = parts.reduce((sum, row) => sum + (rows.quantity[row] as number), 0);
    const of = (column: "where" | "when") =>
      [...new Set(parts.map((row) => rows[column][row]))].sort().join();
    said.add(`${quantity} ${of("where")} ${of("when")}`);
  }
  return said.size > 1;
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
    (rows.changed[b] as number) - (rows.changed[a] as number) ||
    (isBefore(store.cards, rows.card[a] as number, rows.card[b] as number) ? -1 : 1)
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
