/**
 * Starts the process that reads documents, with as little as it can do its work with: it may read the files of this
 * program, and write, start and reach nothing; strings are never run as code. What a hostile file does to its reader
 * stays there (Node's permission model, and an operating system's process around it).
 */
import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import type { Limits } from "../limits.ts";

const HERE = import.meta.dirname;
const EXTENSION = extname(import.meta.filename);

export function startProcess({ memoryBytes }: Limits): ChildProcess {
  const heap = Math.round(memoryBytes / 1024 / 1024 / 2);
  return fork(join(HERE, `main${EXTENSION}`), [String(memoryBytes)], {
    serialization: "advanced",
    env: { TZ: "UTC" },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    execArgv: [
      "--permission",
      "--allow-worker",
      // The canvas that draws scanned pages.
      "--allow-addons",
      ...readable().map((path) => `--allow-fs-read=${path}`),
      "--disallow-code-generation-from-strings",
      `--max-old-space-size=${heap}`,
      `--import=${join(HERE, `no-network${EXTENSION}`)}`,
    ],
  });
}

/** This part of the program, the packages, and the package files on the way up, by which Node knows modules. */
function readable(): string[] {
  const paths = [join(HERE, "..", ".."), ...(createRequire(import.meta.url).resolve.paths("any") ?? [])];
  for (let folder = HERE; folder !== dirname(folder); folder = dirname(folder))
    paths.push(join(folder, "package.json"));
  return paths.filter((path) => existsSync(path));
}
