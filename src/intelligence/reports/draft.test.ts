import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { digestOf, readersOf } from "../testing/look.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import { aDraft, anItem, disseminated, drafted, submitted } from "../testing/telling.ts";
import { createDraft, discardDraft, readReport, saveDraft } from "./index.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

test("a draft is its author's alone", async () => {
  // So that every desk and agency is a reader of something already.
  await disseminated(scene, { to: [{ agency: "KENT" }, { agency: "BF" }] });
  const { id } = await drafted(scene);
  expect(await readersOf(scene, id)).toEqual(["kent.officer"]);
});

test("those who do not write reports cannot begin one", async () => {
  for (const who of ["kent.press", "kent.dpo", "kent.disclosure"] as const) {
    expect(await scene.outcome(who, (viewer) => createDraft(viewer, aDraft()))).toBe("forbidden");
  }
});

test("a draft is written only for a purpose that its agency holds, and says so at once", async () => {
  await expect(
    scene.as("kent.officer", (viewer) => createDraft(viewer, aDraft({ purpose: "immigration" }))),
  ).rejects.toMatchObject({ code: "invalid", errors: [{ pointer: "/purpose" }] });
});

test("every save counts one revision, and the words come back as they were written", async () => {
  const { id, draft } = await drafted(scene);
  const items = [...draft.items, anItem("Şoför \u{1F690} on 07700 900123.\r\n\tTab")];
  const saved = await scene.as("kent.officer", (viewer) =>
    saveDraft(viewer, id, { ...draft, items, revision: 1 }),
  );
  expect(saved.revision).toBe(2);
  const read = await scene.as("kent.officer", (viewer) => readReport(viewer, id));
  expect(read.items.map((item) => item.text)).toEqual(items.map((item) => item.text));
});

test("what no column can hold is kept as a mark of its own length, so that no offset moves", async () => {
  const { id, draft } = await drafted(scene);
  const text = "a\u0000b \ud83d 07700 900123";
  const item = anItem(text);
  const odd = {
    ...item,
    mentions: item.mentions.map((each) => ({ ...each, properties: { note: "\ud83d\u0000" } })),
  };
  await scene.as("kent.officer", (viewer) => saveDraft(viewer, id, { ...draft, items: [odd], revision: 1 }));
  const read = await scene.as("kent.officer", (viewer) => readReport(viewer, id));
  expect(read.items[0]?.text).toBe("a\ufffdb \ufffd 07700 900123");
});

test("a save over a newer one is refused, says so, and loses neither", async () => {
  const { id, draft } = await drafted(scene);
  const first = { ...draft, title: "Written at the desk", revision: 1 };
  await scene.as("kent.officer", (viewer) => saveDraft(viewer, id, first));
  const before = await digestOf(scene);
  await expect(
    scene.as("kent.officer", (viewer) =>
      saveDraft(viewer, id, { ...draft, title: "In the car", items: [], revision: 1 }),
    ),
  ).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("saved elsewhere") });
  expect(await digestOf(scene)).toBe(before);
  const read = await scene.as("kent.officer", (viewer) => readReport(viewer, id));
  expect(read).toMatchObject({ title: "Written at the desk", revision: 2 });
  expect(read.items).toHaveLength(1);
});

test("of two saves at the same moment one is kept and the other is refused", async () => {
  const { id, draft } = await drafted(scene);
  const saves = ["one", "two"].map((title) =>
    scene.outcome("kent.officer", (viewer) => saveDraft(viewer, id, { ...draft, title, revision: 1 })),
  );
  expect((await Promise.all(saves)).sort()).toEqual(["conflict", "done"]);
});

test("a draft that was never submitted leaves nothing behind", async () => {
  const before = await digestOf(scene);
  const { id } = await drafted(scene);
  await scene.as("kent.officer", (viewer) => discardDraft(viewer, id));
  expect(await digestOf(scene)).toBe(before);
});

test("nobody but its author saves or discards a draft, and to others it does not exist", async () => {
  const { id, draft } = await drafted(scene);
  for (const who of ["kent.colleague", "kent.unit", "kent.dpo", "bf.unit"] as const) {
    expect(await scene.outcome(who, (viewer) => saveDraft(viewer, id, { ...draft, revision: 1 }))).toBe(
      "not_found",
    );
    expect(await scene.outcome(who, (viewer) => discardDraft(viewer, id))).toBe("not_found");
  }
});

test("what was submitted is no longer edited or discarded", async () => {
  const { id, draft } = await submitted(scene);
  expect(
    await scene.outcome("kent.officer", (viewer) => saveDraft(viewer, id, { ...draft, revision: 1 })),
  ).toBe("conflict");
  expect(await scene.outcome("kent.officer", (viewer) => discardDraft(viewer, id))).toBe("conflict");
});

test("one id twice in a draft is refused with its place", async () => {
  const item = anItem("Once");
  await expect(
    scene.as("kent.officer", (viewer) =>
      createDraft(viewer, aDraft({ items: [item, { ...item, text: "Twice" }] })),
    ),
  ).rejects.toMatchObject({ code: "invalid", errors: [{ pointer: "/items/1/id" }] });
});

test("a report that does not exist answers as one that is hidden", async () => {
  const { id } = await drafted(scene);
  const answers = await Promise.all(
    [id, randomUUID(), "KENT-2026-0000000"].map((each) =>
      scene.as("bf.unit", (viewer) => readReport(viewer, each)).catch((error: Error) => error.message),
    ),
  );
  expect(new Set(answers).size).toBe(1);
});
