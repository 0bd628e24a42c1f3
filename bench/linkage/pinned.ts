/** People one by one, as the product links them: candidates by the keys of each record, weights by the pinned model. */
import { measure, type Pinned, type Values } from "../../src/identity/index.ts";
import type { Labelled } from "./tables.ts";

/** What the product knows of a person. */
export const OF_A_PERSON = [
  "name",
  "alias",
  "birth_date",
  "phone",
  "vehicle",
  "document",
  "address",
  "postcode",
  "handle",
] as const;

/** With the report that names them, where that is given. */
export const WITH_REPORT = [...OF_A_PERSON, "report"];

/** A key that more records hold is not looked at. */
const LARGEST_BLOCK = 300;

export interface PinnedMeasured {
  readonly records: number;
  readonly pairs: number;
  readonly keys: number;
  /** The share of pairs of one person that share a key. */
  readonly found: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly bcubed: number;
}

/** Rows as the product holds them: by property name. */
export function valuesOf({ records }: Labelled, names: readonly string[] = OF_A_PERSON): Values[] {
  const columns = names.map((name) => {
    const header = name === "report" ? "reference" : name;
    return [name, records.columns[records.headers.indexOf(header)] ?? []] as const;
  });
  return Array.from({ length: records.columns[0]?.length ?? 0 }, (_, row) =>
    Object.fromEntries(columns.map(([name, column]) => [name, column[row] ?? ""])),
  );
}

export function candidatesOf(pinned: Pinned, records: readonly Values[]) {
  const holders = new Map<number, number[]>();
  let keys = 0;
  records.forEach((values, row) => {
    for (const { key, alone } of pinned.keysOf(values)) {
      keys++;
      if (!alone) continue;
      const held = holders.get(key);
      if (held) held.push(row);
      else holders.set(key, [row]);
    }
  });
  const seen = new Set<number>();
  for (const rows of holders.values()) {
    if (rows.length > LARGEST_BLOCK) continue;
    rows.forEach((a, at) => {
      for (const b of rows.slice(at + 1)) seen.add(a * records.length + b);
    });
  }
  const pairs = [...seen].map((pair) => [Math.floor(pair / records.length), pair % records.length] as const);
  return { pairs, keys };
}

export function measurePinned(pinned: Pinned, people: Labelled, names?: readonly string[]) {
  const records = valuesOf(people, names);
  const { pairs, keys } = candidatesOf(pinned, records);
  const weighed = pinned.read(records);
  const never = names?.includes("report") ? besideEachOther(people) : [];
  const { truth } = people;
  const inTruth = pairs.filter(([a, b]) => truth[a] === truth[b]).length;
  const sizes = new Map<string, number>();
  for (const person of truth) sizes.set(person, (sizes.get(person) ?? 0) + 1);
  const all = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  return (threshold = pinned.model.threshold): PinnedMeasured => {
    const { pairwise, bcubed } = measure(weighed.clusters(pairs, { threshold, never }), truth);
    return {
      records: records.length,
      pairs: pairs.length,
      keys: keys / records.length,
      found: inTruth / all,
      ...pairwise,
      bcubed: bcubed.f1,
    };
  };
}

/** Two records of one item are two people. */
function besideEachOther({ records }: Labelled): (readonly [number, number])[] {
  const column = (name: string) => records.columns[records.headers.indexOf(name)] ?? [];
  const items = new Map<string, number[]>();
  const numbers = column("item");
  column("reference").forEach((reference, row) => {
    const item = `${reference} ${numbers[row]}`;
    items.set(item, [...(items.get(item) ?? []), row]);
  });
  return [...items.values()].flatMap((rows) =>
    rows.flatMap((a, at) => rows.slice(at + 1).map((b) => [a, b] as const)),
  );
}
