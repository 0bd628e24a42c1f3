import { afterAll, beforeAll, expect, test } from "vitest";
import type { GradeWire } from "../../../contract/common.ts";
import {
  decidePermission,
  eraseReport,
  listPermissions,
  readReliance,
  withdrawReport,
} from "../../../intelligence/index.ts";
import type { Who } from "../../../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../../../intelligence/testing/scene.ts";
import { anItem, conditional, disseminated, OPEN } from "../../../intelligence/testing/telling.ts";
import {
  aDraftTasking,
  aLivePhase,
  aTasking,
  PLANNER,
  type Planned,
  refusal,
  step,
} from "../testing/planned.ts";
import { askToAct } from "./permission.ts";
import { readTasking } from "./read.ts";
import { changeTasking, draftTasking } from "./write.ts";

let scene: Scene;
let live: Planned;
beforeAll(async () => {
  scene = await openScene();
  live = await aLivePhase(scene);
});
afterAll(() => scene.close());

const read = (who: Who, id: string) => scene.as(who, (viewer) => readTasking(viewer, id));

/** Of KENT, shared with NCA alone, its items graded like this. */
const shared = (...grades: GradeWire[]) =>
  disseminated(scene, {
    to: [{ agency: "NCA" }],
    items: grades.map((grade, nth) => anItem(`Vans wait at lay-by ${nth}.`, grade)),
  });
const restingOn = async (told: { id: string }, item: string | null = null, parts: object = {}) =>
  await aTasking(scene, live.phase.id, {
    lead: "BF",
    reports: [{ report: told.id, item }],
    ...parts,
  });
const DOUBTED: GradeWire = { source: "3", information: "E", handling: { code: "P" } };

test("A1 blocks offering until the originator agrees, asked from the tasking with the tasking named", async () => {
  const told = await shared(conditional("A1", "S2"));
  const id = await restingOn(told);
  const before = await read(PLANNER, id);
  expect(before.missing).toEqual(["A1: KENT has not agreed to action. Ask for permission from here."]);
  expect(before.actions).toContain("ask_permission");
  expect(await refusal(step(scene, PLANNER, id, "offer"))).toContain("KENT has not agreed");

  await scene.as(PLANNER, (viewer) => askToAct(viewer, id, "May we stop these vans?"));
  expect((await read(PLANNER, id)).reports[0]?.permissions).toMatchObject([
    { owner: "KENT", state: "asked" },
  ]);
  expect(await refusal(scene.as(PLANNER, (v) => askToAct(v, id, "Again?")))).toContain("nobody left to ask");
  // A colleague who did not ask sees that it was asked.
  expect((await read("nca.duty", id)).reports[0]?.permissions).toMatchObject([{ state: "asked" }]);

  const [request] = await scene.as("kent.unit", (v) => listPermissions(v, { openOnly: true }));
  expect(request?.kind).toBe("act");
  expect(request?.question).toContain("“Stop vans on the A20”");
  expect(request?.question).toContain("led by BF");
  expect(request?.question).toContain("May we stop these vans?");
  const decide = (decision: "agreed" | "refused", request: string) =>
    scene.as("kent.unit", (viewer) => decidePermission(viewer, request, decision, "By day"));
  await decide("refused", request?.id ?? "");
  expect((await read(PLANNER, id)).reports[0]?.permissions).toMatchObject([
    { state: "refused", answer: "By day" },
  ]);
  expect(await refusal(step(scene, PLANNER, id, "offer"))).toContain("KENT has not agreed");

  await scene.as(PLANNER, (viewer) => askToAct(viewer, id, "By day?"));
  const [again] = await scene.as("kent.unit", (v) => listPermissions(v, { openOnly: true }));
  await decide("agreed", again?.id ?? "");
  await step(scene, PLANNER, id, "offer");
  expect((await read(PLANNER, id)).state).toBe("offered");
});

