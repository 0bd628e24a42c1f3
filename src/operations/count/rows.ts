/** Live cards as columns. A row that is free has no audience and no scope, so that nobody sees it. */
import { larger } from "./dictionary.ts";

/** Columns of codes; each is by row. */
const INTS = [
  "card",
  "event",
  "audience",
  "scopes",
  "owner",
  "keptFor",
  // Combinations: see dimensions.ts.
  "when",
  "where",
  "what",
  "tagged",
  "involved",
  "reporter",
  "placed",
  "placedAt",
  // Other cards of the same event and measure, best first; -1 where there is none.
  "better",
  "worse",
  // Cards of one contribution have the same number here: they count together or not at all.
  "contribution",
  // Of the first of several: what all of them together are tagged to, who is involved in all, 1 where contributions differ, 1
  // where one of them has several cards, and its place among the first of several, plus one.
  "allTagged",
  "allInvolved",
  "allDiffer",
  "inParts",
  "sharedAt",
  "nextOfEvent",
  // Its place in the list of its audience.
  "atAudience",
  // Where in the store's list those whom it identifies begin, and how many they are.
  "personsFrom",
  "personsCount",
] as const;

export type Rows = { [column in (typeof INTS)[number]]: Int32Array } & {
  length: number;
  capacity: number;
  readonly free: number[];
  /** 1 where the row, or the fact of which it is the first, is among the store's people by place, at `placedAt`. */
  isPlaced: Uint8Array;
  /** 1 where there are other cards of the same event and measure. */
  several: Uint8Array;
  /** What the card adds where it counts. Whole numbers below 2^53, which a double holds exactly. */
  value: Float64Array;
  quantity: Float64Array;
  changed: Float64Array;
  recorded: Float64Array;
};

/** Written out, so that the engine lays it out as a record: built from entries it is a table, and each look at it a search. */
export function createRows(capacity = 1024): Rows {
  const ints = () => new Int32Array(capacity);
  return {
    card: ints(),
    event: ints(),
    audience: ints(),
    scopes: ints(),
    owner: ints(),
    keptFor: ints(),
    when: ints(),
    where: ints(),
    what: ints(),
    tagged: ints(),
    involved: ints(),
    reporter: ints(),
    placed: ints(),
    placedAt: ints(),
    better: ints(),
    worse: ints(),
    contribution: ints(),
    allTagged: ints(),
    allInvolved: ints(),
    allDiffer: ints(),
    inParts: ints(),
    sharedAt: ints(),
    nextOfEvent: ints(),
    atAudience: ints(),
    personsFrom: ints(),
    personsCount: ints(),
    length: 0,
    capacity,
    free: [],
    isPlaced: new Uint8Array(capacity),
    several: new Uint8Array(capacity),
    value: new Float64Array(capacity),
    quantity: new Float64Array(capacity),
    changed: new Float64Array(capacity),
    recorded: new Float64Array(capacity),
  };
}

/** A free row, or a new one at the end. */
export function takeRow(rows: Rows): number {
  const free = rows.free.pop();
  if (free !== undefined) return free;
  if (rows.length === rows.capacity) grow(rows);
  return rows.length++;
}

export function freeRow(rows: Rows, row: number): void {
  rows.audience[row] = 0;
  rows.scopes[row] = 0;
  rows.value[row] = 0;
  rows.quantity[row] = 0;
  rows.card[row] = -1;
  rows.personsCount[row] = 0;
  rows.free.push(row);
}

function grow(rows: Rows): void {
  rows.capacity *= 2;
  for (const name of INTS) rows[name] = larger(rows[name], rows.capacity);
  for (const name of ["isPlaced", "several"] as const) {
    const grown = new Uint8Array(rows.capacity);
    grown.set(rows[name]);
    rows[name] = grown;
  }
  for (const name of ["value", "quantity", "changed", "recorded"] as const) {
    const grown = new Float64Array(rows.capacity);
    grown.set(rows[name]);
    rows[name] = grown;
  }
}
