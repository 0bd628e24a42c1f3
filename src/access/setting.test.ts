/** The application's own role, with a prompt of its own, sets everything it can and gains no row. */
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asRole } from "../database/roles.ts";
import { type TestDatabase, testDatabase } from "../database/testing/index.ts";
import { makeWorld, type World } from "./testing/world.ts";

let database: TestDatabase;
let world: World;
let app: Client;

beforeAll(async () => {
  database = await testDatabase();
  world = await makeWorld(database.admin, {
    people: [
      { agency: 0, teams: [0], role: "intelligence_officer" },
      { agency: 1, teams: [0], role: "intelligence_officer" },
    ],
    reports: [0, 1].map((agency) => ({
      agency,
      author: agency,
      state: "disseminated" as const,
      readers: [{ agency, team: null, purpose: "law_enforcement" as const }],
      words: [0, 4],
      phone: 0,
      grants: [],
    })),
  });
  app = new Client(asRole(database.address, database.keys, "tributary_app"));
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await database.close();
});

const enter = "select xid from enter($1, 'law_enforcement', 'test')";
const token = (person: number): Buffer => world.people[person]?.token ?? Buffer.alloc(0);

async function visible(): Promise<number> {
  const { rows } = await app.query<{ n: number }>("select count(*)::int as n from report");
  return rows[0]?.n ?? -1;
}

async function inTransaction<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  await app.query("begin");
  try {
    return await work();
  } finally {
    await app.query("rollback");
  }
}

test("without entering, no row of any table is visible", async () => {
  const { rows } = await database.admin.query<{ table: string }>(
    `select table_name as table from information_schema.role_table_grants
      where grantee = 'tributary_app' and privilege_type = 'SELECT'`,
  );
  expect(rows.length).toBeGreaterThan(20);
  for (const { table } of rows) {
    const answer = await app.query(`select 1 from ${table} limit 1`);
    expect(answer.rowCount, table).toBe(0);
  }
});

test("having entered, a viewer sees their own agency's report and not the other's", async () => {
  for (const person of [0, 1]) {
    await inTransaction(async () => {
      await app.query(enter, [token(person)]);
      const { rows } = await app.query<{ reference: string }>("select reference from report");
      expect(rows).toEqual([{ reference: `REF-${person}` }]);
    });
  }
});

test("every setting that the role may change changes nothing of what is visible", async () => {
  const { rows: settings } = await database.admin.query<{ name: string; value: string }>(
    `select name, coalesce(case when vartype = 'bool' then case setting when 'on' then 'off' else 'on' end
                                when vartype = 'enum' then enumvals[1] else setting end, '') as value
       from pg_settings where context = 'user'`,
  );
  expect(settings.length).toBeGreaterThan(100);
  for (const { name, value } of settings) {
    await inTransaction(async () => {
      await app.query(enter, [token(0)]);
      await app.query("savepoint before");
      try {
        await app.query("select set_config($1, $2, true)", [name, value]);
        const seen = await visible().catch(() => 0); // row_security = off refuses to answer, which is as good
        expect(seen, name).toBeLessThanOrEqual(1);
      } catch (error) {
        if (error instanceof Error && error.name === "AssertionError") throw error;
        await app.query("rollback to before"); // this setting is not for this role
      }
    });
  }
});

