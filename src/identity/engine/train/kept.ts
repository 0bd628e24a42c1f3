/**
 * How many of the pairs of one person blocking keeps, estimated without labels: among pairs that agree on a rare identifier or
 * a full date of birth and are surely of one person, how many were candidates. Such pairs were not chosen for being
 * candidates, but they share something by which candidates are found, so the estimate errs on the high side.
 */
import type { Edges } from "../cluster/index.ts";
import type { ComparePair, Property } from "../compare/index.ts";
import { scorePairs, type Weights } from "../score.ts";

const LARGEST = 50;
const MOST_PAIRS = 50_000;
const SURE = 6;

export function keptByBlocking(
  properties: readonly Property[],
  { left, right }: Edges,
  compare: ComparePair,
  weights: Weights,
  side: Uint8Array | null,
): number | null {
  const score = scorePairs(properties, compare, weights);
  const sure = new Map<number, number[]>();
  let pairs = 0;
  for (const { kind, prepared } of properties) {
    if (kind !== "code" && kind !== "birth" && kind !== "postcode") continue;
    const byValue = new Map<number, number[]>();
    prepared.codes.forEach((code, row) => {
      if (code === 0 || pairs >= MOST_PAIRS) return;
      const rows = byValue.get(code) ?? [];
      if (rows.length > LARGEST) return;
      for (const other of rows) {
        if ((side !== null && side[other] === side[row]) || score(other, row) < SURE) continue;
        const known = sure.get(other);
        if (known?.includes(row)) continue;
        if (known) known.push(row);
        else sure.set(other, [row]);
        pairs++;
      }
      rows.push(row);
      byValue.set(code, rows);
    });
  }
  if (pairs < 50) return null;
  let found = 0;
  for (let pair = 0; pair < left.length; pair++) {
    if (sure.get(left[pair] as number)?.includes(right[pair] as number)) found++;
  }
  return found / pairs;
}
