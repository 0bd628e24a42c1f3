/** How one thing in a report stands to another, in the words with which the server also suggests it. */
export const LINK_KINDS = [
  "uses",
  "holds",
  "owns",
  "drives",
  "operates",
  "runs",
  "works for",
  "lives at",
  "trades from",
  "in contact with",
  "meets",
  "pays",
  "supplies",
  "travels with",
  "travels on",
  "aboard",
  "commands",
  "tows",
  "carries",
  "seen at",
  "relative of",
  "also known as",
  "connected to",
] as const;

/** A kind as it stands between two names. Imported reports may write it with underscores. */
export function linkName(kind: string): string {
  return kind.replaceAll("_", " ");
}
