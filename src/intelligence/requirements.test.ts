import { afterAll, beforeAll, expect, test } from "vitest";
import { readHome } from "./home.ts";
import { recogniseText } from "./recognise.ts";
import { discardDraft, readReport, saveDraft } from "./reports/index.ts";
import {
  changeRequirement,
  closeRequirement,
  linkAnswer,
  readRequirements,
  unlinkAnswer,
  writeRequirement,
} from "./requirements.ts";
import type { Who } from "./testing/cast.ts";
import { rowsSeenBy } from "./testing/look.ts";
import { aRequirement } from "./testing/requirement.ts";
import { openScene, type Scene } from "./testing/scene.ts";
import { disseminated, drafted, evaluated, submitted } from "./testing/telling.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

function written(
  parts: Parameters<typeof aRequirement>[0] = {},
  who: Who = "kent.coordinator",
): Promise<string> {
  return scene.as(who, (viewer) => writeRequirement(viewer, aRequirement(parts)));
}

function asSeen(who: Who, id: string) {
  return scene.as(who, async (viewer) => (await readRequirements(viewer, { id }))[0]);
}

async function beside(who: Who, text: string) {
  return (await scene.as(who, (viewer) => recogniseText(viewer, text))).requirements;
}

test("a requirement is written by who directs intelligence, and an officer is refused", async () => {
  for (const who of ["kent.coordinator", "kent.unit", "kent.analyst"] as const) {
    expect(await scene.outcome(who, (viewer) => writeRequirement(viewer, aRequirement()))).toBe("done");
  }
  for (const who of ["kent.officer", "kent.dpo", "kent.press"] as const) {
    expect(await scene.outcome(who, (viewer) => writeRequirement(viewer, aRequirement()))).toBe("forbidden");
  }
});

test("an agency outside its audience sees nothing of it, in no table, and its own agency for that purpose alone", async () => {
  const id = await written({ title: "About qxz6001", recipients: [{ agency: "BF", team: "field" }] });
  expect(await asSeen("kent.officer", id)).toMatchObject({ agency: "KENT", mayChange: false });
  expect(await asSeen("bf.officer", id)).toMatchObject({ title: "About qxz6001", mayChange: false });
  for (const who of ["bf.unit", "nca.unit", "nca.coordinator", "kent.press"] as const) {
    expect(await asSeen(who, id)).toBeUndefined();
    expect([...(await rowsSeenBy(scene, who)).values()].flat().join()).not.toContain(id);
  }
  const elsewhere = await scene.as("kent.unit", (viewer) => readRequirements(viewer, { id }), "safeguarding");
  expect(elsewhere).toEqual([]);
});

test("the most important stands first, and what is closed last", async () => {
  await scene.database.admin.query("delete from requirement");
  const ids = new Map<string, string>();
  for (const [title, priority] of [
    ["Third", 3],
    ["First", 1],
    ["Second", 2],
    ["Closed", 1],
  ] as const) {
    ids.set(title, await written({ title, priority }));
  }
  await scene.as("kent.coordinator", (viewer) => closeRequirement(viewer, ids.get("Closed") ?? ""));
  const titles = async (openOnly: boolean) =>
    (await scene.as("kent.officer", (viewer) => readRequirements(viewer, { openOnly }))).map(
      (each) => each.title,
    );
  expect(await titles(false)).toEqual(["First", "Second", "Third", "Closed"]);
  expect(await titles(true)).toEqual(["First", "Second", "Third"]);
});

test("it stands beside a text that holds one of its terms, however the term is written, and says which", async () => {
  await scene.database.admin.query("delete from requirement");
  const id = await written({ terms: "Engine, lay-by, car wash,, -" });
  for (const [text, because] of [
    ["Two ENGINES in a van", ["engine"]],
    ["A van in the lay by, and in the Lay-By", ["lay-by"]],
    ["engine; the car  wash.", ["engine", "car wash"]],
  ] as const) {
    expect(await beside("kent.officer", text)).toMatchObject([{ id, because }]);
  }
  for (const text of ["", "A van", "carwash", "delay by noon", "the wash of a car"]) {
    expect(await beside("kent.officer", text)).toEqual([]);
  }
  expect(await beside("bf.officer", "an engine")).toEqual([]);
});

