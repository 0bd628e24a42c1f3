import { expect, test } from "vitest";
import { run } from "./index.ts";

test("three kills lose nothing, double nothing and leave a whole log", { timeout: 120_000 }, async () => {
  const { rows } = await run({ rounds: 3 });
  expect(rows.filter((row) => row.holds === false)).toEqual([]);
  expect(rows.find((row) => row.question === "acknowledged writes")?.value).toBeGreaterThan(20);
});
