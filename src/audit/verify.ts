/**
 * Proves that the log is whole, or names the first place where it is not. Every row of the four tables is read; what
 * lies outside the database (keys, heads, journal) decides. Reads in one snapshot, so it may run beside a live system.
 */
import type { ClientBase } from "pg";
import type { Keys } from "../database/index.ts";
import { examineJournal } from "./examine/journal.ts";
import { examineSealed } from "./examine/sealed.ts";
import { examineUnsealed } from "./examine/unsealed.ts";
import { Misfit, type Verdict } from "./examine/verdict.ts";
import { type JournalFile, journalFiles } from "./journal.ts";
import { heldKeys } from "./keyring.ts";
import { journalFolder, outsideBytes } from "./outside.ts";
import { instant } from "./record.ts";

export type Progress = (examined: number, entries: number) => void;

const LATE_AFTER_MICROS = 5n * 60n * 1_000_000n;
const PROGRESS_EVERY = 5000;

/** `client` is not in a transaction; the auditor's role suffices. `folder` is DATA/audit. Makes no key and no file. */
export async function verify(
  client: ClientBase,
  keys: Keys,
  folder: string,
  onProgress?: Progress,
): Promise<Verdict> {
  const outside = await lookOutside(folder);
  await client.query("begin isolation level repeatable read, read only");
  try {
    return await examine(client, keys, outside, onProgress);
  } finally {
    await client.query("rollback");
  }
}

export interface Outside {
  readonly folder: string;
  readonly bytes: number;
  readonly journal: readonly JournalFile[];
}

/** Taken before the snapshot: all that is outside by then was committed before, so the snapshot must hold it. */
export async function lookOutside(folder: string): Promise<Outside> {
  return { folder, bytes: await outsideBytes(folder), journal: await journalFiles(journalFolder(folder)) };
}

/** Within the transaction that the client is in. */
export async function examine(
  client: ClientBase,
  keys: Keys,
  outside: Outside,
  onProgress?: Progress,
): Promise<Verdict> {
  const keyring = heldKeys(keys.folder);
  // Plans for reading all rows, not for the first few.
  await client.query("set local cursor_tuple_fraction = 1");
  const total = onProgress ? await countEntries(client) : 0;
  const lateBefore = BigInt(Date.now()) * 1000n - LATE_AFTER_MICROS;
  let entries = 0;
  let erased = 0;
  let late = 0;
  const count = (one: { readonly erased: boolean }): void => {
    entries += 1;
    if (one.erased) erased += 1;
    if (entries % PROGRESS_EVERY === 0) onProgress?.(entries, total);
  };
  try {
    const head = await examineSealed(client, keyring, outside, count);
    const sealed = entries;
    await examineUnsealed(client, keyring, head, (one) => {
      count(one);
      if (BigInt(one.entry.at) < lateBefore) late += 1;
    });
    const journalled = await examineJournal(client, journalFolder(outside.folder), outside.journal);
    return {
      ok: true,
      entries,
      sealed,
      unsealed: entries - sealed,
      late,
      erased,
      journalled,
      head: head && { size: head.size, root: head.root.toString("hex"), at: instant(head.at) },
    };
  } catch (error) {
    if (error instanceof Misfit) {
      return { ok: false, place: error.place, reason: error.message, fitting: entries };
    }
    throw error;
  }
}

async function countEntries(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ count: string }>("select count(*)::text as count from audit_entry");
  return Number(rows[0]?.count ?? 0);
}
