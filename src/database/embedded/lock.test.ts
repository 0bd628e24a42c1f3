/** Who holds a data folder, and when a lock counts for nothing. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { takeLock } from "./lock.ts";
import { identityOf } from "./process-identity.ts";
import { folder } from "./testing/scene.ts";

const silent = () => {};

test("a lock names its owner while it is held and is gone when given back", async () => {
  const dataDir = folder();
  const lock = await takeLock(dataDir, silent);
  const path = join(dataDir, "tributary.lock");
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ pid: process.pid });
  await expect(takeLock(dataDir, silent)).rejects.toThrow(`in use by process ${process.pid}`);
  lock.release();
  expect(existsSync(path)).toBe(false);
  (await takeLock(dataDir, silent)).release();
});

test.each([
  ["a process that no longer runs", { pid: 2 ** 22 + 1, started: "2020-01-01T00:00:00.000Z" }],
  [
    "a process whose number was given to another since",
    { pid: process.pid, started: "2020-01-01T00:00:00.000Z", identity: "an earlier start" },
  ],
])("the lock of %s is cleared", async (_, owner) => {
  const dataDir = folder();
  writeFileSync(join(dataDir, "tributary.lock"), JSON.stringify(owner));
  const lines: string[] = [];
  (await takeLock(dataDir, (line) => lines.push(line))).release();
  expect(lines).toEqual(["Cleared the lock of a process that is no longer running."]);
});

test("an owner that is just stopping is waited for", async () => {
  const dataDir = folder();
  const first = await takeLock(dataDir, silent);
  setTimeout(() => first.release(), 300);
  (await takeLock(dataDir, silent)).release();
});

test("a lock that was torn by a power cut is cleared", async () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, "tributary.lock"), "");
  (await takeLock(dataDir, silent)).release();
  expect(existsSync(join(dataDir, "tributary.lock"))).toBe(false);
});

test("giving back a lock leaves one that another process has taken meanwhile", async () => {
  const dataDir = folder();
  const path = join(dataDir, "tributary.lock");
  const lock = await takeLock(dataDir, silent);
  const other = JSON.stringify({ pid: process.ppid, started: "2026-01-01T00:00:00.000Z" });
  writeFileSync(path, other);
  lock.release();
  expect(readFileSync(path, "utf8")).toBe(other);
});

test("a process is known by more than its number", () => {
  expect(identityOf(process.pid)).toBe(identityOf(process.pid));
  expect(identityOf(process.pid)).not.toBe(identityOf(process.ppid));
  expect(identityOf(2 ** 22 + 1)).toBeFalsy();
});
