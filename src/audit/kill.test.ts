import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asRole } from "../database/roles.ts";
import { journalFolder } from "./outside.ts";
import { anAct, openScene, type Scene } from "./testing/scene.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const from = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);

/** A process of its own that records and seals as fast as it can, until it is killed. */
const PROGRAM = `
  import { Pool } from "pg";
  import { openKeys } from ${from("../database/index.ts")};
  import { createRecorder } from ${from("record.ts")};
  import { sealOnce } from ${from("seal.ts")};
  const { app, worker, keys: keyFolder, folder, journal } = JSON.parse(process.env.SCENE);
  const keys = openKeys(keyFolder);
  const recorder = createRecorder(keys, journal);
  const people = new Pool({ ...app, max: 1 });
  const sealer = new Pool({ ...worker, max: 2 });
  const nobody = { account: null, agency: null, session: null, purpose: null };
  const act = { act: "consultation", subjects: [], detail: { reason: "until killed" } };
  const record = async () => {
    for (;;) {
      await people.query("begin");
      const { rows } = await people.query("select pg_current_xact_id()::text as xid");
      const prepared = recorder.prepare({ xid: rows[0].xid, ...nobody }, [act, act, act]);
      await recorder.insert((sql, values) => people.query(sql, values), prepared);
      await people.query("commit");
      recorder.committed(prepared);
    }
  };
  const seal = async () => {
    for (let turn = 0; ; turn++) {
      await sealOnce(sealer, keys, folder, { everything: turn === 0 });
      if (turn === 0) process.stdout.write("under way\\n");
    }
  };
  await Promise.all([record(), seal()]);`;

test("a process killed at any instant leaves a whole log, and the next goes on with it", async () => {
  const { address, keys } = scene.database;
  const environment = {
    app: asRole(address, keys, "tributary_app"),
    worker: asRole(address, keys, "tributary_worker"),
    keys: keys.folder,
    folder: scene.folder,
    journal: journalFolder(scene.folder),
  };
  let sealedBefore = 0;
  for (let round = 0; round < 12; round++) {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", PROGRAM], {
      cwd: import.meta.dirname,
      env: { ...process.env, SCENE: JSON.stringify(environment) },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    await Promise.race([once(child.stdout, "data"), ended]);
    await pause(Math.random() * 60);
    child.kill("SIGKILL");
    expect(await ended).toEqual([null, "SIGKILL"]);
    const verdict = await scene.verify();
    expect(verdict).toMatchObject({ ok: true });
    if (verdict.ok) {
      expect(verdict.sealed).toBeGreaterThanOrEqual(sealedBefore);
      expect(verdict.journalled).toBeGreaterThan(0);
      sealedBefore = verdict.sealed;
    }
  }
  expect(sealedBefore).toBeGreaterThan(0);
  await scene.act([anAct("consultation", 1)]);
  await scene.seal();
  expect(await scene.verify()).toMatchObject({ ok: true, unsealed: 0 });
});
