/**
 * How long intelligence is kept before a person decides again (Management of Police Information; configurable by the
 * owner). A date here asks for a review; it never disposes of anything by itself.
 */
export interface RetentionRule {
  readonly group: 1 | 2 | 3 | 4;
  readonly clearYears: number | null;
  readonly text: string;
}

export const RETENTION_RULES: readonly RetentionRule[] = [
  { group: 1, clearYears: null, text: "Group 1: until the person would be 100, reviewed every ten years" },
  { group: 2, clearYears: 10, text: "Group 2: ten clear years, then review" },
  { group: 3, clearYears: 6, text: "Group 3: six clear years, then review" },
  { group: 4, clearYears: null, text: "Group 4: as the owner's policy for miscellaneous records says" },
];

/** Reports on facilitation and its abuses are group 2 until somebody says otherwise. */
export const DEFAULT_RETENTION: RetentionRule = {
  group: 2,
  clearYears: 10,
  text: "Group 2: ten clear years, then review",
};

/** The day of review for a report written on this day (YYYY-MM-DD), or null where the rule names no number of years. */
export function reviewDay(authored: string, rule: RetentionRule): string | null {
  if (rule.clearYears === null) return null;
  return `${Number(authored.slice(0, 4)) + rule.clearYears}${authored.slice(4)}`;
}
