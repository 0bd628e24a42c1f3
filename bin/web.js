/** Builds the web client into dist/web, when its sources differ from those it was last built from. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { environmentOf } from "./node24.js";
import { Problem } from "./problem.js";
import { root } from "./root.js";
import { run } from "./run.js";

const BUILT = join(root, "dist", "web");
const RECORD = join(BUILT, ".sources");

/** What the client is made of; vocabulary and contract are shared with the server. */
const SOURCES = [
  "web",
  "src/vocabulary",
  "src/contract",
  // The mapping editor reads templates and dates by the server's own rules.
  "src/intake/tables/template.ts",
  "src/intake/tables/dates.ts",
  "package-lock.json",
];

/** What only tries the client is no part of it. */
const TESTS = join(root, "web", "e2e");

/** @param {string} node the Node that runs the build */
export async function buildWebIfChanged(node) {
  if (existsSync(RECORD) && readFileSync(RECORD, "utf8").trim() === digest()) return;
  console.error("Building the web client.");
  if ((await buildWeb(node)) !== 0)
    throw new Problem("The web client could not be built; the reason is above.");
}

/**
 * Builds in any case and returns the exit code. Vite empties the folder first, and with it the record: a build
 * that is killed half way is made again.
 * @param {string} node
 */
export async function buildWeb(node) {
  const wanted = digest();
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const flags = ["--outDir", BUILT, "--emptyOutDir", "--logLevel", "warn"];
  const code = await run(node, [vite, "build", "web", ...flags], {
    cwd: root,
    env: environmentOf(node),
    stdio: ["ignore", 2, 2],
  });
  if (code === 0) writeFileSync(RECORD, `${wanted}\n`);
  return code;
}

function digest() {
  const hash = createHash("sha256");
  for (const path of SOURCES.flatMap((source) => filesBelow(join(root, source)))) {
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
    .filter((entry) => !entry.parentPath.startsWith(TESTS))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
