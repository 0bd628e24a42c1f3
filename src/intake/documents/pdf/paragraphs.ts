/** Lines of one flow to headings, paragraphs and list items, by their distance, size, weight and indent. */
import { type Block, type Box, standing } from "../document.ts";
import { joinLines, listItem } from "../tidy.ts";
import type { Flow } from "./columns.ts";
import type { Segment } from "./piece.ts";

/** What is known of the whole document when a page is read. */
export interface Typography {
  /** The size and weight of most letters. */
  readonly size: number;
  readonly bold: boolean;
  /** Sizes of headings, largest first. */
  readonly headings: readonly number[];
  readonly hyphenated: ReadonlySet<string>;
}

export interface Sheet {
  readonly number: number;
  readonly width: number;
  readonly height: number;
}

export function blocksOf(flows: readonly Flow[], sheet: Sheet, typography: Typography): Block[] {
  const where = `page ${sheet.number}`;
  return flows.flatMap((flow): Block[] => {
    if (flow.is === "table") {
      return [standing({ is: "table", rows: flow.rows }, where, boxOf(flow.segments, sheet))];
    }
    return paragraphsOf(flow.lines, typography).map((lines) => {
      const box = boxOf(lines, sheet);
      const texts = lines.map((line) => line.text);
      const text = joinLines(texts, typography.hyphenated);
      const level = headingLevel(lines, text, typography);
      if (level !== null) return standing({ is: "heading", level, text }, where, box);
      const item = listItem(text);
      return item === null
        ? standing({ is: "paragraph", text }, where, box)
        : standing({ is: "item", text: item }, where, box);
    });
  });
}

/** The size and weight that most letters have, and the sizes above it. */
export function typographyOf(lines: readonly Segment[], hyphenated: ReadonlySet<string>): Typography {
  const letters = new Map<string, number>();
  for (const line of lines) {
    const key = `${Math.round(line.size * 2) / 2} ${line.bold}`;
    letters.set(key, (letters.get(key) ?? 0) + line.text.length);
  }
  const [most] = [...letters].sort(([, a], [, b]) => b - a);
  const [size = "11", bold = "false"] = (most?.[0] ?? "11 false").split(" ");
  const larger = new Set(
    lines.map((line) => Math.round(line.size * 2) / 2).filter((each) => each >= Number(size) * 1.12),
  );
  return {
    size: Number(size),
    bold: bold === "true",
    headings: [...larger].sort((a, b) => b - a),
    hyphenated,
  };
}

function headingLevel(lines: readonly Segment[], text: string, typography: Typography): number | null {
  const [first] = lines;
  if (!first || lines.length > 4 || text.length > 240 || !/\p{L}/u.test(text)) return null;
  const size = Math.round(first.size * 2) / 2;
  const rank = typography.headings.indexOf(size);
  if (rank >= 0) return Math.min(6, rank + 1);
  const emphasised = !typography.bold && lines.every((line) => line.bold) && !/[.;,]$/.test(text);
  return emphasised && size >= typography.size * 0.95 ? Math.min(6, typography.headings.length + 1) : null;
}

function paragraphsOf(lines: readonly Segment[], typography: Typography): Segment[][] {
  const gaps = lines
    .slice(1)
    .map((line, index) => line.y - (lines[index] as Segment).y)
    .filter((gap) => gap > 0 && gap < typography.size * 2.5)
    .sort((a, b) => a - b);
  // The lower third: a page of short paragraphs has as many wide gaps as narrow ones.
  const leading = gaps[Math.floor(gaps.length / 3)] ?? typography.size * 1.3;
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const paragraphs: Segment[][] = [];
  for (const line of lines) {
    const paragraph = paragraphs.at(-1);
    const before = paragraph?.at(-1);
    if (!paragraph || !before || parts(before, line)) paragraphs.push([line]);
    else paragraph.push(line);
  }
  return paragraphs;

  function parts(before: Segment, line: Segment): boolean {
    const gap = line.y - before.y;
    if (gap > Math.max(leading * 1.3, before.size * 1.15) || gap < -1) return true;
    if (Math.abs(line.size - before.size) > Math.max(0.9, before.size * 0.08) || line.bold !== before.bold)
      return true;
    if (listItem(line.text) !== null) return true;
    const short = before.right < right - (right - left) * 0.25;
    if (short && /[.!?:”"]$/.test(before.text) && gap > 0.1) return true;
    const indented = line.left > left + line.size * 0.8 && before.left < left + line.size * 0.3;
    return indented && listItem(before.text) === null && /[.!?:”"]$/.test(before.text);
  }
}

function boxOf(segments: readonly Segment[], sheet: Sheet): Box {
  const fraction = (value: number, of: number) =>
    Math.round(Math.min(1, Math.max(0, value / of)) * 10_000) / 10_000;
  return [
    fraction(Math.min(...segments.map((each) => each.left)), sheet.width),
    fraction(Math.min(...segments.map((each) => each.y - each.size)), sheet.height),
    fraction(Math.max(...segments.map((each) => each.right)), sheet.width),
    fraction(Math.max(...segments.map((each) => each.y + each.size * 0.25)), sheet.height),
  ];
}
