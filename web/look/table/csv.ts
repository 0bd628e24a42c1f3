/** The rows and columns of a table exactly as shown, as CSV (RFC 4180) with a byte order mark, so that spreadsheets read UTF-8. */
import type { Column } from "./column.ts";

export function csv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const lines = [
    columns.map((column) => column.head),
    ...rows.map((row) => columns.map((column) => column.text(row))),
  ];
  return `\uFEFF${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A spreadsheet runs what begins like a formula; an apostrophe makes it text. A plain number or phone stays as it is. */
function cell(text: string): string {
  const safe = /^[=@\t\r]|^[+-](?!\d[\d ]*$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
