/** How many tests passed, failed and were skipped, from the report that vitest writes as JSON. */
import { existsSync, readFileSync } from "node:fs";

/**
 * @param {string} reportFile
 * @param {number} exitCode vitest's own verdict: it also fails for errors outside any test
 * @returns {{passed: number, failed: number, skipped: number}}
 */
export function countTests(reportFile, exitCode) {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(reportFile, "utf8"));
  // A file that could not even be loaded has no tests to count, yet it failed.
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
