/**
 * Does anything get lost or doubled when the server, or its database, is killed outright while ten people write? Kills at
 * random moments, starts again, and lets everybody send again what was not acknowledged. In the end every acknowledged
 * write must be there once, with its entry in the log, and the log must be whole.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { openBeside } from "../../src/database/embedded/index.ts";
import { DEMONSTRATION_PASSWORD } from "../../src/demonstration/index.ts";
import { machine } from "../child/machine.ts";
import { scratchFolder } from "../child/scratch.ts";
import { type ChildServer, freePort, postmasterOf, startChild } from "../child/server.ts";
import { atLeast, atMost, type BenchResult, informs } from "../result.ts";
import { type Reckoning, reckon } from "./reckoning.ts";
import { startWriter, type Writer } from "./writer.ts";

export interface CrashOptions {
  readonly rounds?: number;
  readonly log?: (line: string) => void;
}

const WRITERS = ["amina", "ruth", "tomasz", "helen", "noor", "james", "colin", "ines", "harriet", "gareth"];
/** How long everybody writes before a kill. */
const WRITES_FOR_MS = { least: 100, most: 1500 } as const;
/** Whom each round kills, in turns. */
const KILLED = ["server", "server", "database", "both"] as const;

export async function run({ rounds = 100, log = toTerminal }: CrashOptions = {}): Promise<BenchResult> {
  const folder = scratchFolder();
  const dataDir = join(folder, "data");
  const port = await freePort();
  let server = await startChild({ dataDir, port });
  const writers: Writer[] = [];
  const restarts: number[] = [];
  try {
    for (const name of WRITERS) writers.push(await startWriter(server.url, name, DEMONSTRATION_PASSWORD));
    for (let round = 0; round < rounds; round++) {
      const { least, most } = WRITES_FOR_MS;
      await sleep(least + Math.random() * (most - least));
      await kill(server, dataDir, KILLED[round % KILLED.length] ?? "both");
      server = await startChild({ dataDir, port });
      restarts.push(server.seconds);
      if ((round + 1) % 10 === 0) log(`${round + 1} of ${rounds} kills`);
    }
    await Promise.all(writers.map((writer) => writer.stop()));
    const verified = verifyLog(dataDir);
    const { reckoning, version } = await reckonIn(dataDir, writers);
    return result(rounds, writers, restarts, reckoning, verified, version);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function kill(server: ChildServer, dataDir: string, whom: (typeof KILLED)[number]): Promise<void> {
  const postmaster = postmasterOf(dataDir);
  if (whom !== "server" && postmaster) process.kill(postmaster, "SIGKILL");
  // A server without its database stays up and refuses; after a while somebody restarts it.
  if (whom === "database") await sleep(Math.random() * 1000);
  const gone = new Promise((resolve) => server.process.once("exit", resolve));
  if (server.process.exitCode === null && server.process.signalCode === null) {
    server.process.kill("SIGKILL");
    await gone;
  }
}

const MAIN = fileURLToPath(
  new URL(`../../src/cli/main${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url),
);

function verifyLog(dataDir: string): boolean {
  const env = { ...process.env, TRIBUTARY_DATABASE_URL: "" };
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [MAIN, "audit", "verify", "--json", "--data", dataDir],
    {
      env,
      encoding: "utf8",
    },
  );
  const verdict = JSON.parse(stdout || "{}") as { ok?: boolean };
  if (verdict.ok !== true) console.error(stdout, stderr);
  return verdict.ok === true;
}

async function reckonIn(dataDir: string, writers: readonly Writer[]) {
  const database = await openBeside(dataDir, () => {});
  const client = new Client(database.address);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    const reckoning = await reckon(
      client,
      writers.flatMap((writer) => writer.written),
    );
    return { reckoning, version: rows[0]?.server_version ?? "" };
  } finally {
    await client.end();
    await database.close();
  }
}

function result(
  rounds: number,
  writers: readonly Writer[],
  restarts: readonly number[],
  { lost, doubled, untraced, phantoms }: Reckoning,
  verified: boolean,
  postgresql: string,
): BenchResult {
  const written = writers.flatMap((writer) => writer.written);
  const sum = (of: (writer: Writer) => number): number =>
    writers.reduce((total, writer) => total + of(writer), 0);
  const acknowledged = written.length + written.filter((one) => one.submitted).length;
  return {
    bench: "crash",
    configuration: { ...machine(), postgresql, writers: writers.length, killed: KILLED.join(", ") },
    rows: [
      informs("kills", rounds, ""),
      atLeast("acknowledged writes", acknowledged, "", 1),
      informs(
        "requests sent again",
        sum((writer) => writer.retries),
        "",
      ),
      informs(
        "answers repeated, because the first was lost",
        sum((writer) => writer.replayed),
        "",
      ),
      atMost("acknowledged and lost", lost, "", 0),
      atMost("done twice", doubled, "", 0),
      atMost("acknowledged without an entry in the log", untraced, "", 0),
      atMost("entries of what is not there", phantoms, "", 0),
      atLeast("audit verify passes", verified ? 1 : 0, "", 1),
      informs("slowest start after a kill", Math.max(0, ...restarts), "s"),
    ],
  };
}

function toTerminal(line: string): void {
  if (process.stderr.isTTY) console.error(line);
}