test("what is not open yet, has passed or was closed no longer prompts anybody", async () => {
  await scene.database.admin.query("delete from requirement");
  await written({ opens: "2090-01-01" });
  await written({ closes: "2026-01-02" });
  const id = await written();
  expect((await beside("kent.officer", "an engine")).map((each) => each.id)).toEqual([id]);
  await scene.as("kent.coordinator", (viewer) => closeRequirement(viewer, id));
  expect(await beside("kent.officer", "an engine")).toEqual([]);
  expect(await scene.outcome("kent.coordinator", (viewer) => closeRequirement(viewer, id))).toBe("not_found");
});

test("its own agency changes it, and no other", async () => {
  const id = await written({ recipients: [{ agency: "BF" }] });
  const change = (viewer: Parameters<typeof changeRequirement>[0]) =>
    changeRequirement(viewer, id, aRequirement({ title: "Who sells engines", priority: 1 }));
  expect(await scene.outcome("bf.coordinator", change)).toBe("not_found");
  expect(await scene.outcome("kent.officer", change)).toBe("forbidden");
  expect(await scene.outcome("kent.analyst", change)).toBe("done");
  expect(await asSeen("bf.officer", id)).toMatchObject({ title: "Who sells engines", priority: 1 });
});

test("an author links what their draft answers, and unlinks it again; what they may not read is passed over", async () => {
  const [id, hidden] = [await written(), await written({}, "nca.coordinator")];
  const told = await drafted(scene, { requirements: [id, hidden] });
  const linked = async () =>
    (await scene.as("kent.officer", (viewer) => readReport(viewer, told.id))).requirements.map(
      (each) => each.id,
    );
  expect(await linked()).toEqual([id]);
  expect((await asSeen("kent.unit", id))?.answers).toEqual([]);
  const { draft } = told;
  await scene.as("kent.officer", (viewer) =>
    saveDraft(viewer, told.id, { ...draft, requirements: [], revision: 1 }),
  );
  expect(await linked()).toEqual([]);
  await scene.as("kent.officer", (viewer) => discardDraft(viewer, told.id));
});

test("the unit links an answer, the submitter hears of it, and only those who may read the report see it as an answer", async () => {
  const id = await written({ recipients: [{ agency: "BF" }, { agency: "NCA" }] });
  const told = await evaluated(scene);
  await scene.as("kent.unit", (viewer) => linkAnswer(viewer, told.id, id));
  const { code } = (await asSeen("kent.unit", id)) ?? {};
  const { submissions } = await scene.as("kent.officer", readHome);
  expect(submissions.find((each) => each.report === told.id)).toMatchObject({
    outcome: "answered",
    outcomeReason: code,
  });
  expect((await asSeen("kent.unit", id))?.answers.map((each) => each.id)).toEqual([told.id]);
  expect((await asSeen("kent.officer", id))?.answers).toEqual([]);
  expect((await asSeen("bf.unit", id))?.answers).toEqual([]);
  expect(await scene.outcome("kent.unit2", (viewer) => linkAnswer(viewer, told.id, id))).toBe("conflict");
});

test("an agency that asked links the report of another that answers it, and the report's owner may take it off", async () => {
  const id = await written({ recipients: [{ agency: "KENT" }] }, "bf.coordinator");
  const told = await disseminated(scene, { to: [{ agency: "KENT" }, { agency: "BF" }] });
  await scene.as("bf.analyst", (viewer) => linkAnswer(viewer, told.id, id));
  expect((await asSeen("bf.coordinator", id))?.answers).toMatchObject([{ id: told.id, agency: "KENT" }]);
  const unlink = (viewer: Parameters<typeof unlinkAnswer>[0]) => unlinkAnswer(viewer, told.id, id);
  expect(await scene.outcome("bf.analyst", unlink)).toBe("forbidden");
  expect(await scene.outcome("kent.officer", unlink)).toBe("forbidden");
  expect(await scene.outcome("kent.unit", unlink)).toBe("done");
  expect(await scene.outcome("kent.unit", unlink)).toBe("not_found");
});

test("nothing is linked to a requirement or a report that the linker may not read", async () => {
  const hidden = await written({}, "nca.coordinator");
  const id = await written();
  const told = await submitted(scene);
  expect(await scene.outcome("kent.unit", (viewer) => linkAnswer(viewer, told.id, hidden))).toBe("not_found");
  expect(await scene.outcome("kent.coordinator", (viewer) => linkAnswer(viewer, told.id, id))).toBe(
    "not_found",
  );
  expect(await scene.outcome("kent.officer", (viewer) => linkAnswer(viewer, told.id, id))).toBe("forbidden");
});
