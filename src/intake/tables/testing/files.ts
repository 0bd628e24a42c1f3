/** Files for the tests beside, and what reading them yields. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InputFile } from "../../incoming.ts";
import { openFile } from "../open.ts";
import type { Hints, RefusedRow, Row, Table } from "../table.ts";

/** Works on files of these contents, by name, and removes them. */
export async function withFiles<Result>(
  contents: Readonly<Record<string, string | Uint8Array>>,
  work: (files: readonly InputFile[]) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-tables-"));
  try {
    const files = Object.entries(contents).map(([name, content], at) => {
      const path = join(folder, String(at));
      writeFileSync(path, content);
      return { name, path };
    });
    return await work(files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface ReadTable {
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly refused: readonly RefusedRow[];
}

/** All tables of one file with all their rows. */
export async function readTables(
  content: string | Uint8Array,
  hints: Hints = {},
  name = "people.csv",
): Promise<ReadTable[]> {
  return withFiles({ [name]: content }, async ([file]) => {
    const tables: ReadTable[] = [];
    for (const table of await openFile(file as InputFile, hints)) {
      const rows: Row[] = [];
      const refused: RefusedRow[] = [];
      for await (const batch of table.rows())
        for (const each of batch) {
          if (each.is === "row") rows.push(each.row);
          else refused.push(each.row);
        }
      tables.push({ table, rows, refused });
    }
    return tables;
  });
}

/** The one table of a file. */
export async function readTable(content: string | Uint8Array, hints: Hints = {}): Promise<ReadTable> {
  const [only] = await readTables(content, hints);
  if (only === undefined) throw new Error("the file has no table");
  return only;
}