test("another agency's permission does not open it, and one that is missing at the start is named to who tasks alone", async () => {
  const told = await disseminated(scene, {
    to: [{ agency: "NCA" }, { agency: "BF" }],
    items: [anItem("Vans wait.", conditional("A1", "S2"))],
  });
  const id = await restingOn(told);
  await scene.database.admin.query("update tasking set state = 'accepted' where id = $1", [id]);
  expect((await read("bf.supervisor", id)).missing[0]).toBe("NCA does not have all permissions yet.");
  expect((await read(PLANNER, id)).missing[0]).toContain("KENT has not agreed");
  const own = await aTasking(
    scene,
    live.phase.id,
    { reports: [{ report: told.id, item: null }] },
    "bf.coordinator",
  );
  await scene.as("bf.coordinator", (viewer) => askToAct(viewer, own, "May we?"));
  const requests = await scene.as("kent.unit", (v) => listPermissions(v, { openOnly: true }));
  const request = requests.find((each) => each.asked.endsWith("BF"));
  await scene.as("kent.unit", (v) => decidePermission(v, request?.id ?? "", "agreed", ""));
  expect((await read("bf.coordinator", own)).missing).toEqual([]);
  expect((await read(PLANNER, id)).missing[0]).toContain("KENT has not agreed");
});

test("A2 and A3 say how it has to be done, in the originators' words, to everybody who reads the tasking", async () => {
  const told = await shared(
    conditional("A2", "S1", "KENT", "From a distance"),
    conditional("A3", "S1", "KENT", "In uniform"),
    OPEN,
  );
  const id = await restingOn(told);
  const how = [
    {
      action: "A2",
      says: "Covert action, protecting source and technique. Not as evidence and not to support an arrest.",
      instructions: [{ originator: "KENT", text: "From a distance" }],
    },
    {
      action: "A3",
      says: "Overt action as the owner specifies.",
      instructions: [{ originator: "KENT", text: "In uniform" }],
    },
  ];
  expect((await read(PLANNER, id)).how).toEqual(how);
  expect((await read("bf.officer", id)).how).toEqual(how);
  expect((await read(PLANNER, id)).missing).toEqual([]);
  const first = await restingOn(told, told.items[0]);
  expect((await read("bf.officer", first)).how).toEqual(how.slice(0, 1));
});

test("who may not read a report is not told that there is one: nothing of it but its conditions", async () => {
  const open = await restingOn(await shared(OPEN));
  const bare = await aTasking(scene, live.phase.id, { lead: "BF" });
  const strip = async (id: string) => {
    const { createdAt: _, changedAt: __, steps, ...seen } = await read("bf.supervisor", id);
    return JSON.stringify({ ...seen, steps: steps.map(({ did }) => did) }).replaceAll(id, "");
  };
  expect(await strip(open)).toBe(await strip(bare));
  expect((await read(PLANNER, open)).reports).toHaveLength(1);
  // Not even the row is there for them, whatever asks for it.
  const rows = (who: Who) =>
    scene.as(who, async (viewer) => {
      viewer.record({ act: "consultation", subjects: [open], detail: {} });
      return await viewer.db
        .selectFrom("tasking_source")
        .select("id")
        .where("tasking_id", "=", open)
        .execute();
    });
  expect(await rows("bf.supervisor")).toEqual([]);
  expect(await rows(PLANNER)).toHaveLength(1);
});

test("what is graded E is refused as a source, and marked where it was graded so later", async () => {
  const rumour = await shared(DOUBTED, OPEN);
  const rests = (item: string | null) =>
    scene.as(PLANNER, (viewer) =>
      draftTasking(viewer, aDraftTasking(live.phase.id, { reports: [{ report: rumour.id, item }] })),
    );
  expect(await refusal(rests(rumour.items[0] ?? ""))).toContain("never supports a tasking by itself");
  expect(await refusal(rests(rumour.items[1] ?? ""))).toBe("done");
  const id = await restingOn(rumour, rumour.items[1]);
  await scene.database.admin.query("update item set information = 'E' where id = $1", [rumour.items[1]]);
  const seen = await read(PLANNER, id);
  expect(seen.reports).toMatchObject([{ supports: false }]);
  expect(seen.reports[0]?.says).toContain("Graded E");
  expect(await refusal(step(scene, PLANNER, id, "offer"))).toContain("None of the reports");
});

