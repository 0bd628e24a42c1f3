/** The database that is measured: seeded, compared by the product's own resolver, and kept beside what is asked of it. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { openAccess } from "../../src/access/index.ts";
import { createRecorder, journalFolder } from "../../src/audit/index.ts";
import { startEmbedded } from "../../src/database/embedded/index.ts";
import { type DatabaseAddress, migrate, openKeys, openPools } from "../../src/database/index.ts";
import { resolveSome } from "../../src/identity/index.ts";
import { type BenchRow, informs } from "../result.ts";
import { type Seeded, seed } from "../seed/seed.ts";
import { addHoldings, type Holdings } from "./holdings.ts";
import { type Questions, questionsOf } from "./questions.ts";

export interface Prepared {
  readonly seeded: Seeded;
  readonly holdings: Holdings;
  readonly questions: Questions;
  readonly version: string;
  readonly rows: readonly BenchRow[];
}

export interface PrepareOptions {
  readonly mentions: number;
  readonly audiences: number;
  readonly accounts: number;
  readonly log: (line: string) => void;
}

/** What was prepared in this folder before, or what is prepared there now. Says itself finished last, by its file. */
export async function prepared(folder: string, dataDir: string, options: PrepareOptions): Promise<Prepared> {
  const file = join(folder, "prepared.json");
  if (existsSync(file)) {
    await bringUpToDate(dataDir);
    return JSON.parse(readFileSync(file, "utf8")) as Prepared;
  }
  if (existsSync(dataDir)) throw new Error(`${dataDir} was never finished: remove it`);
  const made = await prepare(dataDir, options);
  writeFileSync(file, JSON.stringify(made));
  return made;
}

async function prepare(
  dataDir: string,
  { mentions, audiences, accounts, log }: PrepareOptions,
): Promise<Prepared> {
  const database = await startEmbedded({ dataDir, settings: { fsync: "off" } });
  const ends: (() => Promise<void> | void)[] = [() => database.stop()];
  try {
    const keys = openKeys(join(dataDir, "keys"));
    await migrate(database.address, keys);
    const seeded = await seed(database.address, { mentions, audiences, accounts, log });
    log("adding dates of birth, documents, links and hidden people");
    const holdings = await addHoldings(database.address, 1);
    const pools = openPools(database.address, keys);
    ends.push(() => pools.close());
    const recorder = createRecorder(keys, journalFolder(join(dataDir, "audit")));
    ends.push(() => recorder.close());
    const rate = await resolveAll(openAccess(pools, recorder), seeded.reports, log);
    await analyse(database.address);
    const questions = await questionsOf(database.address);
    const rows = [informs("reports compared a second, everything at once", rate, "/s")];
    return { seeded, holdings, questions, version: database.version, rows };
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/** Steps of the database that came since it was prepared. */
async function bringUpToDate(dataDir: string): Promise<void> {
  const database = await startEmbedded({ dataDir });
  try {
    await migrate(database.address, openKeys(join(dataDir, "keys")));
  } finally {
    await database.stop();
  }
}

/** As a server's PostgreSQL does by itself, a little later. */
async function analyse(address: DatabaseAddress): Promise<void> {
  const admin = new Client(address);
  await admin.connect();
  await admin.query("vacuum (analyze)");
  await admin.end();
}

async function resolveAll(
  access: ReturnType<typeof openAccess>,
  reports: number,
  log: (line: string) => void,
): Promise<number> {
  const began = performance.now();
  let done = 0;
  let told = 0;
  for (;;) {
    const turn = await resolveSome(access, 500);
    if (turn.gaveWay) continue;
    if (turn.reports === 0) break;
    done += turn.reports;
    if (done - told >= 20_000) {
      told = done;
      log(
        `${done} of ${reports} reports compared, ${Math.round((done / (performance.now() - began)) * 1000)}/s`,
      );
    }
  }
  return (done / (performance.now() - began)) * 1000;
}
