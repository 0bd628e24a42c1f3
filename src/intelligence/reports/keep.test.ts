import { afterAll, beforeAll, expect, test } from "vitest";
import { openScene, type Scene } from "../testing/scene.ts";
import { disseminated, OPEN } from "../testing/telling.ts";
import { readReport } from "./detail.ts";
import { keepFlagged } from "./keep.ts";
import { sanitiseReport } from "./sanitise.ts";
import { readSubmission } from "./submission.ts";
import { withdrawReport } from "./withdraw.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(async () => {
  await scene.close();
});

test("a product whose source was withdrawn stays flagged until its own unit says why it stands", async () => {
  const told = await disseminated(scene, { to: [{ agency: "NCA" }] });
  const product = await scene.as("nca.unit", (viewer) =>
    sanitiseReport(viewer, told.id, {
      title: "A product",
      items: [{ source: told.items[0] ?? "", text: "Something was seen.", grade: OPEN }],
    }),
  );
  await scene.as("kent.unit", (viewer) => withdrawReport(viewer, told.id, "Wrong person"));
  const flagged = await scene.as("nca.unit", (viewer) => readReport(viewer, product.id));
  expect(flagged.flagged).not.toBeNull();
  expect(flagged.actions).toContain("keep");
  expect(await scene.outcome("kent.unit", (viewer) => keepFlagged(viewer, product.id, "Not ours"))).not.toBe(
    "done",
  );
  await scene.as("nca.unit", (viewer) => keepFlagged(viewer, product.id, "Seen by our own officers too"));
  const kept = await scene.as("nca.unit", (viewer) => readReport(viewer, product.id));
  expect([kept.flagged, kept.actions.includes("keep")]).toEqual([null, false]);
  expect(kept.history.at(-1)).toMatchObject({ act: "kept", reason: "Seen by our own officers too" });
  expect(await scene.outcome("nca.unit", (viewer) => keepFlagged(viewer, product.id, "Again"))).toBe(
    "conflict",
  );
});

test("a submitter reads what they submitted for good, and nobody else reads it by that address", async () => {
  const told = await disseminated(scene);
  const { rows } = await scene.database.admin.query<{ id: string }>(
    "select id from submission where report_id = $1",
    [told.id],
  );
  const id = rows[0]?.id ?? "";
  const mine = await scene.as("kent.officer", (viewer) => readSubmission(viewer, id));
  expect(mine.items.map((item) => item.text)).toEqual(told.draft.items.map((item) => item.text));
  expect(mine.outcome).toBe("disseminated");
  for (const who of ["kent.unit", "kent.colleague", "bf.unit"] as const) {
    expect(await scene.outcome(who, (viewer) => readSubmission(viewer, id))).toBe("not_found");
  }
});
