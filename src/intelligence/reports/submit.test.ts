import { afterAll, beforeAll, expect, test } from "vitest";
import { readHome } from "../home.ts";
import { readersOf } from "../testing/look.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import { anItem, conditional, drafted, submitted } from "../testing/telling.ts";
import { discardDraft, readReport, returnReport, saveDraft, submitReport } from "./index.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const KEEPERS = ["kent.analyst", "kent.disclosure", "kent.dpo", "kent.unit", "kent.unit2"];

test("a submitted report is read by its unit, its data protection office and its author, and by nobody else", async () => {
  const { id } = await submitted(scene);
  expect(await readersOf(scene, id)).toEqual([...KEEPERS, "kent.officer"].sort());
  expect(await readersOf(scene, id, "safeguarding")).toEqual(["kent.officer"]);
});

test("what cannot wait is read by the owner's duty desk too, which has to acknowledge it", async () => {
  const { id } = await submitted(scene, { precedence: "immediate" });
  expect(await readersOf(scene, id)).toEqual([...KEEPERS, "kent.duty", "kent.duty2", "kent.officer"].sort());
  const home = await scene.as("kent.duty", readHome);
  expect(home.toAcknowledge?.map((each) => each.report.id)).toContain(id);
});

test("nobody submits for the author, and nothing is submitted twice", async () => {
  const { id } = await drafted(scene);
  expect(await scene.outcome("kent.colleague", (viewer) => submitReport(viewer, id))).toBe("not_found");
  await scene.as("kent.officer", (viewer) => submitReport(viewer, id));
  expect(await scene.outcome("kent.officer", (viewer) => submitReport(viewer, id))).toBe("conflict");
  expect(await scene.outcome("kent.unit", (viewer) => submitReport(viewer, id))).toBe("forbidden");
});

test("an unfinished draft is refused with a place for each thing that is missing", async () => {
  const { id } = await drafted(scene, {
    title: " ",
    provenance: "",
    informationFrom: "",
    items: [anItem(" "), anItem("Something", null)],
  });
  await expect(scene.as("kent.officer", (viewer) => submitReport(viewer, id))).rejects.toMatchObject({
    code: "invalid",
    errors: ["/title", "/provenance", "/informationFrom", "/items/0/text", "/items/1/grade"].map(
      (pointer) => ({
        pointer,
      }),
    ),
  });
});

test("a returned report goes back to its author with the reason, stays in the unit's sight, and is submitted again", async () => {
  const { id, draft } = await submitted(scene);
  await scene.as("kent.unit", (viewer) => returnReport(viewer, id, "Say who saw it"));
  const heard = (await scene.as("kent.officer", readHome)).submissions.find((each) => each.report === id);
  expect(heard).toMatchObject({ outcome: "returned", outcomeReason: "Say who saw it" });
  const detail = await scene.as("kent.officer", (viewer) => readReport(viewer, id));
  expect(detail.actions).toEqual(["edit", "submit"]);
  expect(await readersOf(scene, id)).toEqual([...KEEPERS, "kent.officer"].sort());
  expect(await scene.outcome("kent.officer", (viewer) => discardDraft(viewer, id))).toBe("forbidden");

  await scene.as("kent.officer", (viewer) =>
    saveDraft(viewer, id, { ...draft, provenance: "Seen by two officers", revision: detail.revision }),
  );
  await scene.as("kent.officer", (viewer) => submitReport(viewer, id));
  const again = await scene.as("kent.unit", (viewer) => readReport(viewer, id));
  expect(again).toMatchObject({ state: "submitted", provenance: "Seen by two officers" });
  expect(again.history.map((event) => event.act)).toEqual(["submitted", "returned", "submitted"]);
});

test("only the owner's intelligence unit returns a report", async () => {
  const { id } = await submitted(scene);
  const attempt = (viewer: Parameters<typeof returnReport>[0]) => returnReport(viewer, id, "Not enough");
  expect(await scene.outcome("kent.dpo", attempt)).toBe("forbidden");
  expect(await scene.outcome("kent.analyst", attempt)).toBe("forbidden");
  expect(await scene.outcome("kent.officer", attempt)).toBe("forbidden");
  expect(await scene.outcome("kent.elsewhere", attempt)).toBe("not_found");
  expect(await scene.outcome("bf.unit", attempt)).toBe("not_found");
});

test("the author keeps what was submitted, with the proposed grades, whatever becomes of the report", async () => {
  const { id, draft } = await submitted(scene, { items: [anItem("As I saw it", conditional("A2", "S1"))] });
  const kept = await scene.as("kent.officer", async (viewer) => {
    viewer.record({ act: "consultation", subjects: [id], detail: {} });
    return await viewer.db
      .selectFrom("submission")
      .select(["title", "body"])
      .where("report_id", "=", id)
      .execute();
  });
  expect(kept).toEqual([
    {
      title: draft.title,
      body: { items: [{ id: draft.items[0]?.id, text: "As I saw it", grade: draft.items[0]?.grade }] },
    },
  ]);
});
