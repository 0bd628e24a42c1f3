import { defineConfig } from "vitest/config";

const IN_A_BROWSER = "web/e2e/**/*.test.ts";

/**
 * One PostgreSQL serves the tests of the sources; each file gets a database of its own, cloned from a migrated
 * template. The tests in a browser have servers of their own, each with a copy of the demonstration.
 */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    pool: "forks",
    projects: [
      {
        extends: true,
        test: {
          name: "sources",
          include: [
            "src/**/*.test.ts",
            "web/**/*.test.ts",
            "web/**/*.test.tsx",
            "bench/**/*.test.ts",
            "bin/**/*.test.ts",
          ],
          exclude: [IN_A_BROWSER, "**/node_modules/**"],
          globalSetup: ["src/database/testing/global-setup.ts"],
        },
      },
      {
        extends: true,
        // A page is looked at four ways, and a busy machine is slow at each.
        test: {
          name: "browser",
          include: [IN_A_BROWSER],
          globalSetup: ["web/e2e/stage/set-up.ts"],
          testTimeout: 240_000,
        },
      },
    ],
  },
});
