/** Page headers and footers: rows at a page's edge that most pages repeat, whatever number stands in them. */
import { type Row, rowText } from "./piece.ts";

export interface RowedPage {
  readonly number: number;
  readonly height: number;
  readonly rows: readonly Row[];
}

/** How much of the page, at its top and at its foot, is its edge. */
const EDGE = 0.12;

export interface Cleared<Of extends RowedPage> {
  readonly pages: readonly Of[];
  /** What was dropped, as the first page has it. */
  readonly dropped: readonly string[];
}

export function withoutFurniture<Of extends RowedPage>(pages: readonly Of[]): Cleared<Of> {
  const seen = new Map<string, { text: string; pages: number }>();
  for (const page of pages) {
    for (const key of new Set(edgeRows(page).map(masked))) {
      const row = edgeRows(page).find((each) => masked(each) === key);
      const known = seen.get(key);
      seen.set(key, { text: known?.text ?? (row ? rowText(row) : ""), pages: (known?.pages ?? 0) + 1 });
    }
  }
  const least = Math.max(2, Math.ceil(pages.length * 0.5));
  const repeated = new Map([...seen].filter(([, { pages: count }]) => count >= least));
  return {
    pages: pages.map((page) => {
      const edge = new Set(edgeRows(page));
      return { ...page, rows: page.rows.filter((row) => !edge.has(row) || !repeated.has(masked(row))) };
    }),
    dropped: [...repeated.values()].map((each) => each.text),
  };
}

function edgeRows({ rows, height }: RowedPage): Row[] {
  return rows.filter((row) => row.y < height * EDGE || row.y > height * (1 - EDGE));
}

/** The same words in the same place, but for numbers: "Page 2 of 7". */
function masked(row: Row): string {
  return `${rowText(row).replaceAll(/\d+/g, "#").toLowerCase()}@${Math.round(row.y / 6)}`;
}
