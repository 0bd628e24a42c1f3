/** The real server as a child process, so that it shares no event loop with those who measure it, and can be killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface ChildServer {
  readonly url: string;
  readonly process: ChildProcess;
  /** From the start of the process until it said where it is. */
  readonly seconds: number;
  /** In order, as Ctrl-C does. */
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly dataDir: string;
  readonly port: number;
  /** Without the demonstration. */
  readonly empty?: boolean;
}

const PATIENCE_MS = 120_000;
/** Sources in a checkout, JavaScript in a package. */
const MAIN = fileURLToPath(
  new URL(`../../src/cli/main${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url),
);

export async function startChild({ dataDir, port, empty = false }: ChildOptions): Promise<ChildServer> {
  const began = performance.now();
  const args = [
    MAIN,
    "up",
    "--json",
    "--port",
    String(port),
    "--data",
    dataDir,
    ...(empty ? ["--empty"] : []),
  ];
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    // As bin/run.js starts it.
    env: {
      MALLOC_ARENA_MAX: "2",
      ...process.env,
      TRIBUTARY_REQUESTS_PER_MINUTE: "1000000",
      TRIBUTARY_DATABASE_URL: "",
    },
  });
  const said: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  const ended = once(child, "exit");
  const told = createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const first = await Promise.race([told, ended.then(() => null)]);
  clearTimeout(timer);
  if (first === null || first.done) throw new Error(`the server did not start:\n${said.join("")}`);
  return {
    url: (JSON.parse(first.value) as { url: string }).url,
    process: child,
    seconds: (performance.now() - began) / 1000,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGINT");
      await ended;
    },
  };
}

/** The number of the embedded PostgreSQL's first process, as it tells it itself. */
export function postmasterOf(dataDir: string): number | null {
  const file = join(dataDir, "postgres", "postmaster.pid");
  if (!existsSync(file)) return null;
  return Number(readFileSync(file, "utf8").split("\n", 1)[0]) || null;
}

/** A port that nobody holds at the moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}
