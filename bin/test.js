/**
 * `npm test`: sets up what is missing, then runs every check there is. The last line says how many passed and
 * failed. Arguments after `--` choose test files by a part of their name.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./chromium.js";
import { environmentOf } from "./node24.js";
import { main } from "./problem.js";
import { root } from "./root.js";
import { run } from "./run.js";
import { setUp } from "./setup.js";
import { endWithNpm } from "./starter.js";
import { countTests } from "./vitest-count.js";
import { buildWeb } from "./web.js";

await main(async () => {
  endWithNpm();
  const node = setUp();
  const chromium = findChromium();
  const environment = { ...environmentOf(node), ...(chromium && { TRIBUTARY_CHROMIUM: chromium }) };
  const program = (name, ...args) => run(join(root, "node_modules", ".bin", name), args, options);
  const options = { cwd: root, env: environment, stdio: ["ignore", "inherit", "inherit"] };

  const checks = [
    ["Format and lint", () => program("biome", "check", ".")],
    ["Types", async () => (await program("tsc", "--noEmit")) || program("tsc", "--noEmit", "-p", "web")],
    ["Web client", () => buildWeb(node)],
  ];
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, check] of checks) {
    console.log(`${name} …`);
    const passed = (await check()) === 0;
    total[passed ? "passed" : "failed"] += 1;
    if (!passed) console.log(`${name}: failed`);
  }

  const tests = await vitest(program);
  for (const outcome of Object.keys(total)) total[outcome] += tests[outcome];
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed === 0 ? 0 : 1;
});

async function vitest(program) {
  const folder = mkdtempSync(join(tmpdir(), "tributary-test-"));
  const report = join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const exitCode = await program("vitest", "run", ...reporters, ...process.argv.slice(2));
    return countTests(report, exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
