/** Which format files are, by their names; pasted words by how they look. A guess, shown with its reason and changeable. */
import type { ImportFormat } from "../run-words.ts";

const ENDINGS: Readonly<Record<ImportFormat, readonly string[]>> = {
  reports: ["ndjson", "jsonl"],
  tables: ["csv", "tsv", "tab", "psv", "xlsx", "json"],
  documents: ["pdf", "docx", "html", "htm", "txt", "text", "png", "jpg", "jpeg", "tif", "tiff"],
};

export interface FormatGuess {
  readonly format: ImportFormat | null;
  /** Why, or what stands against any guess. */
  readonly because: string;
}

export function guessFormat(names: readonly string[]): FormatGuess {
  if (names.length === 0) return { format: null, because: "" };
  const endings = [...new Set(names.map(ending))];
  const formats = new Set(endings.map(formatOf));
  const [format = null] = formats;
  const list = endings.map((each) => (each === "" ? "no ending" : `.${each}`)).join(", ");
  if (formats.size > 1) {
    return {
      format: null,
      because: `These are of different kinds (${list}). Bring them in one kind at a time, or choose how all of them are to be read.`,
    };
  }
  return format === null
    ? { format, because: `A name with ${list} does not say what is inside. Choose how it is to be read.` }
    : { format, because: `Guessed from ${list}. Choose another if it is not so.` };
}

function ending(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot + 1).toLowerCase();
}

function formatOf(end: string): ImportFormat | null {
  const found = Object.entries(ENDINGS).find(([, endings]) => endings.includes(end));
  return found ? (found[0] as ImportFormat) : null;
}

/** A name for words that were pasted, by which they are then known. */
export function pastedName(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const [first = ""] = lines;
  if (first.startsWith("{") && first.includes('"reference"')) return "pasted.ndjson";
  for (const [sign, name] of [
    ["\t", "pasted.tsv"],
    [",", "pasted.csv"],
    [";", "pasted.csv"],
  ] as const) {
    const cells = lines.slice(0, 20).map((line) => line.split(sign).length);
    // Prose has commas too, but not the same number of them in every line.
    if (lines.length > 1 && (cells[0] ?? 0) > 2 && cells.every((each) => each === cells[0])) return name;
  }
  return "pasted.txt";
}
