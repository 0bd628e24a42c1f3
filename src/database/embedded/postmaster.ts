/**
 * The running server as its own postmaster.pid describes it, and whether that description still holds.
 */
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, servesFolder } from "./process-identity.ts";
import { dropSocketFolder, PORT } from "./socket-folder.ts";

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly socketDir: string;
  readonly status: string;
}

/** What postmaster.pid says; undefined where there is none or it is not yet written to its end. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const lines = readLines(join(cluster, "postmaster.pid"));
  const pid = Number(lines?.[0]);
  if (lines === undefined || !Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), socketDir: lines[4] ?? "", status: (lines[7] ?? "").trim() };
}

/** The server that really serves this folder now, if any; not one whose number was given to another program. */
export function livingPostmaster(cluster: string): Postmaster | undefined {
  const found = readPostmaster(cluster);
  if (found === undefined || !isAlive(found.pid)) return undefined;
  // Where the system will not say whose process it is, it counts as ours: clearing needs proof.
  return servesFolder(found.pid, cluster) === false ? undefined : found;
}

/** Clears what a server left that ended without tidying up. The caller knows that no living one serves this cluster;
 * the socket's lock is looked at for itself. */
export function clearStale(cluster: string, socketDir: string): boolean {
  const left = readPostmaster(cluster);
  if (left !== undefined) dropSocketFolder(left.socketDir, cluster);
  const socket = join(socketDir, `.s.PGSQL.${PORT}`);
  const owner = Number(readLines(`${socket}.lock`)?.[0]);
  if (!isAlive(owner) || servesFolder(owner, cluster) === false) {
    rmSync(`${socket}.lock`, { force: true });
    rmSync(socket, { force: true });
  }
  const path = join(cluster, "postmaster.pid");
  if (readLines(path) === undefined) return false;
  rmSync(path);
  return true;
}

/**
 * Stops the server the fast way: open transactions are rolled back, the rest is written. After half a minute
 * the immediate way, from which PostgreSQL recovers by its log at the next start.
 */
export async function halt(cluster: string, pid: number): Promise<void> {
  for (const [signal, seconds] of [["SIGINT", 30] as const, ["SIGQUIT", 10] as const]) {
    if (!signalled(pid, signal)) return;
    if (await gone(cluster, pid, seconds)) return;
  }
  signalled(pid, "SIGKILL");
  await gone(cluster, pid, 5);
}

async function gone(cluster: string, pid: number, seconds: number): Promise<boolean> {
  const until = Date.now() + seconds * 1000;
  while (isAlive(pid) && servesFolder(pid, cluster) !== false) {
    if (Date.now() > until) return false;
    await sleep(20);
  }
  return true;
}

function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

function readLines(path: string): readonly string[] | undefined {
  try {
    return readFileSync(path, "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`${dirname(path)} cannot be read`, { cause: error });
  }
}
