/**
 * Starts the server and waits until it answers. It gets a process group of its own, so that Ctrl-C in the
 * terminal reaches us alone and we stop it in order; and it writes to a file, not to a pipe that dies with us.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "../start-error.ts";
import { type Address, answer } from "./answer.ts";
import { type Binaries, programOf } from "./binaries.ts";
import { full, saysDiskIsFull } from "./disk.ts";
import { CLEAN_ENVIRONMENT, lastLines } from "./initialise.ts";
import type { Place } from "./place.ts";
import { halt } from "./postmaster.ts";

export interface Launch {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly address: Address;
  readonly logFile: string;
  readonly log: (line: string) => void;
}

/** Returns when the server has answered with our secret. */
export async function launch(wanted: Launch): Promise<ChildProcess> {
  // Backends of a server that was killed need a moment to notice, and hold its memory until then.
  for (let attempt = 1; ; attempt++) {
    const start = sizeOf(wanted.logFile);
    const server = spawnServer(wanted);
    if (await isReady(server, wanted)) return server;
    const said = readFileSync(wanted.logFile).subarray(start).toString("utf8");
    if (attempt < 20 && /pre-existing shared memory block/.test(said)) await sleep(250);
    else throw refusal(said, wanted);
  }
}

function spawnServer({ place, binaries, logFile }: Launch): ChildProcess {
  if (sizeOf(logFile) > 5_000_000) renameSync(logFile, `${logFile}.1`);
  const output = openSync(logFile, "a", 0o600);
  try {
    const server = spawn(programOf(binaries, "postgres"), ["-D", place.cluster], {
      ...(place.runner && { uid: place.runner.uid, gid: place.runner.gid }),
      cwd: "/",
      env: CLEAN_ENVIRONMENT,
      detached: true,
      stdio: ["ignore", output, output],
    });
    // A script that forgets to stop the server may still end.
    server.unref();
    return server;
  } finally {
    closeSync(output);
  }
}

/** False: the server has ended. Recovery after a crash may take long, so there is no other limit. */
async function isReady(server: ChildProcess, { address, log, place, logFile }: Launch): Promise<boolean> {
  let ended = false;
  server.once("exit", () => {
    ended = true;
  });
  server.once("error", () => {
    ended = true;
  });
  let patience = Date.now() + 5_000;
  while (!ended) {
    const said = await answer(address);
    if (said.kind === "ready") return true;
    if (said.kind === "refused") {
      if (server.pid !== undefined) await halt(place.cluster, server.pid);
      throw new StartError(
        `The secret in the keys folder does not open the database in ${place.cluster}: ${said.reason}. Put the keys ` +
          "folder back that belongs to this database.",
      );
    }
    if (Date.now() > patience) {
      log(`The database is still starting, perhaps recovering after a crash (see ${logFile}).`);
      patience = Date.now() + 30_000;
    }
    await sleep(20);
  }
  return false;
}

function refusal(said: string, { place, logFile }: Launch): StartError {
  if (saysDiskIsFull(said)) return full(place.cluster);
  const telling = /FATAL|PANIC|HINT|error while loading|configuration parameter|invalid value for parameter/;
  const reasons = said
    .split("\n")
    .filter((line) => telling.test(line))
    // Time and process number matter in the log only.
    .map((line) => line.replace(/^.*?\[\d+\] +[A-Z]+: +/, ""));
  return new StartError(
    `The database in ${place.cluster} did not start: ${lastLines(reasons.join("; ") || said) || "it said nothing"} ` +
      `(more in ${logFile}).`,
  );
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
