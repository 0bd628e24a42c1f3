/** The tables of files as they are read, and a mapping that may fit them. */
import type { ImportGuessWire } from "../../contract/imports.ts";
import type { InputFile } from "../../intake/index.ts";
import {
  type ColumnGuess,
  guessMapping,
  type Hints,
  openFile,
  type Table,
  type Understood,
} from "../../intake/tables/index.ts";
import { KINDS } from "../../vocabulary/index.ts";
import type { Settings } from "./messages.ts";

const ROWS_SHOWN = 20;

export async function guessFor(files: readonly InputFile[], settings: Settings): Promise<ImportGuessWire> {
  const hints = settings as Hints;
  const tables: Table[] = [];
  for (const file of files) tables.push(...(await openFile(file, hints)));
  const { mapping, why, questions } = await guessMapping(tables);
  return {
    tables: await Promise.all(
      tables.map(async (table) => ({
        name: table.name,
        columns: [...table.headers],
        rows: await firstRows(table),
        reading: readingText(table.understood),
      })),
    ),
    mapping: mapping as unknown as ImportGuessWire["mapping"],
    guesses: why.map((guess) => ({
      table: guess.table,
      column: guess.column,
      proposes: meaningText(guess),
      because: guess.because,
    })),
    questions: questions.map((question) => ({ ...question, choices: [...question.choices] })),
  };
}

async function firstRows(table: Table): Promise<Record<string, string>[]> {
  const shown: Record<string, string>[] = [];
  for await (const rows of table.rows()) {
    for (const each of rows)
      if (each.is === "row" && shown.length < ROWS_SHOWN) shown.push({ ...each.row.values });
    if (shown.length === ROWS_SHOWN) break;
  }
  return shown;
}

const SEPARATOR_NAME: Readonly<Record<string, string>> = {
  ",": "separated by commas",
  ";": "separated by semicolons",
  "\t": "separated by tabs",
  "|": "separated by bars",
};

function readingText({ format, encoding, encodingGuessed, separator }: Understood): string {
  const parts = [{ delimited: "Text", workbook: "Workbook", json: "JSON" }[format]];
  if (encoding) parts.push(encodingGuessed ? `most likely ${encoding}` : encoding);
  if (separator) parts.push(SEPARATOR_NAME[separator] ?? `separated by ${separator}`);
  return parts.join(", ");
}

function meaningText({ meaning }: ColumnGuess): string {
  if (meaning === null) return "nothing yet";
  if (meaning.is !== "property") return meaning.is;
  const kind = KINDS[meaning.kind];
  const property = (kind.properties as Record<string, { label: string }>)[meaning.property];
  return `${kind.label}: ${property?.label ?? meaning.property}`;
}
