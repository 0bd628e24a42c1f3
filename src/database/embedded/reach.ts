/** May a user get to a file? Read from the permission bits of the file and of every folder above it. */
import { realpathSync, type Stats, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Runner } from "./runner.ts";

/** Can the runner enter this folder, that is, pass through it and everything above it? */
export function canEnter(runner: Runner, folder: string): boolean {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    if (!allows(statSync(at), runner, EXECUTE)) return false;
    if (at === dirname(at)) return true;
  }
}

export function canRead(runner: Runner, file: string): boolean {
  return allows(statSync(file), runner, READ) && canEnter(runner, dirname(realpathSync(file)));
}

export function canExecute(runner: Runner, file: string): boolean {
  return canRead(runner, file) && allows(statSync(file), runner, EXECUTE);
}

const READ = 4;
const EXECUTE = 1;

/** The first class that fits decides alone, as in the system: an owner without a right is not helped by others'. */
function allows(file: Stats, runner: Runner, right: number): boolean {
  const shift = file.uid === runner.uid ? 6 : file.gid === runner.gid ? 3 : 0;
  return ((file.mode >> shift) & right) === right;
}
