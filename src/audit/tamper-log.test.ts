import type { PoolClient } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryLeaf } from "./entry.ts";
import { openKeyring } from "./keyring.ts";
import { ENTRY_COLUMNS, genuineEntry } from "./rows.ts";
import { fillScene, openScene, type Scene } from "./testing/scene.ts";
import { found, UNSEALED } from "./testing/tampering.ts";

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

describe("a change to the leaves is found", () => {
  const cases: Record<string, [string[], string, string]> = {
    "a hash": [["update audit_leaf set hash = sha256(hash) where number = 8"], "^leaf 8$", "its hash"],
    "an entry's id": [
      [`update audit_leaf set entry_id = ${UNSEALED} where number = 8`],
      "^leaf 8$",
      "its hash is not that of its entry",
    ],
    "a number": [["update audit_leaf set number = 80 where number = 8"], "^leaf 8$", "missing"],
    "a number below nought": [
      ["update audit_leaf set number = -1 where number = 8"],
      "^leaf -1$",
      "no leaf can be",
    ],
    "two numbers exchanged": [
      [
        "update audit_leaf set number = case number when 6 then -7 else -6 end where number in (6, 7)",
        "update audit_leaf set number = -number where number < 0",
      ],
      "^head 10$",
      "leaves 5 to 9",
    ],
    "a leaf removed": [["delete from audit_leaf where number = 8"], "^leaf 8$", "missing"],
    "the last leaf removed": [["delete from audit_leaf where number = 14"], "^head 15$", "cut off"],
    "a leaf standing twice": [
      [
        "alter table audit_leaf drop constraint audit_leaf_entry_id_key",
        "insert into audit_leaf select 15, entry_id, hash from audit_leaf where number = 14",
      ],
      "^leaf 15$",
      "no head covers it",
    ],
    "a leaf standing twice under one number": [
      [
        "alter table audit_leaf drop constraint audit_leaf_entry_id_key, drop constraint audit_leaf_pkey",
        "insert into audit_leaf select * from audit_leaf where number = 8",
      ],
      "^leaf 8$",
      "twice",
    ],
  };
  for (const [what, [statements, place, reason]] of Object.entries(cases)) {
    test(what, async () => {
      expect(await verdictAfter(...statements)).toMatchObject(found(place, reason));
    });
  }

  test("a leaf made for a genuine entry before it is sealed", async () => {
    const verdict = await scene.tampered(async (client: PoolClient) => {
      const { rows } = await client.query(
        `select ${ENTRY_COLUMNS} from audit_entry e where e.id = ${UNSEALED}`,
      );
      const genuine = genuineEntry(rows[0], openKeyring(scene.database.keys));
      if (typeof genuine === "string") throw new Error(genuine);
      const hash = entryLeaf(genuine.canonical, genuine.hmac);
      await client.query("insert into audit_leaf values (15, $1, $2)", [genuine.entry.id, hash]);
    });
    expect(verdict).toMatchObject(found("^leaf 15$", "no head covers it"));
  });
});

describe("a change to the heads is found", () => {
  const changes: Record<string, string> = {
    size: "size + 1",
    root: "sha256(root)",
    at: "at + interval '1 microsecond'",
    horizon: "(horizon::text::bigint + 1)::text::xid8",
    frontier: "frontier || frontier",
    key_id: "'0123456789abcdef'",
    signature: "signature || '\\x00'::bytea",
  };
  for (const [column, value] of Object.entries(changes)) {
    test(`in the ${column} of any of them`, async () => {
      for (const size of [5, 10, 15]) {
        const change = `update audit_head set ${column} = ${value} where size = ${size}`;
        const place = found(`^head (${size}|${size + 1})$`, ".");
        expect(await verdictAfter(change)).toMatchObject(place);
        expect(await scene.tamperedAlone((client) => client.query(change))).toMatchObject(place);
      }
    });
  }

  test("by the removal of any of them", async () => {
    for (const size of [5, 10, 15]) {
      const verdict = await verdictAfter(`delete from audit_head where size = ${size}`);
      expect(verdict).toMatchObject(found(`^head ${size}$`, "recorded outside the database and is missing"));
    }
  });

  test("by one that stands twice", async () => {
    const verdict = await verdictAfter(
      "alter table audit_head drop constraint audit_head_pkey",
      "insert into audit_head select * from audit_head where size = 10",
    );
    expect(verdict).toMatchObject(found("^head 10$", "twice"));
  });

  test("by one that is made up between them or beyond them", async () => {
    for (const size of [7, 16]) {
      const verdict = await verdictAfter(
        `insert into audit_head select ${size}, root, at, horizon, frontier, key_id, signature from audit_head where size = 10`,
      );
      expect(verdict).toMatchObject(found(`^head ${size}$`, "."));
    }
  });
});

describe("an end cut off is found", () => {
  const lastFive = [
    "create temp table gone on commit drop as select entry_id from audit_leaf where number >= 10",
    "delete from audit_leaf where number >= 10",
    "delete from audit_head where size > 10",
  ];
  const entriesToo = [
    "delete from audit_detail where entry_id in (select entry_id from gone)",
    "delete from audit_entry where id in (select entry_id from gone)",
  ];

  test("when the newest head and its leaves go", async () => {
    expect(await verdictAfter(...lastFive)).toMatchObject(found("^head 15$", "recorded outside .* cut off"));
  });

  test("when their entries go with them", async () => {
    expect(await verdictAfter(...lastFive, ...entriesToo)).toMatchObject(found("^head 15$", "cut off"));
  });

  test("when everything goes", async () => {
    expect(await verdictAfter("truncate audit_entry, audit_detail, audit_leaf, audit_head")).toMatchObject(
      found("^head 5$", "cut off"),
    );
  });
});
