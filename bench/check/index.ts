/**
 * "Is this person known?" at a million mentions: how long an answer takes, whether anything about an answer tells a hidden
 * holding from none, and how soon what was just submitted is known.
 *
 * TRIBUTARY_BENCH_MENTIONS and TRIBUTARY_BENCH_EACH make it smaller to try it out, TRIBUTARY_BENCH_PARTS picks parts ("none": it
 * only prepares). TRIBUTARY_BENCH_DATA names a folder that keeps what was prepared and is measured again from then on.
 */
import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { openAccess } from "../../src/access/index.ts";
import { createRecorder, journalFolder } from "../../src/audit/index.ts";
import { startEmbedded } from "../../src/database/embedded/index.ts";
import { openKeys, openPools } from "../../src/database/index.ts";
import { machine } from "../child/machine.ts";
import { scratchFolder } from "../child/scratch.ts";
import { type ChildServer, freePort, startChild } from "../child/server.ts";
import type { BenchResult, BenchRow } from "../result.ts";
import { answersTake, workTakes } from "./latency.ts";
import { type Prepared, prepared as preparedIn } from "./prepare.ts";
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
  const kept = env.TRIBUTARY_BENCH_DATA;
  const folder = kept ? keptFolder(kept) : scratchFolder();
  // PostgreSQL's own user, which there is where root measures, has to pass; or the database lies elsewhere and stays there.
  const dataDir = join(folder, "data");
  try {
    const prepared = await preparedIn(folder, dataDir, { mentions, audiences, accounts: ASKERS, log });
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
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}

function keptFolder(path: string): string {
  const folder = resolve(path);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
  return folder;
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
