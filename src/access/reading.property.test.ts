/** What each viewer gets from every read path is what a plain model says, and nothing tells them that there is more. */
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRecorder, journalFolder } from "../audit/index.ts";
import { type TestDatabase, testDatabase } from "../database/testing/index.ts";
import { readThing } from "../identity/index.ts";
import {
  exportSearch,
  facets,
  findReport,
  listReports,
  matchingReports,
  readHome,
  readReport,
  search,
  suggest,
} from "../intelligence/index.ts";
import { readHeld } from "../oversight/index.ts";
import type { Purpose } from "../vocabulary/index.ts";
import { type Access, asViewer, openAccess, Refusal, type Viewer } from "./index.ts";
import {
  makeWorld,
  mayRead,
  type Person,
  WORDS,
  WORLD_PURPOSES,
  type World,
  type WorldReport,
  worldPlan,
} from "./testing/world.ts";

let database: TestDatabase;
let access: Access;
const cursorKey = Buffer.alloc(32, 7);

beforeAll(async () => {
  database = await testDatabase();
  access = openAccess(database, createRecorder(database.keys, journalFolder(database.folder)));
});
afterAll(async () => {
  await database.close();
});

test("every read path gives each viewer exactly what the model says", { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(worldPlan, fc.constantFrom("1", "3", "4000"), async (plan, walk) => {
      const world = await makeWorld(database.admin, plan);
      for (const person of world.people) {
        for (const purpose of WORLD_PURPOSES) {
          await asViewer(access, { token: person.token }, { purpose, reason: "test" }, async (viewer) => {
            await sql`select set_config('tributary.search_walk', ${walk}, true)`.execute(viewer.db);
            const readable = world.reports.filter((report) => mayRead(person, purpose, report));
            await checkTables(viewer, readable);
            await checkLists(viewer, readable);
            await checkSearch(viewer, readable);
            await checkThings(viewer, world, readable);
            if (person.role === "data_protection_officer") await checkHeld(viewer, readable);
          });
          await checkDetails(world, person, purpose);
        }
      }
    }),
    { numRuns: 12 },
  );
});

const ids = (reports: readonly { id: string }[]): string[] => reports.map((report) => report.id).sort();

async function checkTables(viewer: Viewer, readable: readonly WorldReport[]): Promise<void> {
  const reports = await viewer.db.selectFrom("report").select("id").execute();
  expect(ids(reports)).toEqual(ids(readable));
  const items = await viewer.db.selectFrom("item").select("id").execute();
  expect(ids(items)).toEqual(readable.map((report) => report.item).sort());
  const mentions = await viewer.db.selectFrom("mention").select("id").execute();
  expect(ids(mentions)).toEqual(readable.flatMap((report) => report.mentions).sort());
}

async function checkLists(viewer: Viewer, readable: readonly WorldReport[]): Promise<void> {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listReports(viewer, { cursor, limit: 3 }, cursorKey);
    seen.push(...page.items.map((report) => report.id));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen.toSorted()).toEqual(ids(readable));
  const home = await readHome(viewer);
  for (const report of home.sinceYesterday) expect(ids(readable)).toContain(report.id);
  expect(home.sinceYesterday.length).toBe(
    readable.filter((report) => report.state === "disseminated").length,
  );
}

const found = (reports: readonly WorldReport[]): readonly WorldReport[] =>
  reports.filter((report) => ["submitted", "evaluated", "disseminated"].includes(report.state));

