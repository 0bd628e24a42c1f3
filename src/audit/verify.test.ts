import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ActRecord } from "./entry.ts";
import { eraseDetails, erasureOf } from "./erase.ts";
import { journalFiles } from "./journal.ts";
import { headsFile, journalFolder } from "./outside.ts";
import { sealOnce } from "./seal.ts";
import { startSealer } from "./sealer.ts";
import { anAct, fillScene, openScene, type Scene } from "./testing/scene.ts";
import { leafEntry } from "./testing/tampering.ts";
import { verify } from "./verify.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const forge = (sql: string, values: unknown[] = []) => scene.database.admin.query(sql, values);
const nobody = { account: null, agency: null, session: null, purpose: null };

async function aged(at: Date): Promise<void> {
  const client = await scene.database.app.connect();
  await client.query("begin");
  const { rows } = await client.query("select pg_current_xact_id()::text as xid");
  const prepared = scene.recorder.prepare({ xid: rows[0].xid, at, ...nobody }, [anAct("consultation", 1)]);
  await scene.recorder.insert((sql, values) => client.query(sql, values), prepared);
  await client.query("commit");
  scene.recorder.committed(prepared);
  client.release();
}

describe("a verification", () => {
  test("of an empty log finds it whole", async () => {
    expect(await scene.verify()).toMatchObject({ ok: true, entries: 0, head: null });
  });

  test("as the auditor finds what was really done to the database", async () => {
    await fillScene(scene);
    const { rows } = await forge(`select ${leafEntry(7)} as id`);
    await forge("update audit_entry set at = at + interval '1 microsecond' where id = $1", [rows[0].id]);
    expect(await scene.verify()).toMatchObject({ ok: false, place: `entry ${rows[0].id}`, fitting: 7 });
  });

  test("tells that entries wait for a sealer that does not run", async () => {
    await aged(new Date(Date.now() - 6 * 60_000));
    await scene.act([anAct("consultation", 1)]);
    expect(await scene.verify()).toMatchObject({ ok: true, unsealed: 2, late: 1 });
    await scene.seal();
    expect(await scene.verify()).toMatchObject({ ok: true, unsealed: 0, late: 0 });
  });

  test("tells how far it is", async () => {
    await fillScene(scene);
    for (let many = 0; many < 5; many++) {
      await scene.act(Array.from({ length: 1000 }, () => anAct("disclosure", 0)));
    }
    const client = await scene.database.admin.connect();
    const told: [number, number][] = [];
    await verify(client, scene.database.keys, scene.folder, (done, of) => told.push([done, of]));
    client.release();
    expect(told).toEqual([[5000, 5019]]);
  });

  test("finds what was done even where the heads outside and the journal are lost", async () => {
    await fillScene(scene);
    rmSync(headsFile(scene.folder));
    rmSync(journalFolder(scene.folder), { recursive: true });
    expect(await scene.verify()).toMatchObject({ ok: true });
    const middle = await scene.tampered((client) => client.query("delete from audit_head where size = 10"));
    expect(middle).toMatchObject({
      ok: false,
      place: "head 15",
      reason: expect.stringContaining("signature"),
    });
  });

  test("takes a record outside whose oldest lines were archived, and none with a line taken out or changed", async () => {
    await fillScene(scene);
    const [first, second, third] = readFileSync(headsFile(scene.folder), "utf8").trimEnd().split("\n");
    const verdictWith = async (...lines: (string | undefined)[]) => {
      writeFileSync(headsFile(scene.folder), lines.map((line) => `${line}\n`).join(""));
      return await scene.verify();
    };
    expect(await verdictWith(second, third)).toMatchObject({ ok: true });
    expect(await verdictWith(first, third)).toMatchObject({ ok: false, place: "head 10" });
    expect(await verdictWith(second, first)).toMatchObject({ ok: false, place: "heads.ndjson line 2" });
    const changed = first?.replace('"size":5', '"size":4');
    expect(await verdictWith(changed, second, third)).toMatchObject({
      ok: false,
      place: "heads.ndjson line 1",
    });
  });

  test("finds that another log was signed in the place of the one whose heads were kept", async () => {
    await scene.act([anAct("consultation", 1)]);
    await scene.seal();
    const kept = readFileSync(headsFile(scene.folder), "utf8");
    await forge("truncate audit_entry, audit_detail, audit_leaf, audit_head");
    rmSync(headsFile(scene.folder));
    rmSync(journalFolder(scene.folder), { recursive: true });
    await scene.act([anAct("consultation", 1)]);
    await scene.seal();
    expect(await scene.verify()).toMatchObject({ ok: true, journalled: 0 });
    writeFileSync(headsFile(scene.folder), kept);
    expect(await scene.verify()).toMatchObject({
      ok: false,
      place: "head 1",
      reason: expect.stringContaining("not the one that was recorded outside"),
    });
  });

  test("finds a journalled entry that was put in another's place", async () => {
    const { entries } = await scene.act([anAct("consultation", 1)]);
    const [file] = await journalFiles(journalFolder(scene.folder));
    const path = join(journalFolder(scene.folder), file?.name ?? "");
    writeFileSync(path, readFileSync(path, "utf8").replace(/[0-9a-f]{64}/, "0".repeat(64)));
    expect(await scene.verify()).toMatchObject({
      ok: false,
      place: `entry ${entries[0]?.id}`,
      reason: expect.stringContaining("not the one that was committed"),
    });
    writeFileSync(path, "spoiled\n");
    expect(await scene.verify()).toMatchObject({ ok: false, place: `journal ${file?.name} line 1` });
  });
});

