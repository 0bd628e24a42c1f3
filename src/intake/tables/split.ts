/**
 * Delimited text, record by record. Own code, because what comes next after a quote that is never closed is the point
 * here: libraries stop there or read on to the end of the file; this gives up the one row and goes on with the line
 * after it, in bounded memory.
 */
import { LONGEST_FIELD, LONGEST_ROW } from "./table.ts";

export interface Dialect {
  readonly separator: string;
  /** One sign, or empty where quotes mean nothing. */
  readonly quote: string;
  readonly newline: "\n" | "\r";
}

export type Piece =
  | { readonly is: "record"; readonly cells: readonly string[]; readonly raw: string }
  /** `column` counts from 1; 0 where it is the row as a whole. */
  | { readonly is: "refused"; readonly raw: string; readonly column: number; readonly problem: Problem };

export type Problem = "unclosed" | "after-quote" | "too-long" | "field-too-long";

interface Scan {
  readonly cells: readonly string[];
  readonly next: number;
}

/** Where a record cannot be read: the column, and why. */
interface Wrong {
  readonly column: number;
  readonly problem: Problem;
}

/** Every record of the text, blank lines as records without cells. */
export async function* split(
  chunks: AsyncIterable<string> | Iterable<string>,
  dialect: Dialect,
): AsyncGenerator<readonly Piece[]> {
  let text = "";
  /** The rest of a line that was too long is passed over, however long it is. */
  let skipping = false;
  for await (const chunk of chunks) {
    text = skipping ? chunk : text + chunk;
    if (skipping) {
      const end = text.indexOf(dialect.newline);
      if (end < 0) continue;
      text = text.slice(end + 1);
      skipping = false;
    }
    const { pieces, rest } = take(text, dialect, false);
    text = rest;
    if (text.length > LONGEST_ROW) {
      pieces.push({ is: "refused", raw: text.slice(0, LONGEST_FIELD), column: 0, problem: "too-long" });
      const end = text.indexOf(dialect.newline);
      skipping = end < 0;
      text = skipping ? "" : text.slice(end + 1);
    }
    if (pieces.length > 0) yield pieces;
  }
  if (text === "" || skipping) return;
  const { pieces } = take(text, dialect, true);
  if (pieces.length > 0) yield pieces;
}

/** The records that are whole in this text. At the end of the file the last one is whole too. */
export function take(text: string, dialect: Dialect, ended: boolean): { pieces: Piece[]; rest: string } {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const newline = text.indexOf(dialect.newline, at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end);
    if (dialect.quote === "" || !line.includes(dialect.quote)) {
      if (newline < 0 && !ended) break;
      pieces.push(plain(line, dialect));
      at = end + 1;
      continue;
    }
    const scanned = scan(text, at, dialect, ended);
    if (scanned === "more") break;
    if ("problem" in scanned) {
      if (newline < 0 && !ended) break;
      pieces.push({ is: "refused", raw: withoutReturn(line), ...scanned });
      at = end + 1;
    } else {
      const raw = withoutReturn(
        text.slice(at, scanned.next - (text[scanned.next - 1] === dialect.newline ? 1 : 0)),
      );
      pieces.push({ is: "record", cells: scanned.cells, raw });
      at = scanned.next;
    }
  }
  return { pieces, rest: text.slice(at) };
}

function plain(line: string, { separator }: Dialect): Piece {
  const raw = withoutReturn(line);
  if (raw.length > LONGEST_ROW) return { is: "refused", raw, column: 0, problem: "too-long" };
  return { is: "record", cells: raw === "" ? [] : raw.split(separator), raw };
}

/** One record from `from`, whose line has a quote somewhere. */
function scan(text: string, from: number, dialect: Dialect, ended: boolean): Scan | Wrong | "more" {
  const { separator, quote, newline } = dialect;
  const cells: string[] = [];
  let at = from;
  for (;;) {
    if (text[at] === quote) {
      const closed = closingQuote(text, at + 1, quote);
      if (closed < 0) {
        const tooFar = text.length - at > LONGEST_FIELD;
        return ended || tooFar ? { column: cells.length + 1, problem: "unclosed" } : "more";
      }
      if (closed - at > LONGEST_FIELD * 2) return { column: cells.length + 1, problem: "field-too-long" };
      cells.push(text.slice(at + 1, closed).replaceAll(quote + quote, quote));
      at = closed + 1;
      // Spaces between a closing quote and the separator are nobody's value.
      while (text[at] === " ") at += 1;
      if (text[at] === "\r" && newline === "\n") at += 1;
      if (at >= text.length) return ended ? { cells, next: at } : "more";
      if (text[at] === newline) return { cells, next: at + 1 };
      if (text[at] !== separator) return { column: cells.length, problem: "after-quote" };
      at += 1;
      continue;
    }
    const nextLine = text.indexOf(newline, at);
    const rest = text.slice(at, nextLine < 0 ? text.length : nextLine);
    const end = rest.indexOf(separator);
    if (end >= 0) {
      cells.push(rest.slice(0, end));
      at += end + 1;
    } else {
      if (nextLine < 0 && !ended) return "more";
      cells.push(withoutReturn(rest));
      return { cells, next: Math.min(at + rest.length + 1, text.length) };
    }
  }
}

/** Where a quoted field ends: the first quote that is not doubled. -1 where it does not end in this text. */
function closingQuote(text: string, from: number, quote: string): number {
  let at = text.indexOf(quote, from);
  while (at >= 0 && text[at + 1] === quote) at = text.indexOf(quote, at + 2);
  return at;
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
