/**
 * The heads as they are kept outside the database: one line a head, appended, synced to disk before it counts.
 * A tail cut off the log in the database no longer reaches the last line here.
 */
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

const LONGEST_LINE = 4096;

export function headsFile(folder: string): string {
  return join(folder, "heads.ndjson");
}

export function journalFolder(folder: string): string {
  return join(folder, "journal");
}

/** How long the file is by now: whatever is appended later belongs to a later state of the database. */
export async function outsideBytes(folder: string): Promise<number> {
  try {
    return (await stat(headsFile(folder))).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return 0;
    throw error;
  }
}

/** The complete lines within the first `bytes`. A last one without its line break was cut by a kill and never counted. */
export async function* outsideLines(folder: string, bytes: number): AsyncGenerator<string> {
  if (bytes === 0) return;
  const handle = await open(headsFile(folder));
  let whole: number;
  try {
    whole = await lastBreak(handle, bytes);
  } finally {
    await handle.close();
  }
  if (whole === 0) return;
  const stream = createReadStream(headsFile(folder), { end: whole - 1 });
  try {
    yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  } finally {
    stream.destroy();
  }
}

/** The last complete line, or null when there is none. */
export async function lastOutsideLine(folder: string): Promise<string | null> {
  const bytes = await outsideBytes(folder);
  if (bytes === 0) return null;
  const handle = await open(headsFile(folder));
  try {
    const whole = await lastBreak(handle, bytes);
    const tail = await readTail(handle, whole, LONGEST_LINE);
    return whole === 0 ? null : (tail.toString("utf8").split("\n").at(-2) ?? null);
  } finally {
    await handle.close();
  }
}

/** Appends lines and waits until they are on disk. Only whoever holds the sealer's lock may call it. */
export async function appendOutside(folder: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const handle = await open(headsFile(folder), "a+", 0o600);
  try {
    const { size } = await handle.stat();
    const whole = await lastBreak(handle, size);
    if (whole < size) await handle.truncate(whole);
    await handle.appendFile(`${lines.join("\n")}\n`);
    await handle.sync();
    if (size === 0) await syncFolder(folder);
  } finally {
    await handle.close();
  }
}

/** A new file is only as durable as the folder's entry for it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The length of the file's beginning that ends in a line break. */
async function lastBreak(handle: FileHandle, bytes: number): Promise<number> {
  const tail = await readTail(handle, bytes, 2 * LONGEST_LINE);
  return bytes - tail.length + tail.lastIndexOf("\n") + 1;
}

async function readTail(handle: FileHandle, end: number, atMost: number): Promise<Buffer> {
  const start = Math.max(0, end - atMost);
  const tail = Buffer.alloc(end - start);
  const { bytesRead } = await handle.read(tail, 0, tail.length, start);
  return tail.subarray(0, bytesRead);
}