describe("a detail", () => {
  const words = () => forge("select from audit_detail");

  async function erase(subjects: readonly string[], named = subjects): Promise<void> {
    const client = await scene.database.worker.connect();
    try {
      await client.query("begin");
      const { rows } = await client.query("select pg_current_xact_id()::text as xid");
      const act: ActRecord = { act: "erasure", subjects: named, detail: { authority: "retention" } };
      const prepared = scene.recorder.prepare({ xid: rows[0].xid, ...nobody }, [act]);
      const query = (sql: string, values: unknown[]) => client.query(sql, values);
      await scene.recorder.insert(query, prepared);
      await eraseDetails(query, subjects);
      await client.query("commit");
      scene.recorder.committed(prepared);
    } finally {
      client.release();
    }
  }

  test("can be erased once an erasure entry names its entry, before or after sealing; the proof stands", async () => {
    const sealed = await scene.act([anAct("consultation", 1), anAct("consultation", 1)]);
    await scene.seal();
    const unsealed = await scene.act([anAct("consultation", 1)]);
    await erase([sealed.entries[0]?.id ?? "", unsealed.entries[0]?.id ?? ""]);
    expect((await words()).rowCount).toBe(2);
    expect(await scene.verify()).toMatchObject({ ok: true, entries: 4, erased: 2 });
    await scene.seal();
    expect(await scene.verify()).toMatchObject({ ok: true, sealed: 4, erased: 2 });
  });

  test("goes when the erasure that names it is sealed, also where the server died in between", async () => {
    const about = await scene.act([anAct("consultation", 1), anAct("consultation", 1)]);
    await scene.act([anAct("consultation", 1)]);
    await scene.seal();
    const [one, two] = about.entries.map((entry) => entry.id);
    const report = randomUUID();
    await scene.act(erasureOf([report], [one ?? "", two ?? ""], { what: "report erased" }));
    // Here the server dies: what was erased is on record, and its details are still there.
    expect((await words()).rowCount).toBe(4);
    expect(await scene.verify()).toMatchObject({ ok: true, entries: 4, erased: 0, unsealed: 1 });
    const sealer = startSealer({
      pool: scene.database.worker,
      keys: scene.database.keys,
      folder: scene.folder,
      onError: (error) => {
        throw error;
      },
    });
    await scene.settle();
    await sealer.stop();
    expect((await words()).rowCount).toBe(2);
    expect(await scene.verify()).toMatchObject({ ok: true, entries: 4, sealed: 4, erased: 2 });
  });

  test("stays where an erasure that nobody here made names it", async () => {
    const { entries } = await scene.act([anAct("consultation", 1), anAct("erasure", 0)]);
    await forge("update audit_entry set subjects = array[$1::uuid] where id = $2", [
      entries[0]?.id,
      entries[1]?.id,
    ]);
    expect((await scene.seal())?.refused).toEqual([entries[1]?.id]);
    expect((await words()).rowCount).toBe(2);
  });

  test("of very many entries is named by several erasures", () => {
    const ids = Array.from({ length: 1100 }, () => randomUUID());
    const report = randomUUID();
    const acts = erasureOf([report], ids, { what: "report erased" });
    expect(acts.map((act) => act.subjects.length)).toEqual([501, 501, 101]);
    expect(new Set(acts.flatMap((act) => act.subjects))).toEqual(new Set([report, ...ids]));
    expect(erasureOf([report], [], {})).toMatchObject([{ act: "erasure", subjects: [report] }]);
  });

  test("is let go by the database for no other entry than the erasure names", async () => {
    const { entries } = await scene.act([anAct("consultation", 1)]);
    await erase([entries[0]?.id ?? ""], [randomUUID()]);
    expect((await words()).rowCount).toBe(2);
  });

  test("that was erased and comes back is found, true as it may be", async () => {
    const { entries } = await scene.act([anAct("consultation", 1)]);
    const { rows } = await forge("select entry_id, salt, body from audit_detail");
    await erase([entries[0]?.id ?? ""]);
    await scene.seal();
    await forge("insert into audit_detail values ($1, $2, $3)", [
      rows[0].entry_id,
      rows[0].salt,
      rows[0].body,
    ]);
    expect(await scene.verify()).toMatchObject({
      ok: false,
      place: `detail of entry ${entries[0]?.id}`,
      reason: expect.stringContaining("erased it, and it is here"),
    });
  });

  test("that goes without an erasure entry, or with a made-up one, is found", async () => {
    const { entries } = await scene.act([anAct("alteration", 1), anAct("erasure", 1)]);
    await forge("delete from audit_detail where entry_id = $1", [entries[0]?.id]);
    expect(await scene.verify()).toMatchObject({ ok: false, place: `detail of entry ${entries[0]?.id}` });
    await forge("update audit_entry set subjects = array[$1::uuid] where id = $2", [
      entries[0]?.id,
      entries[1]?.id,
    ]);
    expect(await scene.verify()).toMatchObject({ ok: false, place: `entry ${entries[1]?.id}` });
  });
});

