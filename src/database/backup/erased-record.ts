/**
 * What remains of erased reports, kept outside the database as well (DATA/audit/tombstones.ndjson): an older backup does
 * not know that they were erased, so a restore reads it here and erases them again. See docs/decisions.
 *
 * A line is a tombstone, the keyed digest of an erased reference, or an erasure: an opaque id, a time, an authority and a
 * signatory. Nothing that the report said is here. Lines are synced to disk before the erasure is answered.
 */
import { mkdirSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface Tombstone {
  readonly tombstone: string;
  readonly at: string;
}

export interface Erasure {
  readonly erased: string;
  readonly agency: string;
  readonly authority: string;
  readonly signedBy: string | null;
  readonly signedAs: string;
  readonly at: string;
}

export type ErasedLine = Tombstone | Erasure;

export function erasedFile(dataDir: string): string {
  return join(dataDir, "audit", "tombstones.ndjson");
}

/** Any connection that may read the two tables: the worker's, or the role of backups. */
export type Ask = (sql: string, values: unknown[]) => Promise<{ rows: unknown[] }>;

export interface ErasedRecord {
  /** Brings the file up to the database. Call it once at start, and after an erasure before it is answered. */
  keep(): Promise<void>;
}

/** Whoever begins with the whole table need look only at what is new afterwards; another process writes its own lines. */
const LOOK_BACK = "1 hour";
/** An authority has at most 2,000 characters, each at most six bytes as JSON. */
const LONGEST_LINE = 16_384;

export function openErasedRecord(dataDir: string, ask: Ask): ErasedRecord {
  const path = erasedFile(dataDir);
  let known: Set<string> | null = null;
  let turn: Promise<void> = Promise.resolve();

  const keepNow = async (): Promise<void> => {
    const since = known === null ? null : LOOK_BACK;
    known ??= new Set((await readErased(path)).map(keyOf));
    const fresh = (await readTables(ask, since)).filter((line) => !known?.has(keyOf(line)));
    if (fresh.length === 0) return;
    await append(path, fresh);
    for (const line of fresh) known.add(keyOf(line));
  };
  return {
    keep: () => {
      const mine = turn.then(keepNow);
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** Nothing when there is no such file. A last line cut short by a kill was never answered for, and is in the table. */
export async function readErased(path: string): Promise<ErasedLine[]> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  const lines = text.split("\n").filter(Boolean);
  return lines.flatMap((line, index) => {
    const read = readLine(line);
    if (read) return [read];
    if (index === lines.length - 1) return [];
    throw new Error(`${path} line ${index + 1} is not a record of an erasure`);
  });
}

function readLine(line: string): ErasedLine | null {
  try {
    const told = JSON.parse(line) as Record<string, unknown>;
    if (typeof told.tombstone === "string" && /^[0-9a-f]{64}$/.test(told.tombstone))
      return told as unknown as Tombstone;
    return typeof told.erased === "string" && typeof told.agency === "string"
      ? (told as unknown as Erasure)
      : null;
  } catch {
    return null;
  }
}

async function readTables(ask: Ask, since: string | null): Promise<ErasedLine[]> {
  const fresh = "($1::interval is null or at >= now() - $1::interval)";
  const tombstones = await ask(
    `select encode(digest, 'hex') as tombstone, ${ISO} as at from tombstone where ${fresh} order by tombstone.at`,
    [since],
  );
  const erasures = await ask(
    `select report_id as erased, agency_id as agency, authority, signed_by as "signedBy", signed_as as "signedAs", ${ISO} as at
       from erasure where ${fresh} order by erasure.at`,
    [since],
  );
  return [...(tombstones.rows as Tombstone[]), ...(erasures.rows as Erasure[])];
}

const ISO = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const keyOf = (line: ErasedLine): string => ("tombstone" in line ? line.tombstone : line.erased);

async function append(path: string, lines: readonly ErasedLine[]): Promise<void> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(path, "a+", 0o600);
  try {
    // A last line without its break was cut short by a kill: it was never answered for, and is among these.
    const { size } = await handle.stat();
    const tail = Buffer.alloc(Math.min(size, LONGEST_LINE));
    await handle.read(tail, 0, tail.length, size - tail.length);
    const cut = tail.length - (tail.lastIndexOf("\n") + 1);
    if (cut > 0) await handle.truncate(size - cut);
    await handle.appendFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    await handle.sync();
  } finally {
    await handle.close();
  }
}
