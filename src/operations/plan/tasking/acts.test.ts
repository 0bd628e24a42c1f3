import { afterAll, beforeAll, expect, test } from "vitest";
import type { Who } from "../../../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../../../intelligence/testing/scene.ts";
import { changeOperation } from "../operations.ts";
import {
  aDraftTasking,
  aLivePhase,
  aReadyPhase,
  aTasking,
  PLANNER,
  type Planned,
  refusal,
  step,
} from "../testing/planned.ts";
import { takeStep } from "./acts.ts";
import { listTaskings } from "./list.ts";
import { readTasking } from "./read.ts";
import { changeTasking, discardTasking, draftTasking } from "./write.ts";

let scene: Scene;
let live: Planned;
beforeAll(async () => {
  scene = await openScene();
  live = await aLivePhase(scene);
});
afterAll(() => scene.close());

const read = (who: Who, id: string) => scene.as(who, (viewer) => readTasking(viewer, id));
const stateOf = async (id: string) => (await read(PLANNER, id)).state;
/** As if it had been deconflicted, and every desk had confirmed. */
async function confirmed(id: string): Promise<void> {
  await scene.database.admin.query(
    `insert into deconfliction (id, tasking_id, audience_id, agency_id, asked_by, asked_as, purpose, readers, subjects,
                                place_kind, area, place_code, place, starts_at, ends_at, holdings, confirm_by, looked_at)
     select gen_random_uuid(), t.id, t.audience_id, t.agency_id, t.created_by, t.created_as, t.purpose, '{}', '[]',
            t.place_kind, t.area, t.place_code, t.place, t.starts_at, t.ends_at, 'NCA', now() - interval '1 minute', now()
       from tasking t where t.id = $1`,
    [id],
  );
}

test("a tasking goes from draft to completed, each step by whoever may take it, and every step is kept", async () => {
  const id = await aTasking(scene, live.phase.id, { support: ["BF"] });
  await step(scene, PLANNER, id, "offer");
  await step(scene, "bf.coordinator", id, "accept");
  expect(await stateOf(id)).toBe("offered");
  await step(scene, "kent.supervisor", id, "accept");
  expect(await stateOf(id)).toBe("accepted");
  await confirmed(id);
  await step(scene, "kent.duty", id, "start");
  await step(scene, "kent.supervisor", id, "complete");
  const seen = await read("bf.officer", id);
  expect(seen.state).toBe("completed");
  expect(seen.steps.map(({ did, by }) => `${did} by ${by}`)).toEqual([
    "drafted by coordinator of NCA, NCA",
    "offered by coordinator of NCA, NCA",
    "accepted by coordinator of BF, BF",
    "accepted by supervisor of KENT, KENT",
    "started by duty of KENT, KENT",
    "completed by supervisor of KENT, KENT",
  ]);
});

test("each step is refused to everybody else, and in every other state", async () => {
  const id = await aTasking(scene, live.phase.id, { support: ["BF"] });
  const would = (who: Who, name: Parameters<typeof takeStep>[2]) =>
    scene.wouldBe(who, async (viewer) => {
      const { revision } = await readTasking(viewer, id);
      await takeStep(viewer, id, name, { revision, reason: "Because" });
    });
  expect(await would("kent.coordinator", "offer")).toBe("forbidden");
  expect(await would("nca.officer", "offer")).toBe("forbidden");
  expect(await would("kent.supervisor", "accept")).toBe("conflict");
  await step(scene, PLANNER, id, "offer");
  expect(await would("kent.officer", "accept")).toBe("forbidden");
  expect(await would(PLANNER, "accept")).toBe("forbidden");
  expect(await would("kent.supervisor", "accept")).toBe("done");
  expect(await would("kent.supervisor", "start")).toBe("conflict");
  expect(await would("kent.supervisor", "cancel")).toBe("forbidden");
  await step(scene, "kent.supervisor", id, "accept");
  expect(await would("bf.coordinator", "start")).toBe("forbidden");
  expect(await would(PLANNER, "offer")).toBe("conflict");
  expect(await would(PLANNER, "complete")).toBe("conflict");
});

