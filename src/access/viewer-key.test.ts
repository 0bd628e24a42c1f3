/** The key that seals viewers is exchanged while transactions run. */
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asRole } from "../database/index.ts";
import { type TestDatabase, testDatabase } from "../database/testing/index.ts";
import { makeWorld, type World } from "./testing/world.ts";
import { rotateViewerKey } from "./viewer-key.ts";

let database: TestDatabase;
let world: World;
let admin: Client;
let app: Client;
beforeAll(async () => {
  database = await testDatabase();
  world = await makeWorld(database.admin, {
    people: [{ agency: 0, teams: [0], role: "intelligence_officer" }],
    reports: [
      {
        agency: 0,
        author: 0,
        state: "disseminated",
        readers: [{ agency: 0, team: null, purpose: "law_enforcement" }],
        words: [0],
        phone: 0,
        grants: [],
      },
    ],
  });
  admin = new Client(database.address);
  app = new Client(asRole(database.address, database.keys, "tributary_app"));
  await Promise.all([admin.connect(), app.connect()]);
});
afterAll(async () => {
  await Promise.all([admin.end(), app.end()]);
  await database.close();
});

async function enter(): Promise<string> {
  await app.query("select xid from enter($1, 'law_enforcement', 'test')", [world.people[0]?.token]);
  const { rows } = await app.query<{ claim: string }>("select current_setting('tributary.viewer') as claim");
  return rows[0]?.claim ?? "";
}

async function visible(): Promise<number> {
  const { rows } = await app.query<{ n: number }>("select count(*)::int as n from report");
  return rows[0]?.n ?? -1;
}

async function heldKeys(): Promise<string[]> {
  const { rows } = await database.admin.query<{ key: string }>(
    "select encode(inner_key, 'hex') as key from viewer_key order by made_at",
  );
  return rows.map((row) => row.key);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await condition()); tries++) {
    if (tries > 500) throw new Error("it did not come about");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test("a transaction under way keeps its viewer to its end, and only then does the old key go", async () => {
  const [before] = await heldKeys();
  await app.query("begin");
  await enter();
  expect(await visible()).toBe(1);

  let done = false;
  const rotating = rotateViewerKey(admin).then(() => {
    done = true;
  });
  await until(async () => (await heldKeys()).length === 2);
  expect(await visible()).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(done).toBe(false);
  expect(await visible()).toBe(1);
  await app.query("commit");
  await rotating;

  const after = await heldKeys();
  expect(after).toHaveLength(1);
  expect(after).not.toContain(before);
  await app.query("begin");
  await enter();
  expect(await visible()).toBe(1);
  await app.query("rollback");
});

test("while there are two keys, whoever enters is sealed under the new one", async () => {
  const other = new Client(asRole(database.address, database.keys, "tributary_app"));
  await other.connect();
  try {
    await other.query("begin");
    await other.query("select xid from enter($1, 'law_enforcement', 'test')", [world.people[0]?.token]);
    const rotating = rotateViewerKey(admin, 1_500);
    await until(async () => (await heldKeys()).length === 2);
    await app.query("begin");
    await enter();
    await rotating;
    expect(await heldKeys()).toHaveLength(1);
    expect(await visible()).toBe(1);
    await app.query("rollback");
    // The other outlasted its time: it sees nothing more, rather than too much.
    expect((await other.query("select count(*)::int as n from report")).rows[0].n).toBe(0);
    await expect(other.query("select viewer_account() as who")).resolves.toMatchObject({
      rows: [{ who: null }],
    });
  } finally {
    await other.end();
  }
});

test("a seal under a key that is gone opens nothing, even for the number of this transaction", async () => {
  await app.query("begin");
  const claim = await enter();
  await database.admin.query("begin; set local role tributary_keeper; select new_viewer_key(); commit");
  expect(await visible()).toBe(1);
  await database.admin.query("begin; set local role tributary_keeper; select retire_viewer_keys(); commit");
  await app.query("select set_config('tributary.viewer', $1, true)", [claim]);
  expect(await visible()).toBe(0);
  await app.query("rollback");
});

test("neither making nor retiring a key is the application's to do", async () => {
  for (const statement of ["select new_viewer_key()", "select retire_viewer_keys()"]) {
    await expect(app.query(statement)).rejects.toMatchObject({ code: "42501" });
  }
});
