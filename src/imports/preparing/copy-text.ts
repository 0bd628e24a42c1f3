/** Rows as PostgreSQL's `copy … from stdin` reads them: tabs between values, `\N` for nothing, a backslash before what would be misread. */

const MISREAD = /[\\\t\n\r]/;
const ESCAPED: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

export type Cell = string | number | null;

export function copyRow(cells: readonly Cell[]): string {
  let row = "";
  for (let i = 0; i < cells.length; i++) {
    if (i > 0) row += "\t";
    row += cellText(cells[i] ?? null);
  }
  return `${row}\n`;
}

export function cellText(cell: Cell): string {
  if (cell === null) return "\\N";
  if (typeof cell === "number") return String(cell);
  return MISREAD.test(cell) ? cell.replace(/[\\\t\n\r]/g, (each) => ESCAPED[each] ?? each) : cell;
}

/** An array as PostgreSQL writes it: every element in quotes, so that none is read as a word of the language. */
export function arrayText(elements: readonly string[]): string {
  if (elements.length === 0) return "{}";
  return `{"${elements.map((each) => each.replace(/["\\]/g, "\\$&")).join('","')}"}`;
}
