/**
 * Which Node runs Tributary: the one that the npm package `node` brings, because the system's may be older
 * and cannot read TypeScript. This file and its neighbours run on the system's Node 20.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { Problem } from "./problem.js";

const WANTED = 24;

/** The path of a Node of at least version 24; completes its installation if npm left that half done. */
export function node24() {
  if (major(process.version) >= WANTED) return process.execPath;
  const folder = folderOfPackage();
  if (folder === undefined) {
    throw new Problem(
      `Tributary needs Node ${WANTED}; this is ${process.version}, and the package that brings it is missing. Run npm ci.`,
    );
  }
  const program = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (!works(program)) completeInstallation(folder, program);
  return program;
}

/** The package keeps the program itself behind an install script, which `ignore-scripts` switches off. */
function completeInstallation(folder, program) {
  console.error(
    `npm's install scripts are off, so Node ${WANTED} is not in place yet; putting it there now.`,
  );
  const step = spawnSync(process.execPath, ["installArchSpecificPackage.js"], {
    cwd: folder,
    env: { ...process.env, PATH: pathWithoutModules() },
    // npm's table of what it added would hide our own line.
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (step.status === 0 && works(program)) {
    linkBeside(folder);
    return;
  }
  throw new Problem(
    `Node ${WANTED} could not be put in place in ${folder}. Allow the install script of the package "node" and run ` +
      "`npm rebuild node --ignore-scripts=false`, or start Tributary with Node 24 itself.",
  );
}

/** npm links only programs that exist when it installs, so this one still lacks its link in .bin. */
function linkBeside(folder) {
  const link = join(dirname(folder), ".bin", "node");
  if (process.platform === "win32" || existsSync(link)) return;
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join("..", "node", "bin", "node"), link);
}

/** A PATH that leads to the system's own node and npm, not to those that an installation is about to replace. */
export function pathWithoutModules() {
  const inModules = /[\\/]node_modules[\\/]/;
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((entry) => !inModules.test(`${entry}/`) || /[\\/]npm[\\/]/.test(entry))
    .join(delimiter);
}

function folderOfPackage() {
  // By its own path, because the package has no entry file that could be resolved.
  for (const modules of createRequire(import.meta.url).resolve.paths("node-of-any-name") ?? []) {
    if (existsSync(join(modules, "node", "installArchSpecificPackage.js"))) return join(modules, "node");
  }
  return undefined;
}

function works(program) {
  if (!existsSync(program)) return false;
  const said = spawnSync(program, ["--version"], { encoding: "utf8" });
  return said.status === 0 && major(said.stdout) >= WANTED;
}

const major = (version) => Number.parseInt(version.replace(/^v/, ""), 10);

/** Environment in which `#!/usr/bin/env node` and child processes find this Node first. */
export const environmentOf = (node) => ({
  ...process.env,
  PATH: [dirname(node), process.env.PATH].filter(Boolean).join(delimiter),
});
