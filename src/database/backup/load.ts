/**
 * Loads a backup into an empty database, in one transaction with the migrations it needs: whatever happens in the middle
 * leaves the database as empty as it was.
 *
 * The rows go in as the owner of the tables. For the length of the transaction the owner is let off row security, under
 * which COPY is refused, and triggers rest, because what they once did is among the rows. References are checked.
 */
import type { Client } from "pg";
import type { Keys } from "../keys.ts";
import { migrateWithin } from "../migrate.ts";
import { quoted, readTables, type Table } from "./catalogue.ts";
import { DamagedBackup } from "./damaged.ts";
import type { Frame } from "./frames.ts";
import { withoutIndexes } from "./indexes.ts";
import type { Manifest, Part, Preamble } from "./manifest.ts";
import { copyIn, digestOf, pinPrinting } from "./rows.ts";

export interface Load {
  readonly preamble: Preamble;
  readonly manifest: Manifest;
  readonly frames: AsyncIterable<Frame>;
  readonly onTable?: ((name: string) => void) | undefined;
  /** What else belongs to the restore, once the rows are in and were held against the manifest. */
  readonly afterwards: (client: Client) => Promise<void>;
}

/** `admin` is in a transaction that the caller commits. */
export async function load(
  admin: Client,
  keys: Keys,
  { preamble, manifest, frames, onTable, afterwards }: Load,
) {
  await migrateWithin(admin, keys, preamble.migrations.at(-1)?.number ?? 0);
  await pinPrinting(admin);
  // A check of references that waits for the end would keep its table from being altered.
  await admin.query("set constraints all immediate");
  const tables = await readTables(admin);
  const names = tables.map((table) => table.name);
  requireSame(names, manifest);
  await alterEach(admin, tables, "no force row level security");
  await alterEach(admin, tables, "disable trigger user");
  // What migrations put in is among the rows of the backup.
  await admin.query(`truncate ${names.map(quoted).join(", ")}`);
  await withoutIndexes(admin, names, async () => {
    await loadRows(admin, tables, frames, onTable);
  });
  await setSequences(admin, manifest);
  await compare(admin, tables, manifest);
  await afterwards(admin);
  await alterEach(admin, tables, "enable trigger user");
  await alterEach(admin, tables, "force row level security");
}

function requireSame(names: readonly string[], manifest: Manifest): void {
  const backedUp = new Set(manifest.tables.map((table) => table.name));
  const different = [
    ...names.filter((name) => !backedUp.has(name)),
    ...[...backedUp].filter((name) => !names.includes(name)),
  ];
  if (different.length > 0) {
    throw new DamagedBackup(`its tables are not those of its migrations: ${different.join(", ")}`);
  }
}

async function alterEach(admin: Client, tables: readonly Table[], how: string): Promise<void> {
  for (const { name } of tables) await admin.query(`alter table ${quoted(name)} ${how}`);
}

async function loadRows(
  admin: Client,
  tables: readonly Table[],
  frames: AsyncIterable<Frame>,
  onTable: ((name: string) => void) | undefined,
): Promise<void> {
  const known = new Set(tables.map((table) => table.name));
  const source = frames[Symbol.asyncIterator]();
  for (;;) {
    const { done, value: frame } = await source.next();
    if (done) return;
    if (frame.is !== "part") continue;
    const part = frame.json as Part;
    if (!("table" in part)) continue;
    if (!known.has(part.table)) throw new DamagedBackup(`there is no table ${part.table}`);
    onTable?.(part.table);
    await copyIn(admin, { name: part.table, columns: part.columns }, dataOf(source));
  }
}

async function* dataOf(source: AsyncIterator<Frame>): AsyncGenerator<Buffer> {
  for (;;) {
    const { done, value: frame } = await source.next();
    if (done) throw new DamagedBackup("it was cut short");
    if (frame.is !== "data") return;
    yield frame.bytes;
  }
}

/** The next number comes after those that were given out, though their rows may be gone. */
async function setSequences(admin: Client, { sequences }: Manifest): Promise<void> {
  for (const { table, column, last } of sequences) {
    if (last === null) continue;
    await admin.query("select setval(pg_get_serial_sequence($1, $2), $3::bigint)", [
      quoted(table),
      column,
      last,
    ]);
  }
}

/** Reads back every row that was loaded: the database holds what was backed up, byte for byte. */
async function compare(admin: Client, tables: readonly Table[], manifest: Manifest): Promise<void> {
  const told = new Map(manifest.tables.map((table) => [table.name, table]));
  for (const table of tables) {
    const { rows, sha256 } = await digestOf(admin, table);
    const expected = told.get(table.name);
    if (expected?.rows === rows && expected.sha256 === sha256) continue;
    throw new DamagedBackup(
      `after loading, table ${table.name} is not what was backed up (${rows} rows of ${expected?.rows})`,
    );
  }
}
