/**
 * Installs what package-lock.json names, when it names something else than what is installed. Everything that
 * runs in a checkout begins here, so that nobody has to know when `npm ci` is due.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { node24, pathWithoutModules } from "./node24.js";
import { main, Problem } from "./problem.js";
import { root } from "./root.js";

/** Returns the Node that runs the rest. */
export function setUp() {
  const wanted = digest();
  const record = join(root, "node_modules", ".tributary-lock");
  if (!existsSync(record) || readFileSync(record, "utf8").trim() !== wanted) {
    console.error(
      `${existsSync(record) ? "The list of modules has changed" : "First start here"}: running npm ci.`,
    );
    install();
    // A list without modules leaves no folder behind.
    mkdirSync(dirname(record), { recursive: true });
    writeFileSync(record, `${wanted}\n`);
  }
  return node24();
}

function digest() {
  const lock = readFileSync(join(root, "package-lock.json"));
  // Modules hold programs, so those of another platform (a mounted folder, a copied disk) are of no use.
  return `${createHash("sha256").update(lock).digest("hex")} ${process.platform}-${process.arch}`;
}

function install() {
  // Whatever the machine leaves out by default, building the web client needs.
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = spawnSync(process.platform === "win32" ? "npm.cmd" : "npm", args, {
    cwd: root,
    env: { ...process.env, PATH: pathWithoutModules() },
    stdio: ["ignore", 2, 2],
  });
  if (npm.error) throw new Problem(`npm could not be started: ${npm.error.message}. Install npm first.`);
  if (npm.status !== 0) throw new Problem("The modules could not be installed; npm says why above.");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    setUp();
    return 0;
  });
}
