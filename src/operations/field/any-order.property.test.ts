/** However the batches of two devices come in between each other, and however often, the figures are those of what was taken. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FieldBodyWire, FieldOperationWire } from "../../contract/field.ts";
import { MEASURES, measureKey } from "../../vocabulary/index.ts";
import { sightOf } from "../count/question.ts";
import { tally } from "../count/tally.ts";
import { askerOf, startKeeper } from "../counting/keeper/index.ts";
import { syncDevice } from "./index.ts";
import { type FieldScene, newId, openFieldScene } from "./testing/scene.ts";

let scene: FieldScene;
beforeAll(async () => {
  scene = await openFieldScene();
});
afterAll(() => scene.close());

const OFFICERS = ["kent.officer", "kent.colleague"] as const;
const TALLIED = ["vehicles_stopped", "people_stopped"] as const;
const RESULTS = ["cash_seized", "enforcement_visits"] as const;

const who = fc.nat(1);
const at = fc.nat(1);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("tally" as const),
      who,
      at,
      measure: fc.constantFrom(...TALLIED),
      quantity: fc.nat(9),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("result" as const),
      who,
      at,
      part: fc.nat(1),
      measure: fc.constantFrom(...RESULTS),
      quantity: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("take off" as const), who, at, part: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("submit" as const), who, at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("withdraw" as const), who, at }) },
  /** So many of the oldest that a device still holds, or, a second time, the last batch that it sent. */
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("send" as const),
      who,
      most: fc.integer({ min: 1, max: 4 }),
      again: fc.boolean(),
    }),
  },
);

/** By activity and measure. */
const expectedInAll = new Map<string, number>();

test("any order in which batches come gives each activity the figures of what was taken, once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      const activities = [newId(), newId()];
      const devices = await Promise.all(OFFICERS.map((officer) => carried(officer, activities)));
      const part = (of: number, activity: number, nth: number) =>
        devices[of]?.parts[activity]?.[nth] as string;
      for (const each of steps) {
        const device = devices[each.who] as Carried;
        if (each.do === "send") await device.send(each.most, each.again);
        else
          device.say(
            bodyOf(
              each,
              activities[each.at] as string,
              part(each.who, each.at, "part" in each ? each.part : 0),
            ),
          );
      }
      for (const device of devices) await device.send(Number.POSITIVE_INFINITY, true);
      for (const activity of activities) devices[0]?.say({ do: "submit", activity });
      for (const device of devices) await device.send(Number.POSITIVE_INFINITY, true);
      for (const activity of activities) {
        const expected = countedBy(devices, activity);
        expect(await cardsFor(activity)).toEqual(expected);
        for (const [measure, quantity] of expected) {
          expectedInAll.set(measure, (expectedInAll.get(measure) ?? 0) + quantity);
        }
      }
    }),
    { numRuns: 20, endOnFailure: true },
  );
  const keeper = startKeeper(scene.access, () => undefined);
  await keeper.loaded;
  const store = keeper.store();
  if (!store) throw new Error("nothing is loaded");
  const asker = await scene.as("kent.officer", async (viewer) => {
    viewer.record({ act: "consultation", subjects: [], detail: {} });
    return await askerOf(viewer);
  });
  const { totals } = tally(store, sightOf(store, asker), {});
  const shown = new Map(
    MEASURES.map((each) => [each.id, totals[store.words.measure.codes.get(measureKey(each)) ?? -1] ?? 0]),
  );
  await keeper.stop();
  for (const id of [...TALLIED, ...RESULTS]) expect(shown.get(id), id).toBe(expectedInAll.get(id) ?? 0);
  expect(Math.max(...expectedInAll.values())).toBeGreaterThan(50);
}, 120_000);

interface Carried {
  /** By activity: ids of two results that this device alone speaks of. */
  readonly parts: readonly (readonly string[])[];
  /** Operations that were taken, each once, in the order in which they were said. */
  taken(): readonly FieldOperationWire[];
  readonly id: string;
  say(body: FieldBodyWire): void;
  send(most: number, again: boolean): Promise<void>;
}