describe("the journal", () => {
  /** As if it had been written ten minutes ago. */
  async function age(): Promise<void> {
    scene.recorder.close();
    const folder = journalFolder(scene.folder);
    for (const { name } of await journalFiles(folder)) {
      renameSync(join(folder, name), join(folder, name.replace(/^\d+/, String(Date.now() - 600_000))));
    }
  }
  const turn = () => sealOnce(scene.database.worker, scene.database.keys, scene.folder);
  const files = async () => (await journalFiles(journalFolder(scene.folder))).length;

  test("is let go once a kept head proves every entry of it, and not before", async () => {
    await scene.act([anAct("consultation", 1)]);
    await age();
    await scene.seal();
    await scene.act([anAct("consultation", 1)]);
    await age();
    await turn();
    await scene.seal();
    expect(await files()).toBe(0);
    expect(await scene.verify()).toMatchObject({ ok: true, sealed: 2, journalled: 0 });
  });

  test("is kept when an intruder lends a removed entry another's leaf until it would be let go", async () => {
    await scene.act([anAct("consultation", 1)]);
    await scene.seal();
    await age();
    await turn();
    const { entries } = await scene.act([anAct("consultation", 1)]);
    await age();
    const id = entries[0]?.id;
    const before = await forge("select entry_id from audit_leaf where number = 0");
    await forge("update audit_leaf set entry_id = $1 where number = 0", [id]);
    await turn();
    await forge("update audit_leaf set entry_id = $1 where number = 0", [before.rows[0].entry_id]);
    await forge("delete from audit_detail where entry_id = $1", [id]);
    await forge("delete from audit_entry where id = $1", [id]);
    expect(await files()).toBe(1);
    expect(await scene.verify()).toMatchObject({ ok: false, place: `entry ${id}` });
  });
});
