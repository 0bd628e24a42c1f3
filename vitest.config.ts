import { defineConfig } from "vitest/config";

/** One PostgreSQL serves the whole run; each test file gets a database of its own, cloned from a migrated template. */
export default defineConfig({
  test: {
    include: [
      "src/**/*.test.ts",
      "web/**/*.test.ts",
      "web/**/*.test.tsx",
      "bench/**/*.test.ts",
      "bin/**/*.test.ts",
    ],
    globalSetup: ["src/database/testing/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    pool: "forks",
  },
});
