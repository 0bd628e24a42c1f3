/**
 * One PostgreSQL for the whole run: the embedded one, or the one that TRIBUTARY_DATABASE_URL names.
 * A migrated template is made once; each test file clones it in a few hundredths of a second.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { type DatabaseAddress, parseDatabaseUrl } from "../address.ts";
import { startEmbedded } from "../embedded/index.ts";
import { openKeys } from "../keys.ts";
import { migrate } from "../migrate.ts";

declare module "vitest" {
  export interface ProvidedContext {
    address: DatabaseAddress;
    folder: string;
    template: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-test-"));
  const url = process.env.TRIBUTARY_DATABASE_URL;
  const embedded = url
    ? null
    : await startEmbedded({
        dataDir: folder,
        settings: {
          fsync: "off",
          synchronous_commit: "off",
          full_page_writes: "off",
          max_connections: "200",
        },
      });
  const server: DatabaseAddress = embedded ? embedded.address : parseDatabaseUrl(url ?? "");
  const template = `tributary_test_${process.pid}`;
  await withAdmin(server, async (admin) => {
    await admin.query(`create database ${template}`);
  });
  await migrate({ ...server, database: template }, openKeys(join(folder, "keys")));
  project.provide("address", server);
  project.provide("folder", folder);
  project.provide("template", template);
  return async () => {
    await withAdmin(server, async (admin) => {
      const { rows } = await admin.query<{ datname: string }>(
        "select datname from pg_database where datname like $1",
        [`${template}%`],
      );
      for (const { datname } of rows) await admin.query(`drop database ${datname} with (force)`);
    });
    await embedded?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function withAdmin(address: DatabaseAddress, work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client(address);
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
