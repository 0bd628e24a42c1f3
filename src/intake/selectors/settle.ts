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
  for (const { weight: _, ...candidate } of ranked) {
    if (candidate.end <= candidate.start) continue;
    const clash = taken.subarray(candidate.start, candidate.end).includes(1);
    if (clash) continue;
    taken.fill(1, candidate.start, candidate.end);
    kept.push({ ...candidate, text: text.slice(candidate.start, candidate.end) });
  }
  return kept.sort((a, b) => a.start - b.start);
}
