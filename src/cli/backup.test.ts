/** Backup and restore as they are done: under load, to an identical audit head, or refused in a sentence. */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sealOnce } from "../audit/index.ts";
import { readTables } from "../database/backup/catalogue.ts";
import {
  backup,
  checkBackupFile,
  erasedFile,
  openErasedRecord,
  refuseHalfRestored,
} from "../database/backup/index.ts";
import { digestOf, pinPrinting } from "../database/backup/rows.ts";
import { type DatabaseAddress, openKeys } from "../database/index.ts";
import { type TestDatabase, testDatabase } from "../database/testing/index.ts";
import { eraseReport } from "../intelligence/index.ts";
import { type LivedIn, newDataDir, openLivedIn, verifyAt } from "./testing/lived-in.ts";

let lived: LivedIn;
beforeAll(async () => {
  lived = await openLivedIn();
});
afterAll(() => lived.close());

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));
const WRITERS = ["amina", "ruth", "tomasz", "helen", "noor", "james", "colin", "ines", "harriet", "gareth"];

function urlOf({ host, port, user, password, database }: DatabaseAddress): string {
  return `postgresql://${user}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

function tributary(address: DatabaseAddress, ...args: string[]) {
  const env = { ...process.env, TRIBUTARY_DATABASE_URL: urlOf(address) };
  const { status, stdout, stderr, signal } = spawnSync(process.execPath, [MAIN, ...args], {
    env,
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr, signal };
}

async function takeBackup(name: string, passphrase: string | null = null): Promise<string> {
  const out = join(lived.database.folder, name);
  const { address } = lived.database;
  await backup({ address, dataDir: lived.dataDir, out, passphrase, withKeys: false });
  return out;
}

async function digests(database: TestDatabase): Promise<Map<string, string>> {
  const client = await database.admin.connect();
  try {
    await client.query("begin isolation level repeatable read");
    await pinPrinting(client);
    const found = new Map<string, string>();
    for (const table of await readTables(client))
      found.set(table.name, (await digestOf(client, table)).sha256);
    return found;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

/** Signing everybody out, and the restore's own entry in the log. */
const CHANGED_BY_A_RESTORE = ["session", "audit_entry", "audit_detail"];

test("a backup taken while ten people write restores to the audit head of its moment, table for table", async () => {
  const stop = new AbortController();
  const written: string[] = [];
  const writers = WRITERS.map(async (username) => {
    for (let n = 0; !stop.signal.aborted; n++)
      written.push(await lived.write(username, `Report ${n} of ${username}`));
  });
  while (written.length < 60) await new Promise((resolve) => setTimeout(resolve, 20));
  const before = written.length;
  const out = join(lived.database.folder, "under-load.backup");
  const taken = tributary(lived.database.address, "backup", "--out", out, "--data", lived.dataDir, "--json");
  while (written.length < before + 20) await new Promise((resolve) => setTimeout(resolve, 20));
  stop.abort();
  await Promise.all(writers);
  expect(taken).toMatchObject({ code: 0 });
  const { manifest } = await checkBackupFile(out, null);
  expect(manifest.head).not.toBeNull();
  expect(JSON.parse(taken.out).head).toEqual(manifest.head);

  const target = await testDatabase({ empty: true });
  try {
    const dataDir = newDataDir(target);
    const restored = tributary(target.address, "restore", out, "--data", dataDir, "--json");
    expect(restored.err).toBe("");
    expect(JSON.parse(restored.out)).toMatchObject({ head: manifest.head, hasKeys: true, erasedAgain: 0 });

    const verdict = await verifyAt(target, dataDir);
    expect(verdict).toMatchObject({
      ok: true,
      head: { size: manifest.head?.size, root: manifest.head?.root },
    });
    const now = await digests(target);
    for (const { name, sha256 } of manifest.tables) {
      if (!CHANGED_BY_A_RESTORE.includes(name)) expect(now.get(name), name).toBe(sha256);
    }
    expect(now.size).toBe(manifest.tables.length);

    // The log goes on from there, and row security, triggers and numbers are as they were.
    const sealed = await sealOnce(target.worker, openKeys(join(dataDir, "keys")), join(dataDir, "audit"), {
      everything: true,
    });
    expect(sealed?.head?.size).toBeGreaterThan(manifest.head?.size ?? 0);
    expect(await verifyAt(target, dataDir)).toMatchObject({ ok: true, unsealed: 0 });
    expect(await shape(target)).toEqual(await shape(lived.database));
    const { rows } = await target.admin.query(
      "select max(id) < nextval('audience_id_seq') as free from audience",
    );
    expect(rows).toEqual([{ free: true }]);
  } finally {
    await target.close();
  }
});

async function shape(database: TestDatabase): Promise<unknown> {
  const { rows } = await database.admin.query(
    `select (select jsonb_agg(jsonb_build_array(relname, relrowsecurity, relforcerowsecurity, pg_get_userbyid(relowner)) order by relname)
               from pg_class where relnamespace = 'public'::regnamespace) as tables,
            (select jsonb_agg(jsonb_build_array(tgrelid::regclass::text, tgname, tgenabled) order by tgrelid::regclass::text, tgname) from pg_trigger where not tgisinternal) as triggers,
            (select jsonb_agg(indexdef order by indexdef) from pg_indexes where schemaname = 'public') as indexes`,
  );
  return rows;
}

test("a target that holds anything is refused and stays as it is", async () => {
  const out = await takeBackup("refused.backup");
  const dataDir = newDataDir(lived.database);
  const before = await digests(lived.database);
  const refused = tributary(lived.database.address, "restore", out, "--data", dataDir);
  expect(refused).toMatchObject({
    code: 1,
    out: "",
    err: expect.stringContaining("The database is not empty"),
  });
  expect(readdirSync(dataDir)).toEqual(["keys"]);
  expect((await digests(lived.database)).get("report")).toBe(before.get("report"));

  mkdirSync(join(dataDir, "postgres"));
  expect(tributary(lived.database.address, "restore", out, "--data", dataDir)).toMatchObject({
    code: 1,
    err: expect.stringContaining("There is a database in"),
  });
});

test("a file that was cut short or changed in one bit is refused in a sentence, encrypted or not", async () => {
  for (const passphrase of [null, "correct horse battery"]) {
    const whole = readFileSync(await takeBackup(`whole-${passphrase !== null}.backup`, passphrase));
    const bad = join(lived.database.folder, "bad.backup");
    // Each try under a passphrase derives the key anew, which is slow on purpose.
    const tries = passphrase === null ? 24 : 5;
    const places = Array.from({ length: tries }, (_, i) =>
      Math.floor((i * (whole.length - 1)) / (tries - 1)),
    );
    for (const at of places) {
      const flipped = Buffer.from(whole);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 4, at);
      writeFileSync(bad, flipped);
      await expect(checkBackupFile(bad, passphrase), `bit at ${at} of ${whole.length}`).rejects.toMatchObject(
        {
          name: "DamagedBackup",
        },
      );
      writeFileSync(bad, whole.subarray(0, at));
      await expect(checkBackupFile(bad, passphrase), `cut at ${at}`).rejects.toMatchObject({
        name: "DamagedBackup",
      });
    }
    writeFileSync(bad, Buffer.concat([whole, Buffer.from("more")]));
    await expect(checkBackupFile(bad, passphrase)).rejects.toMatchObject({ name: "DamagedBackup" });
  }
  const target = await testDatabase({ empty: true });
  const dataDir = newDataDir(target);
  const refused = tributary(
    target.address,
    "restore",
    join(lived.database.folder, "bad.backup"),
    "--data",
    dataDir,
  );
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("cannot be restored: ") });
  expect(readdirSync(dataDir)).toEqual(["keys"]);
  await target.close();
});

test("an encrypted backup opens under its passphrase and no other, and hides what it holds", async () => {
  const out = await takeBackup("secret.backup", "correct horse battery");
  expect(readFileSync(out).includes("amina")).toBe(false);
  await expect(checkBackupFile(out, "another passphrase")).rejects.toThrow("the passphrase is another");
  await expect(checkBackupFile(out, null)).rejects.toThrow("it is encrypted");
  expect((await checkBackupFile(out, "correct horse battery")).manifest.tables.length).toBeGreaterThan(30);
});

test("a restore that is killed half way leaves a folder no server starts on, and can be run again", async () => {
  const out = await takeBackup("killed.backup");
  const target = await testDatabase({ empty: true });
  try {
    const dataDir = newDataDir(target);
    const program = `
      const { restore } = await import(${JSON.stringify(new URL("../database/backup/index.ts", import.meta.url).href)});
      await restore({ file: ${JSON.stringify(out)}, passphrase: null, dataDir: ${JSON.stringify(dataDir)}, tombstones: null,
        openDatabase: async () => ({ address: ${JSON.stringify(target.address)}, close: async () => {} }),
        markOf: () => null, record: async () => () => {}, log: () => {},
        onTable: (name) => { if (name === "search_document") process.kill(process.pid, "SIGKILL"); } });`;
    const killed = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: fileURLToPath(new URL(".", import.meta.url)),
    });
    expect(killed.signal).toBe("SIGKILL");
    expect(() => refuseHalfRestored(dataDir)).toThrow("was begun and not finished");
    const again = tributary(target.address, "restore", out, "--data", dataDir);
    expect(again).toMatchObject({ code: 0 });
    expect(() => refuseHalfRestored(dataDir)).not.toThrow();
    expect(await verifyAt(target, dataDir)).toMatchObject({ ok: true });
    expect(readdirSync(dataDir).sort()).toEqual(["audit", "keys"]);
  } finally {
    await target.close();
  }
});

test("what was erased after a backup is erased again when that backup is restored", async () => {
  const id = await lived.write("amina", "To be erased");
  const out = await takeBackup("before-erasing.backup");
  await lived.as("miriam", (viewer) =>
    eraseReport(viewer, lived.database.keys, id, "Order of 3 November 2026"),
  );
  const record = openErasedRecord(lived.dataDir, (text, values) => lived.database.worker.query(text, values));
  await record.keep();
  await record.keep();
  const kept = readFileSync(erasedFile(lived.dataDir), "utf8").trim().split("\n");
  expect(kept).toHaveLength(2);
  expect(kept.join()).not.toContain("To be erased");

  const target = await testDatabase({ empty: true });
  try {
    const dataDir = newDataDir(target);
    const list = join(lived.database.folder, "tombstones.ndjson");
    copyFileSync(erasedFile(lived.dataDir), list);
    const restored = tributary(
      target.address,
      "restore",
      out,
      "--data",
      dataDir,
      "--tombstones",
      list,
      "--json",
    );
    expect(JSON.parse(restored.out)).toMatchObject({ erasedAgain: 1 });
    const { rows } = await target.admin.query(
      `select (select count(*)::int from report where id = $1) as reports,
              (select count(*)::int from item where report_id = $1) as items,
              (select count(*)::int from search_document where report_id = $1) as documents,
              (select count(*)::int from submission where report_id = $1) as submissions,
              (select authority from erasure where report_id = $1) as authority,
              (select count(*)::int from tombstone) as tombstones`,
      [id],
    );
    expect(rows).toEqual([
      {
        reports: 0,
        items: 0,
        documents: 0,
        submissions: 0,
        authority: "Order of 3 November 2026",
        tombstones: 1,
      },
    ]);
    expect(await verifyAt(target, dataDir)).toMatchObject({ ok: true });
    const { rows: acts } = await target.admin.query(
      "select act from audit_entry where actor_account is null and $1 = any (subjects)",
      [id],
    );
    expect(acts).toEqual([{ act: "erasure" }]);
  } finally {
    await target.close();
  }
});

test("a folder whose database was lost keeps its own record of the log aside", async () => {
  const out = await takeBackup("aside.backup");
  const target = await testDatabase({ empty: true });
  try {
    const dataDir = newDataDir(target);
    mkdirSync(join(dataDir, "audit"));
    writeFileSync(join(dataDir, "audit", "heads.ndjson"), "later than the backup\n");
    expect(tributary(target.address, "restore", out, "--data", dataDir)).toMatchObject({ code: 0 });
    const aside = readdirSync(dataDir).find((name) => name.startsWith("audit.before-restore-"));
    expect(readFileSync(join(dataDir, String(aside), "heads.ndjson"), "utf8")).toBe(
      "later than the backup\n",
    );
    expect(await verifyAt(target, dataDir)).toMatchObject({ ok: true });
  } finally {
    await target.close();
  }
});

test("an administrator who is no superuser takes a backup through a role that can only read", async () => {
  const { admin, address } = lived.database;
  await admin.query("drop role if exists plain_admin");
  await admin.query("create role plain_admin login password 'plain'");
  try {
    await admin.query("grant tributary_backup to plain_admin");
    const out = join(lived.database.folder, "plain.backup");
    const plain = { ...address, user: "plain_admin", password: "plain" };
    await backup({ address: plain, dataDir: lived.dataDir, out, passphrase: null, withKeys: false });
    const { manifest } = await checkBackupFile(out, null);
    expect(manifest.tables.find((table) => table.name === "report")?.rows).toBeGreaterThan(0);
    expect(existsSync(out)).toBe(true);
  } finally {
    await admin.query("drop role plain_admin");
  }
  const { rows } = await admin.query(
    "select distinct privilege_type from information_schema.role_column_grants where grantee = 'tributary_backup'",
  );
  expect(rows).toEqual([{ privilege_type: "SELECT" }]);
});

test("every table is backed up, but for the one secret that each database makes for itself", async () => {
  const { rows } = await lived.database.admin.query<{ name: string }>(
    `select c.relname::text as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and not exists (select from pg_policies p where p.tablename = c.relname and p.policyname = 'backup'
                           and p.roles = '{tributary_backup}' and p.cmd = 'SELECT' and p.qual = 'true')`,
  );
  expect(rows.map((row) => row.name)).toEqual(["viewer_key"]);
});
