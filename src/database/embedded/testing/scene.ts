/** What the tests of the embedded server need again and again: a folder of their own, a foreign owner, a query. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Client, type QueryResultRow } from "pg";
import { onTestFinished } from "vitest";
import { type EmbeddedServer, startEmbedded } from "../index.ts";

/** Nothing here has to survive a power cut. */
export const FAST = { fsync: "off", shared_buffers: "16MB" };

/** A folder that PostgreSQL's user can enter, gone after the test. */
export function folder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "tributary-embedded-")));
  chmodSync(path, 0o755);
  onTestFinished(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
  return path;
}

/** Starts the server of a data folder, stopped after the test at the latest. */
export async function start(dataDir: string, log?: (line: string) => void): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, settings: FAST, ...(log && { log }) });
  onTestFinished(() => server.stop());
  return server;
}

/** Another process owns the data folder. */
export async function foreignOwner(dataDir: string): Promise<ChildProcess> {
  const owner = launchOwner(dataDir);
  const lines = createInterface({ input: owner.stdout as NodeJS.ReadableStream });
  await Promise.race([
    once(lines, "line"),
    once(owner, "exit").then(() => Promise.reject(new Error("the owner ended"))),
  ]);
  return owner;
}

/** The same before it has started anything. */
export function launchOwner(dataDir: string): ChildProcess {
  const script = fileURLToPath(new URL("owner.ts", import.meta.url));
  const owner = spawn(process.execPath, [script, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(async () => {
    if (owner.exitCode !== null || owner.signalCode !== null) return;
    owner.kill("SIGTERM");
    await once(owner, "exit");
  });
  return owner;
}

export async function killed(owner: ChildProcess): Promise<void> {
  owner.kill("SIGKILL");
  if (owner.exitCode === null && owner.signalCode === null) await once(owner, "exit");
}

export async function query<Row extends QueryResultRow>(server: EmbeddedServer, sql: string): Promise<Row[]> {
  const client = new Client(server.address);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
