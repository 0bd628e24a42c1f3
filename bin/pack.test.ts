/** The package as others get it: packed, installed in an empty folder, run from there. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

test("the packed tarball installs in an empty folder and serves from there", {
  timeout: 180_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "tributary-pack-"));
  // PostgreSQL's user has to get through when the tests run as root.
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));

  const checkout = copyOfCheckout(join(folder, "checkout"));
  npm(checkout, "pack", "--pack-destination", folder);
  const place = join(folder, "elsewhere");
  mkdirSync(place);
  writeFileSync(join(place, "package.json"), "{}");
  npm(place, "install", "--prefer-offline", "--no-audit", "--no-fund", join(folder, "tributary-0.1.0.tgz"));

  const data = join(folder, "data");
  const tributary = join(place, "node_modules", ".bin", "tributary");
  const args = ["up", "--empty", "--json", "--port", "0", "--data", data];
  // With the system's own Node first, as where nothing but the tarball was installed.
  const up = spawn(tributary, args, { cwd: place, env: outside(), stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(async () => {
    if (up.exitCode !== null || up.signalCode !== null) return;
    up.kill("SIGTERM");
    await once(up, "exit");
  });
  const ended = once(up, "exit").then(() => Promise.reject(new Error("it ended before it had started")));
  const [line] = (await Promise.race([once(createInterface({ input: up.stdout }), "line"), ended])) as [
    string,
  ];
  const { url } = JSON.parse(line) as { url: string };

  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toMatch(/<!doctype html>/i);

  // What reads files runs in processes of its own, which must find their way about the package too.
  const note = join(folder, "note.html");
  writeFileSync(
    note,
    "<title>A note</title><main><h1>A note</h1><p>A van was seen at the lay-by.</p></main>",
  );
  const looked = spawnSync(
    tributary,
    ["import", note, "--agency", "KENT", "--dry-run", "--json", "--data", data],
    { cwd: place, env: outside(), encoding: "utf8" },
  );
  // There is no agency yet: the page was read, and what was made of it was weighed.
  expect(JSON.parse(looked.stdout)).toMatchObject({
    records: 1,
    refused: 1,
    refusals: [{ message: expect.stringContaining("does not act under this purpose") }],
  });
  up.kill("SIGTERM");
  expect(await once(up, "exit")).toEqual([0, null]);
  expect(existsSync(join(data, "postgres", "postmaster.pid"))).toBe(false);
});

/** A copy, so that packing does not replace the dist that other tests are being served from. */
function copyOfCheckout(to: string): string {
  const left = ["node_modules", "data", "coverage", ".git", ".cache"].map((name) => join(ROOT, name));
  cpSync(ROOT, to, { recursive: true, filter: (path) => !left.includes(path) });
  symlinkSync(join(ROOT, "node_modules"), join(to, "node_modules"));
  return to;
}

function npm(cwd: string, ...args: readonly string[]): void {
  execFileSync("npm", args, { cwd, env: outside(), stdio: ["ignore", "ignore", "inherit"] });
}

/** The environment of somebody who does not run under this checkout's npm. */
function outside(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|VITEST|NODE_ENV$|NODE_OPTIONS$|TRIBUTARY_DATABASE_URL$)/.test(name),
  );
  const path = (process.env.PATH ?? "").split(":").filter((entry) => !entry.includes("node_modules"));
  return { ...Object.fromEntries(entries), PATH: path.join(":"), npm_config_loglevel: "error" };
}
