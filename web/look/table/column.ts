import type { ReactNode } from "react";

/** One column: how a cell looks, how it sorts, and what it says when it is exported. */
export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  readonly text: (row: Row) => string;
  /** What rows are ordered by; a column without it cannot be sorted. */
  readonly order?: (row: Row) => string | number;
  readonly numeric?: boolean;
  /** Hidden until somebody asks for it. */
  readonly extra?: boolean;
  /** Says what the row is. It cannot be hidden. */
  readonly names?: boolean;
}

/** "reference" ascending, "-reference" descending. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: string | undefined,
): readonly Row[] {
  if (!sort) return rows;
  const down = sort.startsWith("-");
  const order = columns.find((column) => column.id === sort.replace(/^-/, ""))?.order;
  if (!order) return rows;
  const sorted = rows.toSorted((a, b) => compare(order(a), order(b)));
  return down ? sorted.toReversed() : sorted;
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "en-GB", { numeric: true });
}

/** What a click on a head asks for next: up, down, and then as it came. */
export function nextSort(column: string, sort: string | undefined): string | undefined {
  if (sort === column) return `-${column}`;
  return sort === `-${column}` ? undefined : column;
}
