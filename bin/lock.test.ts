import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
// @ts-expect-error plain JavaScript, which runs before anything is installed
import { missingOptional } from "../scripts/fill-lock.js";

const lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));

test("the lock holds the packages of every platform, or npm ci refuses it (node scripts/fill-lock.js mends it)", () => {
  expect(missingOptional(lock.packages)).toEqual([]);
});

test("a package that is not held anywhere above is told, and one that is held there is not", () => {
  const packages = {
    "": {},
    "node_modules/a": { optionalDependencies: { "a-linux-x64": "1.0.0", "a-darwin-x64": "1.0.0" } },
    "node_modules/a-linux-x64": {},
  };
  expect(missingOptional(packages)).toEqual([{ name: "a-darwin-x64", range: "1.0.0", dev: false }]);
});
