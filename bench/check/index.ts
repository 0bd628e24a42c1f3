/**
 * "Is this person known?" at a million mentions: how long an answer takes, whether anything about an answer tells a hidden
 * holding from none, and how soon what was just submitted is known.
 *
 * TRIBUTARY_BENCH_MENTIONS and TRIBUTARY_BENCH_EACH make it smaller to try it out, TRIBUTARY_BENCH_PARTS picks parts.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { openAccess } from "../../src/access/index.ts";
import { createRecorder, journalFolder } from "../../src/audit/index.ts";
import { startEmbedded } from "../../src/database/embedded/index.ts";
import { type DatabaseAddress, migrate, openKeys, openPools } from "../../src/database/index.ts";
import { resolveSome } from "../../src/identity/index.ts";
import { machine } from "../child/machine.ts";
import { scratchFolder } from "../child/scratch.ts";
import { type ChildServer, freePort, startChild } from "../child/server.ts";
import { type BenchResult, type BenchRow, informs } from "../result.ts";
import { type Seeded, seed } from "../seed/seed.ts";
import { addHoldings, type Holdings } from "./holdings.ts";
import { answersTake, workTakes } from "./latency.ts";
import { questionsOf } from "./questions.ts";
import { tellsNothing } from "./timing.ts";
import { visibleWithin } from "./visible.ts";

export interface CheckBenchOptions {
  readonly mentions?: number;
  readonly audiences?: number;
  /** Checks of each of the three classes that are compared, idle and at once. */
  readonly each?: number;
  readonly parts?: readonly string[];
  readonly log?: (line: string) => void;
}

/** Those who ask at once in the timing part. */
const ASKERS = 20;

export async function run(options: CheckBenchOptions = {}): Promise<BenchResult> {
  const { env } = process;
  const {
    mentions = Number(env.TRIBUTARY_BENCH_MENTIONS ?? 1_000_000),
    audiences = 5_000,
    each = Number(env.TRIBUTARY_BENCH_EACH ?? 5_000),
    parts = (env.TRIBUTARY_BENCH_PARTS ?? "latency,timing,visible").split(","),
    log = console.error,
  } = options;
  const folder = scratchFolder();
  // PostgreSQL's own user, which there is where root measures, has to pass; or the database lies elsewhere and stays there.
  const dataDir = join(folder, "data");
  try {
    const prepared = await prepare(dataDir, { mentions, audiences, log });
    const rows: BenchRow[] = [...prepared.rows];
    if (parts.includes("latency")) rows.push(...(await inProcess(dataDir, prepared, log)));
    const server = await startServer(dataDir);
    try {
      if (parts.includes("latency")) rows.push(...(await answersTake(server.url, prepared, log)));
      if (parts.includes("visible")) rows.push(...(await visibleWithin(server.url, log)));
      if (parts.includes("timing")) {
        rows.push(...(await tellsNothing(server.url, prepared, { each, askers: ASKERS, log })));
      }
    } finally {
      await server.stop();
    }
    const { seeded, version } = prepared;
    return {
      bench: "check",
      configuration: {
        ...machine(),
        postgresql: version,
        reports: seeded.reports,
        mentions: seeded.mentions,
        audiences: seeded.audiences,
        databaseMB: seeded.databaseMB,
        "checks of each class": each,
        parts: parts.join(", "),
      },
      rows,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Prepared {
  readonly seeded: Seeded;
  readonly holdings: Holdings;
  readonly questions: Awaited<ReturnType<typeof questionsOf>>;
  readonly version: string;
  readonly rows: readonly BenchRow[];
}

async function prepare(
  dataDir: string,
  { mentions, audiences, log }: { mentions: number; audiences: number; log: (line: string) => void },
): Promise<Prepared> {
  const database = await startEmbedded({ dataDir, settings: { fsync: "off" } });
  const ends: (() => Promise<void> | void)[] = [() => database.stop()];
  try {
    const keys = openKeys(join(dataDir, "keys"));
    await migrate(database.address, keys);
    const seeded = await seed(database.address, { mentions, audiences, accounts: ASKERS, log });
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

/** On a PostgreSQL that has just started, so that nothing is in its memory. */
async function inProcess(
  dataDir: string,
  prepared: Prepared,
  log: (line: string) => void,
): Promise<BenchRow[]> {
  const database = await startEmbedded({ dataDir });
  const keys = openKeys(join(dataDir, "keys"));
  const pools = openPools(database.address, keys);
  const recorder = createRecorder(keys, journalFolder(join(dataDir, "audit")));
  try {
    return await workTakes(database.address, openAccess(pools, recorder), prepared, log);
  } finally {
    recorder.close();
    await pools.close();
    await database.stop();
  }
}

/** As many checks of one person as measuring takes, counted as always. */
async function startServer(dataDir: string): Promise<ChildServer> {
  process.env.TRIBUTARY_CHECKS_WITHIN_SECONDS = "1";
  try {
    return await startChild({ dataDir, port: await freePort(), empty: true });
  } finally {
    delete process.env.TRIBUTARY_CHECKS_WITHIN_SECONDS;
  }
}
