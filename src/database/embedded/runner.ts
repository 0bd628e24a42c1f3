/**
 * Under which user PostgreSQL runs: it refuses to run as root, so for root it is an unprivileged user, by
 * preference one that has nothing else to do.
 */
import { execFileSync } from "node:child_process";
import { chownSync, lchownSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "../start-error.ts";

export interface Runner {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** Undefined: we are not root, and PostgreSQL runs as ourselves. */
export function chooseRunner(cluster: string): Runner | undefined {
  if (process.getuid?.() !== 0) {
    refuseForeign(cluster);
    return undefined;
  }
  // A cluster made before root came along stays with the user it belongs to.
  const owner = ownerOf(cluster);
  if (owner !== undefined && owner.uid !== 0) return { ...owner, name: `user ${owner.uid}` };
  const runner = lookUp("tributary") ?? create("tributary") ?? lookUp("nobody");
  if (runner === undefined || runner.uid === 0) {
    throw new StartError(
      "PostgreSQL refuses to run as root, and there is no unprivileged user to run it under. Create one with " +
        "`useradd --system tributary`, or start Tributary as another user.",
    );
  }
  // A copy put back by root, from a backup for example, belongs to root and must be handed over.
  if (owner !== undefined) handOver(cluster, runner);
  return runner;
}

/** Gives a folder and all below it to the runner. */
export function handOver(folder: string, runner: Runner | undefined): void {
  if (runner === undefined) return;
  chownSync(folder, runner.uid, runner.gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    lchownSync(join(folder, name), runner.uid, runner.gid);
  }
}

function refuseForeign(cluster: string): void {
  const owner = ownerOf(cluster);
  if (owner === undefined || owner.uid === process.getuid?.()) return;
  throw new StartError(
    `The database in ${cluster} belongs to another user (number ${owner.uid}). Start Tributary as that user ` +
      "or as root, or choose another data folder with --data.",
  );
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && { uid: found.uid, gid: found.gid };
}

function lookUp(name: string): Runner | undefined {
  try {
    const number = (flag: string) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: number("-u"), gid: number("-g"), name };
  } catch {
    return undefined;
  }
}

function create(name: string): Runner | undefined {
  try {
    const flags = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"];
    execFileSync("useradd", [...flags, "--shell", "/usr/sbin/nologin", name], { stdio: "ignore" });
  } catch {
    // No useradd here, or the list of users is read-only: nobody will do.
  }
  return lookUp(name);
}
