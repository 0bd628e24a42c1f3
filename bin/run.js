/** Runs a program in our place: its output is ours, signals reach it, and its end is told as ours. */
import { spawn } from "node:child_process";
import { constants } from "node:os";

/**
 * The exit code of the program, in the manner of a shell (128 + n) when a signal ended it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: "inherit",
      ...options,
      env: { ...FRUGAL, ...(options.env ?? process.env) },
    });
    const forward = (signal) => child.kill(signal);
    for (const signal of FORWARDED) process.on(signal, forward);
    const done = () => {
      for (const signal of FORWARDED) process.off(signal, forward);
    };
    child.once("error", (error) => {
      done();
      reject(error);
    });
    child.once("close", (code, signal) => {
      done();
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/**
 * glibc keeps what one thread freed for that thread, so that checking passwords in four threads holds what it took for
 * good. With two arenas it is given back. Nothing else reads this.
 */
const FRUGAL = { MALLOC_ARENA_MAX: "2" };

const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"];
