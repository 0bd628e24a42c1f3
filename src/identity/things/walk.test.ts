/**
 * The functions that walk in the database pass the policies by and keep their rule themselves. What they answer is read under
 * policy afterwards, so that no page would show a fault in them: here they are asked directly.
 */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Who } from "../../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../../intelligence/testing/scene.ts";
import { disseminated, evaluated } from "../../intelligence/testing/telling.ts";
import type { Values } from "../engine/index.ts";
import { judge } from "../judgements/judge.ts";
import { keysFor } from "../kinds.ts";
import { IN_REPORT, NAMED_AGAIN } from "../resolve/in-report.ts";
import { itemsOf, resolveAll, type Said, said } from "../testing/said.ts";
import { kindsAndLines } from "./lines.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** Reports of Kent: BF may read what is shared, and of the rest nothing. */
async function shared(...items: Said[]): Promise<void> {
  for (const item of items) await disseminated(scene, { ...itemsOf(item), to: [{ agency: "BF" }] });
  await resolveAll(scene);
}
async function hidden(...items: Said[]): Promise<void> {
  for (const item of items) await evaluated(scene, itemsOf(item));
  await resolveAll(scene);
}

/** Everything that the function says, past every policy: who it is called as decides. */
async function asked<Row>(who: Who, statement: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return await scene.as(who, async (viewer) => {
    viewer.record({ act: "consultation", subjects: [], detail: { what: "test" } });
    return (await statement.execute(viewer.db)).rows;
  });
}

async function placeOf({ person }: Said): Promise<{ report: string; number: number }> {
  const { rows } = await scene.database.admin.query(
    "select report_id as report, number from identity_record where mention_id = $1",
    [person],
  );
  return rows[0] as { report: string; number: number };
}

async function walked(who: Who, from: Said | readonly string[], at: Date | null = null, most = 100) {
  const { kinds, lines } = kindsAndLines();
  const report = "person" in from ? (await placeOf(from)).report : null;
  const rows = await asked(
    who,
    sql<{ mention_id: string; cut: boolean }>`
      select mention_id, cut from walk_around(${report === null ? null : [report]}::uuid[],
        ${"person" in from ? [from.person] : from}::uuid[], ${kinds}::text[], ${lines}::real[], ${at}::timestamptz, ${most})`,
  );
  return { found: rows.map((row) => row.mention_id).sort(), cut: rows.some(({ cut }) => cut) };
}

function phones(who: Who, number: string) {
  return asked(who, sql`select * from newest_under_keys(array[${`phone:${number}`}], null, 10)`);
}

async function candidates(who: Who, facts: Values): Promise<string[]> {
  const keys = keysFor("person", facts, "question");
  const rows = await asked(
    who,
    sql<{
      mention_id: string;
    }>`select mention_id from candidate_records(${keys}::bigint[], 'person', 60, 120)`,
  );
  return rows.map((row) => row.mention_id).sort();
}

const persons = (...items: Said[]): string[] => items.map(({ person }) => person).sort();

test("a walk does not touch what its viewer may not read, neither on its way nor to count it", async () => {
  const about = { born: "1971-02-03", phone: "07700 900201" };
  const [a, b] = [said("Tefik Gashkova", about), said("Tefik Gashkova", about)];
  const others = Array.from({ length: 5 }, () => said("Tefik Gashkova", about));
  await shared(a, b);
  await hidden(...others);
  expect(await walked("kent.unit", a)).toEqual({ found: persons(a, b, ...others), cut: false });
  expect(await walked("bf.analyst", a)).toEqual({ found: persons(a, b), cut: false });
  // Room for three: seven are too many, two are not, however many are hidden.
  expect((await walked("kent.unit", a, null, 3)).cut).toBe(true);
  expect(await walked("bf.analyst", a, null, 3)).toEqual({ found: persons(a, b), cut: false });
  expect((await walked("bf.analyst", others[0] as Said)).found).toEqual([]);
});

