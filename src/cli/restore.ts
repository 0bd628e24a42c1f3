/** `tributary restore`: a backup into an empty data folder, to the same audit head. */
import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Client } from "pg";
import { createRecorder, journalFolder } from "../audit/index.ts";
import {
  DamagedBackup,
  type MarkOf,
  type Restored,
  restore as restoreBackup,
} from "../database/backup/index.ts";
import { type Keys, StartError } from "../database/index.ts";
import { tombstoneOf } from "../intelligence/index.ts";
import { BadUsage, type Command, readArgs } from "./command.ts";
import { openOrMakeDatabase } from "./open-database.ts";
import { readPassphrase } from "./passphrase.ts";

export const restore: Command = {
  help: `Usage: tributary restore FILE --data DIR [OPTIONS]

Restores a backup into an empty data folder; with TRIBUTARY_DATABASE_URL, into an empty database. The file
is read to its end first: one that is damaged or cut short changes nothing. The database is filled in one
transaction. A restore that was stopped in the middle leaves a folder that no server starts on, and can be
run again.

  --data DIR              the data folder to make; DIR/keys may be there already
  --tombstones FILE       what was erased after the backup was taken: audit/tombstones.ndjson of the data
                          folder that was lost, or a copy of it
  --passphrase-file FILE  the passphrase of an encrypted backup, in the first line
  --json                  print {snapshotAt, head, tables, rows, erasedAgain, hasKeys, seconds}

The keys: put a copy of the old folder keys into DIR/keys before, unless the backup was taken with
--with-keys. Without them the data is there, but the log cannot be verified.

A folder DIR/audit that is there already is set aside, never deleted: it proves what happened after the
backup. Everybody is signed out.`,

  async run(args) {
    const { values, positionals } = readArgs(args, {
      options: {
        data: { type: "string" },
        tombstones: { type: "string" },
        "passphrase-file": { type: "string" },
        json: { type: "boolean", default: false },
      },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new BadUsage("Name one file to restore.");
    if (values.data === undefined) throw new BadUsage("Say where to: --data DIR, an empty folder.");
    for (const path of [file, values.tombstones]) {
      if (path !== undefined && !existsSync(path)) throw new StartError(`There is no file ${path}.`);
    }
    const dataDir = resolve(values.data);
    const started = performance.now();
    const restored = await restoreBackup({
      file: resolve(file),
      passphrase: readPassphrase(values["passphrase-file"]),
      dataDir,
      tombstones: values.tombstones === undefined ? null : resolve(values.tombstones),
      openDatabase: () => openOrMakeDatabase(dataDir),
      markOf,
      record: (client, keys, what) => record(client, keys, dataDir, basename(file), what),
      log: (line) => console.error(line),
      ...(process.stderr.isTTY ? { onTable: (name: string) => console.error(`  ${name}`) } : {}),
    }).catch((error: unknown) => {
      if (!(error instanceof DamagedBackup)) throw error;
      throw new StartError(`${file} cannot be restored: ${error.message}. Nothing of it was kept.`);
    });
    const seconds = Math.round((performance.now() - started) / 10) / 100;
    console.log(values.json ? JSON.stringify(factsOf(restored, seconds)) : sentences(restored, dataDir));
    return 0;
  },
};

function markOf(keys: Keys): MarkOf {
  // Asked for by name first: a key that is not there must not be made, because it would fit nothing.
  if (!existsSync(join(keys.folder, "tombstones.secret"))) return null;
  return (agencyId, reference) => tombstoneOf(keys, agencyId, reference);
}

/** A restore changes everything at once and is nobody's act but the machine's: an entry without an account. */
async function record(
  client: Client,
  keys: Keys,
  dataDir: string,
  file: string,
  what: Restored,
): Promise<() => void> {
  // An entry under a new key would be one more that does not fit the log.
  if (!what.hasKeys) return () => {};
  const { rows } = await client.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
  const recorder = createRecorder(keys, journalFolder(join(dataDir, "audit")));
  const { snapshotAt, head } = what.manifest;
  const context = { xid: rows[0]?.xid ?? "", account: null, agency: null, session: null, purpose: null };
  const acts = [
    {
      act: "alteration" as const,
      subjects: [],
      detail: { what: "restored from a backup", file, snapshotAt, head },
    },
    ...(what.erasedAgain.length > 0
      ? [
          {
            act: "erasure" as const,
            subjects: what.erasedAgain,
            detail: { what: "erased again after a restore" },
          },
        ]
      : []),
  ];
  const prepared = recorder.prepare(context, acts);
  await recorder.insert((text, params) => client.query(text, params), prepared);
  return () => {
    recorder.committed(prepared);
    recorder.close();
  };
}

function factsOf({ manifest, erasedAgain, hasKeys, rows }: Restored, seconds: number) {
  const { snapshotAt, head, tables } = manifest;
  return { snapshotAt, head, tables: tables.length, rows, erasedAgain: erasedAgain.length, hasKeys, seconds };
}

function sentences({ manifest, rows, erasedAgain, hasKeys }: Restored, dataDir: string): string {
  const { snapshotAt, head, tables } = manifest;
  const lines = [
    `${rows.toLocaleString("en-GB")} rows of ${tables.length} tables are restored as at ${snapshotAt}; each table is byte for byte what was backed up.`,
    head ? `Log head ${head.size} of ${head.at}: ${head.root}` : "Nothing of the log was sealed.",
    erasedAgain.length > 0
      ? `${erasedAgain.length} reports that were erased since were erased again.`
      : "No later erasure was found. If the lost system kept audit/tombstones.ndjson, restore with --tombstones before anybody signs in.",
    hasKeys
      ? `Prove the log with: tributary audit verify --data ${dataDir}`
      : `There are no keys in ${dataDir}: the log cannot be verified and one-time codes cannot be checked.`,
  ];
  return lines.join("\n");
}
