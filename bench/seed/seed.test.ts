/** Benchmarks are only as true as the data they run on: what the seed writes in bulk is what the application would have written. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../src/database/testing/index.ts";
import { searchKeysOf, selectorKeyOf } from "../../src/intelligence/search/keys/index.ts";
import { type Seeded, seed } from "./seed.ts";

let database: TestDatabase;
let seeded: Seeded;
beforeAll(async () => {
  database = await testDatabase();
  seeded = await seed(database.address, { mentions: 1200, audiences: 100, accounts: 1 });
});
afterAll(() => database.close());

test("the asked sizes are written", () => {
  expect(seeded).toMatchObject({ reports: 400, items: 800, mentions: 1200, audiences: 100 });
});

test("each kind of viewer may read its share", () => {
  const [narrow, quarter, wide] = seeded.viewers.map((viewer) => viewer.share);
  expect(narrow).toBeLessThan(0.05);
  expect(quarter).toBeGreaterThan(0.15);
  expect(quarter).toBeLessThan(0.35);
  expect(wide).toBe(1);
});

test("search documents are those that the application's own rule writes", async () => {
  const read = async () =>
    (await database.admin.query("select * from search_document order by report_id")).rows as unknown[];
  const written = await read();
  expect(written).toHaveLength(400);
  await database.admin.query("delete from search_document");
  await database.admin.query("select index_report(id) from report");
  expect(await read()).toEqual(written);
});

test("mentions have the keys that the application gives, and stand where they say", async () => {
  const { rows } = await database.admin.query<{
    kind: string;
    text: string;
    properties: Record<string, string>;
    key: string | null;
    search_keys: string[];
    words: string;
  }>(
    `select m.*, substring(i.text from m.span_start + 1 for m.span_end - m.span_start) as words
       from mention m join item i on i.report_id = m.report_id and i.id = m.item_id`,
  );
  expect(rows).toHaveLength(1200);
  for (const { kind, text, properties, key, search_keys, words } of rows) {
    expect(words).toBe(text);
    expect(key).toBe(selectorKeyOf(kind, properties, text));
    expect(search_keys).toEqual(searchKeysOf(kind, text, key));
  }
});

test("every index that a migration made is there again", async () => {
  const indexes = async (pool: TestDatabase["admin"]) =>
    (await pool.query("select indexdef from pg_indexes where schemaname = 'public' order by 1")).rows;
  const fresh = await testDatabase();
  try {
    expect(await indexes(database.admin)).toEqual(await indexes(fresh.admin));
  } finally {
    await fresh.close();
  }
});