test("what a key tells has no record, and keeps nobody else from being found", async () => {
  const about = { born: "1979-09-10", phone: "07700 900204" };
  const [a, b] = [said("Besnik Palushi", about), said("Besnik Palushi", about)];
  await shared(a, b);
  const [one = "", other = ""] = [a, b].map(({ mentions }) => mentions[1]?.id);
  const { found } = await walked("kent.unit", [a.person, one]);
  expect(found).toEqual([a.person, b.person, one, other].sort());
});

test("a walk follows a person's word only where the word and both sides may be read, and as long as it holds", async () => {
  const [a, b, c, d] = [said("Rushit One"), said("Blerta Two"), said("Ilir Three"), said("Drita Four")];
  await shared(a, b, c);
  await hidden(d);
  const before = new Date();
  const same = (left: Said, right: Said, everybody: boolean) =>
    scene.as("kent.analyst", (viewer) =>
      judge(viewer, {
        says: "same",
        reason: "Known to the unit",
        shared: everybody,
        pairs: [{ left: left.person, right: right.person }],
      }),
    );
  await same(a, b, true);
  await same(b, c, false);
  await scene.as("kent.unit", (viewer) =>
    judge(viewer, {
      says: "same",
      reason: "Known to the unit",
      shared: true,
      pairs: [{ left: b.person, right: d.person }],
    }),
  );
  expect((await walked("kent.unit", a)).found).toEqual(persons(a, b, c, d));
  expect((await walked("bf.analyst", a)).found).toEqual(persons(a, b));
  expect((await walked("kent.unit", a, before)).found).toEqual(persons(a));
});

test("whom a grant names walks and finds as far as the grant goes, and no longer than it holds", async () => {
  const about = { born: "1962-07-08", phone: "07700 900203" };
  const [a, b, c] = [
    said("Shpresa Dullani", about),
    said("Shpresa Dullani", about),
    said("Shpresa Dullani", about),
  ];
  await shared(a);
  await hidden(b, c);
  const found = async () => ({
    walked: (await walked("bf.analyst", a)).found,
    candidates: await candidates("bf.analyst", { name: "Shpresa Dullani", birth_date: "1962-07-08" }),
    phones: (await phones("bf.analyst", "+447700900203")).length,
  });
  expect(await found()).toEqual({ walked: persons(a), candidates: persons(a), phones: 1 });
  const { report } = await placeOf(b);
  await scene.database.admin.query(
    `insert into report_grant (report_id, account_id, reason, granted_by)
     select $1, id, 'named', id from account where username = 'bf.analyst'`,
    [report],
  );
  expect(await found()).toEqual({ walked: persons(a, b), candidates: persons(a, b), phones: 2 });
  await scene.database.admin.query("update report_grant set revoked_at = now() where report_id = $1", [
    report,
  ]);
  expect(await found()).toEqual({ walked: persons(a), candidates: persons(a), phones: 1 });
});

test("likenesses, mentions of a number and candidates are told of what may be read", async () => {
  const about = { born: "1984-11-12", phone: "07700 900202" };
  const [a, b, c] = [
    said("Valdete Krasnomi", about),
    said("Valdete Krasnomi", about),
    said("Valdete Krasnomi", about),
  ];
  await shared(a, b);
  await hidden(c);
  const { kinds, lines } = kindsAndLines();
  const numbers = await Promise.all([a, b, c].map(async (each) => (await placeOf(each)).number));
  const pairs = sql<{ left_number: number; right_number: number }>`
    select left_number, right_number
      from likenesses_between(${numbers}::int[], ${kinds}::text[], ${lines}::real[], ${IN_REPORT}, ${NAMED_AGAIN}::real, null)`;
  expect(await asked("kent.unit", pairs)).toHaveLength(3);
  expect(await asked("bf.analyst", pairs)).toEqual([{ left_number: numbers[0], right_number: numbers[1] }]);
  expect(await phones("kent.unit", "+447700900202")).toHaveLength(3);
  expect(await phones("bf.analyst", "+447700900202")).toHaveLength(2);
  const facts = { name: "Valdete Krasnomi", birth_date: "1984-11-12" };
  expect(await candidates("kent.unit", facts)).toEqual(persons(a, b, c));
  expect(await candidates("bf.analyst", facts)).toEqual(persons(a, b));
});
