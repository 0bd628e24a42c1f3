import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testDatabase } from "./index.ts";
import { describeTables } from "./tables.ts";

test("the types of the tables are those of the migrated database", async () => {
  const database = await testDatabase();
  try {
    const written = readFileSync(join(import.meta.dirname, "../tables.ts"), "utf8");
    expect(await describeTables(database.address)).toBe(written);
  } finally {
    await database.close();
  }
});
