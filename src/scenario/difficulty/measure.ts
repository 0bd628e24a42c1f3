/** How hard it is to find out who is who, measured on the files as they were written: every row, no sample. */
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { PEOPLE_COLUMNS } from "../truth/people-table.ts";
import { KEYS, type Row } from "./keys.ts";
import { type Digests, digests } from "./pairs.ts";

export interface KeyScore {
  readonly key: string;
  /** The share of true pairs whose rows both have the key, and the same. */
  readonly recall: number;
  /** The share of pairs with the same key that are true; null where no two rows share one. */
  readonly precision: number | null;
  /** The share of rows that have the key at all. */
  readonly filled: number;
}

export interface Difficulty {
  readonly rows: number;
  readonly people: number;
  readonly truePairs: number;
  readonly keys: readonly KeyScore[];
}

interface Counter {
  readonly values: Digests;
  readonly withPerson: Digests;
  filled: number;
}

export async function measureDifficulty(folder: string): Promise<Difficulty> {
  const counters = KEYS.map((): Counter => ({ values: digests(), withPerson: digests(), filled: 0 }));
  const people = new Map<string, number>();
  let rows = 0;
  const clusters = cells(join(folder, "truth/people.csv"));
  for await (const row of cells(join(folder, "people.csv"))) {
    const { value } = await clusters.next();
    const [id, cluster] = (value ?? []) as string[];
    if (cluster === undefined || id !== row[0]) {
      throw new Error(`truth/people.csv does not go with people.csv: row ${rows + 2} is of another mention`);
    }
    rows += 1;
    people.set(cluster, (people.get(cluster) ?? 0) + 1);
    const said = rowOf(row);
    KEYS.forEach(({ of }, nth) => {
      const value = of(said);
      const counter = counters[nth];
      if (value === null || counter === undefined) return;
      counter.filled += 1;
      counter.values.add(value);
      counter.withPerson.add(`${cluster}\n${value}`);
    });
  }
  let truePairs = 0;
  for (const mentions of people.values()) truePairs += (mentions * (mentions - 1)) / 2;
  return {
    rows,
    people: people.size,
    truePairs,
    keys: KEYS.map(({ name }, nth) => score(name, counters[nth], rows, truePairs)),
  };
}

function score(key: string, counter: Counter | undefined, rows: number, truePairs: number): KeyScore {
  const found = counter?.withPerson.equalPairs() ?? 0;
  const claimed = counter?.values.equalPairs() ?? 0;
  return {
    key,
    recall: truePairs === 0 ? 0 : found / truePairs,
    precision: claimed === 0 ? null : found / claimed,
    filled: rows === 0 ? 0 : (counter?.filled ?? 0) / rows,
  };
}

const AT = Object.fromEntries(PEOPLE_COLUMNS.map((column, nth) => [column, nth])) as Readonly<
  Record<(typeof PEOPLE_COLUMNS)[number], number>
>;

function rowOf(row: readonly string[]): Row {
  const cell = (column: (typeof PEOPLE_COLUMNS)[number]) => row[AT[column]] ?? "";
  return {
    name: cell("name"),
    birthDate: cell("birth_date"),
    phone: cell("phone"),
    vehicle: cell("vehicle"),
    document: cell("document"),
    postcode: cell("postcode"),
    address: cell("address"),
    handle: cell("handle"),
  };
}

/** The rows under the header. The files are our own: no cell has a line break in it. */
async function* cells(path: string): AsyncGenerator<string[], undefined> {
  let header = true;
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (!header) yield split(line);
    header = false;
  }
}

function split(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
  );
}
