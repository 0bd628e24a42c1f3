/** The policy is cheap only while PostgreSQL runs it as it does today: hashed once for a scan, probed for a look-up. */
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asRole } from "../database/roles.ts";
import { type TestDatabase, testDatabase } from "../database/testing/index.ts";
import { makeWorld, type World } from "./testing/world.ts";

const AUDIENCES = 2_000;
const REPORTS = 20_000;

let database: TestDatabase;
let world: World;
let app: Client;

beforeAll(async () => {
  database = await testDatabase();
  world = await makeWorld(database.admin, {
    people: [{ agency: 0, teams: [0], role: "analyst" }],
    reports: [],
  });
  const { admin } = database;
  await admin.query(
    "select intern_reader(g.id, t.id, 'law_enforcement') from team t join agency g on g.id = t.agency_id",
  );
  await admin.query("select intern_reader(g.id, null, 'law_enforcement') from agency g");
  await admin.query(
    `insert into audience (readers, digest)
     select (select array_agg(r.id) from reader r where (r.id + n) % 3 <> 0), sha256(n::text::bytea) from generate_series(1, $1) n`,
    [AUDIENCES],
  );
  await admin.query(
    "insert into audience_reader select unnest(readers), id from audience where cardinality(readers) > 0",
  );
  await admin.query(
    `insert into report (id, agency_id, author_id, reference, audience_id, state, purpose, title)
     select gen_random_uuid(), (select id from agency limit 1), (select id from account limit 1), 'R' || n,
            (select min(id) from audience where cardinality(readers) > 0) + n % $1, 'disseminated', 'law_enforcement', 'Report ' || n
       from generate_series(0, $2 - 1) n`,
    [AUDIENCES - 1, REPORTS],
  );
  await admin.query("truncate report_grant");
  await admin.query("analyze");
  app = new Client(asRole(database.address, database.keys, "tributary_app"));
  await app.connect();
  await app.query("begin");
  await app.query("select enter($1, 'law_enforcement', 'test')", [world.people[0]?.token]);
});
afterAll(async () => {
  await app.end();
  await database.close();
});

async function plan(text: string, values: unknown[] = []): Promise<string> {
  const { rows } = await app.query<{ "QUERY PLAN": string }>(
    `explain (analyze, costs off, timing off, summary off) ${text}`,
    values,
  );
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

test("a scan hashes the viewer's audiences once and asks each row of the hash", async () => {
  const lines = await plan("select count(*) from report");
  expect(lines).toContain("hashed SubPlan");
  // By its index, or on PostgreSQL 15 from end to end: what matters is that it is read once.
  const [, loops] = /Scan (?:using audience_reader_pkey )?on audience_reader .*loops=(\d+)/.exec(lines) ?? [];
  expect(Number(loops)).toBe(1);
});

test("who the viewer is is worked out once a statement, not once a row", async () => {
  const lines = await plan("select count(*) from report");
  expect(lines).toMatch(/InitPlan/);
  expect(lines).not.toMatch(/Filter: .*viewer_readers\(\)/);
});

test("a look-up by key goes by its index and probes the audience", async () => {
  const { rows } = await app.query<{ id: string }>("select id from report limit 1");
  const lines = await plan("select title from report where id = $1", [rows[0]?.id ?? randomUUID()]);
  expect(lines).toMatch(/Index Scan using report_\w+ on report /);
  expect(lines).toContain("audience_reader_by_audience");
  expect(lines).not.toContain("Seq Scan on report ");
});
