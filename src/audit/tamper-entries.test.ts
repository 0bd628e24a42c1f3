import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillScene, openScene, type Scene } from "./testing/scene.ts";
import { found, leafEntry, UNSEALED } from "./testing/tampering.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  await fillScene(scene);
});
afterAll(() => scene.close());

/** The verdict after these statements by an administrator of the database who has no key. */
const verdictAfter = (...statements: string[]) =>
  scene.tampered(async (client) => {
    for (const statement of statements) await client.query(statement);
  });

test("a log that nobody touched is whole", async () => {
  expect(await verdictAfter()).toMatchObject({
    ok: true,
    entries: 19,
    sealed: 15,
    unsealed: 4,
    journalled: 19,
  });
  expect(await scene.verify()).toMatchObject({ ok: true, entries: 19, head: { size: 15 } });
});

describe("a changed entry is found, sealed or not", () => {
  const changes: Record<string, string> = {
    id: "gen_random_uuid()",
    xid: "(xid::text::bigint + 1)::text::xid8",
    at: "at + interval '1 microsecond'",
    act: "case act when 'erasure' then 'refusal' else 'erasure' end",
    actor_account: "gen_random_uuid()",
    actor_agency: "null",
    session: "gen_random_uuid()",
    purpose: "purpose || ' '",
    subjects: "subjects || gen_random_uuid()",
    detail_digest: "sha256(detail_digest)",
    key_id: "'0123456789abcdef'",
    hmac: "sha256(hmac)",
  };
  for (const [column, value] of Object.entries(changes)) {
    test(`in its ${column}`, async () => {
      for (const which of [leafEntry(7), UNSEALED]) {
        const verdict = await verdictAfter(`update audit_entry set ${column} = ${value} where id = ${which}`);
        expect(verdict).toMatchObject(found("^(entry|leaf 7)", "."));
      }
    });
  }

  test("in the order, the shape or the bounds of its subjects", async () => {
    const changes = [
      "array(select s from unnest(subjects) with ordinality u(s, n) order by n desc)",
      "array[subjects]",
      "('[2:3]=' || subjects::text)::uuid[]",
      "array[subjects[1], null]",
    ];
    for (const change of changes) {
      const verdict = await verdictAfter(
        `update audit_entry set subjects = ${change} where id = ${leafEntry(0)}`,
      );
      expect(verdict).toMatchObject(found("^entry", "never written|HMAC"));
    }
  });

  test("in a time that is none, or a column that is empty", async () => {
    for (const value of ["'infinity'", "'-infinity'", "'0044-03-15 BC'"]) {
      const verdict = await verdictAfter(`update audit_entry set at = ${value} where id = ${leafEntry(3)}`);
      expect(verdict).toMatchObject(found("^entry", "HMAC"));
    }
    for (const column of ["xid", "at", "act", "subjects", "detail_digest", "key_id", "hmac"]) {
      const verdict = await verdictAfter(
        `alter table audit_entry alter ${column} drop not null`,
        `update audit_entry set ${column} = null where id = ${leafEntry(3)}`,
      );
      expect(verdict).toMatchObject(found("^entry", "never written"));
    }
  });

  test("by two rows that exchange all they say", async () => {
    const verdict = await verdictAfter(`
      update audit_entry a set (xid, at, act, subjects, detail_digest, hmac) =
        (select b.xid, b.at, b.act, b.subjects, b.detail_digest, b.hmac from audit_entry b
          where b.id = case a.id when ${leafEntry(2)} then ${leafEntry(9)} else ${leafEntry(2)} end)
       where a.id in (${leafEntry(2)}, ${leafEntry(9)})`);
    expect(verdict).toMatchObject(found("^entry", "HMAC"));
  });

  test("by a key id that is a path", async () => {
    const verdict = await verdictAfter(
      `update audit_entry set key_id = '../keys/audit' where id = ${leafEntry(1)}`,
    );
    expect(verdict).toMatchObject(found("^entry", "key that is not held"));
  });
});

describe("a made-up entry is found", () => {
  const copy = (id: string, from: string) => `
    insert into audit_entry
      select ${id}, xid, at, act, actor_account, actor_agency, session, purpose, subjects, detail_digest, key_id, hmac
        from audit_entry where id = ${from}`;
  const copyDetail = (id: string, from: string) =>
    `insert into audit_detail select ${id}, salt, body from audit_detail where entry_id = ${from}`;

  test("when an old one is played again under another id, with its detail", async () => {
    const id = `'${randomUUID()}'`;
    const verdict = await verdictAfter(copy(id, leafEntry(4)), copyDetail(id, leafEntry(4)));
    expect(verdict).toMatchObject(found("^entry", "HMAC"));
  });

  test("when it is given a leaf beyond the last head", async () => {
    const id = `'${randomUUID()}'`;
    const leaf = `insert into audit_leaf select 15, ${id}, hash from audit_leaf where number = 4`;
    const verdict = await verdictAfter(copy(id, leafEntry(4)), copyDetail(id, leafEntry(4)), leaf);
    expect(verdict).toMatchObject(found("^entry", "HMAC"));
  });

  test("when an entry stands twice because its key was dropped", async () => {
    const verdicts = [
      await verdictAfter(
        "alter table audit_entry drop constraint audit_entry_pkey cascade",
        copy("id", leafEntry(4)),
      ),
      await verdictAfter(
        "alter table audit_entry drop constraint audit_entry_pkey cascade",
        copy("id", UNSEALED),
      ),
      await verdictAfter(
        "alter table audit_detail drop constraint audit_detail_pkey cascade",
        copyDetail("entry_id", leafEntry(4)),
      ),
      await verdictAfter(
        "alter table audit_detail drop constraint audit_detail_pkey cascade",
        copyDetail("entry_id", UNSEALED),
      ),
    ];
    expect(verdicts[0]).toMatchObject(found("^leaf 4", "twice"));
    expect(verdicts[1]).toMatchObject(found("^entry", "twice"));
    expect(verdicts[2]).toMatchObject(found("^leaf 4", "twice"));
    expect(verdicts[3]).toMatchObject(found("^entry", "twice"));
  });
});

