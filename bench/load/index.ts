/**
 * Fifty people who search and open at once: how long does each wait, does anything fail, and is every one of their acts in
 * the log? The server is a process of its own, as it always is; those who measure share the machine with it.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { openBeside, startEmbedded } from "../../src/database/embedded/index.ts";
import { migrate, openKeys } from "../../src/database/index.ts";
import { machine } from "../child/machine.ts";
import { scratchFolder } from "../child/scratch.ts";
import { freePort, startChild } from "../child/server.ts";
import { atLeast, atMost, type BenchResult, type BenchRow, informs } from "../result.ts";
import { percentile } from "../search/timing.ts";
import { SEED_PASSWORD, type Seeded, seed } from "../seed/seed.ts";
import { openReader, type Reading } from "./reader.ts";

export interface LoadOptions {
  readonly readers?: number;
  readonly seconds?: number;
  readonly mentions?: number;
  readonly audiences?: number;
  readonly log?: (line: string) => void;
}

/** What a reader may wait at most, in 95 of 100 cases. */
const BAR_MS = 250;

export async function run(options: LoadOptions = {}): Promise<BenchResult> {
  const { readers = 50, seconds = 60, mentions = 60_000, audiences = 5_000, log = toTerminal } = options;
  const folder = scratchFolder();
  const dataDir = join(folder, "data");
  try {
    const { seeded, version } = await prepare(dataDir, { mentions, audiences, readers, log });
    const server = await startChild({ dataDir, port: await freePort(), empty: true });
    try {
      const open = await signInAll(server.url, seeded, readers);
      log(`${readers} readers are signed in and read for ${seconds} s`);
      const began = performance.now();
      const until = began + seconds * 1000;
      const readings = await Promise.all(open.map((reader) => reader(until)));
      const took = (performance.now() - began) / 1000;
      const missing = await missingActs(dataDir, readings);
      return {
        bench: "load",
        configuration: {
          ...machine(),
          postgresql: version,
          reports: seeded.reports,
          mentions: seeded.mentions,
          audiences: seeded.audiences,
          databaseMB: seeded.databaseMB,
          readers,
          seconds,
        },
        rows: rowsOf(readings, took, missing),
      };
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare(
  dataDir: string,
  wanted: { mentions: number; audiences: number; readers: number; log: (line: string) => void },
): Promise<{ seeded: Seeded; version: string }> {
  const { mentions, audiences, readers, log } = wanted;
  const database = await startEmbedded({ dataDir });
  try {
    await migrate(database.address, openKeys(join(dataDir, "keys")));
    const accounts = Math.ceil(readers / 3);
    return {
      seeded: await seed(database.address, { mentions, audiences, accounts, log }),
      version: database.version,
    };
  } finally {
    await database.stop();
  }
}

/** A third each may read a thousandth, a quarter and all of it. */
async function signInAll(url: string, { viewers, questions }: Seeded, readers: number) {
  const usernames = viewers.flatMap((viewer) => viewer.usernames);
  const open = [];
  for (const [index, username] of usernames.slice(0, readers).entries()) {
    open.push(await openReader({ url, username, password: SEED_PASSWORD, questions, seed: index + 1 }));
  }
  return open;
}

/** Requests without their entry in the log, and entries without their request. */
async function missingActs(dataDir: string, readings: readonly Reading[]): Promise<number> {
  const database = await openBeside(dataDir, () => {});
  const client = new Client(database.address);
  try {
    await client.connect();
    const { rows } = await client.query<{ username: string; acts: number }>(
      `select a.username, count(*)::int as acts
         from audit_entry e join account a on a.id = e.actor_account
        where e.act <> 'sign_in' group by a.username`,
    );
    const acts = new Map(rows.map((row) => [row.username, row.acts]));
    return readings.reduce(
      (sum, { username, requests }) => sum + Math.abs(requests - (acts.get(username) ?? 0)),
      0,
    );
  } finally {
    await client.end();
    await database.close();
  }
}

function rowsOf(readings: readonly Reading[], seconds: number, missing: number): BenchRow[] {
  const times = readings.flatMap((reading) => reading.times);
  const errors = readings.flatMap((reading) => reading.errors);
  for (const error of errors.slice(0, 5)) console.error(error);
  const all = times.map((time) => time.ms);
  const kinds = [...new Set(times.map((time) => time.what))].sort();
  return [
    atLeast("requests", times.length, "", 1),
    informs("requests a second", times.length / seconds, "/s"),
    atMost("errors", errors.length, "", 0),
    informs("median, every request", percentile(all, 0.5), "ms"),
    atMost("95th percentile, every request", percentile(all, 0.95), "ms", BAR_MS),
    informs("99th percentile, every request", percentile(all, 0.99), "ms"),
    ...kinds.map((kind) =>
      informs(
        `95th percentile, ${kind === "open" ? "opening a report" : `searching: ${kind}`}`,
        percentile(
          times.filter((time) => time.what === kind).map((time) => time.ms),
          0.95,
        ),
        "ms",
      ),
    ),
    atMost("requests and entries in the log that do not match", missing, "", 0),
  ];
}

function toTerminal(line: string): void {
  if (process.stderr.isTTY) console.error(line);
}
