import { afterAll, beforeAll, expect, test } from "vitest";
import type { FieldBodyWire } from "../../contract/field.ts";
import { readActivity } from "./index.ts";
import type { SimulatedDevice } from "./testing/device.ts";
import { type FieldScene, newId, openFieldScene } from "./testing/scene.ts";

let scene: FieldScene;
beforeAll(async () => {
  scene = await openFieldScene();
});
afterAll(() => scene.close());

const HOUR = 3_600_000;
const OPERATIONS = 200;
const MEASURES = ["vehicles_stopped", "people_stopped", "people_spoken_to"] as const;

/** Numbers that look random and are the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Two hundred operations on activities that both know: taps, notes of one's own, and words about the same title. */
function work(device: SimulatedDevice, name: string, activities: readonly string[], random: () => number) {
  const counts = new Map<string, number>();
  const notes = new Set<string>();
  for (let n = 0; n < OPERATIONS; n++) {
    const activity = activities[Math.floor(random() * activities.length)] as string;
    const measure = MEASURES[n % MEASURES.length] as string;
    const key = `${activity} ${measure}`;
    let body: FieldBodyWire;
    if (n % 10 === 8) {
      body = { do: "set", activity, fields: { title: `${name} says ${n}` } };
    } else if (n % 10 === 9) {
      const part = newId();
      notes.add(part);
      body = { do: "set_part", activity, part, kind: "note", fields: { text: `${name} ${n}` } };
    } else {
      const quantity = (counts.get(key) ?? 0) + 1 + Math.floor(random() * 3);
      counts.set(key, quantity);
      body = { do: "tally", activity, measure, quantity };
    }
    device.say(body);
  }
  return { counts, notes };
}

test("two devices, 200 operations each, 30% of requests failing, clocks hours wrong, connections killed: each operation once, tallies exact, both values kept", {
  timeout: 120_000,
}, async () => {
  const activities = Array.from({ length: 4 }, newId);
  const start = await scene.device("kent.officer");
  for (const activity of activities)
    start.say({ do: "set", activity, fields: { kind: "patrol", title: "As it began" } });
  await start.sync();

  const random = seeded(7);
  const options = { failing: 0.3, random, batch: 9 };
  const first = await scene.device("kent.officer", { ...options, skewMs: 7 * HOUR });
  const second = await scene.device("kent.colleague", { ...options, skewMs: -26 * HOUR });
  // Both know the activities as they began, and nothing of each other.
  for (const device of [first, second])
    for (const [id, known] of start.activities) device.activities.set(id, known);
  const done = [
    [first, work(first, "first", activities, random)] as const,
    [second, work(second, "second", activities, random)] as const,
  ];

  // Whatever is under way is killed again and again, before and after it commits.
  let killing = true;
  const killer = (async () => {
    while (killing) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      await scene.database.admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tributary_app' and datname = current_database() and state <> 'idle'",
      );
    }
  })();
  await Promise.all([first.sync(), second.sync()]);
  killing = false;
  await killer;

  for (const [device, { counts, notes }] of done) {
    const { rows } = await scene.database.admin.query<{ sequence: string; outcome: string }>(
      "select sequence, outcome from field_operation where device_id = $1 order by sequence",
      [device.id],
    );
    expect(rows.map((row) => Number(row.sequence))).toEqual(
      Array.from({ length: OPERATIONS }, (_, n) => n + 1),
    );
    expect(new Set(rows.map((row) => row.outcome))).toEqual(new Set(["applied", "conflict"]));
    expect(rows.map((row) => row.outcome)).toEqual(
      rows.map((row) => device.outcomes.get(Number(row.sequence))?.outcome),
    );
    expect(device.failures.lost + device.failures.unheard).toBeGreaterThan(5);
    const kept = await scene.database.admin.query("select id from activity_part where id = any($1::uuid[])", [
      [...notes],
    ]);
    expect(kept.rows).toHaveLength(notes.size);
    for (const [key, quantity] of counts) {
      const [activity, measure] = key.split(" ");
      const { rows: tally } = await scene.database.admin.query(
        "select quantity::int from activity_tally where activity_id = $1 and measure = $2 and device_id = $3",
        [activity, measure, device.id],
      );
      expect(tally).toEqual([{ quantity }]);
    }
  }
  for (const activity of activities) {
    const stands = await scene.as("kent.supervisor", (viewer) => readActivity(viewer, activity));
    for (const { measure, total } of stands.tallies) {
      const sum = done.reduce((all, [, { counts }]) => all + (counts.get(`${activity} ${measure}`) ?? 0), 0);
      expect(total).toBe(sum);
    }
    // What each said last of the title is either what stands or what stands beside it.
    const last = done.map(([device]) => lastTitle(device, activity)).filter((each) => each !== null);
    const shown = [stands.fields.title, ...stands.conflicts.map((each) => each.other.value)];
    for (const title of last) expect(shown).toContain(title);
    if (last.length === 2) expect(stands.conflicts).toHaveLength(1);
  }
});

function lastTitle(device: SimulatedDevice, activity: string): string | null {
  const said = device.said.flatMap(({ body }) =>
    body.do === "set" && body.activity === activity && body.fields.title ? body.fields.title : [],
  );
  return said.at(-1) ?? null;
}
