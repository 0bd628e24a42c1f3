/** The last line of `npm test` counts what really happened. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

type Count = (report: string, exitCode: number) => { passed: number; failed: number; skipped: number };
const { countTests } = (await import(new URL("vitest-count.js", import.meta.url).href)) as {
  countTests: Count;
};

const passed = { status: "passed", assertionResults: [{ status: "passed" }] };
const failed = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };
const broken = { status: "failed", assertionResults: [] };

function count(files: readonly object[], totals: object, exitCode: number) {
  const folder = mkdtempSync(join(tmpdir(), "tributary-count-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const report = join(folder, "report.json");
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  writeFileSync(report, JSON.stringify({ ...none, ...totals, testResults: files }));
  return countTests(report, exitCode);
}

test("passed, failed and skipped tests are counted as vitest counts them", () => {
  const totals = { numPassedTests: 2, numFailedTests: 1, numPendingTests: 3, numTodoTests: 1 };
  expect(count([passed, failed], totals, 1)).toEqual({ passed: 2, failed: 1, skipped: 4 });
});

test("a file that could not be loaded counts as one failure", () => {
  expect(count([passed, broken], { numPassedTests: 1 }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test("an error outside any test, or no report at all, is a failure too", () => {
  expect(count([passed], { numPassedTests: 1 }, 1).failed).toBe(1);
  expect(count([passed], { numPassedTests: 1 }, 0).failed).toBe(0);
  expect(countTests("/nowhere/report.json", 0).failed).toBe(1);
});
