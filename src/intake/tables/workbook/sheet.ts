/** The rows of a sheet as they stream. A formula is never worked out: the value that was saved with it is its text. */
import type { Flaw, InputFile } from "../../incoming.ts";
import { rowOf } from "../row.ts";
import { column, type ReadRow } from "../table.ts";
import type { Archive } from "./archive.ts";
import { columnOf, dateOfSerial, numberText } from "./cells.ts";
import type { Parts, Sheet } from "./parts.ts";
import { type Handlers, parseXml } from "./xml.ts";

/** Excel's own bound. */
const MOST_CELLS = 16_384;

/** A row as it stands in the sheet, before the headers are known. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
  /** Cells whose value was an error of a formula: taken as empty. */
  readonly errors: readonly number[];
}

export async function* sheetRows(
  file: InputFile,
  archive: Archive,
  parts: Parts,
  sheet: Sheet,
): AsyncGenerator<readonly SheetRow[]> {
  let rows: SheetRow[] = [];
  const stream = await archive.read(sheet.part);
  for await (const _ of parseXml(
    file,
    stream,
    gather(parts, (row) => rows.push(row)),
  )) {
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
}

export function toRow(table: string, headers: readonly string[], row: SheetRow): ReadRow {
  const notes: Flaw[] = row.errors.map((at) => ({
    where: column(headers[at] ?? String(at + 1)),
    message: "The cell holds an error of a formula; it was taken as empty.",
  }));
  // The sheet leaves empty cells out at the end; none of them is missing.
  const cells = Array.from(
    { length: Math.max(headers.length, row.cells.length) },
    (_, at) => row.cells[at] ?? "",
  );
  return rowOf(table, row.number, headers, cells, row.cells.join("\t"), notes);
}

function gather(parts: Parts, take: (row: SheetRow) => void): Handlers {
  let number = 0;
  let cells: string[] = [];
  let errors: number[] = [];
  let at = -1;
  let type = "n";
  let style = 0;
  let value = "";
  let reading = false;
  return {
    open(name, attributes) {
      if (name === "row") {
        const stated = Number(attributes.r);
        number = Number.isInteger(stated) && stated > number ? stated : number + 1;
        cells = [];
        errors = [];
        at = -1;
      } else if (name === "c") {
        const stated = attributes.r === undefined ? null : columnOf(attributes.r);
        at = stated !== null && stated < MOST_CELLS ? stated : at + 1;
        type = attributes.t ?? "n";
        style = Number(attributes.s ?? 0);
        value = "";
      } else if (name === "v" || name === "t") reading = true;
    },
    text(text) {
      if (reading) value += text;
    },
    close(name) {
      if (name === "v" || name === "t") reading = false;
      else if (name === "c" && value !== "" && at < MOST_CELLS) {
        if (type === "e") errors.push(at);
        else {
          while (cells.length < at) cells.push("");
          cells[at] = cellText(type, value, parts.dateStyles[style] ?? false, parts);
        }
      } else if (name === "row" && (cells.length > 0 || errors.length > 0)) take({ number, cells, errors });
    },
  };
}

function cellText(type: string, value: string, date: boolean, parts: Parts): string {
  if (type === "s") return parts.shared[Number(value)] ?? "";
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  if (type !== "n") return value;
  return (date ? dateOfSerial(Number(value), parts.from1904) : null) ?? numberText(value);
}