/** Both know the activities from their beginning; whoever begins first does. */
async function carried(officer: (typeof OFFICERS)[number], activities: readonly string[]): Promise<Carried> {
  const { id } = await scene.device(officer);
  const said: FieldOperationWire[] = [];
  const outcomes = new Map<number, string>();
  let sent = 0;
  let last: readonly FieldOperationWire[] = [];
  const sync = async (operations: readonly FieldOperationWire[]) => {
    const body = { device: id, clock: new Date().toISOString(), operations: [...operations] };
    const answer = await scene.as(officer, (viewer) => syncDevice(viewer, scene.field, body));
    for (const { sequence, outcome } of answer.outcomes) {
      expect(outcomes.get(sequence) ?? outcome, "an operation is answered as it was the first time").toBe(
        outcome,
      );
      outcomes.set(sequence, outcome);
    }
  };
  return {
    id,
    parts: activities.map(() => [newId(), newId()]),
    taken: () =>
      said.filter(({ sequence }) => ["applied", "conflict"].includes(outcomes.get(sequence) ?? "")),
    say: (body) => {
      said.push({ sequence: said.length + 1, base: 0, at: new Date().toISOString(), body });
    },
    send: async (most, again) => {
      if (again && last.length > 0) await sync(last);
      const batch = said.slice(sent, Math.min(said.length, sent + Math.min(most, 50)));
      if (batch.length === 0) return;
      sent += batch.length;
      last = batch;
      await sync(batch);
    },
  };
}

type Said = typeof step extends fc.Arbitrary<infer Of> ? Exclude<Of, { do: "send" }> : never;

function bodyOf(said: Said, activity: string, part: string): FieldBodyWire {
  switch (said.do) {
    case "tally":
      return { do: "tally", activity, measure: said.measure, quantity: said.quantity };
    case "result":
      return {
        do: "set_part",
        activity,
        part,
        kind: "result",
        fields: { measure: said.measure, quantity: said.quantity },
      };
    case "take off":
      return { do: "remove_part", activity, part };
    case "submit":
      return { do: "submit", activity };
    case "withdraw":
      return { do: "withdraw", activity, reason: "Recorded by mistake" };
  }
}

/** By hand: of each device the last total of each measure, and the results that it has not taken off. */
function countedBy(devices: readonly Carried[], activity: string): Map<string, number> {
  const tallies = new Map<string, number>();
  const results = new Map<string, { measure: string; quantity: number }>();
  let [submitted, withdrawn] = [false, false];
  for (const device of devices) {
    for (const { body } of device.taken()) {
      if (body.activity !== activity) continue;
      if (body.do === "tally") tallies.set(`${device.id} ${body.measure}`, body.quantity);
      if (body.do === "set_part" && body.kind === "result") {
        results.set(body.part, { measure: body.fields.measure ?? "", quantity: body.fields.quantity ?? 0 });
      }
      if (body.do === "remove_part") results.delete(body.part);
      submitted ||= body.do === "submit";
      withdrawn ||= body.do === "withdraw";
    }
  }
  const counted = new Map<string, number>();
  if (!submitted || withdrawn) return counted;
  const add = (measure: string, quantity: number) => {
    if (quantity > 0) counted.set(measure, (counted.get(measure) ?? 0) + quantity);
  };
  for (const [key, quantity] of tallies) add(key.split(" ")[1] ?? "", quantity);
  for (const { measure, quantity } of results.values()) add(measure, quantity);
  // An event counts once, whatever was said of it.
  if (counted.has("enforcement_visits")) counted.set("enforcement_visits", 1);
  return new Map([...counted].sort());
}

async function cardsFor(activity: string): Promise<Map<string, number>> {
  const { rows } = await scene.database.admin.query<{ measure: string; quantity: number }>(
    `select measure, sum(quantity)::int as quantity from count_card
      where activity_id = $1 and state <> 'withdrawn' group by 1 order by 1`,
    [activity],
  );
  return new Map(rows.map(({ measure, quantity }) => [measure, quantity]));
}
