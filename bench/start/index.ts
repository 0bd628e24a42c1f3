/**
 * How long somebody waits after `npm start` until the first page of the demonstration answers, on a clone whose modules
 * are installed and whose client is built: the first time, when the database is made and the demonstration told, and the
 * second time.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { DEMONSTRATION_PASSWORD } from "../../src/demonstration/index.ts";
import { openClient } from "../child/client.ts";
import { machine } from "../child/machine.ts";
import { scratchFolder } from "../child/scratch.ts";
import { freePort } from "../child/server.ts";
import { atLeast, atMost, type BenchResult, type BenchRow } from "../result.ts";

export interface StartBenchOptions {
  readonly turns?: number;
}

const BAR_SECONDS = 10;
const PATIENCE_MS = 120_000;
const LOOKS_EVERY_MS = 10;

const isCheckout = import.meta.url.endsWith(".ts");
const root = fileURLToPath(new URL(isCheckout ? "../../" : "../../../", import.meta.url));

export async function run({ turns = 3 }: StartBenchOptions = {}): Promise<BenchResult> {
  if (isCheckout) await buildClient();
  const first: Started[] = [];
  const second: Started[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const folder = scratchFolder();
    try {
      first.push(await start(join(folder, "data")));
      second.push(await start(join(folder, "data")));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return {
    bench: "start",
    configuration: {
      ...machine(),
      started: isCheckout ? "npm start" : "tributary up",
      turns,
      told: "the slowest turn",
    },
    rows: [...rowsOf("first start", first), ...rowsOf("second start", second)],
  };
}

interface Started {
  readonly page: number;
  readonly refusal: number;
  readonly demonstration: boolean;
}

function rowsOf(name: string, turns: readonly Started[]): BenchRow[] {
  const slowest = (of: (turn: Started) => number): number => Math.max(...turns.map(of));
  return [
    atMost(
      `${name}: the first page answers`,
      slowest((turn) => turn.page),
      "s",
      BAR_SECONDS,
    ),
    atMost(
      `${name}: the API answers`,
      slowest((turn) => turn.refusal),
      "s",
      BAR_SECONDS,
    ),
    atLeast(
      `${name}: turns with the demonstration there`,
      turns.filter((turn) => turn.demonstration).length,
      "",
      turns.length,
    ),
  ];
}

async function start(dataDir: string): Promise<Started> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = ["--port", String(port), "--data", dataDir];
  const began = performance.now();
  const [command, before] = isCheckout
    ? ["npm", ["start", "--"]]
    : [process.execPath, [join(root, "dist", "src", "cli", "main.js"), "up"]];
  const child = spawn(command, [...before, ...args], {
    cwd: root,
    env: { ...process.env, TRIBUTARY_DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  try {
    const since = (): number => (performance.now() - began) / 1000;
    const page = answers(`${url}/`, 200, child).then(since);
    const refusal = answers(`${url}/api/v1/me`, 401, child).then(since);
    const [pageAt, refusalAt] = await Promise.all([page, refusal]);
    return { page: pageAt, refusal: refusalAt, demonstration: await isTold(url) };
  } catch (error) {
    child.kill("SIGTERM");
    throw new Error(`${(error as Error).message}\n${(await said).join("")}`);
  } finally {
    child.kill("SIGTERM");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    // npm is gone before its server is: the next turn must find the machine quiet.
    while (await isAnswering(url)) await sleep(50);
  }
}

async function answers(url: string, status: number, child: ChildProcess): Promise<void> {
  for (
    const until = performance.now() + PATIENCE_MS;
    performance.now() < until;
    await sleep(LOOKS_EVERY_MS)
  ) {
    if ((await statusOf(url)) === status) return;
    if (child.exitCode !== null) break;
  }
  throw new Error(`${url} did not answer ${status}`);
}

const isAnswering = async (url: string): Promise<boolean> => (await statusOf(url)) !== null;

function statusOf(url: string): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>();
  get(url, { agent: false }, (response) => {
    response.resume();
    resolve(response.statusCode ?? null);
  }).on("error", () => resolve(null));
  return promise;
}

/** Somebody of the demonstration signs in and finds reports. */
async function isTold(url: string): Promise<boolean> {
  const client = openClient(url);
  try {
    await client.signIn("noor", DEMONSTRATION_PASSWORD);
    const { body } = await client.ask("GET", "/api/v1/reports");
    return (JSON.parse(body) as { items: unknown[] }).items.length > 0;
  } finally {
    client.close();
  }
}

/** A clone that is prepared has its client built; what this takes is not measured. */
async function buildClient(): Promise<void> {
  const { buildWebIfChanged } = (await import(pathToFileURL(join(root, "bin", "web.js")).href)) as {
    buildWebIfChanged(node: string): Promise<void>;
  };
  await buildWebIfChanged(process.execPath);
}
