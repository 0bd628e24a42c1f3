/** Tables as the engine takes them: columns of text, with what names a row and what says who is who set aside. */
import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { Records } from "../../identity/index.ts";
import { Unreadable } from "../../intake/index.ts";
import { openFile } from "../../intake/tables/index.ts";
import { BadUsage } from "../command.ts";

export interface Table {
  readonly name: string;
  readonly headers: readonly string[];
  readonly columns: readonly (readonly string[])[];
  readonly ids: readonly string[];
  readonly truth: readonly string[] | null;
}

export async function readRecords(
  path: string,
  { truth, id }: { truth?: string; id?: string },
): Promise<Table> {
  const name = basename(path);
  if (!existsSync(path)) throw new BadUsage(`There is no file ${path}.`);
  const [table] = await openFile({ name, path });
  if (!table) throw new Unreadable(`${name} has no table in it.`);
  for (const column of [truth, id]) {
    if (column !== undefined && !table.headers.includes(column)) {
      throw new BadUsage(`${name} has no column "${column}". It has ${table.headers.join(", ")}.`);
    }
  }
  const columns = table.headers.map((): string[] => []);
  const numbers: string[] = [];
  for await (const batch of table.rows()) {
    for (const each of batch) {
      if (each.is === "refused") {
        const [flaw] = each.row.flaws;
        throw new Unreadable(`${name} row ${each.row.row}: ${flaw?.message ?? "cannot be read"}`);
      }
      table.headers.forEach((header, nth) => {
        (columns[nth] as string[]).push(each.row.values[header] ?? "");
      });
      numbers.push(String(each.row.row));
    }
  }
  const of = (header: string) => columns[table.headers.indexOf(header)] as string[];
  const compared = table.headers.filter((header) => header !== truth && header !== id);
  return {
    name,
    headers: compared,
    columns: compared.map(of),
    ids: id === undefined ? numbers : of(id),
    truth: truth === undefined ? null : of(truth),
  };
}

export interface Together {
  readonly records: Records;
  readonly ids: readonly string[];
  readonly truth: readonly string[] | null;
  readonly side: Uint8Array | undefined;
  readonly never: (
    pairs: readonly (readonly [string, string])[] | undefined,
  ) => readonly (readonly [number, number])[];
}

/** One table, or two under each other; columns go together by their headers. */
export function together([one, other]: readonly Table[]): Together {
  if (!one) throw new BadUsage("Name one table to link.");
  if (!other)
    return {
      records: one,
      ids: one.ids,
      truth: one.truth,
      side: undefined,
      never: (pairs) => rowsOf(one.ids, pairs),
    };
  const headers = one.headers.filter((header) => other.headers.includes(header));
  if (headers.length === 0)
    throw new BadUsage(`${one.name} and ${other.name} have no column of the same name.`);
  const column = (table: Table, header: string) =>
    table.columns[table.headers.indexOf(header)] as readonly string[];
  const columns = headers.map((header) => column(one, header).concat(column(other, header)));
  const ids = one.ids.map((id) => `${one.name}:${id}`).concat(other.ids.map((id) => `${other.name}:${id}`));
  const side = Uint8Array.from(ids, (_, row) => (row < one.ids.length ? 0 : 1));
  const truth = one.truth && other.truth && one.truth.concat(other.truth);
  return { records: { headers, columns }, ids, truth, side, never: (pairs) => rowsOf(ids, pairs) };
}

function rowsOf(
  ids: readonly string[],
  pairs: readonly (readonly [string, string])[] = [],
): readonly (readonly [number, number])[] {
  if (pairs.length === 0) return [];
  const rows = new Map(ids.map((id, row) => [id, row]));
  const rowOf = (id: string) => {
    const row = rows.get(id);
    if (row === undefined) throw new BadUsage(`--config, never: there is no row "${id}".`);
    return row;
  };
  return pairs.map(([a, b]) => [rowOf(a), rowOf(b)] as const);
}
