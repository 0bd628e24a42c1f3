/** A passphrase is read from a file: on the command line everybody who lists processes would see it. */
import { readFileSync } from "node:fs";
import { StartError } from "../database/index.ts";

const SHORTEST = 12;

/** The file's first line. */
export function readPassphrase(path: string | undefined): string | null {
  if (path === undefined) return null;
  let line: string;
  try {
    line = readFileSync(path, "utf8").split(/\r?\n/, 1)[0] ?? "";
  } catch (error) {
    throw new StartError(`The passphrase cannot be read: ${(error as Error).message}.`);
  }
  if (line.length < SHORTEST)
    throw new StartError(`The first line of ${path} has fewer than ${SHORTEST} characters.`);
  return line;
}
