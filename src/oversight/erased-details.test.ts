/** What the log shows of an entry whose details were erased: that they were, when, and by which act. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseReport, readReport } from "../intelligence/index.ts";
import { openScene, type Scene } from "../intelligence/testing/scene.ts";
import { seal } from "../intelligence/testing/seal.ts";
import { disseminated } from "../intelligence/testing/telling.ts";
import { readLog } from "./index.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const about = (who: "kent.dpo" | "bf.dpo", subject: string) =>
  scene.as(who, (viewer) => readLog(viewer, { subject }, Buffer.alloc(32)));

test("each agency sees which act erased what its people's entries said; who did it, their own agency alone", async () => {
  const told = await disseminated(scene, { to: [{ agency: "KENT" }, { agency: "BF" }] });
  await scene.as("bf.officer", (viewer) => readReport(viewer, told.id));
  await scene.as("kent.dpo", (viewer) =>
    eraseReport(viewer, scene.database.keys, told.id, "Retention review 14"),
  );
  await seal(scene);

  const own = (await about("kent.dpo", told.id)).items;
  const erasure = own.find((entry) => entry.act === "erasure");
  expect(erasure).toMatchObject({ erasedBy: null, detail: { what: "report erased" } });
  const others = own.filter((entry) => entry !== erasure);
  expect(others.length).toBeGreaterThan(3);
  for (const entry of others) {
    expect(entry).toMatchObject({
      detail: null,
      reason: null,
      erasedBy: { entry: erasure?.id, agency: "KENT", actor: "dpo of KENT", at: erasure?.at },
    });
  }
  const elsewhere = (await about("bf.dpo", told.id)).items;
  expect(elsewhere).toMatchObject([
    { actor: "officer of BF", detail: null, erasedBy: { entry: erasure?.id, agency: "KENT", actor: null } },
  ]);
});
