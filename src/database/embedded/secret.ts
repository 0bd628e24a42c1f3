/**
 * The secret that opens the embedded database: random, made once, kept outside the database in DATA/keys,
 * where only the owner of the process may look.
 */
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "../start-error.ts";

/** Reads the secret; makes one only where there is no cluster yet that another secret already locks. */
export function readOrMakeSecret(dataDir: string, clusterExists: boolean): string {
  const folder = join(dataDir, "keys");
  const path = join(folder, "database");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const kept = read(path);
  if (kept !== undefined) return kept;
  if (clusterExists) {
    throw new StartError(
      `The database's secret ${path} is missing or empty, and without it the database beside it cannot be opened. ` +
        "Put the keys folder back from your backup, or choose another data folder with --data.",
    );
  }
  const secret = randomBytes(32).toString("base64url");
  writeDurably(path, secret);
  return secret;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim() || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Whole or not at all, also when the power fails: the cluster made next can be opened by nothing else. */
function writeDurably(path: string, secret: string): void {
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(draft, `${secret}\n`, { flag: "wx", mode: 0o600, flush: true });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