test("an item that is graded E later no longer says how it has to be done, nor asks for a permission", async () => {
  const told = await shared(conditional("A1", "S2"));
  const id = await restingOn(told, null, { threats: ["Boat sellers"] });
  expect((await read(PLANNER, id)).missing).toHaveLength(1);
  await scene.database.admin.query("update item set information = 'E' where report_id = $1", [told.id]);
  expect(await read(PLANNER, id)).toMatchObject({ how: [], missing: [] });
});

test("handling that is tightened after it was offered blocks the start", async () => {
  const told = await shared(OPEN);
  const id = await restingOn(told);
  await step(scene, PLANNER, id, "offer");
  await step(scene, "bf.supervisor", id, "accept");
  await scene.database.admin.query(
    `update item set handling = 'C', action = 'A1', sanitisation = 'S2', instructions = '[]' where report_id = $1`,
    [told.id],
  );
  expect(await refusal(step(scene, "bf.supervisor", id, "start"))).toContain("does not have all permissions");
});

test("a report that is withdrawn or erased flags the taskings that rest on it, until who tasks looks again", async () => {
  const withdrawn = await shared(OPEN);
  const erased = await shared(OPEN);
  const [one, other] = [await restingOn(withdrawn), await restingOn(erased)];
  const untouched = await aTasking(scene, live.phase.id);
  await scene.as("kent.unit", (viewer) => withdrawReport(viewer, withdrawn.id, "Wrong van"));
  await scene.as("kent.dpo", (viewer) => eraseReport(viewer, scene.database.keys, erased.id, "Article 17"));
  for (const id of [one, other]) {
    expect((await read(PLANNER, id)).flagged).toBe("Something that this rests on was withdrawn");
    expect((await read("bf.officer", id)).flagged).toBe("NCA has to look at it again");
    expect(await refusal(step(scene, PLANNER, id, "offer"))).toContain("Look at it again");
    const { phase: _, ...draft } = aDraftTasking(live.phase.id, { lead: "BF" });
    const { revision } = await read(PLANNER, id);
    await scene.as(PLANNER, (viewer) => changeTasking(viewer, id, { ...draft, revision }));
    await step(scene, PLANNER, id, "offer");
  }
  expect((await read(PLANNER, untouched)).flagged).toBeNull();
});

test("the owner of a report is told which agency tasks by it, and nothing of the tasking", async () => {
  const told = await shared(OPEN);
  await restingOn(told);
  await restingOn(told);
  const { products } = await scene.as("kent.unit", (viewer) => readReliance(viewer, told.id));
  expect(products).toEqual([{ agency: "NCA", reference: null, kind: "tasking" }]);
});

test("what a colleague alone may read stays a source when somebody else saves", async () => {
  const told = await shared(conditional("A3", "S1", "KENT", "In uniform"));
  const id = await restingOn(told);
  // The report is shared with NCA's unit alone from now on.
  await scene.database.admin.query(
    `update report r set audience_id = intern_audience(array(
        select intern_reader(t.agency_id, t.id, 'law_enforcement') from team t join agency g on g.id = t.agency_id
         where g.code = 'NCA' and t.kind = 'intelligence_unit')) where r.id = $1`,
    [told.id],
  );
  const { revision } = await read(PLANNER, id);
  const { phase: _, ...draft } = aDraftTasking(live.phase.id, { lead: "BF" });
  await scene.as(PLANNER, (viewer) => changeTasking(viewer, id, { ...draft, revision }));
  expect((await read(PLANNER, id)).reports).toEqual([]);
  expect((await read(PLANNER, id)).how).toMatchObject([{ action: "A3" }]);
  expect((await read("nca.unit", id)).reports).toHaveLength(1);
});
