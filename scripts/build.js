/**
 * `npm run build`, also before packing: JavaScript into dist/src and dist/bench, the web client into dist/web.
 * A tarball needs this because Node refuses to strip types from files below node_modules.
 */
import { copyFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, extname, join, relative } from "node:path";
import { environmentOf } from "../bin/node24.js";
import { main, Problem } from "../bin/problem.js";
import { root } from "../bin/root.js";
import { run } from "../bin/run.js";
import { setUp } from "../bin/setup.js";
import { buildWebIfChanged } from "../bin/web.js";

const PARTS = ["src", "bench"];

await main(async () => {
  const node = setUp();
  for (const part of PARTS) rmSync(join(root, "dist", part), { recursive: true, force: true });
  const tsc = join(root, "node_modules", ".bin", "tsc");
  const code = await run(tsc, ["-p", "scripts/tsconfig.build.json"], {
    cwd: root,
    env: environmentOf(node),
    stdio: ["ignore", 2, 2],
  });
  if (code !== 0) throw new Problem("The sources do not compile; the reasons are above.");
  for (const part of PARTS) copyAssets(join(root, part));
  await buildWebIfChanged(node);
  return 0;
});

/** Whatever lies beside the sources and is not one: SQL, schemas, examples. */
function copyAssets(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || [".ts", ".tsx"].includes(extname(entry.name))) continue;
    const from = join(entry.parentPath, entry.name);
    const to = join(root, "dist", relative(root, from));
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
}
