/**
 * Plain text to blocks. Where blank lines stand, they part paragraphs and single line ends are typesetting; where
 * there are none and lines are long, each line is a paragraph, as text copied out of a web page is.
 */
import { datelineOf } from "./claimed-date.ts";
import { type BareBlock, type Extracted, standing } from "./document.ts";
import { decodeText } from "./encoding.ts";
import { hyphenatedWords, joinLines, listItem, oneLine, withoutInvisible } from "./tidy.ts";

export function readPlainText(bytes: Uint8Array): Extracted {
  const { text, notes } = decodeText(bytes);
  const lines = withoutInvisible(
    text.replaceAll(/\r\n?|\u2028|\u0085/g, "\n").replaceAll("\f", "\n\n"),
  ).split("\n");
  const groups = grouped(lines);
  const hyphenated = hyphenatedWords(lines);
  const blocks = groups.flatMap((group) =>
    blocksOf(group.lines, hyphenated).map((block) => standing(block, `line ${group.line}`)),
  );
  const [first, ...rest] = blocks;
  // A press release opens with its title, one line that does not end as a sentence does.
  const titled =
    first !== undefined && rest.length > 0 && looksLikeTitle(first.text) && datelineOf([first.text]) === null;
  const title = titled ? first.text : null;
  const shown = titled
    ? [standing({ is: "heading", level: 1, text: first.text }, first.where), ...rest]
    : blocks;
  const date = datelineOf(shown.map((block) => block.text));
  return {
    title: title === null ? null : { value: title, by: "page" },
    language: null,
    author: null,
    date: date === null ? null : { value: date, by: "page" },
    publisher: null,
    pages: [{ number: 1, blocks: shown, confidence: null }],
    notes,
  };
}

interface Group {
  /** Counts from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

function grouped(lines: readonly string[]): Group[] {
  const filled = lines.filter((line) => line.trim() !== "");
  const blank = lines.slice(0, lines.findLastIndex((line) => line.trim() !== "") + 1).length - filled.length;
  const long = filled.filter((line) => line.length > 120).length;
  const lineEach = long > filled.length / 4 || (blank === 0 && long > 0);
  const groups: { line: number; lines: string[] }[] = [];
  let open = false;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") open = false;
    else if (open && !lineEach) groups.at(-1)?.lines.push(line);
    else {
      groups.push({ line: index + 1, lines: [line] });
      open = true;
    }
  }
  return groups;
}

function blocksOf(lines: readonly string[], hyphenated: ReadonlySet<string>): BareBlock[] {
  const table = tabbed(lines);
  if (table) return [{ is: "table", rows: table }];
  // A dateline within a head of short lines is a line of its own, as under "May 19, 2025 / Deputy Chief Constable".
  if (
    lines.length > 1 &&
    lines.some((line) => datelineOf([line]) !== null) &&
    lines.every((line) => line.length < 80)
  ) {
    return lines.map((line) => ({ is: "paragraph", text: oneLine(line) }));
  }
  const parts: { is: "item" | "paragraph"; lines: string[] }[] = [];
  for (const line of lines) {
    const item = listItem(line.trim());
    if (item !== null) parts.push({ is: "item", lines: [item] });
    else if (parts.length > 0) parts.at(-1)?.lines.push(line);
    else parts.push({ is: "paragraph", lines: [line] });
  }
  return parts.map((part) => ({ is: part.is, text: joinLines(part.lines, hyphenated) }));
}

/** Lines with the same number of tabs between filled cells are a table. */
function tabbed(lines: readonly string[]): string[][] | null {
  if (lines.length < 2) return null;
  const rows = lines.map((line) => line.split("\t").map(oneLine));
  const width = rows[0]?.length ?? 0;
  return width > 1 && rows.every((row) => row.length === width) ? rows : null;
}

function looksLikeTitle(text: string): boolean {
  return text.length >= 3 && text.length <= 200 && !/[.;:,]$/.test(text) && !/^[“"]/.test(text);
}
