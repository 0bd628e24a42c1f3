/** The rows and columns of a table exactly as shown. The server makes the file, because taking it away is a disclosure. */
import type { ExportWire } from "../../../src/contract/oversight.ts";
import type { Column } from "./column.ts";

export function shownRows<Row extends object>(
  list: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): ExportWire {
  return {
    list,
    head: columns.map((column) => column.head),
    rows: rows.map((row) => ({ ids: idsIn(row), cells: columns.map((column) => column.text(row)) })),
  };
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A row says its own id, and that of what it is said in: a mention and its report. */
function idsIn(row: object): string[] {
  return [...new Set(Object.values(row).filter((value) => typeof value === "string" && ID.test(value)))];
}

export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