test("what is offered as an action is what is not refused", async () => {
  const id = await aTasking(scene, live.phase.id, { support: ["BF"] });
  const everybody: Who[] = [PLANNER, "nca.officer", "kent.supervisor", "kent.officer", "bf.coordinator"];
  const names = ["offer", "accept", "decline", "complete", "cancel"] as const;
  for (const next of ["offer", "accept", "cancel"] as const) {
    for (const who of everybody) {
      const { actions, revision } = await read(who, id);
      for (const name of names) {
        const outcome = await scene.wouldBe(who, (v) =>
          takeStep(v, id, name, { revision, reason: "Because" }),
        );
        expect(outcome === "done", `${who} ${name}`).toBe(actions.includes(name));
      }
    }
    await step(scene, next === "accept" ? "kent.supervisor" : PLANNER, id, next, "Because");
  }
});

/** Whether it stands on the list of what this person's agency has to answer. */
async function owes(who: Who, id: string): Promise<boolean> {
  const { items } = await scene.as(who, (viewer) =>
    listTaskings(viewer, { answer: "owed", limit: 200 }, Buffer.alloc(32)),
  );
  return items.some((each) => each.id === id);
}

test("declining and cancelling need a reason, and a lead's no is the tasking's, which may be offered again", async () => {
  const id = await aTasking(scene, live.phase.id, { support: ["BF"] });
  await step(scene, PLANNER, id, "offer");
  expect(await refusal(step(scene, "kent.supervisor", id, "decline"))).toBe(
    "Say why, for those who planned with it",
  );
  expect(await owes("bf.coordinator", id)).toBe(true);
  await step(scene, "bf.coordinator", id, "decline", "No crew");
  expect(await stateOf(id)).toBe("offered");
  expect(await owes("bf.coordinator", id)).toBe(false);
  expect(await owes("kent.supervisor", id)).toBe(true);
  expect(await owes(PLANNER, id)).toBe(false);
  await step(scene, "kent.supervisor", id, "decline", "No cars");
  const seen = await read(PLANNER, id);
  expect(seen.state).toBe("declined");
  expect(seen.taking.map(({ agency, answer, reason }) => [agency, answer, reason])).toEqual([
    ["KENT", "declined", "No cars"],
    ["BF", "declined", "No crew"],
  ]);
  await step(scene, PLANNER, id, "offer");
  expect((await read(PLANNER, id)).taking.map(({ answer }) => answer)).toEqual([null, null]);
  expect(await refusal(step(scene, PLANNER, id, "cancel", " "))).toContain("Say why");
  await step(scene, PLANNER, id, "cancel", "Weather");
  expect(await stateOf(id)).toBe("cancelled");
});

test("a tasking does not start before its phase is live, nor before it is deconflicted", async () => {
  const { phase } = await aReadyPhase(scene);
  const id = await aTasking(scene, phase.id);
  await step(scene, PLANNER, id, "offer");
  await step(scene, "kent.supervisor", id, "accept");
  expect((await read("kent.supervisor", id)).missing).toEqual([
    "Its phase is not live.",
    "It is not deconflicted. Ask before it starts.",
  ]);
  expect(await refusal(step(scene, "kent.supervisor", id, "start"))).toBe(
    "Its phase is not live. It is not deconflicted. Ask before it starts.",
  );
});

test("whoever accepted is asked again when place, time or words change, and not for a new title", async () => {
  const id = await aTasking(scene, live.phase.id, { support: ["BF"] });
  await step(scene, PLANNER, id, "offer");
  await step(scene, "kent.supervisor", id, "accept");
  const save = async (parts: object) => {
    const { revision } = await read(PLANNER, id);
    const { phase: _, ...draft } = aDraftTasking(live.phase.id, { support: ["BF"], ...parts });
    await scene.as(PLANNER, (viewer) => changeTasking(viewer, id, { ...draft, revision }));
    const { state, taking } = await read(PLANNER, id);
    return [state, ...taking.map(({ answer }) => answer)];
  };
  expect(await save({ title: "Another title" })).toEqual(["accepted", "accepted", null]);
  expect(await save({ place: "A2 services" })).toEqual(["offered", null, null]);
});

test("a step from an older revision is refused with what happened since", async () => {
  const id = await aTasking(scene, live.phase.id);
  const { revision } = await read(PLANNER, id);
  await step(scene, PLANNER, id, "offer");
  const late = scene.as(PLANNER, (viewer) => takeStep(viewer, id, "cancel", { revision, reason: "Weather" }));
  expect(await refusal(late)).toBe(
    "This tasking changed since you opened it (offered by coordinator of NCA, NCA). Reload to see it, then do it again.",
  );
});

