/** Which columns a person has put away, kept on this device for each table. */
import type { Column } from "./column.ts";

const place = (name: string) => `tributary.columns.${name}`;

export function hiddenColumns<Row>(name: string, columns: readonly Column<Row>[]): readonly string[] {
  const kept = localStorage.getItem(place(name));
  if (kept === null) return columns.filter((column) => column.extra).map((column) => column.id);
  return kept.split(" ").filter((id) => columns.some((column) => column.id === id && !column.names));
}

export function keepHidden(name: string, hidden: readonly string[]): void {
  localStorage.setItem(place(name), hidden.join(" "));
}
