/** Two Tributaries in one PostgreSQL, started as with TRIBUTARY_DATABASE_URL. */
import { cpSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { startServer } from "../server/start.ts";
import { type OwnPostgres, ownPostgres } from "./testing/own-postgres.ts";

let postgres: OwnPostgres;
beforeAll(async () => {
  postgres = await ownPostgres();
});
afterAll(() => postgres.close());

async function newDatabase(name: string): Promise<string> {
  const admin = new Client(postgres.address);
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return postgres.url.replace(/localhost\/[^?]*/, `localhost/${name}`);
}

const newFolder = (): string => mkdtempSync(join(inject("folder"), "second-"));

async function started(databaseUrl: string, dataDir: string): Promise<string> {
  const host = "127.0.0.1";
  const server = await startServer({
    databaseUrl,
    dataDir,
    host,
    port: 0,
    demonstration: false,
    log: () => {},
  });
  const ready = await fetch(`${server.url}/health/ready`);
  await server.stop();
  return ready.ok ? "ready" : String(ready.status);
}

test("a second one with keys of its own is refused, says where the first is, and leaves it as it was", async () => {
  const first = newFolder();
  const url = await newDatabase("first");
  expect(await started(url, first)).toBe("ready");
  const second = await newDatabase("second");
  const refusal = await started(second, newFolder()).catch((error: Error) => error);
  expect(refusal).toMatchObject({ name: "StartError", message: expect.stringContaining('database "first"') });
  expect(await started(url, first)).toBe("ready");

  // With the keys of the first it may: both are one's own.
  const sharing = newFolder();
  cpSync(join(first, "keys"), join(sharing, "keys"), { recursive: true });
  expect(await started(second, sharing)).toBe("ready");
});

test("where no other database is left, new keys take the roles over", async () => {
  const admin = new Client(postgres.address);
  await admin.connect();
  for (const name of ["first", "second"]) await admin.query(`drop database if exists ${name} with (force)`);
  await admin.end();
  expect(await started(await newDatabase("third"), newFolder())).toBe("ready");
});
