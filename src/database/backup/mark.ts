/**
 * The mark of a restore under way, in the data folder from before the first change until after the last: a server does
 * not start over half a restore, and a restore that was killed can be run again.
 */
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "../start-error.ts";

export interface Mark {
  /** Also written into the database, in the transaction of the restore: whoever finds it there knows that it committed. */
  readonly token: string;
  readonly file: string;
  readonly startedAt: string;
  /** The folder to which audit/ of before goes; null when there was none. */
  readonly aside: string | null;
}

const pathIn = (dataDir: string): string => join(dataDir, "restore-under-way.json");

export function readMark(dataDir: string): Mark | null {
  return existsSync(pathIn(dataDir)) ? (JSON.parse(readFileSync(pathIn(dataDir), "utf8")) as Mark) : null;
}

export function setMark(dataDir: string, file: string): Mark {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const startedAt = new Date().toISOString();
  const hadAudit = existsSync(join(dataDir, "audit"));
  const aside = hadAudit ? `audit.before-restore-${startedAt.replaceAll(/[:.]/g, "-")}` : null;
  const mark: Mark = { token: randomUUID(), file, startedAt, aside };
  const draft = `${pathIn(dataDir)}.draft`;
  writeFileSync(draft, `${JSON.stringify(mark)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, pathIn(dataDir));
  return mark;
}

export function removeMark(dataDir: string): void {
  rmSync(pathIn(dataDir), { force: true });
}

/** For whoever starts a server on this folder. */
export function refuseHalfRestored(dataDir: string): void {
  const mark = readMark(dataDir);
  if (mark === null) return;
  throw new StartError(
    `A restore of ${mark.file} into ${dataDir} was begun and not finished. Run the same restore again, or choose ` +
      "another data folder with --data.",
  );
}
