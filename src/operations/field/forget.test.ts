import { afterAll, beforeAll, expect, test } from "vitest";
import { forgetIdentities, keepLonger, listDuties, syncDevice } from "./index.ts";
import { type FieldScene, newId, openFieldScene } from "./testing/scene.ts";

let scene: FieldScene;
beforeAll(async () => {
  scene = await openFieldScene();
});
afterAll(() => scene.close());

const WHO = { name: "Unmistakable Wordsworth", birthDate: "1990-04-15", identifiers: ["ZZ998877"] };

/** Ninety-one days pass. */
async function passes() {
  const { admin } = scene.database;
  await admin.query(
    "update activity_part set forget_at = forget_at - interval '91 days' where forget_at is not null",
  );
  await admin.query("update field_operation set server_at = server_at - interval '91 days'");
  return await forgetIdentities(scene.access, 90);
}

async function met(fields: object) {
  const activity = newId();
  const part = newId();
  const device = await scene.told("kent.officer", {
    do: "set_part", activity, part, kind: "encounter", fields: { ...WHO, power: "consent", questioned: ["crime"], ...fields },
  }); // biome-ignore format: one operation
  return { activity, part, device };
}

/** Every place in the database where the words still stand. */
async function wherever(word: string): Promise<string[]> {
  const { admin } = scene.database;
  const { rows } = await admin.query<{ relname: string }>(
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  );
  const found: string[] = [];
  for (const { relname } of rows) {
    const { rows: hits } = await admin.query(`select from ${relname} t where t::text ilike $1 limit 1`, [
      `%${word}%`,
    ]);
    if (hits.length > 0) found.push(relname);
  }
  return found;
}

test("who somebody is goes after its time, from every place, and what happened stays", async () => {
  const { activity, part } = await met({});
  const other = await scene.device("kent.colleague");
  const clock = new Date().toISOString();
  const operation = (sequence: number, fields: object) => ({
    sequence, base: 0, at: clock, body: { do: "set_part" as const, activity, part, kind: "encounter" as const, fields },
  }); // biome-ignore format: one operation
  await scene.as("kent.colleague", (viewer) =>
    syncDevice(viewer, scene.field, {
      device: other.id,
      clock,
      operations: [
        operation(1, { name: "Unmistakable W" }),
        operation(2, { name: "Unmistakable Refused", power: "no_such_power" }),
      ],
    }),
  );
  const before = await scene.read("kent.officer", activity);
  expect(Date.parse(before.parts[0]?.forgetAt ?? "")).toBeCloseTo(Date.now() + 90 * 86_400_000, -5);
  expect(await wherever("Unmistakable")).toEqual(
    expect.arrayContaining(["activity_part", "activity_conflict", "field_operation"]),
  );
  expect(await forgetIdentities(scene.access, 90)).toBe(0);
  expect(await passes()).toBe(1);
  for (const word of ["Unmistakable", "ZZ998877", "1990-04-15"])
    expect(await wherever(word), word).toEqual([]);
  const after = await scene.read("kent.officer", activity);
  expect(after.parts[0]?.fields).toEqual({ power: "consent", questioned: ["crime"] });
  expect(after.conflicts).toEqual([]);
  const { rows } = await scene.database.admin.query(
    "select act, subjects from audit_entry where act = 'erasure'",
  );
  expect(rows).toEqual([{ act: "erasure", subjects: [part] }]);
});

test("whoever is categorised follows their case; whoever is kept for a reason stays", async () => {
  const suspect = await met({ categories: ["suspect:assessment"] });
  const kept = await met({});
  const because = "Named in a graded report, KENT-2026-17";
  await scene.as("kent.officer", (viewer) =>
    keepLonger(viewer, scene.field, kept.activity, { part: kept.part, because }),
  );
  expect(await passes()).toBe(0);
  expect((await scene.read("kent.officer", suspect.activity)).parts[0]).toMatchObject({
    forgetAt: null,
    fields: WHO,
  });
  const stands = await scene.read("kent.officer", kept.activity);
  expect(stands.parts[0]).toMatchObject({ forgetAt: null, keptBecause: because, fields: WHO });
  expect(stands.steps.at(-1)).toMatchObject({ did: "kept", reason: because });
});

test("while somebody owes the person a duty, it is known who they are", async () => {
  const { activity } = await met({ possibleVictim: true });
  expect(await passes()).toBe(0);
  expect((await scene.read("kent.officer", activity)).parts[0]?.fields).toMatchObject(WHO);
  const { duties } = await scene.as("kent.elsewhere", listDuties);
  expect(duties.some((duty) => duty.activity === activity)).toBe(true);
  await scene.database.admin.query(
    "update duty set closed_at = now(), closed_as = 'x' where activity_id = $1",
    [activity],
  );
  expect(await passes()).toBe(1);
});

test("a figure of identified people survives that they are forgotten", async () => {
  const first = await met({});
  const again = await met({ name: "Of another name", identifiers: ["zz-998877"] });
  const persons = async (activity: string) => {
    const { rows } = await scene.database.admin.query<{ persons: string[] }>(
      "select persons from count_card where activity_id = $1 and measure = 'safeguarded' and state <> 'withdrawn'",
      [activity],
    );
    return rows[0]?.persons ?? [];
  };
  for (const { activity, part, device } of [first, again]) {
    const fields = { result: "victim", measure: "safeguarded", encounter: part };
    device.say({ do: "set_part", activity, part: newId(), kind: "result", fields });
    device.say({ do: "submit", activity });
    await device.sync();
  }
  const before = await persons(first.activity);
  expect(before).toHaveLength(1);
  expect(await persons(again.activity)).toEqual(before);
  expect(await passes()).toBe(2);
  // Recorded anew after they were forgotten, the card still says the same person.
  first.device.say({ do: "set", activity: first.activity, fields: { mode: "air" } });
  await first.device.sync();
  expect(await persons(first.activity)).toEqual(before);
});

test("how long is a setting", async () => {
  const activity = newId();
  const device = await scene.device("kent.officer", {
    send: (sync) =>
      scene.as("kent.officer", (viewer) => syncDevice(viewer, { ...scene.field, keptDays: 7 }, sync)),
  });
  device.say({ do: "set_part", activity, part: newId(), kind: "encounter", fields: { name: "Somebody" } });
  await device.sync();
  const stands = await scene.read("kent.officer", activity);
  expect(Date.parse(stands.parts[0]?.forgetAt ?? "")).toBeCloseTo(Date.now() + 7 * 86_400_000, -5);
});
