/** How rare something is by the table of a model. */
import type { RarityTable } from "../rarities.ts";

export type BitsOf = (text: string) => number;

export function bitsBy(table: RarityTable | null | undefined): BitsOf {
  if (!table) return () => 0;
  const common = new Map(Object.entries(table.common));
  return (text) => common.get(text) ?? table.other;
}
