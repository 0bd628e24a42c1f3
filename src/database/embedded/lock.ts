/**
 * One data folder, one owner. The owner's number and start time lie in DATA/tributary.lock; a lock whose
 * owner has gone is cleared, one whose owner lives is respected.
 */
import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "../start-error.ts";
import { identityOf, isAlive } from "./process-identity.ts";

export interface Lock {
  /** Gives the folder back; synchronous, so that it also works while the process exits. */
  release(): void;
}

interface Owner {
  readonly pid: number;
  /** ISO 8601, when the owner took the folder. */
  readonly started: string;
  readonly identity?: string | undefined;
}

/** How long an owner may take to finish when it was told to stop just before we were started. */
const PATIENCE_MS = 2_000;

export async function takeLock(dataDir: string, log: (line: string) => void): Promise<Lock> {
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(50)) {
    const taken = tryLock(dataDir, log);
    if ("release" in taken) return taken;
    if (Date.now() > until) throw inUse(dataDir, taken);
  }
}

/** The lock, or the owner who holds it. */
function tryLock(dataDir: string, log: (line: string) => void): Lock | Owner {
  const path = join(dataDir, "tributary.lock");
  const mine = `${path}.${randomBytes(6).toString("hex")}`;
  const content = `${JSON.stringify({
    pid: process.pid,
    started: new Date().toISOString(),
    identity: identityOf(process.pid),
  } satisfies Owner)}\n`;
  try {
    writeFileSync(mine, content, { flag: "wx", mode: 0o644 });
    for (let attempt = 0; attempt < 20; attempt++) {
      if (linked(mine, path)) return { release: () => releaseIf(path, content) };
      const found = readIfThere(path);
      if (found === undefined) continue;
      const owner = parseOwner(found);
      if (owner !== undefined && isHeld(owner)) return owner;
      if (clear(path, found)) log("Cleared the lock of a process that is no longer running.");
    }
  } finally {
    rmSync(mine, { force: true });
  }
  throw new StartError(`The lock ${path} could not be taken: others keep taking it. Try again.`);
}

function inUse(dataDir: string, owner: Owner): StartError {
  return new StartError(
    `The data folder ${dataDir} is in use by process ${owner.pid} (started ${owner.started}). ` +
      "Stop it or choose another with --data.",
  );
}

function isHeld(owner: Owner): boolean {
  if (!isAlive(owner.pid)) return false;
  const now = identityOf(owner.pid);
  // Where a start time cannot be read, a living process gets the benefit of the doubt.
  return owner.identity === undefined || now === undefined || owner.identity === now;
}

/** A hard link appears with its whole content or not at all, and never replaces another. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Removes the lock only if it is still the one judged stale: between the judgement and the removal another
 * process may have cleared it and taken the folder, and its lock must go back.
 */
function clear(path: string, judged: string): boolean {
  const aside = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
  const wasStale = readFileSync(aside, "utf8") === judged;
  if (!wasStale) linked(aside, path);
  rmSync(aside, { force: true });
  return wasStale;
}

function releaseIf(path: string, content: string): void {
  if (readIfThere(path) === content) rmSync(path, { force: true });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** A lock that cannot be read was not written by us: the link made it whole or not at all. */
function parseOwner(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Owner;
    return typeof owner.pid === "number" ? owner : undefined;
  } catch {
    return undefined;
  }
}
