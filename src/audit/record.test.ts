import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pool, PoolClient } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { journalFiles } from "./journal.ts";
import { journalFolder } from "./outside.ts";
import { anAct, openScene, type Scene } from "./testing/scene.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const nobody = { account: null, agency: null, session: null, purpose: null };

describe("recording", () => {
  test("writes each act with all ids, and its words beside it", async () => {
    const act = anAct("disclosure", 3);
    const { entries } = await scene.act([act]);
    const { rows } = await scene.database.admin.query(
      "select act, subjects, body from audit_entry e join audit_detail d on d.entry_id = e.id where e.id = $1",
      [entries[0]?.id],
    );
    expect(rows).toEqual([{ act: "disclosure", subjects: act.subjects, body: act.detail }]);
  });

  test("keeps the order of the acts of one transaction", async () => {
    const acts = ["consultation", "disclosure", "combination", "alteration"] as const;
    const { entries } = await scene.act(acts.map((act) => anAct(act, 1)));
    const { rows } = await scene.database.admin.query(
      "select act, at::text as at from audit_entry where id = any ($1::uuid[]) order by audit_entry.at",
      [entries.map((entry) => entry.id)],
    );
    expect(rows.map((row) => row.act)).toEqual(acts);
    expect(new Set(rows.map((row) => row.at)).size).toBe(acts.length);
  });

  test("takes more acts than fit one statement, odd words, and ids in capitals", async () => {
    const odd = {
      act: "consultation" as const,
      subjects: [randomUUID().toUpperCase()],
      detail: { "": "\u0000" },
    };
    await scene.act([odd, ...Array.from({ length: 1200 }, () => anAct("consultation", 1))]);
    expect(await scene.verify()).toMatchObject({ ok: true });
  });

  test("leaves nothing when the transaction is rolled back", async () => {
    const prepared = await within(scene.database.app, async (client, xid) => {
      const made = scene.recorder.prepare({ xid, ...nobody }, [anAct("collection", 1)]);
      await scene.recorder.insert((sql, values) => client.query(sql, values), made);
      return made;
    });
    const { rows } = await scene.database.admin.query("select from audit_entry where id = $1", [
      prepared.entries[0]?.id,
    ]);
    expect(rows).toEqual([]);
    expect(await scene.verify()).toMatchObject({ ok: true });
  });

  test("refuses to speak of anything but ids", () => {
    const act = { act: "disclosure" as const, subjects: ["Kwesi"], detail: {} };
    expect(() => scene.recorder.prepare({ xid: "1", ...nobody }, [act])).toThrow(TypeError);
    const context = { xid: "1", ...nobody, account: "{}" };
    expect(() => scene.recorder.prepare(context, [])).not.toThrow();
    expect(() => scene.recorder.prepare(context, [anAct("refusal", 0)])).toThrow(TypeError);
  });

  test("notes each committed entry outside the database", async () => {
    const { entries } = await scene.act([anAct("consultation", 1)]);
    const folder = journalFolder(scene.folder);
    const files = await journalFiles(folder);
    const text = files.map(({ name }) => readFileSync(join(folder, name), "utf8")).join("");
    expect(text).toContain(`${entries[0]?.id} ${entries[0]?.hmac.toString("hex")}\n`);
  });
});

describe("the roles", () => {
  const attempts = [
    "update audit_entry set act = 'refusal'",
    "delete from audit_entry",
    "truncate audit_entry cascade",
    "update audit_detail set body = '{}'",
    "insert into audit_leaf values (1000000, gen_random_uuid(), '\\x00')",
    "insert into audit_head values (1000000, '\\x00', now(), '1', '\\x00', 'x', '\\x00')",
  ];

  test("that act may add entries and neither change, remove, seal nor read them", async () => {
    for (const pool of [scene.database.app, scene.database.door]) {
      for (const attempt of [...attempts, "delete from audit_detail"]) {
        await expect(pool.query(attempt)).rejects.toThrow("permission denied");
      }
    }
    for (const table of ["audit_entry", "audit_detail", "audit_leaf"]) {
      expect((await scene.database.app.query(`select from ${table}`)).rowCount).toBe(0);
    }
  });

  test("that seals may add leaves and heads and change nothing", async () => {
    for (const attempt of attempts.slice(0, 4)) {
      await expect(scene.database.worker.query(attempt)).rejects.toThrow("permission denied");
    }
    for (const table of ["audit_leaf", "audit_head"]) {
      await expect(scene.database.worker.query(`delete from ${table}`)).rejects.toThrow("permission denied");
    }
    await expect(scene.database.worker.query("select body from audit_detail")).rejects.toThrow("permission");
  });

  test("that owns the tables reads nothing", async () => {
    const client = await scene.database.admin.connect();
    try {
      await client.query("set role tributary_owner");
      for (const table of ["audit_entry", "audit_detail", "audit_leaf", "audit_head"]) {
        expect((await client.query(`select from ${table}`)).rowCount).toBe(0);
      }
    } finally {
      await client.query("reset role");
      client.release();
    }
  });

  test("cannot write an entry under another transaction's id", async () => {
    for (const pool of [scene.database.app, scene.database.door, scene.database.worker]) {
      const late = within(pool, async (client, xid) => {
        const earlier = { xid: String(BigInt(xid) - 1n), ...nobody };
        const prepared = scene.recorder.prepare(earlier, [anAct("refusal", 0)]);
        await scene.recorder.insert((sql, values) => client.query(sql, values), prepared);
      });
      await expect(late).rejects.toThrow("row-level security");
    }
  });
});

describe("a data protection officer", () => {
  test("sees the acts of their own agency's accounts; nobody else sees any", async () => {
    const [ours, theirs] = [await agency("NCA"), await agency("BF")];
    const { entries } = await scene.act([anAct("consultation", 1)], { agency: ours });
    await scene.act([anAct("consultation", 1)], { agency: theirs });
    const officer = await session(ours, "data_protection_officer");
    const analyst = await session(ours, "analyst");
    expect(await seenBy(officer)).toEqual([entries[0]?.id]);
    expect(await seenBy(analyst)).toEqual([]);
  });
});

/** Rolls back, whatever happens. */
async function within<T>(pool: Pool, work: (client: PoolClient, xid: string) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
    return await work(client, rows[0]?.xid ?? "");
  } finally {
    await client.query("rollback");
    client.release();
  }
}

async function agency(code: string): Promise<string> {
  const { rows } = await scene.database.admin.query(
    "insert into agency (code, name, purposes) values ($1, $1, '{law_enforcement}') returning id",
    [code],
  );
  return rows[0].id;
}

async function session(home: string, role: string): Promise<Buffer> {
  const token = randomBytes(32);
  await scene.database.admin.query(
    `with person as (
       insert into account (agency_id, username, name) values ($1, $2, $2) returning id
     ), held as (
       insert into account_role select id, $3 from person
     )
     insert into session (account_id, token_digest, expires_at)
     select id, sha256($4), now() + interval '1 hour' from person`,
    [home, `${role}-${randomUUID()}`, role, token],
  );
  return token;
}

async function seenBy(token: Buffer): Promise<string[]> {
  return await within(scene.database.app, async (client) => {
    await client.query("select from enter($1, 'law_enforcement', 'a lawfulness check')", [token]);
    const { rows } = await client.query<{ id: string }>("select id from audit_entry");
    return rows.map((row) => row.id);
  });
}
