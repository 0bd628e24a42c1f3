/** Which tables of the files that were brought in a mapping means. */
import { stat } from "node:fs/promises";
import type { MappingWire } from "../../contract/mappings.ts";
import { type InputFile, Unreadable } from "../incoming.ts";
import { missingColumns } from "./columns.ts";
import { openFile } from "./open.ts";
import type { Hints, Table } from "./table.ts";

export interface Matched {
  /** By the mapping's name for it; several files may hold one table. */
  readonly tables: ReadonlyMap<string, readonly Table[]>;
  /** Bytes of the file that a table lies in, by the table's name. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Files and sheets that the mapping does not read. */
  readonly unused: readonly string[];
}

/** Throws Unreadable where a table or a column that the mapping needs is not there. */
export async function matchTables(files: readonly InputFile[], mapping: MappingWire): Promise<Matched> {
  const tables = new Map<string, Table[]>(Object.keys(mapping.tables).map((name) => [name, []]));
  const sizes = new Map<string, number>();
  const unused: string[] = [];
  for (const file of files) {
    const wanted = Object.entries(mapping.tables).filter(([, { match }]) => mayHold(match, file.name));
    if (wanted.length === 0) {
      unused.push(file.name);
      continue;
    }
    const size = await sizeOf(file);
    for (const table of await openFile(file, hintsOf(wanted.map(([, each]) => each)))) {
      const names = wanted
        .filter(([, { match }]) => means(match, table.name, file.name))
        .map(([name]) => name);
      if (names.length === 0) unused.push(table.name);
      for (const name of names) tables.get(name)?.push(table);
      sizes.set(table.name, size);
    }
  }
  for (const [name, { match, optional }] of Object.entries(mapping.tables)) {
    if (tables.get(name)?.length === 0 && !optional)
      throw new Unreadable(
        `The mapping "${mapping.name}" reads a table ${name} from ${JSON.stringify(match)}, and no file of that name was brought in. Bring it in too, or correct "match".`,
      );
  }
  const headers = new Map([...tables].map(([name, each]) => [name, common(each)]));
  const missing = missingColumns(mapping, headers);
  if (missing.length > 0)
    throw new Unreadable(
      `The mapping "${mapping.name}" names columns that are not there: ${missing.slice(0, 5).join("; ")}. Correct the mapping or the headers.`,
    );
  return { tables, sizes, unused };
}

/** `*` stands for anything, capitals do not matter. In time that grows with the two lengths, whatever the pattern. */
export function fits(pattern: string, name: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), name.toLowerCase()];
  let [at, to] = [0, 0];
  let star = -1;
  let resume = 0;
  while (to < given.length) {
    if (wanted[at] === "*") {
      star = at;
      resume = to;
      at += 1;
    } else if (wanted[at] === given[to]) {
      at += 1;
      to += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      to = resume;
    } else return false;
  }
  while (wanted[at] === "*") at += 1;
  return at === wanted.length;
}

/** Whether a file may hold what a pattern means: the file itself, or one of its sheets. */
function mayHold(match: string, name: string): boolean {
  const book = match.slice(0, match.lastIndexOf("/"));
  return fits(match, name) || (match.includes("/") && fits(book, name));
}

/** A pattern without a sheet means every sheet of its file. */
function means(match: string, table: string, file: string): boolean {
  return fits(match, table) || fits(match, file);
}

function hintsOf(mappings: readonly Hints[]): Hints {
  const find = (name: keyof Hints) => mappings.find((each) => each[name] !== undefined)?.[name];
  const [encoding, separator, quote] = [find("encoding"), find("separator"), find("quote")];
  return { ...(encoding && { encoding }), ...(separator && { separator }), ...(quote && { quote }) };
}

/** Headers that all of a table's files have. */
function common(tables: readonly Table[]): readonly string[] {
  const [first, ...others] = tables;
  return (first?.headers ?? []).filter((name) => others.every((each) => each.headers.includes(name)));
}

async function sizeOf(file: InputFile): Promise<number> {
  try {
    return (await stat(file.path)).size;
  } catch {
    throw new Unreadable(`${file.name} is not there any more. Bring it in again.`);
  }
}
