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
  const { headers, rows } = read(path);
  const at = headers.indexOf("cluster");
  return {
    truth: rows.map((row) => row[at] ?? ""),
    records: columnsOf(
      headers.filter((_, nth) => nth !== at),
      rows.map((row) => row.filter((_, nth) => nth !== at)),
    ),
  };
}

/** The people of a scenario, with its truth. */
export function peopleOf(folder: string): Labelled {
  const { headers, rows } = read(`${folder}/people.csv`);
  return {
    records: columnsOf(headers, rows),
    truth: read(`${folder}/truth/people.csv`).rows.map((row) => row[1] ?? ""),
  };
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

function columnsOf(headers: readonly string[], rows: readonly (readonly string[])[]): Records {
  return { headers, columns: headers.map((_, nth) => rows.map((row) => row[nth] ?? "")) };
}

/** None of these files has a line break within a cell. */
function read(path: string): { headers: readonly string[]; rows: readonly (readonly string[])[] } {
  const lines = readFileSync(path, "utf8").trimEnd().split(/\r?\n/);
  const [header = "", ...rest] = lines;
  return { headers: split(header), rows: rest.map(split) };
}

function split(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
  );
}
