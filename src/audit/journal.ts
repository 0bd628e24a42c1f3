/**
 * What this process has written, noted outside the database until a head that covers it is: without it, entries deleted
 * before they are sealed would leave no trace. A line is `<entry id> <hmac>`.
 *
 * Lines are written without fsync: they survive the death of the process, which is what an intruder can bring about
 * from the database's side; a power cut may take the last ones. A process writes to one file for a minute and then
 * to the next, so that whole files can be deleted once covered and none is ever shortened under its writer.
 */
import { randomBytes } from "node:crypto";
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const WRITTEN_FOR_MS = 60_000;
/** After this a file has no writer any more, with room for a clock that is out or a process that hung. */
const SURELY_CLOSED_MS = 5 * WRITTEN_FOR_MS;
/** Bounds the memory of one turn. */
const PRUNED_AT_ONCE = 50;
const FILE_NAME = /^(\d{13})-\d+-[0-9a-f]{8}\.log$/;
const LINE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) ([0-9a-f]{64})$/;

export interface Journalled {
  readonly id: string;
  readonly hmac: string;
}

export interface JournalWriter {
  write(entries: readonly { readonly id: string; readonly hmac: Buffer }[]): void;
  close(): void;
}

export function openJournal(folder: string, writtenForMs: number = WRITTEN_FOR_MS): JournalWriter {
  let file: { readonly descriptor: number; readonly openedAt: number } | null = null;

  const close = (): void => {
    if (file) closeSync(file.descriptor);
    file = null;
  };
  const current = (): number => {
    if (file && performance.now() - file.openedAt < writtenForMs) return file.descriptor;
    close();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const name = `${Date.now()}-${process.pid}-${randomBytes(4).toString("hex")}.log`;
    file = { descriptor: openSync(join(folder, name), "ax", 0o600), openedAt: performance.now() };
    return file.descriptor;
  };

  return {
    write(entries) {
      if (entries.length === 0) return;
      const lines = entries.map((entry) => `${entry.id} ${entry.hmac.toString("hex")}\n`).join("");
      const bytes = Buffer.from(lines);
      const descriptor = current();
      try {
        for (let written = 0; written < bytes.length; ) {
          written += writeSync(descriptor, bytes, written);
        }
      } catch (error) {
        // A line may be cut here. It may stand at the end of a file only, so this file is not written to again.
        close();
        throw error;
      }
    },
    close,
  };
}

export interface JournalFile {
  readonly name: string;
  /** How long it is by now. */
  readonly bytes: number;
}

/** The journal's files, oldest first. */
export async function journalFiles(folder: string): Promise<JournalFile[]> {
  const names = await readdir(folder).catch(absent<string[]>([]));
  const files: JournalFile[] = [];
  for (const name of names.filter((each) => FILE_NAME.test(each)).sort()) {
    const found = await stat(join(folder, name)).catch(absent(null));
    if (found) files.push({ name, bytes: found.size });
  }
  return files;
}

/**
 * The lines within the first `bytes` of a file. The last may be cut short, by a kill in the middle of a write; any other that cannot be read
 * is told by its number. A file that is gone was covered by a head and deleted.
 */
export async function readJournal(
  folder: string,
  name: string,
  bytes: number,
): Promise<{ readonly lines: readonly Journalled[]; readonly unreadable: number | null }> {
  const text = await readFile(join(folder, name), "latin1").catch(absent(""));
  const lines: Journalled[] = [];
  // What follows the last line break is a line cut short, or nothing.
  for (const line of text.slice(0, bytes).split("\n").slice(0, -1)) {
    const [, id, hmac] = LINE.exec(line) ?? [];
    if (id === undefined || hmac === undefined) return { lines, unreadable: lines.length + 1 };
    lines.push({ id, hmac });
  }
  return { lines, unreadable: null };
}

/**
 * Deletes the files that no process writes to any more and whose every entry is proven. A file that names an entry
 * that cannot be proven stays for good: it is the evidence.
 */
export async function pruneJournal(
  folder: string,
  proven: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
  now: number = Date.now(),
): Promise<void> {
  const closed = (await journalFiles(folder))
    .filter(({ name }) => now - Number(FILE_NAME.exec(name)?.[1]) > SURELY_CLOSED_MS)
    .slice(0, PRUNED_AT_ONCE);
  const files = await Promise.all(
    closed.map(async ({ name, bytes }) => ({ name, ...(await readJournal(folder, name, bytes)) })),
  );
  const held = await proven(files.flatMap(({ lines }) => lines.map((line) => line.id)));
  for (const { name, lines, unreadable } of files) {
    if (unreadable === null && lines.every((line) => held.has(line.id))) {
      await rm(join(folder, name), { force: true });
    }
  }
}

function absent<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT") return instead;
    throw error;
  };
}
