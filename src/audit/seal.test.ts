import { randomUUID } from "node:crypto";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { NO_HEAD, signHead } from "./head.ts";
import { BrokenLog } from "./keep.ts";
import { openKeyring } from "./keyring.ts";
import { headsFile } from "./outside.ts";
import { instant } from "./record.ts";
import { sealOnce } from "./seal.ts";
import { startSealer } from "./sealer.ts";
import { anAct, openScene, type Scene } from "./testing/scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const seal = (everything = false) =>
  sealOnce(scene.database.worker, scene.database.keys, scene.folder, { everything });
const outside = () => readFileSync(headsFile(scene.folder), "utf8");
const forge = (sql: string, values: unknown[] = []) => scene.database.admin.query(sql, values);

describe("sealing", () => {
  test("signs a head over what was recorded, once", async () => {
    await scene.act([anAct("consultation", 1), anAct("disclosure", 1)]);
    expect(await scene.seal()).toMatchObject({ sealed: 2, head: { size: 2 }, refused: [] });
    expect(await scene.seal()).toMatchObject({ sealed: 0, head: { size: 2 } });
    expect(outside().trimEnd().split("\n")).toHaveLength(1);
    expect(await scene.verify()).toMatchObject({ ok: true, sealed: 2, unsealed: 0 });
  });

  test.each([{ everything: true }, { everything: false }])(
    "waits for a transaction that began earlier, and loses nothing, looking at everything or not: $everything",
    async ({ everything }) => {
      await scene.act([anAct("sign_in", 0)]);
      await scene.seal();
      const slow = await scene.database.app.connect();
      await slow.query("begin");
      const { rows } = await slow.query("select pg_current_xact_id()::text as xid");
      const context = { xid: rows[0].xid, account: null, agency: null, session: null, purpose: null };
      const prepared = scene.recorder.prepare(context, [anAct("collection", 2)]);
      await scene.recorder.insert((sql, values) => slow.query(sql, values), prepared);
      await scene.act([anAct("consultation", 1)]);
      expect(await seal(everything)).toMatchObject({ sealed: 0 });
      expect(await scene.verify()).toMatchObject({ ok: true, unsealed: 1 });
      await slow.query("commit");
      scene.recorder.committed(prepared);
      slow.release();
      expect(await scene.seal()).toMatchObject({ sealed: 2 });
      expect(await scene.verify()).toMatchObject({ ok: true, sealed: 3 });
    },
  );

  test("by many at once beside people at work leaves one whole log", async () => {
    const errors: unknown[] = [];
    const sealers = [1, 2, 3].map(() =>
      startSealer({
        pool: scene.database.worker,
        keys: scene.database.keys,
        folder: scene.folder,
        every: 3,
        onError: (error) => errors.push(error),
      }),
    );
    for (let round = 0; round < 40; round++) {
      await Promise.all([1, 2, 3, 4].map(() => scene.act([anAct("consultation", 1)])));
      expect(await scene.verify()).toMatchObject({ ok: true });
    }
    await Promise.all(sealers.map((sealer) => sealer.stop()));
    await scene.seal();
    expect(errors).toEqual([]);
    expect(await scene.verify()).toMatchObject({ ok: true, sealed: 160, unsealed: 0, journalled: 160 });
  });

  test("goes on every so often, takes all that is left when it is stopped, and tells what it did", async () => {
    let sealed = 0;
    const sealer = startSealer({
      pool: scene.database.worker,
      keys: scene.database.keys,
      folder: scene.folder,
      every: 60_000,
      onSealed: (sealing) => {
        sealed += sealing.sealed;
      },
      onError: (error) => expect.unreachable(String(error)),
    });
    await scene.act([anAct("consultation", 1), anAct("disclosure", 1)]);
    await scene.settle();
    await sealer.stop();
    expect(sealed).toBe(2);
  });

  test("that fails is told and tried again", async () => {
    const told: string[] = [];
    await scene.act([anAct("consultation", 1)]);
    await forge("revoke insert on audit_leaf from tributary_worker");
    const sealer = startSealer({
      pool: scene.database.worker,
      keys: scene.database.keys,
      folder: scene.folder,
      every: 5,
      onError: (error) => told.push(String(error)),
    });
    await expect.poll(() => told.length).toBeGreaterThan(1);
    await forge("grant insert on audit_leaf to tributary_worker");
    await scene.settle();
    await sealer.stop();
    expect(told[0]).toContain("permission denied");
    expect(await scene.verify()).toMatchObject({ ok: true, sealed: 1 });
  });

  test("leaves a made-up entry unsealed, seals the others, and tells", async () => {
    const { entries } = await scene.act([anAct("consultation", 1)]);
    const id = randomUUID();
    await forge(
      `insert into audit_entry select $1, xid, at, act, actor_account, actor_agency, session, purpose, subjects,
              detail_digest, key_id, hmac from audit_entry where id = $2`,
      [id, entries[0]?.id],
    );
    expect(await scene.seal()).toMatchObject({ sealed: 1, refused: [id] });
    expect(await scene.verify()).toMatchObject({ ok: false, place: `entry ${id}` });
    await forge("delete from audit_entry where id = $1", [id]);
    expect(await scene.verify()).toMatchObject({ ok: true });
  });

  test("reports an entry that was hidden from the sealer and put back", async () => {
    const { entries } = await scene.act([anAct("consultation", 1)]);
    const id = entries[0]?.id;
    await forge("update audit_entry set act = 'refusal' where id = $1", [id]);
    await scene.act([anAct("consultation", 1)]);
    await scene.seal();
    await forge("update audit_entry set act = 'consultation' where id = $1", [id]);
    expect(await scene.verify()).toMatchObject({
      ok: false,
      place: `entry ${id}`,
      reason: expect.stringContaining("should have sealed it"),
    });
    // The next process to start looks at everything.
    expect(await seal(true)).toMatchObject({ sealed: 1 });
    expect(await scene.verify()).toMatchObject({ ok: true });
  });
});

