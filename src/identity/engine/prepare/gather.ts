/**
 * Where a report's items name each person once, its rows that carry one name are one record before anything is weighed: what
 * the first says of somebody (a number, a date of birth) is then known wherever the report goes on about them.
 */
import { outcomeOf, type Property } from "../compare/index.ts";
import { compareWords } from "../compare/words.ts";
import { sharedInts } from "../encode.ts";
import { rowsBy } from "../rows-by.ts";
import { nameOf } from "./beside.ts";
import type { PreparedWords } from "./words.ts";

/** Records of one report that stand beside each other in an item are two people. */
export interface Beside {
  /** By record its report. */
  readonly reports: Int32Array;
  /** By record its items, a bit each. */
  readonly items: Int32Array;
}

/** Rows taken together: fewer records than the table has rows. */
export interface Gathered {
  readonly properties: readonly Property[];
  /** By row its record. */
  readonly recordOf: Int32Array;
  /** By record its first row. */
  readonly first: Int32Array;
  readonly beside: Beside;
  /** Records of one person of whom a report says two things, so that they could not be one record. */
  readonly together: readonly (readonly [number, number])[];
}

/** Reports of more rows are left as they are. */
const MOST_ROWS = 60;
/** Items beyond so many have no bit, and tell nobody apart. */
const MOST_ITEMS = 31;
/** What compares two names says this where one is in the other, letter by letter. */
const WITHIN = 4;

/** `items` are by row as `besideEachOther` gives them; rows that are `alone` stay so. */
export function gather(
  properties: readonly Property[],
  items: Int32Array,
  alone: ReadonlySet<number>,
): Gathered | null {
  const nth = properties.indexOf(nameOf(properties) as Property);
  const names = properties[nth]?.prepared;
  const reports = properties.find(({ context }) => context)?.prepared.codes;
  if (!reports || names?.form !== "words") return null;
  const rows = reports.length;
  const columns = properties.map(({ prepared }) => {
    const copy = sharedInts(rows);
    copy.set(prepared.codes);
    return copy;
  });
  const others = columns.toSpliced(nth, 1);
  const births = columns.filter((_, at) => properties[at]?.kind === "birth");
  const masks = masksOf(reports, items);
  /** By row the row whose record it is in. */
  const heads = Int32Array.from({ length: rows }, (_, row) => row);
  const pairs: (readonly [number, number])[] = [];
  const fits = (column: Int32Array, head: number, row: number) =>
    column[row] === 0 || column[head] === 0 || column[row] === column[head];
  for (const person of namedIn(reports, names, items, births, alone)) {
    const records: number[] = [];
    for (const row of person) {
      const head = records.find((each) => others.every((column) => fits(column, each, row)));
      if (head === undefined) {
        records.push(row);
        continue;
      }
      heads[row] = head;
      for (const column of others) if (column[head] === 0) column[head] = column[row] as number;
      masks[head] = (masks[head] as number) | (masks[row] as number);
    }
    for (const record of records.slice(1)) pairs.push([records[0] as number, record]);
  }
  return compacted(properties, columns, heads, masks, pairs);
}

/** By report, by person, rows: the fullest name first. A short name that may be of two people is of neither. */
function* namedIn(
  reports: Int32Array,
  names: PreparedWords,
  items: Int32Array,
  births: readonly Int32Array[],
  alone: ReadonlySet<number>,
): Iterable<readonly number[]> {
  const { codes, content } = names;
  const compare = compareWords(names);
  const contentOf = (row: number) => content[codes[row] as number] as number;
  const { starts, rows } = rowsBy(reports);
  const apart = (a: number, b: number) =>
    items[a] === items[b] || births.some((born) => born[a] !== 0 && born[b] !== 0 && born[a] !== born[b]);
  for (let report = 1; report + 1 < starts.length; report++) {
    const from = starts[report] as number;
    const end = starts[report + 1] as number;
    if (end - from < 2 || end - from > MOST_ROWS) continue;
    const known: number[] = [];
    for (let at = from; at < end; at++) {
      const row = rows[at] as number;
      if (codes[row] !== 0 && items[row] !== 0 && !alone.has(row)) known.push(row);
    }
    known.sort((a, b) => contentOf(b) - contentOf(a) || (codes[a] as number) - (codes[b] as number) || a - b);
    const people: number[][] = [];
    for (const row of known) {
      const code = codes[row] as number;
      const called = (person: readonly number[]) => codes[person[0] as number] as number;
      const same = people.filter((person) => called(person) === code);
      const may =
        same.length > 0
          ? same
          : people.filter((person) => outcomeOf(compare(called(person), code)) === WITHIN);
      const [only] = may;
      if (only && may.length === 1 && !only.some((other) => apart(other, row))) only.push(row);
      else people.push([row]);
    }
    for (const person of people) if (person.length > 1) yield person;
  }
}

/** By row its item, as a bit among the items of its report. */
function masksOf(reports: Int32Array, items: Int32Array): Int32Array {
  const masks = new Int32Array(items.length);
  const { starts, rows } = rowsBy(reports);
  for (let report = 1; report + 1 < starts.length; report++) {
    const seen: number[] = [];
    for (let at = starts[report] as number; at < (starts[report + 1] as number); at++) {
      const row = rows[at] as number;
      const item = items[row] as number;
      if (item === 0) continue;
      let nth = seen.indexOf(item);
      if (nth < 0) nth = seen.push(item) - 1;
      masks[row] = nth < MOST_ITEMS ? 1 << nth : 0;
    }
  }
  return masks;
}

/** What is left when rows that are in another's record are gone. */
function compacted(
  properties: readonly Property[],
  columns: readonly Int32Array[],
  heads: Int32Array,
  masks: Int32Array,
  pairs: readonly (readonly [number, number])[],
): Gathered {
  const first = Int32Array.from(heads.filter((head, row) => head === row));
  const recordOf = new Int32Array(heads.length);
  first.forEach((row, record) => {
    recordOf[row] = record;
  });
  heads.forEach((head, row) => {
    recordOf[row] = recordOf[head] as number;
  });
  const kept = columns.map((column) => {
    const codes = sharedInts(first.length);
    for (let record = 0; record < codes.length; record++)
      codes[record] = column[first[record] as number] as number;
    return codes;
  });
  const at = (row: number) => recordOf[row] as number;
  return {
    properties: properties.map((property, nth) => ({
      ...property,
      prepared: { ...property.prepared, codes: kept[nth] as Int32Array },
    })),
    recordOf,
    first,
    beside: {
      reports: kept[properties.findIndex(({ context }) => context)] as Int32Array,
      items: first.map((row) => masks[row] as number),
    },
    together: pairs.map(([a, b]) => [at(a), at(b)]),
  };
}
