/**
 * A text with marked spans, cut into runs that can be drawn one after the other. Spans may touch, nest or overlap;
 * each run lists all marks it lies under, the narrowest first. Offsets count UTF-16 units.
 */

export interface Span {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

export interface Run {
  readonly text: string;
  readonly start: number;
  readonly marks: readonly string[];
}

export function textRuns(text: string, spans: readonly Span[]): Run[] {
  const inside = spans
    .map((span) => ({ ...span, start: Math.max(0, span.start), end: Math.min(text.length, span.end) }))
    .filter((span) => span.start < span.end);
  const cuts = [...new Set([0, text.length, ...inside.flatMap((span) => [span.start, span.end])])].sort(
    (a, b) => a - b,
  );
  const runs: Run[] = [];
  for (let index = 0; index + 1 < cuts.length; index++) {
    const start = cuts[index] ?? 0;
    const end = cuts[index + 1] ?? text.length;
    const marks = inside
      .filter((span) => span.start <= start && span.end >= end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))
      .map((span) => span.id);
    runs.push({ text: text.slice(start, end), start, marks });
  }
  return runs;
}

/**
 * Where spans lie after a text was edited. What lies before the change stays, what lies after it moves, and a span
 * whose own words were changed is gone (`null`).
 */
export function moveSpan(before: string, after: string, span: Span): Span | null {
  let head = 0;
  const shortest = Math.min(before.length, after.length);
  while (head < shortest && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const shift = after.length - before.length;
  if (span.end <= head) return span;
  if (span.start >= before.length - tail)
    return { ...span, start: span.start + shift, end: span.end + shift };
  return null;
}