test("of two who start at the same moment one is refused", async () => {
  const id = await aTasking(scene, live.phase.id);
  await step(scene, PLANNER, id, "offer");
  await step(scene, "kent.supervisor", id, "accept");
  await confirmed(id);
  const { revision } = await read(PLANNER, id);
  const start = (who: Who) => scene.outcome(who, (v) => takeStep(v, id, "start", { revision }));
  expect((await Promise.all([start("kent.supervisor"), start("kent.duty")])).sort()).toEqual([
    "conflict",
    "done",
  ]);
});

test("an agency that is taken off stops reading it at once, and one that does not read the operation cannot be put on", async () => {
  const id = await aTasking(scene, live.phase.id, { support: ["BF"] });
  expect((await read("bf.officer", id)).title).toBe("Stop vans on the A20");
  const { phase: _, ...draft } = aDraftTasking(live.phase.id);
  await scene.as(PLANNER, (viewer) => changeTasking(viewer, id, { ...draft, revision: 1 }));
  expect(await scene.outcome("bf.officer", (viewer) => readTasking(viewer, id))).toBe("not_found");
  const { address } = live;
  const own = await aReadyPhase(scene);
  const change = { revision: 1, title: "Harbour", aim: "", participants: ["KENT"], closed: false };
  await scene.as(PLANNER, (viewer) => changeOperation(viewer, own.address, change));
  const put = scene.as(PLANNER, (viewer) =>
    draftTasking(viewer, aDraftTasking(own.phase.id, { support: ["BF"] })),
  );
  expect(await refusal(put)).toContain("BF does not take part in this operation");
  expect(address).not.toBe(own.address);
});

test("the database keeps those who are tasked to their step, whatever is asked of it", async () => {
  const id = await aTasking(scene, live.phase.id);
  await step(scene, PLANNER, id, "offer");
  const set = (who: Who, values: { title?: string; state?: string }) =>
    scene.as(who, async (viewer) => {
      viewer.record({ act: "alteration", subjects: [id], detail: {} });
      await viewer.db.updateTable("tasking").set(values).where("id", "=", id).execute();
    });
  await expect(set("kent.supervisor", { title: "Stay at home" })).rejects.toThrow("not yours to plan");
  await set("kent.supervisor", { state: "accepted" });
  await set("bf.supervisor", { state: "cancelled" });
  expect(await stateOf(id)).toBe("accepted");
});

test("only a draft is discarded, by the agency that tasks", async () => {
  const id = await aTasking(scene, live.phase.id);
  expect(await scene.outcome("kent.coordinator", (v) => discardTasking(v, id))).toBe("forbidden");
  const offered = await aTasking(scene, live.phase.id);
  await step(scene, PLANNER, offered, "offer");
  expect(await scene.outcome(PLANNER, (v) => discardTasking(v, offered))).toBe("conflict");
  expect(await scene.outcome(PLANNER, (v) => discardTasking(v, id))).toBe("done");
  expect(await scene.outcome(PLANNER, (v) => readTasking(v, id))).toBe("not_found");
});

test.each([
  ["a port without its code", { placeKind: "port", area: "KENT" }, "Choose a port"],
  ["an airport as a port", { placeKind: "port", placeCode: "LHR", area: null }, "Choose a port"],
  [
    "a port in another area",
    { placeKind: "port", placeCode: "GBDVR", area: "SUSSEX" },
    "Dover lies in another",
  ],
  ["a road without words", { place: " " }, "Say in words where it is"],
  ["an area that is none", { area: "ATLANTIS" }, "no force area"],
  ["an end before the start", { endsAt: "2026-09-10T05:00:00Z" }, "cannot end before it starts"],
  [
    "a start outside of the phase",
    { startsAt: "2026-10-10T05:00:00Z", endsAt: "2026-10-10T06:00:00Z" },
    "outside of the days",
  ],
  ["a time that is none", { startsAt: "tomorrow" }, "Enter a day and a time"],
  ["a lead that is no agency here", { lead: "ATLANTIS" }, "ATLANTIS does not take part"],
] as const)("%s is refused with what to do", async (_, parts, says) => {
  const draft = aDraftTasking(live.phase.id, parts);
  expect(await refusal(scene.as(PLANNER, (viewer) => draftTasking(viewer, draft)))).toContain(says);
});
