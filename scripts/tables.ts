/**
 * Writes src/database/tables.ts from a freshly migrated database: `node scripts/tables.ts`.
 * A test migrates anew and compares, so the types can never say what the database does not.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "../src/database/embedded/index.ts";
import { openKeys } from "../src/database/keys.ts";
import { migrate } from "../src/database/migrate.ts";
import { writeTables } from "../src/database/testing/tables.ts";

const folder = mkdtempSync(join(tmpdir(), "tributary-tables-"));
const server = await startEmbedded({ dataDir: folder, settings: { fsync: "off" } });
try {
  await migrate(server.address, openKeys(join(folder, "keys")));
  await writeTables(server.address, join(import.meta.dirname, "../src/database/tables.ts"));
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
