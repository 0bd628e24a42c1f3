/** Cells under their headers: a row, or why it is none. The same rules for every format. */
import { isRecord, quoted, rawOf, textProblem } from "../format/index.ts";
import type { Flaw } from "../incoming.ts";
import { column, LONGEST_FIELD, type ReadRow } from "./table.ts";

/** Anything in these is looked at cell by cell; a row without them cannot have what they stand for. */
const SUSPECT = /[\0\ufffd]|SECRET|CONFIDENTIAL/;

/** `raw` is the row as it was written, or its cells joined. */
export function rowOf(
  table: string,
  row: number,
  headers: readonly string[],
  cells: readonly string[],
  raw: string,
  notes: readonly Flaw[] = [],
): ReadRow {
  const flaws: Flaw[] = [];
  if (cells.length > headers.length) extraFlaws(headers, cells, flaws);
  if (raw.length > LONGEST_FIELD) lengthFlaws(headers, cells, flaws);
  if (SUSPECT.test(raw) || !raw.isWellFormed()) textFlaws(headers, cells, flaws);
  if (flaws.length > 0) return { is: "refused", row: { table, row, raw: rawOf(raw), flaws } };
  const values: Record<string, string> = {};
  for (let at = 0; at < headers.length; at += 1) values[headers[at] as string] = cells[at] ?? "";
  // A last empty cell is often not written; more than that may be a row that was torn by a line break.
  const missing = headers.length - cells.length;
  const short: Flaw[] =
    missing > 1
      ? [
          {
            where: "",
            message: `The row has ${cells.length} of ${headers.length} cells; the others were taken as empty.`,
          },
        ]
      : [];
  const all = notes.length + short.length > 0 ? [...notes, ...short] : undefined;
  return { is: "row", row: { table, row, values, ...(all && { notes: all }) } };
}

export function refusedRow(table: string, row: number, raw: string, where: string, message: string): ReadRow {
  return { is: "refused", row: { table, row, raw: rawOf(raw), flaws: [{ where, message }] } };
}

/** A cell's value in JSON as text; null where it is no single value. */
export function textOfValue(value: unknown): string | null {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) {
    const parts = value.map((each) => (isRecord(each) || Array.isArray(each) ? null : textOfValue(each)));
    return parts.includes(null) ? null : parts.join("; ");
  }
  return null;
}

function extraFlaws(headers: readonly string[], cells: readonly string[], flaws: Flaw[]): void {
  const extra = cells.findIndex((cell, at) => at >= headers.length && cell.trim() !== "");
  if (extra < 0) return;
  flaws.push({
    where: `column ${extra + 1}`,
    message: `The row has ${cells.length} cells under ${headers.length} headers: cell ${extra + 1} is ${quoted(cells[extra] ?? "")}. Put values that hold the separator in quotes.`,
  });
}

function lengthFlaws(headers: readonly string[], cells: readonly string[], flaws: Flaw[]): void {
  for (const [at, cell] of cells.entries()) {
    if (cell.length > LONGEST_FIELD)
      flaws.push({
        where: column(headers[at] ?? String(at + 1)),
        message: `The cell has ${cell.length.toLocaleString("en-GB")} characters and at most 65,536 are taken. Shorten it, or check the quotes before it.`,
      });
  }
}

function textFlaws(headers: readonly string[], cells: readonly string[], flaws: Flaw[]): void {
  for (const [at, cell] of cells.entries()) {
    const lost = cell.indexOf("\ufffd");
    const message =
      textProblem(cell) ??
      (lost < 0
        ? null
        : `Character ${lost + 1} was lost: its bytes are none in this encoding. Choose the file's encoding, or write the cell again.`);
    if (message !== null) flaws.push({ where: column(headers[at] ?? String(at + 1)), message });
  }
}
