import { afterAll, beforeAll, expect, test } from "vitest";
import { readHome } from "../home.ts";
import type { Who } from "../testing/cast.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import { disseminated, submitted, type Told } from "../testing/telling.ts";
import { lateDesks } from "./clocks.ts";
import { acknowledge, escalateOverdue, readReport, withdrawReport } from "./index.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const immediate = { precedence: "immediate" } as const;

async function waitingAt(who: Who, { id }: Told) {
  const { toAcknowledge } = await scene.as(who, readHome);
  return toAcknowledge?.find((each) => each.report.id === id);
}

function take(who: Who, { id }: Told) {
  return scene.outcome(who, (viewer) => acknowledge(viewer, id));
}

test("a clock starts at the owner's desk on submission, and at each recipient's on dissemination", async () => {
  for (const [precedence, minutes] of [
    ["immediate", 15],
    ["time_critical", 240],
  ] as const) {
    const told = await disseminated(scene, {
      precedence,
      to: [{ agency: "BF" }, { agency: "NCA", team: "field" }],
    });
    for (const who of ["kent.duty", "bf.duty", "nca.duty"] as const) {
      const due = Date.parse((await waitingAt(who, told))?.dueAt ?? "") - Date.now();
      expect(Math.abs(due / 60_000 - minutes)).toBeLessThan(1);
    }
  }
  const { id } = await disseminated(scene);
  const detail = await scene.as("kent.unit", (viewer) => readReport(viewer, id));
  expect(detail.acknowledgements).toEqual([]);
});

test("a named person acknowledges once for their desk, and the other desks still wait", async () => {
  const told = await disseminated(scene, { ...immediate, to: [{ agency: "BF" }, { agency: "NCA" }] });
  const both = await Promise.all([take("bf.duty", told), take("bf.duty2", told)]);
  expect(both.sort()).toEqual(["conflict", "done"]);
  expect(await waitingAt("bf.duty", told)).toBeUndefined();
  expect(await waitingAt("nca.duty", told)).toBeDefined();
  const { acknowledgements } = await scene.as("kent.unit", (viewer) => readReport(viewer, told.id));
  const named = acknowledgements.map(({ desk, acknowledgedBy }) => [desk, acknowledgedBy]);
  expect(named).toEqual([
    ["Duty desk, BF", expect.stringMatching(/^duty2? of BF, BF$/)],
    ["Duty desk, KENT", null],
    ["Duty desk, NCA", null],
  ]);
});

test("nobody acknowledges for a desk that is not theirs", async () => {
  const told = await disseminated(scene, { ...immediate, to: [{ agency: "BF" }, { agency: "NCA" }] });
  expect(await take("bf.officer", told)).toBe("forbidden");
  expect(await take("bf.unit", told)).toBe("forbidden");
  await scene.database.admin.query("delete from account_team where account_id = $1", [
    scene.accounts.get("nca.duty2"),
  ]);
  expect(await take("nca.duty2", told)).toBe("conflict");
});

test("a desk sees the clocks of its own, its keepers those of every desk, and other readers none", async () => {
  const told = await disseminated(scene, { ...immediate, to: [{ agency: "BF" }, { agency: "NCA" }] });
  const seen = async (who: Who) =>
    (await scene.as(who, (viewer) => readReport(viewer, told.id))).acknowledgements.map((each) => each.desk);
  expect(await seen("bf.duty")).toEqual(["Duty desk, BF"]);
  expect(await seen("kent.unit")).toEqual(["Duty desk, BF", "Duty desk, KENT", "Duty desk, NCA"]);
  expect(await seen("bf.officer")).toEqual([]);
});

test("what was not taken in time is marked late, once, and what was taken is not", async () => {
  const { admin } = scene.database;
  const told = await disseminated(scene, { ...immediate, to: [{ agency: "BF" }, { agency: "NCA" }] });
  await take("bf.duty", told);
  await escalateOverdue(scene.access);
  expect(await waitingAt("nca.duty", told)).toMatchObject({ escalatedAt: null });
  await admin.query("update acknowledgement set due_at = now() - interval '1 minute' where report_id = $1", [
    told.id,
  ]);
  expect(await escalateOverdue(scene.access)).toBe(2);
  expect(await escalateOverdue(scene.access)).toBe(0);
  expect(await waitingAt("nca.duty", told)).toMatchObject({ escalatedAt: expect.any(String) });
  expect(await waitingAt("kent.duty", told)).toMatchObject({ escalatedAt: expect.any(String) });
  const late = () =>
    scene.as("nca.duty", (viewer) => {
      viewer.record({ act: "consultation", subjects: [], detail: {} });
      return lateDesks(viewer);
    });
  expect(await late()).toBe(1);
  expect(await take("nca.duty", told)).toBe("done");
  expect(await late()).toBe(0);
});

test("a report that was withdrawn waits at no desk", async () => {
  const told = await disseminated(scene, immediate);
  await take("bf.duty", told);
  await scene.as("kent.unit", (viewer) => withdrawReport(viewer, told.id, "It was mistaken"));
  const { rows } = await scene.database.admin.query<{ waiting: boolean }>(
    "select acknowledged_at is null as waiting from acknowledgement where report_id = $1",
    [told.id],
  );
  expect(rows).toEqual([{ waiting: false }]);
});

test("the worker that watches the clocks reads no word of any report", async () => {
  const word = "qxz8801";
  await submitted(scene, { ...immediate, title: `About ${word}`, provenance: word });
  const client = await scene.database.worker.connect();
  try {
    await client.query("begin; set local tributary.job = 'escalate'");
    const clocks = await client.query("select id, due_at from acknowledgement");
    expect(clocks.rowCount).toBeGreaterThan(0);
    const { rows: columns } = await client.query<{ table: string; column: string }>(
      `select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
          and has_column_privilege(c.oid, a.attnum, 'select')`,
    );
    const words = [
      "report",
      "item",
      "mention",
      "link",
      "submission",
      "report_event",
      "search_document",
      "recall",
    ];
    // What another job may read of them shows this one no row; of most of their columns no job reads anything.
    const open = columns.filter(({ table }) => words.includes(table));
    for (const table of new Set(open.map((each) => each.table))) {
      const names = open.filter((each) => each.table === table).map(({ column }) => column);
      const { rowCount } = await client.query(
        `select ${names.map((name) => `"${name}"`).join(", ")} from ${table}`,
      );
      expect(rowCount, table).toBe(0);
    }
    const [title] = open.filter(({ column }) => ["title", "provenance"].includes(column));
    expect(title).toBeUndefined();
    expect(open.filter(({ table, column }) => table === "item" && column === "text")).toEqual([]);
    for (const { table, column } of columns) {
      const { rows } = await client.query<{ value: string }>(
        `select "${column}"::text as value from "${table}"`,
      );
      for (const { value } of rows) expect(value ?? "").not.toContain(word);
    }
  } finally {
    await client.query("rollback");
    client.release();
  }
});
