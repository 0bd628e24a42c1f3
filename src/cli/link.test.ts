import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { madePeople } from "../identity/engine/testing/people.ts";

const MAIN = join(import.meta.dirname, "main.ts");
let folder = "";
let file = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tributary-link-"));
  file = join(folder, "people.csv");
  const { headers, columns, truth } = madePeople(300);
  const rows = truth.map((person, row) =>
    [`r${row}`, ...columns.map((column) => `"${column[row]}"`), person].join(","),
  );
  writeFileSync(file, [["key", ...headers, "person"].join(","), ...rows].join("\n"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const link = (...args: string[]) =>
  spawnSync(process.execPath, [MAIN, "link", ...args], { encoding: "utf8" });

test("a table is linked without configuration and measured against its truth", () => {
  const said = JSON.parse(
    execFileSync(process.execPath, [MAIN, "link", file, "--truth", "person", "--json"], { encoding: "utf8" }),
  ) as Record<string, number> & { pairwise: { f1: number } };
  expect(said.pairwise.f1).toBeGreaterThan(0.85);
  expect(Object.keys(said)).toEqual([
    "pairwise",
    "bcubed",
    "clusters",
    "largestCluster",
    "pairsCompared",
    "pairsPerSecond",
    "seconds",
    "peakMemoryMB",
  ]);
});

test("clusters, pairs with reasons and the model are written, and the model can be used again", () => {
  const out = join(folder, "found.csv");
  const first = link(file, "--truth", "person", "--id", "key", "--out", out);
  expect(first.stderr).toBe("");
  expect(first.stdout).toContain("citizen of  left out");
  const clusters = readFileSync(out, "utf8");
  expect(clusters).toMatch(/^id,cluster\nr0,r0\n/);
  expect(readFileSync(`${out}.pairs.csv`, "utf8")).toContain("who: ");
  expect(
    link(file, "--truth", "person", "--id", "key", "--config", `${out}.model.json`, "--out", out).status,
  ).toBe(0);
  expect(readFileSync(out, "utf8")).toBe(clusters);
});

test("what was typed wrongly is said, with what there is", () => {
  expect(link().status).toBe(2);
  const unknown = link(file, "--truth", "nobody");
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain('no column "nobody". It has key, who');
  expect(link(join(folder, "none.csv")).status).toBe(2);
});

test("a table from which nothing can be learned ends with the reason", () => {
  const small = join(folder, "small.csv");
  writeFileSync(small, "who,born\nAna Popa,1980-02-03\nIon Rusu,1990-04-05\n");
  const said = link(small);
  expect(said.status).toBe(1);
  expect(said.stderr).toContain("nothing to learn from");
});