async function checkSearch(viewer: Viewer, readable: readonly WorldReport[]): Promise<void> {
  const questions: [string, (report: WorldReport) => boolean][] = [
    ["", () => true],
    ["agency:AG0", (report) => report.agency === 0],
    ["Hoxa", (report) => report.words.includes("Hoxha")],
    ["name:Prendy", (report) => report.words.includes("Prendi")],
    ["07700 900101", (report) => report.phone === "+447700900101"],
    ["engine -lorry", (report) => report.words.includes("engine") && !report.words.includes("lorry")],
    ["nothingatall", () => false],
    ...WORDS.map((word): [string, (report: WorldReport) => boolean] => [
      word,
      (report) => report.words.includes(word),
    ]),
  ];
  for (const [q, matches] of questions) {
    const expected = found(readable).filter(matches);
    for (const sort of ["newest", "best"] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await search(viewer, { q, sort, cursor, limit: 3 }, cursorKey);
        seen.push(...page.items.map((hit) => hit.id));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(seen.toSorted(), `search ${q}`).toEqual(ids(expected));
    }
    const counted = await facets(viewer, q);
    expect(counted.total, `facets ${q}`).toBe(expected.length);
    const agencies = counted.facets.find((facet) => facet.field === "agency")?.values ?? [];
    for (const { value, count } of agencies) {
      expect(count).toBe(expected.filter((report) => `AG${report.agency}` === value).length);
    }
    expect(agencies.reduce((sum, value) => sum + value.count, 0)).toBe(expected.length);
    const rows = (await exportSearch(viewer, q)).trim().split("\r\n").slice(1);
    expect(rows.length, `export ${q}`).toBe(expected.length);
  }
  for (const name of ["Hoxha", "Prendi"]) {
    const { items } = await suggest(viewer, name.slice(0, 3));
    const expected = found(readable).some((report) => report.words.includes(name));
    expect(items.map((item) => item.label)).toEqual(expected ? [name.toLowerCase()] : []);
  }
}

async function checkThings(viewer: Viewer, world: World, readable: readonly WorldReport[]): Promise<void> {
  for (const phone of new Set(world.reports.map((report) => report.phone))) {
    const expected = readable.filter((report) => report.phone === phone && report.state !== "withdrawn");
    const answer = await readThing(viewer, `phone:${phone}`).catch((error: unknown) => error as Refusal);
    if (expected.length === 0) {
      expect(answer).toBeInstanceOf(Refusal);
      continue;
    }
    if (answer instanceof Refusal) throw answer;
    expect(answer.said.map((each) => each.report).sort()).toEqual(ids(expected));
    expect(answer.agencies.reduce((sum, each) => sum + each.count, 0)).toBe(expected.length);
  }
}

async function checkHeld(viewer: Viewer, readable: readonly WorldReport[]): Promise<void> {
  const held = await readHeld(viewer, "07700 900102");
  const own = held.reports.map((report) => report.id).sort();
  for (const id of own) expect(ids(readable)).toContain(id);
  for (const report of found(readable))
    if (report.phone === "+447700900102") expect(own).toContain(report.id);
  const { ids: matched } = await matchingReports(viewer, "Hoxha", 50);
  for (const id of matched) expect(ids(readable)).toContain(id);
}

/** A hidden report answers as one that does not exist, to the letter. */
async function checkDetails(world: World, person: Person, purpose: Purpose): Promise<void> {
  const read = async (id: string) =>
    await asViewer(access, { token: person.token }, { purpose, reason: "test" }, (viewer) =>
      readReport(viewer, id),
    ).catch((error: unknown) => error as Refusal);
  const missing = await read("00000000-0000-4000-8000-000000000000");
  if (!(missing instanceof Refusal)) throw new Error("a report that does not exist was read");
  for (const report of world.reports) {
    const answer = await read(report.id);
    if (mayRead(person, purpose, report)) {
      if (answer instanceof Refusal) throw answer;
      expect(answer.items.map((item) => item.text)).toEqual([report.text]);
      continue;
    }
    expect(answer).toBeInstanceOf(Refusal);
    expect({ ...(answer as Refusal), message: (answer as Refusal).message }).toEqual({
      ...missing,
      message: missing.message,
    });
    const byReference = await asViewer(
      access,
      { token: person.token },
      { purpose, reason: "test" },
      (viewer) => findReport(viewer, report.reference),
    ).catch((error: unknown) => error as Refusal);
    expect((byReference as Refusal).code).toBe("not_found");
  }
}
