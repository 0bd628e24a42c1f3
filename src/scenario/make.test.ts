/** The run as a whole: the same bytes again, bounded memory, and a folder of its own. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { FolderInUse, makeScenario } from "./index.ts";
import { lines, newFolder, writtenScenario } from "./testing/written.ts";

test("the same seed and size give the same bytes in every file, and another seed gives others", () => {
  const [one, again, other] = [writtenScenario(700, 5), writtenScenario(700, 5), writtenScenario(700, 6)];
  expect(digests(again.folder)).toEqual(digests(one.folder));
  const changed = digests(other.folder);
  for (const [file, digest] of Object.entries(digests(one.folder))) {
    if (!/agencies|requirements/.test(file)) expect(changed[file], file).not.toBe(digest);
  }
});

test("exactly as many reports are written as were asked for, whatever the number", () => {
  for (const reports of [1, 2, 99, 1000]) expect(writtenScenario(reports).reports).toHaveLength(reports);
});

test("a folder that holds something is refused before anything is written into it", () => {
  const folder = newFolder();
  writeFileSync(join(folder, "notes.txt"), "mine");
  expect(() => makeScenario({ seed: 1, reports: 5, folder })).toThrow(FolderInUse);
  expect(readdirSync(folder)).toEqual(["notes.txt"]);
});

test("reports come in the order in which they were written, up to the size that may wait", () => {
  const days = writtenScenario(1400).reports.map(({ authored }) => authored);
  expect(days).toEqual([...days].sort());
  expect(days.at(-1)?.slice(0, 7)).toBe("2026-10");
});

test("fifty thousand reports are made with a heap of 128 MB and stay under 400 MB in all", async () => {
  const folder = join(newFolder(), "large");
  const program = `
    import { makeScenario } from ${JSON.stringify(new URL("index.ts", import.meta.url).href)};
    const totals = makeScenario({ seed: 3, reports: 50000, folder: ${JSON.stringify(folder)} });
    console.log(JSON.stringify({ reports: totals.reports, audiences: totals.audiences, memory: process.resourceUsage().maxRSS / 1024 }));`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--max-old-space-size=128",
    "--input-type=module-typescript",
    "--eval",
    program,
  ]);
  const told = JSON.parse(stdout) as { reports: number; audiences: number; memory: number };
  expect(told.reports).toBe(50_000);
  expect(told.memory).toBeLessThan(400);
  expect(told.audiences).toBeLessThan(2000);
}, 180_000);

test("whoever reads the first thirty reports of a small scenario finds one supply line told by several agencies", () => {
  const { folder, reports } = writtenScenario(100, 1);
  const first = new Set(reports.slice(0, 30).map(({ reference }) => reference));
  const events = lines<{ group: string; reports: { agency: string; reference: string }[] }>(
    join(folder, "truth/events.ndjson"),
  );
  const told = events
    .filter(({ group }) => group === "g1")
    .flatMap((event) => event.reports)
    .filter(({ reference }) => first.has(reference));
  expect(told.length).toBeGreaterThanOrEqual(15);
  expect(new Set(told.map(({ agency }) => agency)).size).toBeGreaterThanOrEqual(5);
});

function digests(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return Object.fromEntries(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [path.slice(folder.length), createHash("sha256").update(readFileSync(path)).digest("hex")];
    }),
  );
}
