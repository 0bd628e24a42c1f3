import { afterAll, beforeAll, expect, test } from "vitest";
import type { GradeWire } from "../../contract/common.ts";
import { readHome } from "../home.ts";
import { readersOf } from "../testing/look.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import { anItem, conditional, evaluated, evaluationOf, OPEN, submitted } from "../testing/telling.ts";
import { disseminate, evaluateReport, readReport, sanitiseReport } from "./index.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

test("somebody other than the author evaluates, in the owner's intelligence unit", async () => {
  const told = await submitted(scene, { by: "kent.unit" });
  const attempt = (viewer: Parameters<typeof evaluateReport>[0]) =>
    evaluateReport(viewer, told.id, evaluationOf(told));
  await expect(scene.as("kent.unit", attempt)).rejects.toMatchObject({
    code: "forbidden",
    message: expect.stringContaining("You wrote this report"),
  });
  expect(await scene.outcome("kent.analyst", attempt)).toBe("forbidden");
  expect(await scene.outcome("kent.dpo", attempt)).toBe("forbidden");
  expect(await scene.outcome("kent.supervisor", attempt)).toBe("not_found");
  expect(await scene.outcome("kent.elsewhere", attempt)).toBe("not_found");
  expect(await scene.outcome("bf.unit", attempt)).toBe("not_found");
  expect(await scene.outcome("kent.unit2", attempt)).toBe("done");
});

test("an officer who may read it does not evaluate it", async () => {
  const told = await submitted(scene);
  expect(
    await scene.outcome("kent.officer", (viewer) => evaluateReport(viewer, told.id, evaluationOf(told))),
  ).toBe("forbidden");
});

test("every item is graded, and none is left as it was proposed by leaving it out", async () => {
  const told = await submitted(scene, { items: [anItem("One"), anItem("Two")] });
  const { items, ...rest } = evaluationOf(told);
  await expect(
    scene.as("kent.unit", (viewer) => evaluateReport(viewer, told.id, { ...rest, items: items.slice(0, 1) })),
  ).rejects.toMatchObject({ code: "invalid", errors: [{ pointer: "/items/1" }] });
});

async function evaluateAs(grade: GradeWire) {
  const told = await submitted(scene);
  const items = told.items.map((id) => ({ id, grade }));
  const work = scene.as("kent.unit", (viewer) =>
    evaluateReport(viewer, told.id, { precedence: "routine", note: "", items }),
  );
  return { told, work };
}

test("conditions need instructions in words", async () => {
  for (const text of ["", "  "]) {
    const { work } = await evaluateAs(conditional("A1", "S2", "KENT", text));
    await expect(work).rejects.toMatchObject({
      code: "invalid",
      errors: [{ pointer: "/items/0/grade/handling/instructions" }],
    });
  }
});

test("nobody writes instructions in another agency's name", async () => {
  const { work } = await evaluateAs(conditional("A1", "S1", "BF", "Ask us"));
  await expect(work).rejects.toMatchObject({
    code: "invalid",
    errors: [{ pointer: "/items/0/grade/handling/instructions" }],
  });
  const { told, work: unnamed } = await evaluateAs(conditional("A1", "S1", "", "Ask us"));
  await unnamed;
  const { items } = await scene.as("kent.unit", (viewer) => readReport(viewer, told.id));
  expect(items[0]?.grade?.handling).toMatchObject({ instructions: [{ originator: "KENT", text: "Ask us" }] });
});

test("the database keeps conditions to C, and C to conditions", async () => {
  const { id } = await evaluated(scene);
  for (const set of [
    "action = 'A1'",
    "handling = 'C'",
    "handling = 'C', action = 'A1'",
    "handling = null, action = 'A1'",
    "handling = null, action = 'A1', sanitisation = 'S1'",
  ]) {
    await expect(
      scene.database.admin.query(`update item set ${set} where report_id = $1`, [id]),
    ).rejects.toMatchObject({
      code: "23514",
    });
  }
});

test("the author no longer reads the evaluated report, and hears what became of it", async () => {
  const told = await evaluated(scene);
  expect(await readersOf(scene, told.id)).not.toContain("kent.officer");
  expect(await scene.outcome("kent.officer", (viewer) => readReport(viewer, told.id))).toBe("not_found");
  const heard = async () =>
    (await scene.as("kent.officer", readHome)).submissions.find((each) => each.report === told.id)?.outcome;
  expect(await heard()).toBe("evaluated");
  const item = { source: told.items[0] ?? "", text: "A van was seen", grade: OPEN };
  await scene.as("kent.unit", (viewer) => sanitiseReport(viewer, told.id, { title: "A van", items: [item] }));
  expect(await heard()).toBe("sanitised");
  const sharing = { recipients: [{ agency: "BF" }], purpose: "law_enforcement", reason: "Theirs" } as const;
  await scene.as("kent.unit", (viewer) => disseminate(viewer, told.id, sharing));
  expect(await heard()).toBe("disseminated");
});

test("a report may be evaluated anew before it is shared, and its history says so", async () => {
  const told = await evaluated(scene);
  await scene.as("kent.unit2", (viewer) => evaluateReport(viewer, told.id, evaluationOf(told)));
  const { rows } = await scene.database.admin.query(
    "select from_state, to_state from report_event where report_id = $1 and act = 'evaluated' order by at",
    [told.id],
  );
  expect(rows).toEqual([
    { from_state: "submitted", to_state: "evaluated" },
    { from_state: "evaluated", to_state: "evaluated" },
  ]);
});

test("raised to immediate at evaluation, a report reaches the duty desk and starts its clock", async () => {
  const told = await submitted(scene);
  await scene.as("kent.unit", (viewer) =>
    evaluateReport(viewer, told.id, { ...evaluationOf(told), precedence: "immediate" }),
  );
  expect(await readersOf(scene, told.id)).toContain("kent.duty");
  const home = await scene.as("kent.duty", readHome);
  expect(home.toAcknowledge?.map((each) => each.report.id)).toContain(told.id);
});
