import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { syncDevice } from "./index.ts";
import { type FieldScene, newId, openFieldScene } from "./testing/scene.ts";

let scene: FieldScene;
beforeAll(async () => {
  scene = await openFieldScene();
});
afterAll(() => scene.close());

const at = "2026-09-21T10:00:00.000Z";

describe("an operation", () => {
  test("sent again is answered as it was the first time and has no second effect", async () => {
    const device = await scene.device("kent.officer");
    const activity = newId();
    const operations = [
      {
        sequence: 1,
        base: 0,
        at,
        body: { do: "set" as const, activity, fields: { title: "Layby", kind: "patrol" } },
      },
      {
        sequence: 2,
        base: 0,
        at,
        body: { do: "tally" as const, activity, measure: "vehicles_stopped", quantity: 3 },
      },
      { sequence: 3, base: 0, at, body: { do: "tally" as const, activity, measure: "no_such", quantity: 3 } },
    ];
    const send = () =>
      scene.as("kent.officer", (viewer) =>
        syncDevice(viewer, scene.field, { device: device.id, clock: new Date().toISOString(), operations }),
      );
    const first = await send();
    const second = await send();
    expect(first.outcomes.map((each) => each.outcome)).toEqual(["applied", "applied", "refused"]);
    expect(second.outcomes).toEqual(first.outcomes);
    expect(second.known).toBe(3);
    expect(second.activities[0]?.version).toBe(first.activities[0]?.version);
    const { rows } = await scene.database.admin.query(
      "select count(*)::int as n from field_operation where device_id = $1",
      [device.id],
    );
    expect(rows).toEqual([{ n: 3 }]);
  });

  test("that is refused says what to do and holds up no other", async () => {
    const activity = newId();
    const [met, other] = [newId(), newId()];
    const device = await scene.told(
      "kent.officer",
      { do: "set", activity, fields: { kind: "patrol", agencies: ["NOBODY"] } },
      { do: "set_part", activity, part: met, kind: "encounter", fields: { questioned: ["crime"] } },
      { do: "set_part", activity, part: met, kind: "encounter", fields: { power: "immigration_sch2_p2" } },
      {
        do: "set_part",
        activity,
        part: other,
        kind: "encounter",
        fields: { power: "caution", questioned: ["crime"] },
      },
      { do: "tally", activity, measure: "people_questioned_crime", quantity: 4 },
      { do: "set", activity, fields: { title: "TOP SECRET lorry" } },
      { do: "set", activity, fields: { tasking: newId() } },
      { do: "set", activity, fields: { tags: [{ phase: newId() }] } },
      { do: "set", activity, fields: { beganAt: "yesterday" } },
      { do: "set", activity, fields: { kind: "stakeout" } },
      { do: "tally", activity, measure: "vehicles_stopped", quantity: 2 },
    );
    const outcomes = [...device.outcomes.values()];
    expect(outcomes.map((each) => each.outcome)).toEqual([
      "refused", "refused", "refused", "applied", "refused", "refused", "refused", "refused", "refused", "refused", "applied",
    ]); // biome-ignore format: one for each operation
    const says = outcomes.map((each) => each.says);
    expect(says[0]).toContain("no agency NOBODY");
    expect(says[1]).toContain("No power, no questioned");
    expect(says[2]).toContain("does not hold this power");
    expect(says[4]).toContain("No power, no questioned");
    expect(says[5]).toContain("OFFICIAL-SENSITIVE");
    expect(says[9]).toBe('"stakeout" is not a kind of activity. Choose one from the list.');
    const stands = await scene.read("kent.officer", activity);
    expect(stands.parts.map((part) => part.id)).toEqual([other]);
    expect(stands.tallies).toMatchObject([{ measure: "vehicles_stopped", total: 2 }]);
    expect(stands.fields.agencies).toBeUndefined();
  });

  test("that the database will not keep is refused alone", async () => {
    const [bad, good] = [newId(), newId()];
    // The database keeps no activity of this title: what nobody foresaw.
    await scene.database.admin.query(
      "alter table activity add constraint tried check (fields->>'title' is distinct from 'Unforeseen')",
    );
    const device = await scene.told(
      "kent.officer",
      { do: "set", activity: bad, fields: { title: "Unforeseen" } },
      { do: "tally", activity: good, measure: "vehicles_stopped", quantity: 1 },
    );
    await scene.database.admin.query("alter table activity drop constraint tried");
    expect([...device.outcomes.values()].map((each) => each.outcome)).toEqual(["refused", "applied"]);
    expect((await scene.read("kent.officer", good)).tallies[0]?.total).toBe(1);
  });

  test("that comes after later ones of its device is the earlier word that it is", async () => {
    const device = await scene.device("kent.officer");
    const activity = newId();
    const send = (sequence: number, title: string, quantity: number) =>
      scene.as("kent.officer", (viewer) =>
        syncDevice(viewer, scene.field, {
          device: device.id,
          clock: new Date().toISOString(),
          operations: [
            { sequence, base: 0, at, body: { do: "set", activity, fields: { title } } },
            {
              sequence: sequence + 1,
              base: 0,
              at,
              body: { do: "tally", activity, measure: "vehicles_stopped", quantity },
            },
          ],
        }),
      );
    await send(11, "Later", 7);
    const late = await send(1, "Earlier", 5);
    expect(late.outcomes.map((each) => each.outcome)).toEqual(["applied", "applied"]);
    const stands = await scene.read("kent.officer", activity);
    expect(stands.fields.title).toBe("Later");
    expect(stands.tallies[0]?.total).toBe(7);
  });

  test("on an activity of another agency, or of another purpose, is refused", async () => {
    const activity = newId();
    await scene.told("kent.officer", { do: "set", activity, fields: { kind: "patrol", agencies: ["BF"] } });
    const shared = await scene.told("bf.officer", { do: "set", activity, fields: { title: "Ours" } });
    expect(shared.outcomes.get(1)).toMatchObject({ outcome: "refused" });
    expect(shared.outcomes.get(1)?.says).toContain("KENT recorded this");
    const hidden = await scene.told("nca.officer", { do: "set", activity, fields: { title: "Ours" } });
    expect(hidden.outcomes.get(1)?.says).toContain("not shared with you");
    expect((await scene.read("kent.officer", activity)).fields.title).toBeUndefined();
  });
});

