/** `tributary keys rotate`: new keys for everything that can have them. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Rotated, rotateKeys } from "../access/index.ts";
import { createRecorder, journalFolder } from "../audit/index.ts";
import { refuseHalfRestored } from "../database/backup/index.ts";
import { openKeys, StartError } from "../database/index.ts";
import { BadUsage, type Command, readArgs } from "./command.ts";
import { defaultDataFolder } from "./data-folder.ts";
import { openDatabase } from "./open-database.ts";

const ROTATED = [
  "passwords of the database's roles",
  "key of the one-time codes",
  "key that seals a viewer into a transaction",
  "HMAC and signing keys of the log",
  "key of the cursors",
  "key of the counts of failed sign-ins",
] as const;

const KEPT = [
  "tombstones: what was erased is known by digests under this key alone, and cannot be digested anew",
  "database: opens the embedded database, which is reached through a private folder only",
] as const;

export const keys: Command = {
  help: `Usage: tributary keys rotate [OPTIONS]

Makes new keys, while the server runs or not, and writes the fact into the log:
${ROTATED.map((each) => `  - ${each}`).join("\n")}

What was entered in the log under earlier keys stays provable: they are kept in the folder keys, of the
signing key the public half alone. Lists that are open are read from their beginning again.

Not changed:
${KEPT.map((each) => `  - ${each}`).join("\n")}

Afterwards restart every server: passwords, one-time codes and viewers change at once, the rest when it next
starts. Copy the folder keys anew; a server on another machine needs the new copy at once.

  --data DIR  the data folder (default ${defaultDataFolder()})
  --json      print {rotated, kept, oneTimeCodes, restart, folder}

Broken off, it goes on when it is called again.`,

  async run(args) {
    const { values, positionals } = readArgs(args, {
      options: { data: { type: "string" }, json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    if (positionals.length !== 1 || positionals[0] !== "rotate") throw new BadUsage("Say: keys rotate.");
    const dataDir = values.data === undefined ? defaultDataFolder() : resolve(values.data);
    const folder = join(dataDir, "keys");
    if (!existsSync(folder)) {
      throw new StartError(`There are no keys of Tributary in ${dataDir}. Name its folder with --data.`);
    }
    refuseHalfRestored(dataDir);
    const rotated = await rotateIn(dataDir, folder);
    console.log(values.json ? JSON.stringify(facts(rotated, folder)) : sentences(rotated, folder));
    return 0;
  },
};

async function rotateIn(dataDir: string, folder: string): Promise<Rotated> {
  const database = await openDatabase(dataDir);
  const inUse = openKeys(folder);
  const recorder = createRecorder(inUse, journalFolder(join(dataDir, "audit")));
  try {
    return await rotateKeys(database.address, inUse, recorder);
  } finally {
    recorder.close();
    await database.close();
  }
}

function facts({ oneTimeCodes, serverRuns }: Rotated, folder: string) {
  return { rotated: ROTATED, kept: KEPT, oneTimeCodes, restart: serverRuns, folder };
}

function sentences({ oneTimeCodes, serverRuns }: Rotated, folder: string): string {
  const codes = `${oneTimeCodes.toLocaleString("en-GB")} one-time-code secret${oneTimeCodes === 1 ? " was" : "s were"} sealed anew.`;
  return [
    "New keys are in place:",
    ...ROTATED.map((each) => `  ${each}`),
    codes,
    "Not changed:",
    ...KEPT.map((each) => `  ${each}`),
    ...(serverRuns
      ? [
          "A server is running: restart it. Until then it goes on writing the log under the retired keys, which still proves.",
        ]
      : []),
    `Copy ${folder} anew, apart from the database.`,
  ].join("\n");
}
