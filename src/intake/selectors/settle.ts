/** Settles overlaps: each character of the text belongs to at most one mention. */

import type { Candidate, FoundSelector } from "./found.ts";

/**
 * Keeps the heavier of two candidates that overlap, then the longer, then the earlier, and returns what
 * stays in reading order. Linear in the text and the candidates' lengths, but for the sort.
 */
export function settle(text: string, candidates: readonly Candidate[]): readonly FoundSelector[] {
  if (candidates.length === 0) return [];
  const ranked = [...candidates].sort(
    (a, b) => b.weight - a.weight || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const taken = new Uint8Array(text.length);
  const kept: FoundSelector[] = [];
  for (const { kind, start, end, properties, key, valid, confidence } of ranked) {
    if (end <= start || taken.subarray(start, end).includes(1)) continue;
    taken.fill(1, start, end);
    kept.push({ kind, start, end, text: text.slice(start, end), properties, key, valid, confidence });
  }
  return kept.sort((a, b) => a.start - b.start);
}
