/** From a table to properties that can be compared: encoded, guessed, freed of what is repeated, made ready. */
import type { ComparisonKind } from "../../../vocabulary/index.ts";
import type { Checksum } from "../checksums.ts";
import type { Property } from "../compare/index.ts";
import { type Encoded, encode, encodeAll, type Records } from "../encode.ts";
import { type ColumnGuess, guessColumn, saidColumn } from "../guess.ts";
import { beyond, repeats } from "../repeated.ts";
import { besideEachOther } from "./beside.ts";
import { prepareCodes, type Written } from "./codes.ts";
import { prepareDates } from "./dates.ts";
import { prepareWords } from "./words.ts";

export interface ColumnReading {
  readonly column: string;
  readonly guess: ColumnGuess;
}

export interface Prepared {
  readonly rows: number;
  /** The table's row of each row that is worked on. */
  readonly order: Int32Array;
  readonly properties: readonly Property[];
  /** By row a number that rows share which name people beside each other; null where nothing says so. */
  readonly beside: Int32Array | null;
  /** What was made of every column, in the table's order. */
  readonly readings: readonly ColumnReading[];
}

/** How a column is to be read, where somebody knows better than the guess. */
export type Chosen = Readonly<Record<string, ComparisonKind | "leave out">>;

export function prepare(
  records: Records,
  chosen: Chosen = {},
  checksums: readonly Checksum[] = [],
): Prepared {
  const { order, encoded: asWritten } = encodeAll(records);
  let encoded = asWritten;
  let guesses = encoded.map((column, nth) => reading(column, chosen[records.headers[nth] ?? ""], checksums));
  const live = guesses.flatMap((guess, nth) => (guess.compared === null ? [] : [nth]));
  const repeated = repeats(live.map((nth) => encoded[nth] as Encoded));
  const before = encoded;
  const beyondOf = new Map<number, readonly string[]>();
  live.forEach((nth, at) => {
    // Only what repeats nothing itself is taken away, or it would be taken away twice.
    const parts = (repeated[at] ?? []).filter((part) => (repeated[part] ?? []).length === 0);
    // A mark that has others within it (a report's number and its agency) is still one mark.
    if (parts.length === 0 || guesses[nth]?.compared !== "name") return;
    const names = parts.map((part) => records.headers[live[part] as number]).join(", ");
    const left = beyond(
      before[nth] as Encoded,
      parts.map((part) => before[live[part] as number] as Encoded),
    );
    const column = encode(left);
    const guess = column.values.length <= 2 ? null : guesses[nth];
    encoded = encoded.with(nth, column);
    beyondOf.set(
      nth,
      parts.map((part) => records.headers[live[part] as number] ?? ""),
    );
    guesses = guesses.with(
      nth,
      guess?.compared
        ? { ...guess, compared: "name", because: `${guess.because}; only what it says beyond ${names}` }
        : { compared: null, because: `it says only what ${names} say` },
    );
  });
  const properties = guesses.flatMap((guess, nth) =>
    guess.compared === null
      ? []
      : [
          {
            ...property(records.headers[nth] ?? "", guess.compared, encoded[nth] as Encoded, guess),
            ...(beyondOf.has(nth) && { beyond: beyondOf.get(nth) }),
          },
        ],
  );
  const ready = withAliases(withImplied(properties));
  const numbers = encoded.filter((_, nth) => {
    const guess = guesses[nth];
    return guess?.compared === null && guess.numbers === true;
  });
  return {
    rows: order.length,
    order,
    properties: ready,
    beside: besideEachOther(ready, numbers),
    readings: guesses.map((guess, nth) => ({ column: records.headers[nth] ?? "", guess })),
  };
}

function reading(
  column: Encoded,
  chosen: ComparisonKind | "leave out" | undefined,
  checksums: readonly Checksum[],
): ColumnGuess {
  if (chosen === "leave out") return { compared: null, because: "it was said to be left out" };
  return chosen === undefined ? guessColumn(column, checksums) : saidColumn(column, chosen, checksums);
}

function property(name: string, kind: ComparisonKind, column: Encoded, written: Written): Property {
  const prepared =
    kind === "name"
      ? prepareWords(column)
      : kind === "birth" || kind === "time"
        ? prepareDates(column)
        : prepareCodes(column, written);
  const { phone, checksum } = written;
  return {
    name,
    kind,
    prepared,
    implies: [],
    ...(phone && { telephone: true as const }),
    ...(checksum && { checksum: checksum.id }),
  };
}

/** Pairs of rows that are looked at to see what follows from what. */
const LOOKED_AT = 5000;
const ALWAYS = 0.99;

/** A report's number implies its day, its place and its agency: agreeing on all four is one agreement. */
function withImplied(properties: readonly Property[]): readonly Property[] {
  return properties.map((determinant, nth) => {
    if (determinant.kind !== "code") return determinant;
    const codes = determinant.prepared.codes;
    const last = new Map<number, number>();
    const pairs: number[] = [];
    for (let row = 0; row < codes.length && pairs.length < 2 * LOOKED_AT; row++) {
      const code = codes[row] as number;
      if (code === 0) continue;
      const before = last.get(code);
      if (before !== undefined) pairs.push(before, row);
      last.set(code, row);
    }
    const implies = properties.flatMap((other, at) => {
      if (at === nth || !["category", "time", "name"].includes(other.kind)) return [];
      const column = other.prepared.codes;
      let both = 0;
      let same = 0;
      for (let pair = 0; pair < pairs.length; pair += 2) {
        const a = column[pairs[pair] as number] as number;
        const b = column[pairs[pair + 1] as number] as number;
        if (a === 0 || b === 0) continue;
        both++;
        if (a === b) same++;
      }
      return both >= 50 && same >= ALWAYS * both ? [at] : [];
    });
    // What numbers a report is the same or another; that two numbers are alike says nothing.
    if (!implies.some((at) => properties[at]?.kind === "time")) return determinant;
    return { ...determinant, kind: "category", context: true as const, implies };
  });
}

/** How many of the rows with an alias have one that somebody else is simply called. */
const CALLED = 0.4;

/** A property that is seldom known, and whose values are those of another: what somebody is also called. */
function withAliases(properties: readonly Property[]): readonly Property[] {
  return properties.map((property, nth) => {
    const { prepared } = property;
    if (prepared.form !== "words") return property;
    const known = filledRows(property);
    for (const [at, other] of properties.entries()) {
      if (at === nth || other.prepared.form !== "words" || known * 2 > filledRows(other)) continue;
      const there = new Map<number, number>();
      other.prepared.keys.forEach((key, value) => {
        if (value > 0) there.set(key, value);
      });
      const values = Int32Array.from(prepared.keys, (key, value) =>
        value === 0 ? 0 : (there.get(key) ?? 0),
      );
      let called = 0;
      for (const code of prepared.codes) if ((values[code] as number) > 0) called++;
      if (called >= CALLED * known) return { ...property, alsoIn: { property: at, values } };
    }
    return property;
  });
}

function filledRows({ prepared }: Property): number {
  let filled = 0;
  for (const code of prepared.codes) if (code !== 0) filled++;
  return filled;
}
