/**
 * Who is named beside whom: where a report numbers its items and each item names a person once, two records of one item are
 * two people, however alike they look. Whether that is so is seen in the records themselves.
 */
import type { Property } from "../compare/index.ts";
import type { Encoded } from "../encode.ts";

const LOOKED_AT = 20_000;
/** Same names within an item have to be so much rarer than across the items of a report. */
const RARER = 0.1;
const FEWEST = 200;

/** By row a number that rows of one item share, 0 for none; null where nothing says so. */
export function besideEachOther(
  properties: readonly Property[],
  numbers: readonly Encoded[],
): Int32Array | null {
  const report = properties.find(({ context }) => context);
  const name = nameOf(properties);
  if (!report || !name) return null;
  for (const number of numbers) {
    const items = itemsOf(report.prepared.codes, number);
    if (namedOnce(report.prepared.codes, items, name.prepared.codes)) return items;
  }
  return null;
}

/** What people are called: the first property of names that is neither an alias nor told of a report. */
export function nameOf(properties: readonly Property[]): Property | undefined {
  const implied = new Set(properties.flatMap(({ implies }) => implies));
  return properties.find(({ kind, alsoIn }, nth) => kind === "name" && !alsoIn && !implied.has(nth));
}

function itemsOf(reports: Int32Array, { codes, values }: Encoded): Int32Array {
  return Int32Array.from(reports, (report, row) => {
    const number = codes[row] as number;
    return report === 0 || number === 0 ? 0 : report * values.length + number;
  });
}

function namedOnce(reports: Int32Array, items: Int32Array, names: Int32Array): boolean {
  const byReport = new Map<number, number[]>();
  const within = { pairs: 0, same: 0 };
  const across = { pairs: 0, same: 0 };
  for (let row = 0; row < reports.length && within.pairs < LOOKED_AT; row++) {
    if (items[row] === 0 || names[row] === 0) continue;
    const rows = byReport.get(reports[row] as number);
    if (!rows) {
      byReport.set(reports[row] as number, [row]);
      continue;
    }
    for (const other of rows) {
      const count = items[other] === items[row] ? within : across;
      count.pairs++;
      if (names[other] === names[row]) count.same++;
    }
    if (rows.length < 20) rows.push(row);
  }
  if (within.pairs < FEWEST || across.pairs < FEWEST || across.same < FEWEST / 10) return false;
  return within.same / within.pairs <= RARER * (across.same / across.pairs);
}
