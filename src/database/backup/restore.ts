/**
 * Restores a backup into an empty data folder and an empty database. The file is read to its end before anything is
 * touched; the database is filled in one transaction; a mark in the folder says that a restore is under way.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import type { DatabaseAddress } from "../address.ts";
import { type Keys, openKeys } from "../keys.ts";
import { migrate, readMigrations } from "../migrate.ts";
import { StartError } from "../start-error.ts";
import { checkBackupFile } from "./check.ts";
import { eraseAgain, type MarkOf } from "./erase-again.ts";
import { erasedFile, readErased } from "./erased-record.ts";
import { readBackupFile } from "./file.ts";
import { load } from "./load.ts";
import type { Manifest, Preamble } from "./manifest.ts";
import { type Mark, readMark, removeMark, setMark } from "./mark.ts";
import { placeFiles, setAside } from "./place-files.ts";

export interface RestoreOptions {
  readonly file: string;
  readonly passphrase: string | null;
  readonly dataDir: string;
  /** A list of the erased that survived elsewhere, besides those in the backup and in the folder. */
  readonly tombstones: string | null;
  /** The administrator's way into the target; called once the folder is marked. */
  readonly openDatabase: () => Promise<{ readonly address: DatabaseAddress; close(): Promise<void> }>;
  /** Null where the folder holds no key for it. */
  readonly markOf: (keys: Keys) => MarkOf;
  /** Puts the restore on record within its transaction; what it returns is called after the commit. */
  readonly record: (client: Client, keys: Keys, restored: Restored) => Promise<() => void>;
  readonly log: (line: string) => void;
  readonly onTable?: (name: string) => void;
}

export interface Restored {
  readonly preamble: Preamble;
  readonly manifest: Manifest;
  /** Reports that were erased after the backup was taken, and were erased again. */
  readonly erasedAgain: readonly string[];
  /** Whether the folder holds the keys of the log. */
  readonly hasKeys: boolean;
  readonly rows: number;
}

export async function restore(options: RestoreOptions): Promise<Restored> {
  const { file, dataDir } = options;
  refuseUsedFolder(dataDir);
  const { preamble, manifest } = await checkBackupFile(file, options.passphrase);
  refuseOtherMigrations(preamble);
  const before = readMark(dataDir);
  const mark = before ?? setMark(dataDir, file);
  const target = await options.openDatabase();
  const admin = new Client({ ...target.address, application_name: "tributary restore" });
  admin.on("error", () => {});
  try {
    await admin.connect();
    const state = await stateOf(admin, mark);
    if (state === "used") {
      if (before === null) removeMark(dataDir);
      throw new StartError(
        "The database is not empty. A backup is restored into an empty one: make a new one.",
      );
    }
    if (state === "restored") {
      if (mark.file !== file)
        throw new StartError(`${dataDir} was restored from ${mark.file}. Choose another folder.`);
      options.log("This restore had finished before; only its mark is left to remove.");
    } else {
      setAside(dataDir, mark);
      await placeFiles(dataDir, readBackupFile(file, options.passphrase));
    }
    const keys = openKeys(join(dataDir, "keys"));
    const facts = {
      preamble,
      manifest,
      hasKeys: existsSync(join(keys.folder, "audit.secret")),
      rows: rowsOf(manifest),
    };
    const erasedAgain = state === "restored" ? [] : await fill(admin, keys, mark, options, facts);
    await migrate(target.address, keys);
    // As the owner of the tables: an administrator who is no superuser may not vacuum them.
    await admin.query("reset role; set role tributary_owner");
    await admin.query("vacuum (analyze)");
    removeMark(dataDir);
    return { ...facts, erasedAgain };
  } finally {
    await admin.end();
    await target.close();
  }
}

async function fill(
  admin: Client,
  keys: Keys,
  mark: Mark,
  options: RestoreOptions,
  facts: Omit<Restored, "erasedAgain">,
): Promise<readonly string[]> {
  const { dataDir, file, passphrase, tombstones, onTable } = options;
  const lists = [
    erasedFile(dataDir),
    ...(mark.aside ? [join(dataDir, mark.aside, "tombstones.ndjson")] : []),
  ];
  if (tombstones) lists.push(tombstones);
  const erased = (await Promise.all(lists.map(readErased))).flat();
  let again: readonly string[] = [];
  let afterCommit = (): void => {};
  await admin.query("begin");
  try {
    await load(admin, keys, {
      ...facts,
      frames: readBackupFile(file, passphrase),
      onTable,
      afterwards: async (client) => {
        again = await eraseAgain(client, erased, options.markOf(keys));
        // Whoever was signed in then may have been locked out since.
        await client.query("update session set revoked_at = now() where revoked_at is null");
        afterCommit = await options.record(client, keys, { ...facts, erasedAgain: again });
        await client.query(`comment on table migration is '${recordOf(mark)}'`);
      },
    });
    await admin.query("commit");
  } catch (error) {
    await admin.query("rollback").catch(() => undefined);
    throw error;
  }
  afterCommit();
  return again;
}

function refuseUsedFolder(dataDir: string): void {
  if (readMark(dataDir) !== null) return;
  const used = ["postgres", "postgres.location"].find((name) => existsSync(join(dataDir, name)));
  if (used === undefined) return;
  throw new StartError(
    `There is a database in ${dataDir} already. A backup is restored into an empty folder: choose another with --data.`,
  );
}

function refuseOtherMigrations({ product, migrations }: Preamble): void {
  const ours = readMigrations();
  if ((migrations.at(-1)?.number ?? 0) > (ours.at(-1)?.number ?? 0)) {
    throw new StartError(
      `This backup was written by a later Tributary (${product}). Restore it with that version.`,
    );
  }
  for (const { number, name, digest } of migrations) {
    if (ours.find((each) => each.number === number)?.digest === digest) continue;
    throw new StartError(
      `This backup was written by another Tributary (${product}), whose migration ${number} (${name}) is not ours.`,
    );
  }
}

/** Anything at all in the schema counts as used. */
async function stateOf(admin: Client, mark: Mark): Promise<"empty" | "used" | "restored"> {
  const { rows } = await admin.query<{ things: number; comment: string | null }>(
    `select (select count(*)::int from pg_class where relnamespace = 'public'::regnamespace) as things,
            obj_description(to_regclass('public.migration'), 'pg_class') as comment`,
  );
  const found = rows[0];
  if (!found || found.things === 0) return "empty";
  return found.comment === recordOf(mark) ? "restored" : "used";
}

const recordOf = ({ token }: Mark): string => `system: which migrations ran; restored as ${token}`;

const rowsOf = ({ tables }: Manifest): number => tables.reduce((sum, table) => sum + table.rows, 0);
