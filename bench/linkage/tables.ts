/** The tables that linkage is measured on, with the truth beside them and never within. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Records } from "../../src/identity/index.ts";

/** Beside the checkout; not part of it. */
export const SHARED = fileURLToPath(new URL("../../../shared/data/linkage/", import.meta.url));

export const hasShared = (): boolean => existsSync(SHARED);

export interface Labelled {
  readonly records: Records;
  readonly truth: readonly string[];
}

/** A table whose column `cluster` is the truth. */
export function labelled(path: string): Labelled {
  const { headers, columns } = read(path);
  const at = headers.indexOf("cluster");
  return {
    truth: columns[at] ?? [],
    records: { headers: headers.toSpliced(at, 1), columns: columns.toSpliced(at, 1) },
  };
}

/** The people of a scenario, with its truth. */
export function peopleOf(folder: string): Labelled {
  const { columns } = read(`${folder}/truth/people.csv`);
  return { records: read(`${folder}/people.csv`), truth: columns[1] ?? [] };
}

/** Both tables under each other, and which row is of which. */
export function stacked(one: Labelled, other: Labelled): Labelled & { readonly side: Uint8Array } {
  return {
    records: {
      headers: one.records.headers,
      columns: one.records.columns.map((column, nth) => column.concat(other.records.columns[nth] ?? [])),
    },
    truth: one.truth.concat(other.truth),
    side: Uint8Array.from({ length: one.truth.length + other.truth.length }, (_, row) =>
      row < one.truth.length ? 0 : 1,
    ),
  };
}

/** So many different texts of a column are kept once each; a million rows are otherwise mostly the same few words again. */
const MOST_KEPT = 500_000;
const LINE_BREAK = 10;

/** Line by line, so that a large table is never held twice. None of these files has a line break within a cell. */
function read(path: string): Records {
  const bytes = readFileSync(path);
  const headers: string[] = [];
  const columns: string[][] = [];
  const kept: Map<string, string>[] = [];
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(LINE_BREAK, from);
    const end = found < 0 ? bytes.length : found;
    const cells = split(bytes.toString("utf8", from, end).trimEnd());
    from = end + 1;
    if (headers.length === 0) {
      headers.push(...cells);
      for (const _ of cells) {
        columns.push([]);
        kept.push(new Map());
      }
      continue;
    }
    columns.forEach((column, nth) => {
      const cell = cells[nth] ?? "";
      const known = kept[nth] as Map<string, string>;
      const before = known.get(cell);
      if (before === undefined && known.size < MOST_KEPT) known.set(cell, cell);
      column.push(before ?? cell);
    });
  }
  return { headers, columns };
}

function split(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
  );
}
