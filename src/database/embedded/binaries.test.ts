/** PostgreSQL's programs are usable also where npm ran no install scripts. */
import { execFileSync } from "node:child_process";
import { cpSync, lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { complete, findBinaries, isComplete, programOf } from "./binaries.ts";
import { folder } from "./testing/scene.ts";

test("links that npm could not pack are made from the package's list, and the programs then run", () => {
  const installed = findBinaries();
  const copy = { ...installed, root: join(folder(), "by another name") };
  cpSync(installed.root, copy.root, { recursive: true, verbatimSymlinks: true });
  const libraries = join(copy.root, "lib");
  for (const name of readdirSync(libraries)) {
    if (lstatSync(join(libraries, name)).isSymbolicLink()) rmSync(join(libraries, name));
  }
  expect(isComplete(copy)).toBe(false);
  complete(copy);
  expect(isComplete(copy)).toBe(true);
  expect(execFileSync(programOf(copy, "postgres"), ["--version"], { encoding: "utf8" })).toContain(
    "PostgreSQL) 18",
  );
});
