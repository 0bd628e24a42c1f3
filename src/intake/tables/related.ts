/**
 * Rows of other tables, found by the values of their columns. A table of usual size stays in memory; what is more goes
 * to a temporary database on disk, so that memory is bounded however large the related tables are.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StatementSync } from "node:sqlite";
import type { Prepared } from "./prepared.ts";

/** Rows of all related tables together that are kept in memory. */
export const ROWS_IN_MEMORY = 200_000;

export interface RelatedRows {
  /** Under the values of these columns, in the order in which rows are added. An empty key joins nothing. */
  add(store: string, key: string, row: Prepared): void;
  /** Called once when all rows are there. */
  seal(): void;
  of(store: string, key: string): readonly Prepared[];
  /** Whether rows went to disk. */
  spilled(): boolean;
  close(): void;
}

/** The key of a row under these columns; null where all are empty. */
export function keyOf(values: Readonly<Record<string, string>>, columns: readonly string[]): string | null {
  const parts = columns.map((name) => (values[name] ?? "").trim());
  return parts.every((part) => part === "") ? null : parts.join("\u001f");
}

/** `folder` is where the temporary database goes if it is needed. */
export function openRelatedRows(inMemory = ROWS_IN_MEMORY, folder = tmpdir()): RelatedRows {
  const stores = new Map<string, Map<string, Prepared[]>>();
  let count = 0;
  let disk: Disk | null = null;
  return {
    add(store, key, row) {
      if (disk === null && count >= inMemory) {
        disk = openDisk(folder);
        for (const [name, keys] of stores)
          for (const [each, rows] of keys) for (const kept of rows) disk.add(name, each, kept);
        stores.clear();
      }
      count += 1;
      if (disk !== null) {
        disk.add(store, key, row);
        return;
      }
      let keys = stores.get(store);
      if (!keys) {
        keys = new Map();
        stores.set(store, keys);
      }
      const rows = keys.get(key);
      if (rows) rows.push(row);
      else keys.set(key, [row]);
    },
    seal: () => disk?.seal(),
    of: (store, key) => (disk === null ? (stores.get(store)?.get(key) ?? []) : disk.of(store, key)),
    spilled: () => disk !== null,
    close: () => {
      disk?.close();
      stores.clear();
    },
  };
}

interface Disk {
  add(store: string, key: string, row: Prepared): void;
  seal(): void;
  of(store: string, key: string): Prepared[];
  close(): void;
}

function openDisk(under: string): Disk {
  // Loaded only where it is needed, which most runs never do.
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  const folder = mkdtempSync(join(under, "tributary-related-"));
  const database = new DatabaseSync(join(folder, "rows"));
  // Nothing here outlives the run: no journal, no waiting for the disk; 16 MB of cache.
  database.exec(`
    pragma journal_mode = off;
    pragma synchronous = off;
    pragma cache_size = -16000;
    create table related (store text not null, key text not null, row text not null);
    begin;
  `);
  const insert = database.prepare("insert into related (store, key, row) values (?, ?, ?)");
  let select: StatementSync | null = null;
  return {
    add: (store, key, row) => void insert.run(store, key, JSON.stringify(row)),
    seal: () => {
      database.exec("commit; create index related_by_key on related (store, key);");
      select = database.prepare("select row from related where store = ? and key = ? order by rowid");
    },
    of: (store, key) =>
      (select?.all(store, key) ?? []).map((found) => JSON.parse(String(found.row)) as Prepared),
    close: () => {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