describe("the sealed viewer", () => {
  const stolen = async (): Promise<string> =>
    await inTransaction(async () => {
      await app.query(enter, [token(1)]);
      const { rows } = await app.query<{ claim: string }>(
        "select current_setting('tributary.viewer') as claim",
      );
      return rows[0]?.claim ?? "";
    });

  test("of another transaction opens nothing in this one", async () => {
    const claim = await stolen();
    await inTransaction(async () => {
      await app.query("select set_config('tributary.viewer', $1, true)", [claim]);
      expect(await visible()).toBe(0);
    });
  });

  test("cannot be altered: another agency, more readers, more roles, this transaction's number", async () => {
    await inTransaction(async () => {
      await app.query(enter, [token(0)]);
      const { rows } = await app.query<{ claim: string }>(
        "select current_setting('tributary.viewer') as claim",
      );
      const parts = (rows[0]?.claim ?? "").split("|");
      const { rows: readers } = await app.query<{ ids: string }>(
        "select string_agg(id::text, ',') as ids from reader",
      );
      const forged = [
        parts.with(5, readers[0]?.ids ?? ""),
        parts.with(3, randomUUID()),
        parts.with(6, "data_protection_officer"),
        [...parts.slice(0, 7), "0".repeat(64)],
        parts.slice(0, 7),
      ];
      for (const claim of forged) {
        await app.query("select set_config('tributary.viewer', $1, true)", [claim.join("|")]);
        expect(await visible()).toBe(0);
      }
      const old =
        (await database.admin.query<{ xid: string }>("select pg_current_xact_id()::text as xid")).rows[0]
          ?.xid ?? "";
      await app.query("select set_config('tributary.viewer', $1, true)", [parts.with(0, old).join("|")]);
      expect(await visible()).toBe(0);
      await app.query("select set_config('tributary.viewer', $1, true)", [parts.join("|")]);
      expect(await visible()).toBe(1);
    });
  });

  test("ends with its transaction", async () => {
    await app.query("begin");
    await app.query(enter, [token(0)]);
    expect(await visible()).toBe(1);
    await app.query("commit");
    expect(await visible()).toBe(0);
  });
});

test("the role cannot become another, read a key, make itself a reader, or grant itself a report", async () => {
  const hidden = world.reports[1]?.id;
  const attempts: [string, unknown[]][] = [
    ["set role tributary_keeper", []],
    ["set session authorization tributary_owner", []],
    ["select * from viewer_key", []],
    ["select viewer_seal('x')", []],
    ["insert into audience_reader select id, 1 from reader", []],
    ["insert into audience (readers, digest) values ('{1}', '\\x00')", []],
    [
      "insert into report_grant (report_id, account_id, reason, granted_by) values ($1, viewer_account(), 'x', viewer_account())",
      [hidden],
    ],
    ["select grant_named($1, viewer_account(), 'x', null)", [hidden]],
    ["select erase_report($1, 'x', 'x', '\\x00', 1)", [hidden]],
    ["insert into account_role values (viewer_account(), 'data_protection_officer')", []],
    ["alter table report disable row level security", []],
    ["create policy mine on report using (true)", []],
    ["create function public.viewer_readers2() returns int language sql as 'select 1'", []],
    ["truncate report cascade", []],
  ];
  for (const [text, values] of attempts) {
    await inTransaction(async () => {
      await app.query(enter, [token(0)]);
      await expect(app.query(text, values), text).rejects.toThrow();
    });
  }
});

test("a write to a row that cannot be read touches nothing", async () => {
  const hidden = world.reports[1]?.id;
  await inTransaction(async () => {
    await app.query(enter, [token(0)]);
    expect((await app.query("update report set title = 'x' where id = $1", [hidden])).rowCount).toBe(0);
    expect((await app.query("delete from report where id = $1", [hidden])).rowCount).toBe(0);
    const item = await app.query("update item set text = 'x' where report_id = $1", [hidden]);
    expect(item.rowCount).toBe(0);
  });
});

test("a suspended account, a revoked session and a lost team end at the next transaction", async () => {
  const person = world.people[0];
  if (!person) throw new Error("nobody is there");
  await database.admin.query("update account set active = false where id = $1", [person.id]);
  await inTransaction(
    async () => await expect(app.query(enter, [person.token])).rejects.toThrow("no session"),
  );
  await database.admin.query("update account set active = true where id = $1", [person.id]);
  await database.admin.query("update session set revoked_at = now() where account_id = $1", [person.id]);
  await inTransaction(
    async () => await expect(app.query(enter, [person.token])).rejects.toThrow("no session"),
  );
  await database.admin.query("update session set revoked_at = null where account_id = $1", [person.id]);
  await inTransaction(async () => {
    await app.query(enter, [person.token]);
    expect(await visible()).toBe(1);
  });
});
