/** A workbook of Excel (.xlsx): each sheet with a row of headers is a table. */
import { stat } from "node:fs/promises";
import type { InputFile } from "../../incoming.ts";
import { MOST_COLUMNS, nameHeaders, type ReadRow, type Table } from "../table.ts";
import { type Archive, openArchive } from "./archive.ts";
import { type Parts, readParts, type Sheet } from "./parts.ts";
import { sheetRows, toRow } from "./sheet.ts";

export { dateOfSerial, numberText, showsDate } from "./cells.ts";

/** The sheets that have cells. */
export async function openWorkbook(file: InputFile): Promise<readonly Table[]> {
  const archive = await openArchive(file);
  try {
    const parts = await readParts(file, archive);
    const tables: Table[] = [];
    for (const sheet of parts.sheets) {
      const headers = await headersOf(file, archive, parts, sheet);
      if (headers !== null)
        tables.push({
          name: `${file.name}/${sheet.name}`,
          headers,
          understood: { format: "workbook" },
          rows: (onBytes) => rows(file, sheet, headers, onBytes),
        });
    }
    return tables;
  } finally {
    archive.close();
  }
}

/** The first row that has a cell. */
async function headersOf(
  file: InputFile,
  archive: Archive,
  parts: Parts,
  sheet: Sheet,
): Promise<readonly string[] | null> {
  for await (const rows of sheetRows(file, archive, parts, sheet)) {
    const first = rows.find((row) => row.cells.some((cell) => cell.trim() !== ""));
    if (first)
      return nameHeaders(
        Array.from({ length: Math.min(first.cells.length, MOST_COLUMNS) }, (_, at) => first.cells[at] ?? ""),
      );
  }
  return null;
}

async function* rows(
  file: InputFile,
  sheet: Sheet,
  headers: readonly string[],
  onBytes: (count: number) => void = () => {},
): AsyncGenerator<readonly ReadRow[]> {
  const name = `${file.name}/${sheet.name}`;
  const archive = await openArchive(file);
  try {
    const parts = await readParts(file, archive);
    let headersSeen = false;
    for await (const batch of sheetRows(file, archive, parts, sheet)) {
      const made: ReadRow[] = [];
      for (const row of batch) {
        if (!row.cells.some((cell) => cell.trim() !== "")) continue;
        if (headersSeen) made.push(toRow(name, headers, row));
        headersSeen = true;
      }
      if (made.length > 0) yield made;
    }
    onBytes(Math.floor((await stat(file.path)).size / Math.max(1, parts.sheets.length)));
  } finally {
    archive.close();
  }
}
