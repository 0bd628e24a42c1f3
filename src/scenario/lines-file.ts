/** A file that is written line by line in large pieces, so that a million lines cost neither memory nor a million writes. */
import { closeSync, openSync, writeSync } from "node:fs";

export interface LinesFile {
  readonly write: (line: string) => void;
  readonly close: () => void;
}

const PIECE = 1 << 18;

export function linesFile(path: string): LinesFile {
  const file = openSync(path, "w");
  let lines: string[] = [];
  let length = 0;
  const flush = () => {
    const bytes = Buffer.from(lines.join(""));
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    lines = [];
    length = 0;
  };
  return {
    write: (line) => {
      lines.push(line, "\n");
      length += line.length + 1;
      if (length >= PIECE) flush();
    },
    close: () => {
      flush();
      closeSync(file);
    },
  };
}

/** One row of RFC 4180. */
export function csvRow(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}
