/** A delimited text file (CSV, TSV and their like) as a table. */
import { type InputFile, Unreadable } from "../incoming.ts";
import { findDialect } from "./dialect.ts";
import { findEncoding, textOf } from "./encoding.ts";
import { refusedRow, rowOf } from "./row.ts";
import { type Dialect, type Problem, split } from "./split.ts";
import { column, type Hints, MOST_COLUMNS, nameHeaders, type ReadRow, type Table } from "./table.ts";

/** The beginning by which a file's dialect is told. */
const SAMPLE = 64 * 1024;

const PROBLEMS: Readonly<Record<Problem, string>> = {
  unclosed:
    "The quote that opens this cell is never closed. Close it, or double it where it belongs to the value.",
  "after-quote":
    "Words stand after the quote that closes this cell. Double the quotes that belong to the value, or take them out.",
  "too-long":
    "The row has more than a million characters. Check the quotes before it and the ends of its lines.",
  "field-too-long": "The cell has more than 65,536 characters. Shorten it, or check its quotes.",
};

export async function openDelimited(file: InputFile, hints: Hints): Promise<Table> {
  const encoding = await findEncoding(file, hints.encoding);
  const { text, ended } = await beginning(file, encoding.label);
  if (text.slice(0, 8192).includes("\0"))
    throw new Unreadable(
      `${file.name} is no table: it holds bytes that are no text. Export it as CSV, or save it as a workbook (.xlsx).`,
    );
  // What Excel writes so that its own separator is known.
  const told = /^sep=(.)\r?\n/.exec(text)?.[1];
  const dialect = findDialect(told ? text.slice(text.indexOf("\n") + 1) : text, ended, {
    ...(told !== undefined && { separator: told }),
    ...hints,
  });
  const headers = await headersOf(file, encoding.label, dialect, told !== undefined);
  return {
    name: file.name,
    headers,
    understood: {
      format: "delimited",
      encoding: encoding.label,
      encodingGuessed: encoding.guessed,
      separator: dialect.separator,
      quote: dialect.quote,
    },
    rows: (onBytes) => rows(file, encoding.label, dialect, headers, told !== undefined, onBytes),
  };
}

async function beginning(file: InputFile, encoding: string): Promise<{ text: string; ended: boolean }> {
  let text = "";
  for await (const piece of textOf(file, encoding)) {
    text += piece;
    if (text.length >= SAMPLE) return { text: text.slice(0, SAMPLE), ended: false };
  }
  return { text, ended: true };
}

async function headersOf(
  file: InputFile,
  encoding: string,
  dialect: Dialect,
  told: boolean,
): Promise<string[]> {
  let first = told;
  for await (const pieces of split(textOf(file, encoding), dialect)) {
    for (const piece of pieces) {
      if (first) first = false;
      else if (piece.is === "refused")
        throw new Unreadable(`${file.name}: the row of headers cannot be read. ${PROBLEMS[piece.problem]}`);
      else if (piece.cells.some((cell) => cell.trim() !== "")) {
        if (piece.cells.length > MOST_COLUMNS)
          throw new Unreadable(
            `${file.name} has ${piece.cells.length} columns and at most ${MOST_COLUMNS} are read. Check the separator, or leave columns out.`,
          );
        return nameHeaders(piece.cells);
      }
    }
  }
  throw new Unreadable(`${file.name} is empty: there is not even a row of headers.`);
}

async function* rows(
  file: InputFile,
  encoding: string,
  dialect: Dialect,
  headers: readonly string[],
  told: boolean,
  onBytes?: (count: number) => void,
): AsyncGenerator<readonly ReadRow[]> {
  let row = 0;
  let skip = told;
  let headersSeen = false;
  for await (const pieces of split(textOf(file, encoding, onBytes), dialect)) {
    const batch: ReadRow[] = [];
    for (const piece of pieces) {
      row += 1;
      if (skip) skip = false;
      else if (piece.is === "refused") {
        const where = piece.column === 0 ? "" : column(headers[piece.column - 1] ?? String(piece.column));
        batch.push(refusedRow(file.name, row, piece.raw, where, PROBLEMS[piece.problem]));
      } else if (!piece.cells.some((cell) => cell.trim() !== "")) {
        // Blank rows say nothing; they are counted, so that the row's number is the one that a person sees.
      } else if (!headersSeen) headersSeen = true;
      else batch.push(rowOf(file.name, row, headers, piece.cells, piece.raw));
    }
    if (batch.length > 0) yield batch;
  }
}
