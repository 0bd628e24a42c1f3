/** Is there room for a database? A full disk is told in a sentence, before or after the fact. */
import { statfsSync } from "node:fs";
import { StartError } from "../start-error.ts";

const MB = 1024 * 1024;

/** An empty cluster takes about 60 MB with its first log segments; below this the first import would fail. */
const NEEDED = 200 * MB;

export function checkRoom(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < NEEDED) throw full(folder, `only ${Math.floor(free / MB)} MB are free`);
}

export const full = (folder: string, found = "no space is left"): StartError =>
  new StartError(
    `The disk that holds ${folder} is full: ${found}, and the database needs at least ${NEEDED / MB} MB. ` +
      "Free some space, or choose a folder on another disk with --data.",
  );

export const saysDiskIsFull = (output: string): boolean =>
  /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/.test(output);