describe("nothing is signed over", () => {
  beforeEach(async () => {
    for (let round = 0; round < 3; round++) {
      await scene.act([anAct("consultation", 1)]);
      await scene.seal();
    }
    await scene.act([anAct("consultation", 1)]);
  });

  const cases: Record<string, string> = {
    "a log whose end was cut off":
      "delete from audit_head where size = 3; delete from audit_leaf where number = 2",
    "a head that was changed": "update audit_head set at = at + interval '1 s' where size = 3",
    "a frontier that was changed":
      "update audit_head set frontier = sha256(frontier) || sha256('') where size = 3",
    "a head that was made up":
      "insert into audit_head select 4, root, at, horizon, frontier, key_id, signature from audit_head where size = 3",
    "a head that was made up and fits itself":
      "insert into audit_head select 4, sha256('x'), at, horizon, sha256('x'), key_id, signature from audit_head where size = 3",
    "a log that was emptied": "truncate audit_entry, audit_detail, audit_leaf, audit_head",
  };
  for (const [what, statement] of Object.entries(cases)) {
    test(what, async () => {
      await forge(statement);
      await expect(seal()).rejects.toThrow(BrokenLog);
      expect(await scene.verify()).toMatchObject({ ok: false });
    });
  }
});

describe("the record outside", () => {
  test("catches up when the process was killed between the commit and the line, or within the line", async () => {
    await scene.act([anAct("consultation", 1)]);
    await scene.seal();
    const first = outside();
    await scene.act([anAct("consultation", 1)]);
    await scene.seal();
    const both = outside();
    for (const left of ["", first, both.slice(0, -1), both.slice(0, first.length + 20), first.slice(0, 30)]) {
      writeFileSync(headsFile(scene.folder), left);
      expect(await scene.verify()).toMatchObject({ ok: true });
      await seal();
      expect(outside()).toBe(both);
    }
  });

  test("of another server begins with all that was sealed before", async () => {
    await scene.act([anAct("consultation", 1)]);
    await scene.seal();
    await sealOnce(scene.database.worker, scene.database.keys, `${scene.folder}-other`);
    expect(readFileSync(headsFile(`${scene.folder}-other`), "utf8")).toBe(outside());
  });

  test("that was spoiled is not written on to", async () => {
    await scene.act([anAct("consultation", 1)]);
    await scene.seal();
    appendFileSync(headsFile(scene.folder), "{}\n");
    await expect(seal()).rejects.toThrow("recorded outside is not one of this log");
    expect(await scene.verify()).toMatchObject({ ok: false, place: "heads.ndjson line 2" });
  });
});

describe("after a restore into another cluster", () => {
  test("entries that came unsealed are sealed when a process starts", async () => {
    await scene.act([anAct("sign_in", 0)]);
    await scene.seal();
    const context = { xid: "900000000000", account: null, agency: null, session: null, purpose: null };
    const prepared = scene.recorder.prepare(context, [anAct("collection", 1)]);
    await scene.recorder.insert((sql, values) => forge(sql, values), prepared);
    await scene.act([anAct("consultation", 1)]);
    const sealer = startSealer({
      pool: scene.database.worker,
      keys: scene.database.keys,
      folder: scene.folder,
      every: 20,
      onError: (error) => expect.unreachable(String(error)),
    });
    await expect
      .poll(async () => (await forge("select from audit_leaf")).rowCount, { timeout: 30_000 })
      .toBe(3);
    await sealer.stop();
    expect(await scene.verify()).toMatchObject({ ok: true, sealed: 3 });
  });

  test("new entries are sealed though their transactions are far below the old horizon", async () => {
    await headBeyond("900000000000");
    await scene.act([anAct("consultation", 1)]);
    expect(await scene.verify()).toMatchObject({ ok: true, unsealed: 1 });
    expect(await sealAll()).toBe(1);
    await scene.act([anAct("consultation", 1)]);
    expect(await sealAll()).toBe(1);
    expect(await scene.verify()).toMatchObject({ ok: true, sealed: 3 });
  });

  /** How many are sealed once other tests' transactions let them. */
  async function sealAll(): Promise<number> {
    const { rows } = await forge("select count(*)::int as entries from audit_entry");
    for (let sealed = 0; ; ) {
      sealed += (await seal())?.sealed ?? 0;
      const { rows: now } = await forge("select count(*)::int as leaves from audit_leaf");
      if (now[0].leaves === rows[0].entries) return sealed;
    }
  }

  async function headBeyond(horizon: string): Promise<void> {
    await scene.act([anAct("consultation", 1)]);
    await scene.seal();
    const { rows } = await forge("select root, frontier, at from audit_head");
    const unsigned = { size: 1, root: rows[0].root, at: `${rows[0].at.getTime()}000`, horizon };
    const head = signHead(unsigned, NO_HEAD, openKeyring(scene.database.keys).head);
    await forge("update audit_head set horizon = $1, at = $2, signature = $3", [
      horizon,
      instant(unsigned.at),
      head.signature,
    ]);
    writeFileSync(headsFile(scene.folder), "");
  }
});
