/** A table as it is read, whatever file it lies in: headers, and rows as they come. */
import type { Flaw, SourceRow } from "../incoming.ts";

/** A longer field is no cell of a table but a file that was misread. */
export const LONGEST_FIELD = 65_536;

/** A row with more than this is refused and passed over. */
export const LONGEST_ROW = 1_048_576;

/** More columns are refused with the table. */
export const MOST_COLUMNS = 2000;

export interface Row extends SourceRow {
  /** What was made of the row on the way in that its reader should know. */
  readonly notes?: readonly Flaw[];
}

export interface RefusedRow {
  readonly table: string;
  readonly row: number;
  readonly raw: string;
  readonly flaws: readonly Flaw[];
}

export type ReadRow =
  | { readonly is: "row"; readonly row: Row }
  | { readonly is: "refused"; readonly row: RefusedRow };

/** How the bytes of a table were read, shown to whoever may know better. */
export interface Understood {
  readonly format: "delimited" | "workbook" | "json";
  readonly encoding?: string;
  /** Whether the encoding was told by the bytes, or is the likeliest by its letters. */
  readonly encodingGuessed?: boolean;
  readonly separator?: string;
  readonly quote?: string;
}

export interface Table {
  /** `people.csv`; of a workbook `case.xlsx/People`. */
  readonly name: string;
  readonly headers: readonly string[];
  readonly understood: Understood;
  /** Batches of rows from the first, each time it is called. `onBytes` hears how many bytes of the file were read. */
  rows(onBytes?: (count: number) => void): AsyncGenerator<readonly ReadRow[]>;
}

/** What the reader of a file may be told instead of letting it find out. */
export interface Hints {
  readonly encoding?: string;
  readonly separator?: string;
  /** `none` where quotes mean nothing. */
  readonly quote?: string;
}

/** Headers as they can be named: trimmed, none empty, none twice, none that names the prototype. */
export function nameHeaders(cells: readonly string[]): string[] {
  const seen = new Set<string>();
  return cells.map((cell, at) => {
    let name = cell.replaceAll(/\s+/g, " ").trim().toWellFormed().replaceAll("\0", "");
    if (name === "" || name === "__proto__") name = `column ${at + 1}`;
    let free = name;
    for (let again = 2; seen.has(free); again += 1) free = `${name} (${again})`;
    seen.add(free);
    return free;
  });
}

/** How a place is named in a flaw. */
export function column(name: string): string {
  return `column "${name}"`;
}
