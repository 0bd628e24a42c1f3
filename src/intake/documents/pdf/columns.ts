/**
 * Reading order. Rows that share an empty strip from top to bottom, with text on both sides of it, stand in columns: a
 * table when their cells are short and stand side by side, columns of prose otherwise, read one after the other.
 * In the manner of the recursive X-Y cut (Nagy and Seth 1984), cut across first so that a headline parts the columns.
 */
import type { Row, Segment } from "./piece.ts";

export type Flow =
  | { readonly is: "lines"; readonly lines: readonly Segment[] }
  | {
      readonly is: "table";
      readonly rows: readonly (readonly string[])[];
      readonly segments: readonly Segment[];
    };

interface Strip {
  readonly left: number;
  readonly right: number;
}

/** Letters in a cell on average, above which it is prose. */
const CELL_LETTERS = 24;
const DEEPEST = 4;

export function flowsOf(rows: readonly Row[], depth = 0): Flow[] {
  const flows: Flow[] = [];
  const plain = (row: Row): void => {
    const last = flows.at(-1);
    if (last?.is === "lines")
      flows[flows.length - 1] = { is: "lines", lines: [...last.lines, ...row.segments] };
    else flows.push({ is: "lines", lines: row.segments });
  };
  for (let at = 0; at < rows.length; ) {
    const band = bandAt(rows, at);
    at += band.rows.length;
    if (band.gutters.length === 0 || depth >= DEEPEST) band.rows.forEach(plain);
    else flows.push(...inColumns(band.rows, band.gutters, depth));
  }
  return flows;
}

interface Band {
  readonly rows: readonly Row[];
  /** Strips with text on both sides, from left to right. */
  readonly gutters: readonly Strip[];
}

/** The rows from `start` on that share at least one gutter; a single row where there is none. */
function bandAt(rows: readonly Row[], start: number): Band {
  const first = rows[start] as Row;
  let free = freeOf(first, rows);
  let best: Band = { rows: [first], gutters: [] };
  for (let end = start + 1; end < rows.length && free.length > 0; end++) {
    const row = rows[end] as Row;
    free = intersect(free, freeOf(row, rows), row.size * 0.8);
    const band = rows.slice(start, end + 1);
    const gutters = free.filter((strip) => divides(band, strip));
    // A row that runs across a gutter which the rows above share is not of their columns.
    if (gutters.length < best.gutters.length) break;
    if (gutters.length > 0) best = { rows: band, gutters };
  }
  return best.gutters.length > 0 ? trimmed(best) : best;
}

/** Rows at the head that stand on one side only, above the first row with two, are not of the columns. */
function trimmed(band: Band): Band {
  const from = band.rows.findIndex((row) => row.segments.length > 1);
  return from > 0 ? { rows: band.rows.slice(0, from), gutters: [] } : band;
}

/** At least two rows have text on both sides; columns may end at different heights. */
function divides(rows: readonly Row[], strip: Strip): boolean {
  const both = rows.filter(
    (row) =>
      row.segments.some((segment) => segment.right <= strip.left + 0.5) &&
      row.segments.some((segment) => segment.left >= strip.right - 0.5),
  ).length;
  return both >= 2;
}

function freeOf(row: Row, all: readonly Row[]): Strip[] {
  const left = Math.min(...all.flatMap((each) => each.segments.map((segment) => segment.left)));
  const right = Math.max(...all.flatMap((each) => each.segments.map((segment) => segment.right)));
  const strips: Strip[] = [];
  let edge = left - 1;
  for (const segment of row.segments) {
    if (segment.left > edge) strips.push({ left: edge, right: segment.left });
    edge = Math.max(edge, segment.right);
  }
  strips.push({ left: edge, right: right + 1 });
  return strips.filter((strip) => strip.right - strip.left >= row.size * 0.8);
}

function intersect(a: readonly Strip[], b: readonly Strip[], narrowest: number): Strip[] {
  return a
    .flatMap((one) =>
      b.map((other) => ({ left: Math.max(one.left, other.left), right: Math.min(one.right, other.right) })),
    )
    .filter((strip) => strip.right - strip.left >= narrowest);
}

function inColumns(rows: readonly Row[], gutters: readonly Strip[], depth: number): Flow[] {
  const cuts = gutters.map((strip) => (strip.left + strip.right) / 2);
  const columnOf = (segment: Segment) =>
    cuts.filter((cut) => (segment.left + segment.right) / 2 > cut).length;
  const cells = rows.map((row) =>
    Array.from({ length: cuts.length + 1 }, (_, column) =>
      row.segments.filter((segment) => columnOf(segment) === column),
    ),
  );
  const filled = cells.flat().filter((cell) => cell.length > 0);
  const letters = filled.reduce((sum, cell) => sum + textOf(cell).length, 0) / filled.length;
  const abreast = cells.filter((row) => row.filter((cell) => cell.length > 0).length > 1).length;
  if (letters <= CELL_LETTERS && abreast >= rows.length * 0.6) {
    const table = cells.map((row) => row.map(textOf));
    return [{ is: "table", rows: table, segments: rows.flatMap((row) => row.segments) }];
  }
  return Array.from({ length: cuts.length + 1 }, (_, column) =>
    rows.flatMap((row, index): Row[] => {
      const segments = cells[index]?.[column] ?? [];
      return segments.length === 0 ? [] : [{ ...row, segments }];
    }),
  ).flatMap((column) => flowsOf(column, depth + 1));
}

function textOf(cell: readonly Segment[]): string {
  return cell.map((segment) => segment.text).join(" ");
}
