/** A database with agencies and everything that brings files in, as the server has it, without the server. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { type FoundingAgency, found, openAccess } from "../../src/access/index.ts";
import { createRecorder, journalFolder } from "../../src/audit/index.ts";
import { startEmbedded } from "../../src/database/embedded/index.ts";
import { type DatabaseAddress, migrate, openKeys, openPools } from "../../src/database/index.ts";
import { openSpool, startImporting, type Works } from "../../src/imports/index.ts";
import { scratchFolder } from "../child/scratch.ts";

export interface BenchHouse {
  readonly folder: string;
  readonly dataDir: string;
  readonly address: DatabaseAddress;
  readonly admin: Client;
  readonly works: Works;
  readonly version: string;
  /** Does what waits as the server does it, and answers when nothing waits any more. */
  workAll(): Promise<void>;
  close(): Promise<void>;
}

export async function openBenchHouse(agencies: readonly FoundingAgency[]): Promise<BenchHouse> {
  const folder = scratchFolder();
  const dataDir = join(folder, "data");
  mkdirSync(dataDir);
  const server = await startEmbedded({ dataDir });
  const keys = openKeys(join(dataDir, "keys"));
  await migrate(server.address, keys);
  await found(server.address, agencies, []);
  const pools = openPools(server.address, keys);
  const recorder = createRecorder(keys, journalFolder(join(dataDir, "audit")));
  const admin = new Client(server.address);
  await admin.connect();
  const { rows } = await admin.query("show server_version");
  const works: Works = {
    access: openAccess(pools, recorder),
    keys,
    spool: openSpool(join(dataDir, "spool")),
    heldBy: "bench",
  };
  return {
    folder,
    dataDir,
    address: server.address,
    admin,
    works,
    version: String(rows[0]?.server_version),
    async workAll() {
      const queue = startImporting(works, (line) => console.error(line));
      for (;;) {
        const open = await admin.query(
          "select count(*)::int as n from import_run where state in ('waiting', 'running')",
        );
        if (open.rows[0]?.n === 0) break;
        await sleep(50);
      }
      await queue.stop();
    },
    async close() {
      recorder.close();
      await admin.end();
      await pools.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
