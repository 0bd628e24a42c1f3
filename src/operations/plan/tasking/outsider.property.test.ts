/** Whatever is tasked, a viewer outside of its audience finds nothing of it: in no list, calendar, overlap or error. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Who } from "../../../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../../../intelligence/testing/scene.ts";
import { deconflict } from "../../deconflict/ask.ts";
import { heldMatches } from "../../deconflict/desk.ts";
import { listDeconflictions } from "../../deconflict/list.ts";
import { readCalendar, readWeeks } from "../calendar.ts";
import { makePhase } from "../new-phase.ts";
import { listOperations, readOperation } from "../operations.ts";
import { readPhase } from "../phase.ts";
import {
  aDraftTasking,
  aLivePhase,
  aTasking,
  PLANNER,
  type Planned,
  phaseOf,
  step,
} from "../testing/planned.ts";
import { TASKING_STEPS, takeStep } from "./acts.ts";
import { listTaskings } from "./list.ts";
import { askToAct } from "./permission.ts";
import { readTasking } from "./read.ts";
import { changeTasking, discardTasking } from "./write.ts";

let scene: Scene;
let live: Planned;
beforeAll(async () => {
  scene = await openScene();
  live = await aLivePhase(scene);
});
afterAll(() => scene.close());

const NO_LIMIT = { alarmAt: 10_000, refuseAt: 10_000, withinSeconds: 60 };
const AGENCIES = ["KENT", "BF", "NCA"] as const;
const KEY = Buffer.alloc(32, 7);
const coordinator = (agency: string): Who => `${agency.toLowerCase()}.coordinator` as Who;
const PLACES = [
  { placeKind: "road", place: "A20 lay-by 3", placeCode: null },
  { placeKind: "area", place: "", placeCode: null },
  { placeKind: "port", place: "", placeCode: "GBDVR" },
] as const;

const plan = fc.record({
  tasks: fc.constantFrom(...AGENCIES),
  lead: fc.constantFrom(...AGENCIES),
  support: fc.subarray([...AGENCIES]),
  place: fc.constantFrom(...PLACES),
  day: fc.integer({ min: 1, max: 3 }),
  offered: fc.boolean(),
});

/** Everything that this person is shown of the operation, in words. */
async function shownTo(who: Who): Promise<string> {
  const seen: unknown[] = [];
  const add = async (act: Promise<unknown>) => seen.push(await act);
  await add(scene.as(who, (v) => listTaskings(v, { limit: 200 }, KEY)));
  await add(scene.as(who, (v) => listTaskings(v, { phase: live.phase.id, area: "KENT", limit: 200 }, KEY)));
  await add(scene.as(who, (v) => readCalendar(v, live.address, "september")));
  await add(scene.as(who, (v) => readWeeks(v, live.address, "september")));
  await add(scene.as(who, (v) => readPhase(v, live.address, "september")));
  await add(scene.as(who, (v) => readOperation(v, live.address)));
  await add(scene.as(who, listOperations));
  await add(scene.as(who, heldMatches));
  return JSON.stringify(seen);
}

test("lists, calendar, weeks and counts are the same before and after another agency's tasking, and no act on it is answered but with the words for what is not there", async () => {
  const nowhere = "4d3b6b6e-6f8b-4b3c-8b53-1a2b3c4d5e6f";
  await fc.assert(
    fc.asyncProperty(plan, async ({ tasks, lead, support, place, day, offered }) => {
      const inside = new Set<string>([tasks, lead, ...support]);
      const outside = AGENCIES.filter((agency) => !inside.has(agency));
      const before = await Promise.all(outside.map((agency) => shownTo(coordinator(agency))));
      const title = `Tasking ${Math.random()}`;
      const times = { startsAt: `2026-09-0${day}T06:00:00Z`, endsAt: `2026-09-0${day + 1}T06:00:00Z` };
      const parts = { title, lead, support, ...place, ...times };
      const id = await aTasking(scene, live.phase.id, parts, coordinator(tasks));
      if (offered) await step(scene, coordinator(tasks), id, "offer");
      for (const agency of inside) expect(await shownTo(coordinator(agency))).toContain(title);
      for (const [nth, agency] of outside.entries()) {
        expect(await shownTo(coordinator(agency))).toBe(before[nth]);
        expect(await saysOf(coordinator(agency), id)).toEqual(await saysOf(coordinator(agency), nowhere));
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

/** What every act on a tasking answers. */
async function saysOf(who: Who, id: string): Promise<string[]> {
  const { phase: _, ...draft } = aDraftTasking(live.phase.id);
  const acts = [
    scene.as(who, (v) => readTasking(v, id)),
    scene.as(who, (v) => changeTasking(v, id, { ...draft, lead: "KENT", revision: 1 })),
    scene.as(who, (v) => discardTasking(v, id)),
    scene.as(who, (v) => askToAct(v, id, "May we?")),
    scene.as(who, (v) => listDeconflictions(v, id)),
    scene.as(who, (v) => deconflict(v, id, { subjects: [] }, NO_LIMIT)),
    ...TASKING_STEPS.map((name) =>
      scene.as(who, (v) => takeStep(v, id, name, { revision: 1, reason: "Because" })),
    ),
  ];
  return await Promise.all(
    acts.map((act) =>
      act.then(
        () => "done",
        (error: Error) => error.message,
      ),
    ),
  );
}

test("an overlap with another agency's tasking is not shown to who asks, nor does it change a byte of the answer", async () => {
  const at = { placeKind: "port", place: "", placeCode: "GBRMG" } as const;
  const own = await aTasking(scene, live.phase.id, { lead: "KENT", ...at }, "kent.coordinator");
  const ask = async () => {
    const {
      id: _,
      askedAt: __,
      confirmBy: ___,
      says: ____,
      ...rest
    } = await scene.as("kent.coordinator", (v) => deconflict(v, own, { subjects: [] }, NO_LIMIT));
    return JSON.stringify(rest);
  };
  const before = await ask();
  const hidden = await aTasking(scene, live.phase.id, { lead: "BF", ...at }, "bf.coordinator");
  await step(scene, "bf.coordinator", hidden, "offer");
  expect(await ask()).toBe(before);
  const shared = await aTasking(
    scene,
    live.phase.id,
    { lead: "BF", support: ["KENT"], ...at },
    "bf.coordinator",
  );
  await step(scene, "bf.coordinator", shared, "offer");
  expect(JSON.parse(await ask()).overlaps).toMatchObject([{ id: shared }]);
});

test("a phase made from another takes over none of the taskings that its maker may not read, and says nothing of them", async () => {
  const title = "Hidden from who plans";
  await aTasking(scene, live.phase.id, { title, lead: "BF" }, "bf.coordinator");
  const draft = { name: "copied", title: "Copied", startsOn: "2026-10-01", endsOn: "2026-10-30" };
  const made = await scene.as(PLANNER, (v) =>
    makePhase(v, live.address, { ...draft, template: live.phase.id }),
  );
  expect(JSON.stringify([made, await phaseOf(scene, live.address, "copied")])).not.toContain(title);
});