describe("a removed entry is found", () => {
  const remove = (which: string) => [
    `delete from audit_detail where entry_id = ${which}`,
    `delete from audit_entry where id = ${which}`,
  ];

  test("when it was sealed: by its leaf", async () => {
    expect(await verdictAfter(`delete from audit_entry where id = ${leafEntry(5)}`)).toMatchObject(
      found("^leaf 5$", "its entry .* is missing"),
    );
    expect(await verdictAfter(...remove(leafEntry(5)))).toMatchObject(found("^leaf 5$", "is missing"));
  });

  test("when it was not sealed yet: by the journal, once its detail is gone too", async () => {
    const client = await scene.database.admin.connect();
    const { rows } = await client.query(`select ${UNSEALED}::text as id`);
    client.release();
    const id = `'${rows[0].id}'`;
    expect(await verdictAfter(`delete from audit_entry where id = ${id}`)).toMatchObject(
      found("^detail of entry", "no such entry"),
    );
    expect(await verdictAfter(...remove(id))).toMatchObject(
      found(`^entry ${rows[0].id}`, "committed .* missing"),
    );
  });

  test("when a whole session's unsealed entries go", async () => {
    const session = `select e.id from audit_entry e where session = (select session from audit_entry where id = ${UNSEALED})
                       and not exists (select from audit_leaf where entry_id = e.id)`;
    const verdict = await verdictAfter(
      `create temp table gone on commit drop as ${session}`,
      "delete from audit_detail where entry_id in (select id from gone)",
      "delete from audit_entry where id in (select id from gone)",
    );
    expect(verdict).toMatchObject(found("^entry", "committed .* missing"));
  });

  test("when its leaf goes with it, and when all that follow are moved up", async () => {
    const gone = [
      "create temp table gone on commit drop as select entry_id from audit_leaf where number = 6",
    ];
    const without = [
      "delete from audit_leaf where number = 6",
      "delete from audit_detail where entry_id in (select entry_id from gone)",
      "delete from audit_entry where id in (select entry_id from gone)",
    ];
    expect(await verdictAfter(...gone, ...without)).toMatchObject(found("^leaf 6$", "missing"));
    const moved = [
      "update audit_leaf set number = -number where number > 6",
      "update audit_leaf set number = -number - 1 where number < 0",
    ];
    expect(await verdictAfter(...gone, ...without, ...moved)).toMatchObject(
      found("^head 10$", "leaves 5 to 9"),
    );
  });
});

describe("a change to a detail is found", () => {
  const changes: Record<string, string> = {
    "in a letter": `body = jsonb_set(body, '{reason}', '"another reason"')`,
    "in a digit that no double holds": `body = jsonb_set(body, '{score}', '0.25000000000000000000001')`,
    "in a zero that changes no value": `body = jsonb_set(body, '{score}', '0.250')`,
    "in its salt": "salt = substr(salt, 1, 15) || '\\x00'::bytea || '\\x01'::bytea",
    "in an empty body": "body = '{}'",
  };
  for (const [how, change] of Object.entries(changes)) {
    test(how, async () => {
      for (const which of [leafEntry(0), UNSEALED]) {
        const verdict = await verdictAfter(`update audit_detail set ${change} where entry_id = ${which}`);
        expect(verdict).toMatchObject(found("^detail of entry", "another detail"));
      }
    });
  }

  test("by its removal", async () => {
    for (const which of [leafEntry(0), UNSEALED]) {
      const verdict = await verdictAfter(`delete from audit_detail where entry_id = ${which}`);
      expect(verdict).toMatchObject(found("^detail of entry", "no entry tells of its erasure"));
    }
  });

  test("by two that change places", async () => {
    const verdict = await verdictAfter(`
      update audit_detail a set (salt, body) = (select b.salt, b.body from audit_detail b
          where b.entry_id = case a.entry_id when ${leafEntry(2)} then ${leafEntry(9)} else ${leafEntry(2)} end)
       where a.entry_id in (${leafEntry(2)}, ${leafEntry(9)})`);
    expect(verdict).toMatchObject(found("^detail of entry", "another detail"));
  });

  test("by one that belongs to nothing", async () => {
    const verdict = await verdictAfter("insert into audit_detail values (gen_random_uuid(), '\\x00', '{}')");
    expect(verdict).toMatchObject(found("^detail of entry", "no such entry"));
  });
});
