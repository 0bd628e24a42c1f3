import { afterAll, beforeAll, expect, test } from "vitest";
import { exportSearch } from "../search/index.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import { disseminated, OPEN } from "../testing/telling.ts";
import { readReport } from "./detail.ts";
import { readReliance } from "./reliance.ts";
import { sanitiseReport } from "./sanitise.ts";
import { withdrawReport } from "./withdraw.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(async () => {
  await scene.close();
});

test("who opened a report, who took it away and what was made from it is told to its own unit, also once it is withdrawn", async () => {
  const told = await disseminated(scene, { to: [{ agency: "NCA" }] });
  await scene.as("nca.analyst", (viewer) => readReport(viewer, told.id));
  await scene.as("nca.analyst", (viewer) => exportSearch(viewer, `ref:${told.reference}`));
  const product = await scene.as("nca.unit", (viewer) =>
    sanitiseReport(viewer, told.id, {
      title: "A product",
      items: [{ source: told.draft.items[0]?.id ?? "", text: "Something was seen.", grade: OPEN }],
    }),
  );
  await scene.as("kent.unit", (viewer) => withdrawReport(viewer, told.id, "Wrong person"));

  const reliance = await scene.as("kent.unit", (viewer) => readReliance(viewer, told.id));
  const analyst = reliance.readers.find(
    (reader) => reader.agency === "NCA" && reader.person === "analyst of NCA",
  );
  expect(analyst).toMatchObject({ opened: 1, exported: 1 });
  expect(reliance.products).toEqual([{ agency: "NCA", reference: null, kind: "sanitised" }]);
  expect(JSON.stringify(reliance)).not.toContain(product.reference);
});

test("it is nobody else's to see: not another agency's unit, not an officer of the owner's", async () => {
  const told = await disseminated(scene, { to: [{ agency: "NCA" }] });
  expect(await scene.outcome("nca.unit", (viewer) => readReliance(viewer, told.id))).toBe("forbidden");
  expect(await scene.outcome("kent.officer", (viewer) => readReliance(viewer, told.id))).not.toBe("done");
});
