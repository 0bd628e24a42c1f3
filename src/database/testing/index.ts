/** A migrated database of its own for a test file, on the PostgreSQL that the whole run shares. */
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Client, Pool } from "pg";
import { inject } from "vitest";
import type { DatabaseAddress } from "../address.ts";
import { type Keys, openKeys } from "../keys.ts";
import { openPools, type Pools } from "../pools.ts";

export interface TestDatabase extends Pools {
  /** The administrator: sees everything. For setting up and for checking what is truly there. */
  readonly admin: Pool;
  readonly address: DatabaseAddress;
  readonly keys: Keys;
  /** A folder of its own, for what lies outside the database. */
  readonly folder: string;
}

/** With `empty`, a database without any migration. */
export async function testDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const server = inject("address");
  const template = inject("template");
  const name = `${template}_${randomBytes(5).toString("hex")}`;
  const founder = new Client(server);
  await founder.connect();
  await founder.query(`create database ${name}${options.empty ? "" : ` template ${template}`}`);
  await founder.end();
  const address = { ...server, database: name };
  // Role passwords are shared by the whole PostgreSQL, so all test databases use the keys of the run.
  const keys = openKeys(join(inject("folder"), "keys"));
  const folder = join(inject("folder"), name);
  mkdirSync(folder, { recursive: true });
  const admin = new Pool({ ...address, max: 4 });
  admin.on("error", () => undefined);
  const pools = openPools(address, keys, { app: 6, door: 2, worker: 2 });
  return {
    ...pools,
    admin,
    address,
    keys,
    folder,
    close: async () => {
      await Promise.all([pools.close(), admin.end()]);
    },
  };
}