describe("two devices", () => {
  test("merge field by field, and what they say otherwise of one field stays twice until somebody chooses", async () => {
    const activity = newId();
    const met = newId();
    const first = await scene.told(
      "kent.officer",
      { do: "set", activity, fields: { kind: "patrol", title: "Layby" } },
      {
        do: "set_part",
        activity,
        part: met,
        kind: "encounter",
        fields: { grounds: "In a lorry", power: "consent" },
      },
    );
    const second = await scene.device("kent.colleague");
    const knew = first.activities.get(activity)?.version ?? 0;
    const send = (sequence: number, fields: object, part = false) =>
      scene.as("kent.colleague", (viewer) =>
        syncDevice(viewer, scene.field, {
          device: second.id,
          clock: new Date().toISOString(),
          operations: [
            part
              ? {
                  sequence,
                  base: knew,
                  at,
                  body: { do: "set_part", activity, part: met, kind: "encounter", fields },
                }
              : { sequence, base: knew, at, body: { do: "set", activity, fields } },
          ],
        }),
      );
    first.say({ do: "set", activity, fields: { title: "Layby, A20" } });
    first.say({
      do: "set_part",
      activity,
      part: met,
      kind: "encounter",
      fields: { grounds: "In the trailer" },
    });
    await first.sync();
    expect((await send(1, { title: "Layby, A2", place: "Ospringe" })).outcomes[0]?.outcome).toBe("conflict");
    expect((await send(2, { grounds: "Beside a van", language: "sq" }, true)).outcomes[0]?.outcome).toBe(
      "conflict",
    );
    // Their own later word takes the place of their earlier one; it is still one conflict.
    expect((await send(3, { title: "Layby on the A2" })).outcomes[0]?.outcome).toBe("conflict");
    const stands = await scene.read("kent.supervisor", activity);
    expect(stands.fields).toMatchObject({ title: "Layby, A20", place: "Ospringe" });
    expect(stands.parts[0]?.fields).toMatchObject({ grounds: "In the trailer", language: "sq" });
    expect(stands.conflicts).toMatchObject([
      { part: null, field: "title", kept: { value: "Layby, A20" }, other: { value: "Layby on the A2" } },
      { part: met, field: "grounds", kept: { value: "In the trailer" }, other: { value: "Beside a van" } },
    ]);
    expect(stands.conflicts[0]?.kept.by).toContain("officer");
    expect(stands.conflicts[0]?.other.by).toContain("colleague");
  });

  test("that take an entry off and change it meanwhile keep both", async () => {
    const activity = newId();
    const note = newId();
    const first = await scene.told("kent.officer", {
      do: "set_part", activity, part: note, kind: "note", fields: { text: "A white van" },
    }); // biome-ignore format: one operation
    const second = await scene.device("kent.colleague");
    const base = first.activities.get(activity)?.version ?? 0;
    first.say({
      do: "set_part",
      activity,
      part: note,
      kind: "note",
      fields: { text: "A white van, no plates" },
    });
    await first.sync();
    const removal = { sequence: 1, base, at, body: { do: "remove_part" as const, activity, part: note } };
    await scene.as("kent.colleague", (viewer) =>
      syncDevice(viewer, scene.field, {
        device: second.id,
        clock: new Date().toISOString(),
        operations: [removal],
      }),
    );
    const stands = await scene.read("kent.officer", activity);
    expect(stands.parts).toHaveLength(1);
    expect(stands.conflicts).toMatchObject([
      { part: note, field: "removed", kept: { value: false }, other: { value: true } },
    ]);
  });

  test("that count the same measure are summed, and each keeps its own", async () => {
    const activity = newId();
    const first = await scene.told("kent.officer", {
      do: "tally",
      activity,
      measure: "vehicles_stopped",
      quantity: 4,
    });
    await scene.told("kent.colleague", { do: "tally", activity, measure: "vehicles_stopped", quantity: 9 });
    first.say({ do: "tally", activity, measure: "vehicles_stopped", quantity: 6 });
    await first.sync();
    const stands = await scene.read("kent.officer", activity);
    expect(stands.tallies[0]).toMatchObject({ total: 15 });
    expect(stands.tallies[0]?.devices.map(({ mine, quantity }) => ({ mine, quantity }))).toEqual(
      expect.arrayContaining([
        { mine: true, quantity: 6 },
        { mine: false, quantity: 9 },
      ]),
    );
  });

  test("at the same activities at once, in opposite orders, lose nothing and do not lock each other out", async () => {
    const shared = Array.from({ length: 12 }, newId);
    const send = async (who: "kent.officer" | "kent.colleague", ids: readonly string[]) => {
      const device = await scene.device(who, { batch: 6 });
      for (const activity of ids)
        device.say({ do: "tally", activity, measure: "vehicles_stopped", quantity: 5 });
      await device.sync();
      return device;
    };
    const devices = await Promise.all([
      send("kent.officer", shared),
      send("kent.colleague", shared.toReversed()),
      send("kent.officer", shared.toReversed()),
      send("kent.colleague", shared),
    ]);
    expect(devices.map((device) => device.failures)).toEqual(Array(4).fill({ lost: 0, unheard: 0 }));
    for (const activity of shared) {
      expect((await scene.read("kent.officer", activity)).tallies[0]?.total).toBe(20);
    }
  });
});

