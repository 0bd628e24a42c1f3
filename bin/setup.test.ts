/** Modules are installed when their list has changed, and only then. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const BIN = fileURLToPath(new URL(".", import.meta.url));

test("npm ci runs at the first start and after a change of the list, and not in between", () => {
  const checkout = checkoutWithoutModules("1.0.0");
  expect(setUp(checkout)).toEqual({ code: 0, said: "First start here: running npm ci." });
  expect(setUp(checkout)).toEqual({ code: 0, said: "" });
  list(checkout, "1.0.1");
  expect(setUp(checkout)).toEqual({ code: 0, said: "The list of modules has changed: running npm ci." });
});

test("a failed installation is told, and tried again at the next start", () => {
  const checkout = checkoutWithoutModules("1.0.0");
  writeFileSync(
    join(checkout, "package.json"),
    JSON.stringify({ ...PACKAGE, dependencies: { absent: "1.0.0" } }),
  );
  const { code, said } = setUp(checkout);
  expect(said).toMatch(/The modules could not be installed; npm says why above\.$/);
  expect(said).not.toContain("    at ");
  expect(code).toBe(1);
  expect(existsSync(join(checkout, "node_modules", ".tributary-lock"))).toBe(false);
});

const PACKAGE = { name: "checkout", version: "1.0.0", type: "module" };

function checkoutWithoutModules(version: string): string {
  const folder = mkdtempSync(join(tmpdir(), "tributary-setup-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "src", "cli"), { recursive: true });
  cpSync(BIN, join(folder, "bin"), { recursive: true });
  list(folder, version);
  return folder;
}

/** A list without modules, so that nothing is fetched; its version stands for any change. */
function list(folder: string, version: string): void {
  const named = { ...PACKAGE, version };
  writeFileSync(join(folder, "package.json"), JSON.stringify(named));
  const lock = { ...named, lockfileVersion: 3, requires: true, packages: { "": named } };
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock));
}

function setUp(folder: string) {
  const { status, stderr } = spawnSync(process.execPath, [join(folder, "bin", "setup.js")], {
    encoding: "utf8",
  });
  const said = stderr.split("\n").filter((line) => /npm ci|npm says| {4}at /.test(line));
  return { code: status, said: said.join("\n") };
}
