/** The data folder itself: made where it is missing, and what the file system refuses there told in a sentence. */
import { chmodSync, chownSync, existsSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { StartError } from "../start-error.ts";
import { full } from "./disk.ts";
import type { Runner } from "./runner.ts";

/** Returns its one true path. A new one is closed to others. */
export function makeDataFolder(dataDir: string): string {
  if (!existsSync(dataDir)) {
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dataDir, 0o700);
  }
  return realpathSync(dataDir);
}

/** Lets the runner pass through our own folder, by its group; a group that has rights there already stays. */
export function letThrough(dataDir: string, runner: Runner): void {
  const { uid, mode } = statSync(dataDir);
  if (uid !== process.getuid?.() || (mode & 0o070) !== 0) return;
  chownSync(dataDir, uid, runner.gid);
  chmodSync(dataDir, (mode & 0o777) | 0o010);
}

export async function explained<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOSPC" || code === "EDQUOT") throw full(dataDir);
    if (code === undefined || !REFUSALS.includes(code)) throw error;
    throw new StartError(
      `The data folder ${dataDir} cannot be used: ${message}. Put that right, or choose another with --data.`,
    );
  }
}

const REFUSALS = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "ELOOP", "ENAMETOOLONG"];