test("a device that is not one's own is unknown", async () => {
  const device = await scene.device("kent.officer");
  const sync = { device: device.id, clock: new Date().toISOString(), operations: [] };
  expect(await scene.outcome("kent.colleague", (viewer) => syncDevice(viewer, scene.field, sync))).toBe(
    "not_found",
  );
});

test("times are kept as the device said them, and counted by the server's clock", async () => {
  const device = await scene.device("kent.officer", { skewMs: 5 * 3_600_000 });
  const activity = newId();
  device.say({ do: "set", activity, fields: { kind: "patrol" } });
  await device.sync();
  const stands = await scene.read("kent.officer", activity);
  expect(Math.abs(Date.parse(stands.fields.beganAt ?? "") - Date.now())).toBeLessThan(5_000);
  const { rows } = await scene.database.admin.query(
    `select extract(epoch from device_at - server_at)::int / 3600 as ahead, round(offset_ms / 3600000.0)::int as offset_h
       from field_operation where device_id = $1`,
    [device.id],
  );
  expect(rows[0]).toEqual({ ahead: expect.closeTo(5, 0), offset_h: 5 });
});

test("a device hears of what changed since in activities of its person", async () => {
  const activity = newId();
  const first = await scene.told("kent.officer", { do: "set", activity, fields: { kind: "patrol" } });
  const second = await scene.told("kent.colleague", {
    do: "tally",
    activity,
    measure: "vehicles_stopped",
    quantity: 2,
  });
  const heard = await first.sync();
  expect(heard.activities.find((each) => each.id === activity)?.tallies[0]?.total).toBe(2);
  expect((await second.sync()).activities.map((each) => each.id)).toContain(activity);
});
