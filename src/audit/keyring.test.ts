import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Keys, openKeys } from "../database/index.ts";
import { openKeyring, retireKeys } from "./keyring.ts";
import { journalFolder } from "./outside.ts";
import { createRecorder } from "./record.ts";
import { sealOnce } from "./seal.ts";
import { anAct, openScene, type Scene } from "./testing/scene.ts";
import { verify } from "./verify.ts";

let scene: Scene;
let keyFolder: string;
beforeAll(async () => {
  scene = await openScene();
  keyFolder = mkdtempSync(join(scene.folder, "keys-"));
});
afterAll(() => scene.close());

/** As a process that starts now. */
const started = (): Keys => openKeys(keyFolder);

async function actAndSeal(keys: Keys): Promise<void> {
  const recorder = createRecorder(keys, journalFolder(scene.folder));
  const client = await scene.database.admin.connect();
  await client.query("begin");
  const { rows } = await client.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
  const context = { xid: rows[0]?.xid ?? "", account: null, agency: null, session: null, purpose: null };
  const prepared = recorder.prepare(context, [anAct("consultation", 1)]);
  await recorder.insert((sql, values) => client.query(sql, values), prepared);
  await client.query("commit");
  recorder.committed(prepared);
  recorder.close();
  client.release();
  for (let sealed = 0; sealed === 0; ) {
    sealed = (await sealOnce(scene.database.worker, keys, scene.folder))?.sealed ?? 0;
  }
}

async function verdict(keys: Keys) {
  const client = await scene.database.admin.connect();
  try {
    return await verify(client, keys, scene.folder);
  } finally {
    client.release();
  }
}

describe("the keys of the log", () => {
  test("can be retired again and again: what they signed stays provable, and old processes go on", async () => {
    const first = started();
    await actAndSeal(first);
    retireKeys(first);
    const second = started();
    expect(openKeyring(second).entry.id).not.toBe(openKeyring(first).entry.id);
    expect(openKeyring(second).head.id).not.toBe(openKeyring(first).head.id);
    await actAndSeal(second);
    await actAndSeal(first);
    retireKeys(second);
    await actAndSeal(started());
    expect(await verdict(started())).toMatchObject({ ok: true, sealed: 4 });
  });

  test("that were retired prove what they signed before new ones are made", async () => {
    const folder = mkdtempSync(join(scene.folder, "retired-"));
    cpSync(keyFolder, folder, { recursive: true });
    retireKeys(openKeys(folder));
    const before = readdirSync(folder).sort();
    expect(await verdict(openKeys(folder))).toMatchObject({ ok: true });
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  test("once retired can sign no more heads: only their public half is kept", () => {
    const { head } = openKeyring(started());
    retireKeys(started());
    expect(readFileSync(join(keyFolder, `audit.${head.id}.pem`), "utf8")).toMatch(/^-----BEGIN PUBLIC KEY/);
    expect(openKeyring(started()).headKey(head.id)?.type).toBe("public");
  });

  test("are missed when one is lost, and never taken from a file that is another's", async () => {
    const { rows } = await scene.database.admin.query("select distinct key_id from audit_entry order by 1");
    rmSync(join(keyFolder, `audit.${rows[0].key_id}.secret`));
    expect(await verdict(started())).toMatchObject({
      ok: false,
      reason: expect.stringContaining("not held"),
    });
    for (const id of ["", "../audit", "0123456789abcdef", "0123456789ABCDEF"]) {
      expect(openKeyring(started()).entryKey(id)).toBeNull();
      expect(openKeyring(started()).headKey(id)).toBeNull();
    }
  });

  test("are not made by whoever verifies, and that there are none is told", async () => {
    const folder = mkdtempSync(join(scene.folder, "none-"));
    await expect(verdict(openKeys(folder))).rejects.toThrow("There are no keys of the log in");
    expect(readdirSync(folder)).toEqual([]);
  });
});
