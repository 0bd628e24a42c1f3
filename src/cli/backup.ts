/** `tributary backup`: one file with everything, taken while the server runs. */
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type BackedUp, backup as takeBackup } from "../database/backup/index.ts";
import { StartError } from "../database/index.ts";
import { BadUsage, type Command, readArgs } from "./command.ts";
import { defaultDataFolder } from "./data-folder.ts";
import { openDatabase } from "./open-database.ts";
import { readPassphrase } from "./passphrase.ts";

export const backup: Command = {
  help: `Usage: tributary backup --out FILE [OPTIONS]

Writes everything in the database, as it is at one moment, and the heads and journal of the log into one
compressed file. Nobody is held up: the server may run, and several servers may.

  --out FILE              the file to write; it must not be there yet
  --data DIR              the data folder (default ${defaultDataFolder()})
  --passphrase-file FILE  encrypt under the first line of this file (AES-256-GCM, scrypt)
  --with-keys             put the keys of the data folder in as well; only together with a passphrase
  --json                  print {file, bytes, seconds, tables, rows, snapshotAt, head}

Without --passphrase-file whoever holds the file can read what the reports say: keep it accordingly.

The keys (DIR/keys) lie outside the database on purpose and are left out unless you ask: keep a copy of that
folder apart from the backups. Without it a restored log cannot be verified, and one-time codes cannot be checked.

Jobs that wait are not in a backup; they are found again from the data. TRIBUTARY_DATABASE_URL names a
PostgreSQL of your own. Its user has to be the one that Tributary starts with: it becomes the role
tributary_backup, which may read every table and do nothing else. A superuser is not needed.`,

  async run(args) {
    const { values } = readArgs(args, {
      options: {
        out: { type: "string" },
        data: { type: "string" },
        "passphrase-file": { type: "string" },
        "with-keys": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    if (values.out === undefined) throw new BadUsage("Say where to: --out FILE.");
    if (values["with-keys"] && values["passphrase-file"] === undefined) {
      throw new BadUsage(
        "--with-keys needs --passphrase-file: keys in the clear beside what they protect protect nothing.",
      );
    }
    const out = resolve(values.out);
    if (existsSync(out))
      throw new StartError(`${out} is there already. Choose another name, or move it away.`);
    if (!existsSync(dirname(out))) throw new StartError(`There is no folder ${dirname(out)}.`);
    const dataDir = values.data === undefined ? defaultDataFolder() : resolve(values.data);
    const passphrase = readPassphrase(values["passphrase-file"]);
    const started = performance.now();
    const database = await openDatabase(dataDir);
    try {
      const done = await takeBackup({
        address: database.address,
        dataDir,
        out,
        passphrase,
        withKeys: values["with-keys"],
        ...(process.stderr.isTTY ? { onTable: (name: string) => console.error(`  ${name}`) } : {}),
      });
      const facts = factsOf(out, done, (performance.now() - started) / 1000);
      console.log(
        values.json ? JSON.stringify(facts) : sentences(facts, values["with-keys"], passphrase !== null),
      );
      return 0;
    } finally {
      await database.close();
    }
  },
};

function factsOf(file: string, { bytes, manifest }: BackedUp, seconds: number) {
  const { tables, snapshotAt, head } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return {
    file,
    bytes,
    seconds: Math.round(seconds * 100) / 100,
    tables: tables.length,
    rows,
    snapshotAt,
    head,
  };
}

function sentences(facts: ReturnType<typeof factsOf>, withKeys: boolean, encrypted: boolean): string {
  const { file, bytes, tables, rows, snapshotAt, head } = facts;
  const size = `${(bytes / 1e6).toLocaleString("en-GB", { maximumSignificantDigits: 3 })} MB`;
  const lines = [
    `${file}: ${rows.toLocaleString("en-GB")} rows of ${tables} tables as at ${snapshotAt}, ${size}.`,
    head ? `Log head ${head.size} of ${head.at}: ${head.root}` : "Nothing of the log is sealed yet.",
  ];
  if (!encrypted) lines.push("It is not encrypted.");
  if (!withKeys) lines.push("The keys are not in it: keep a copy of the folder keys apart from it.");
  return lines.join("\n");
}
