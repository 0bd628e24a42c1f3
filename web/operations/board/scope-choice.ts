/** Which scope a board shows: the one its address names, or that of the operation's phase under way. */

import type { ScopeWire } from "../../../src/contract/counts.ts";
import type { OperationWire } from "../../../src/contract/operations.ts";
import { phaseUnderWay } from "../plan/words.ts";

/** The word for one's own picture in an address. */
export const OWN = "own";

export function scopesOf(
  scopes: readonly ScopeWire[],
  operation: OperationWire | undefined,
): readonly ScopeWire[] {
  if (!operation) return scopes;
  const phases = new Set(operation.phases.map(({ id }) => id));
  return scopes.filter(({ phase }) => phase !== null && phases.has(phase));
}

export function chosenScope(
  scopes: readonly ScopeWire[],
  operation: OperationWire | undefined,
  wanted: string | undefined,
): string | null | undefined {
  if (wanted === OWN) return null;
  if (wanted) return wanted;
  const among = scopesOf(scopes, operation);
  const phase = operation && phaseUnderWay(operation.phases)?.id;
  return (among.find((each) => each.phase === phase) ?? among[0])?.address;
}
