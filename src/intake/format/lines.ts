/**
 * The lines of a file as bytes, in bounded memory however long a line is. UTF-8 with or without a byte order mark;
 * UTF-16 of either order with one, handed over as little-endian. A line ends at LF or CR LF.
 */
import { createReadStream } from "node:fs";
import { Unreadable } from "../incoming.ts";

/** Longer lines are not read: a report of fifty items of forty thousand characters fits. */
export const LONGEST_LINE = 4 * 1024 * 1024;

/** Of a line that is too long this much is kept, for the rejects file. */
const KEPT = 65_536;
const CHUNK = 256 * 1024;

export type Encoding = "utf-8" | "utf-16le";

export interface Line {
  /** As a person counts, blank lines included. */
  readonly number: number;
  /** Without its end. The first 64 KiB where it is too long. */
  readonly bytes: Buffer;
  readonly encoding: Encoding;
  /** All its bytes, read or not. */
  readonly length: number;
}

/** The first bytes of files that are no text, with what to say of them. */
const NO_TEXT: readonly (readonly [magic: string, is: string])[] = [
  ["504b0304", "a ZIP archive or an Office document"],
  ["504b0506", "an empty ZIP archive"],
  ["1f8b", "a gzip archive"],
  ["d0cf11e0a1b11ae1", "an old or encrypted Office document"],
  ["255044462d", "a PDF"],
  ["7f454c46", "a program"],
  ["89504e47", "a picture"],
  ["ffd8ff", "a picture"],
];

/** The lines of a file, a batch for each piece of it that was read. Blank lines are left out, and counted. */
export async function* linesOf(
  path: string,
  name: string,
  onBytes: (count: number) => void,
): AsyncGenerator<readonly Line[]> {
  let open: Open | null = null;
  for await (const piece of pieces(path, name)) {
    onBytes(piece.length);
    open ??= begin(piece, name);
    const batch: Line[] = [];
    take(open, piece, batch);
    if (batch.length > 0) yield batch;
  }
  if (open === null) return;
  const last: Line[] = [];
  // An odd byte at the end of UTF-16 belongs to its last line, which is then refused.
  if (open.odd !== null) keep(open, open.odd);
  if (open.length > 0) endLine(open, last);
  if (last.length > 0) yield last;
}

/** A line that is being gathered, and how the file is read. */
interface Open {
  readonly encoding: Encoding;
  readonly swapped: boolean;
  started: boolean;
  number: number;
  parts: Buffer[];
  kept: number;
  length: number;
  odd: Buffer | null;
}

async function* pieces(path: string, name: string): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, { highWaterMark: CHUNK });
  try {
    for await (const piece of stream) yield piece as Buffer;
  } catch (problem) {
    const code = (problem as NodeJS.ErrnoException).code ?? "unknown";
    throw new Unreadable(`${name} cannot be read from the disk (${code}). Bring it in again.`);
  }
}

function begin(first: Buffer, name: string): Open {
  const magic = NO_TEXT.find(([hex]) => first.subarray(0, hex.length / 2).toString("hex") === hex);
  if (magic)
    throw new Unreadable(
      `${name} is ${magic[1]}, not lines of reports. Unpack or export it as text (NDJSON, one report a line).`,
    );
  const mark = first.subarray(0, 2).toString("hex");
  const wide = mark === "fffe" || mark === "feff";
  return {
    encoding: wide ? "utf-16le" : "utf-8",
    swapped: mark === "feff",
    started: false,
    number: 0,
    parts: [],
    kept: 0,
    length: 0,
    odd: null,
  };
}

function take(open: Open, piece: Buffer, batch: Line[]): void {
  let bytes = piece;
  if (open.encoding === "utf-16le") bytes = evenly(open, bytes);
  if (!open.started) {
    open.started = true;
    bytes = bytes.subarray(markLength(open.encoding, bytes));
  }
  let from = 0;
  for (;;) {
    const end = newline(open.encoding, bytes, from);
    if (end < 0) break;
    keep(open, bytes.subarray(from, end));
    endLine(open, batch);
    from = end + (open.encoding === "utf-8" ? 1 : 2);
  }
  keep(open, bytes.subarray(from));
}

/** UTF-16 in whole units and little-endian; a unit may be cut between two pieces. */
function evenly(open: Open, piece: Buffer): Buffer {
  let bytes = open.odd === null ? piece : Buffer.concat([open.odd, piece]);
  open.odd = null;
  if (bytes.length % 2 === 1) {
    open.odd = Buffer.from(bytes.subarray(bytes.length - 1));
    bytes = bytes.subarray(0, bytes.length - 1);
  }
  return open.swapped ? Buffer.from(bytes).swap16() : bytes;
}

function markLength(encoding: Encoding, bytes: Buffer): number {
  if (encoding === "utf-16le") return 2;
  return bytes.subarray(0, 3).toString("hex") === "efbbbf" ? 3 : 0;
}

const WIDE_NEWLINE = Buffer.from([10, 0]);

function newline(encoding: Encoding, bytes: Buffer, from: number): number {
  if (encoding === "utf-8") return bytes.indexOf(10, from);
  let at = bytes.indexOf(WIDE_NEWLINE, from);
  while (at % 2 === 1) at = bytes.indexOf(WIDE_NEWLINE, at + 1);
  return at;
}

function keep(open: Open, part: Buffer): void {
  open.length += part.length;
  if (part.length === 0) return;
  if (open.length <= LONGEST_LINE) {
    open.parts.push(part);
    open.kept += part.length;
  } else if (open.kept > KEPT || open.parts.length > 1) {
    // Too long as of now: let go of all but its beginning, copied so that the piece it lies in is let go of too.
    const beginning = Buffer.from(Buffer.concat(open.parts).subarray(0, KEPT));
    open.parts = [beginning];
    open.kept = beginning.length;
  } else if (open.kept < KEPT) {
    open.parts.push(Buffer.from(part.subarray(0, KEPT - open.kept)));
    open.kept += Math.min(part.length, KEPT - open.kept);
  }
}

function endLine(open: Open, batch: Line[]): void {
  const { encoding, parts, length } = open;
  open.number += 1;
  let bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  if (length <= LONGEST_LINE) bytes = withoutReturn(encoding, bytes);
  if (length > LONGEST_LINE || !isBlank(bytes)) batch.push({ number: open.number, bytes, encoding, length });
  open.parts = [];
  open.kept = 0;
  open.length = 0;
}

function withoutReturn(encoding: Encoding, bytes: Buffer): Buffer {
  const unit = encoding === "utf-8" ? 1 : 2;
  const returns = bytes.at(-unit) === 13 && (unit === 1 || bytes.at(-1) === 0);
  return returns ? bytes.subarray(0, bytes.length - unit) : bytes;
}

/** Spaces, tabs, returns and the zero halves of their UTF-16 form. A lone NUL byte in UTF-8 is not blank. */
function isBlank(bytes: Buffer): boolean {
  const zero = bytes.length > 1 && bytes[1] === 0 && bytes[0] !== 0;
  for (const byte of bytes)
    if (byte !== 32 && byte !== 9 && byte !== 13 && !(zero && byte === 0)) return false;
  return true;
}
