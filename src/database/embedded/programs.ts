/**
 * PostgreSQL's programs in a place where its user can run them: the installed package itself where that
 * works, else a copy made once a version. The copy is needed when node_modules lies in a home folder that
 * only root may enter, or is read-only and was installed with install scripts off.
 */
import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { extname, join } from "node:path";
import { StartError } from "../start-error.ts";
import { type Binaries, complete, findBinaries, isComplete, programOf } from "./binaries.ts";
import { full } from "./disk.ts";
import { makeOpenFolder } from "./open-folder.ts";
import { canEnter, canExecute, canRead } from "./reach.ts";
import type { Runner } from "./runner.ts";

export function programsFor(runner: Runner | undefined, log: (line: string) => void): Binaries {
  const installed = findBinaries();
  if (completed(installed) && reachable(installed, runner)) return installed;
  return copied(installed, runner, log);
}

function completed(binaries: Binaries): boolean {
  try {
    if (!isComplete(binaries)) complete(binaries);
    return true;
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}

/** One file of each sort stands for its neighbours: npm unpacks them all under the same mask. */
function reachable(binaries: Binaries, runner: Runner | undefined): boolean {
  if (runner === undefined) return true;
  const lib = join(binaries.root, "lib");
  const libraries = readdirSync(lib).filter((name) => name.includes(".so."));
  return (
    canExecute(runner, programOf(binaries, "postgres")) &&
    canExecute(runner, programOf(binaries, "initdb")) &&
    libraries.every((name) => canRead(runner, join(lib, name))) &&
    canEnter(runner, join(lib, "postgresql")) &&
    canEnter(runner, join(binaries.root, "share", "postgresql", "timezonesets"))
  );
}

function copied(installed: Binaries, runner: Runner | undefined, log: (line: string) => void): Binaries {
  const name = `postgresql-${installed.version}-${installed.platform}`;
  const shelves =
    runner === undefined
      ? [join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "tributary")]
      : ["/var/lib/tributary/programs", "/var/cache/tributary"];
  const failures: string[] = [];
  for (const shelf of shelves) {
    const copy: Binaries = { ...installed, root: join(shelf, name) };
    try {
      if (!existsSync(copy.root)) {
        log(`Copying PostgreSQL to ${shelf}, where its user can run it (once).`);
        copyTo(installed, copy, shelf);
      }
      if (reachable(copy, runner)) return copy;
      failures.push(`${shelf} cannot be entered by ${runner?.name}`);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === "ENOSPC" || code === "EDQUOT") throw full(shelf);
      failures.push(message);
    }
  }
  throw new StartError(
    `PostgreSQL's programs in ${installed.root} cannot be run by ${runner?.name ?? "this user"}, ` +
      `and copying them failed: ${failures.join("; ")}. Install Tributary in a folder that every user can enter.`,
  );
}

/** Into a folder of its own and then renamed, so that a copy is whole or absent. */
function copyTo(installed: Binaries, copy: Binaries, shelf: string): void {
  makeOpenFolder(shelf);
  const draft = `${copy.root}.${randomBytes(6).toString("hex")}`;
  try {
    // Links are made again by their list; static archives serve compilers only.
    cpSync(installed.root, draft, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => extname(path) !== ".a",
    });
    openToAll(draft);
    complete({ ...copy, root: draft });
    renameSync(draft, copy.root);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another start made the same copy meanwhile.
    if (!existsSync(copy.root)) throw error;
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || path.startsWith(join(folder, "bin"))) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, 0o644);
  }
}
