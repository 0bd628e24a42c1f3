/** `tributary audit verify`: proves that the trace is whole, or says where it is not. Never changes anything in it. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { heldKeys, type Verdict, verify } from "../audit/index.ts";
import { type Beside, openBeside } from "../database/embedded/index.ts";
import { asRole, type Keys, openKeys, openOwn, ROLE_SECRET, StartError } from "../database/index.ts";
import { BadUsage, type Command, readArgs } from "./command.ts";
import { defaultDataFolder } from "./data-folder.ts";

export const audit: Command = {
  help: `Usage: tributary audit verify [OPTIONS]

Reads every audit entry, leaf and signed head, and holds them against the keys, the heads and the journal
that are kept outside the database. Names the first row that was changed, removed or added. Runs beside a
live system.

  --data DIR  the data folder (default ${defaultDataFolder()})
  --json      print {ok: true, entries, sealed, unsealed, late, erased, journalled, head}
              or {ok: false, place, reason, fitting}

Exit code 1 when the log is not whole.`,

  async run(args) {
    const { values, positionals } = readArgs(args, {
      options: { data: { type: "string" }, json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    if (positionals.length !== 1 || positionals[0] !== "verify") throw new BadUsage("Say: audit verify.");
    const verdict = await verifyIn(values.data === undefined ? defaultDataFolder() : resolve(values.data));
    console.log(values.json ? JSON.stringify(verdict) : sentence(verdict));
    if (verdict.ok && verdict.late > 0) {
      console.error(`${verdict.late} of them have waited for more than five minutes: is the server running?`);
    }
    return verdict.ok ? 0 : 1;
  },
};

async function verifyIn(dataDir: string): Promise<Verdict> {
  const folder = join(dataDir, "keys");
  if (!existsSync(folder)) {
    throw new StartError(`There is no data of Tributary in ${dataDir}. Name its folder with --data.`);
  }
  // Whoever opens keys makes those that are missing; a verification must not.
  heldKeys(folder);
  if (!existsSync(join(folder, `${ROLE_SECRET}.secret`))) {
    throw new StartError(
      `There is no key of the database's roles in ${folder}, so nobody can sign in to verify. Put back the folder of keys that belongs to this database.`,
    );
  }
  const keys = openKeys(folder);
  const database = await openDatabase(dataDir, keys);
  const client = new Client(database.address);
  // A connection that breaks is told by the query that needs it.
  client.on("error", () => {});
  try {
    await client.connect();
    return await verify(client, keys, join(dataDir, "audit"), progress());
  } finally {
    await client.end().catch(() => {});
    await database.close();
  }
}

/** The database one has, or the embedded one of the data folder, as the auditor sees it. */
async function openDatabase(dataDir: string, keys: Keys): Promise<Beside> {
  const url = process.env.TRIBUTARY_DATABASE_URL;
  const reached = url
    ? { address: await openOwn(url), close: async () => {} }
    : await openBeside(dataDir, (line) => console.error(line));
  return { ...reached, address: asRole(reached.address, keys, "tributary_auditor") };
}

function progress() {
  if (!process.stderr.isTTY) return undefined;
  return (examined: number, entries: number) => {
    process.stderr.write(
      `\r${examined.toLocaleString("en-GB")} of ${entries.toLocaleString("en-GB")} entries\r`,
    );
  };
}

function sentence(verdict: Verdict): string {
  if (!verdict.ok) return `The log is NOT whole. ${verdict.place}: ${verdict.reason}.`;
  const { entries, sealed, unsealed, erased, head } = verdict;
  const lines = [
    `The log is whole: ${plain(entries)} entries, ${plain(sealed)} sealed, ${plain(unsealed)} not sealed yet.`,
  ];
  if (erased > 0) lines.push(`The details of ${plain(erased)} were erased, each by an entry that says so.`);
  if (head) lines.push(`Head ${head.size} of ${head.at}: ${head.root}`);
  return lines.join("\n");
}

const plain = (count: number): string => count.toLocaleString("en-GB");
