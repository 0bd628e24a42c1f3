/**
 * The principal offence of somebody arrested for several: the most serious alleged. Our order of the families, most serious
 * first, until an owner gives theirs; a figure of arrests by family rests on it.
 */
import type { OffenceFamily } from "../../vocabulary/index.ts";

export const MOST_SERIOUS_FIRST: readonly OffenceFamily[] = [
  "slavery_trafficking",
  "violence_weapons",
  "facilitation",
  "drugs",
  "money_laundering",
  "identity_documents",
  "theft_fraud",
  "entry_or_stay",
  "illegal_working",
  "recall_warrant",
  "vehicle_road",
  "other",
];

/** Lower is more serious; what is not said is least. */
export function seriousness(offence: unknown): number {
  const at = (MOST_SERIOUS_FIRST as readonly unknown[]).indexOf(offence);
  return at === -1 ? MOST_SERIOUS_FIRST.length : at;
}
