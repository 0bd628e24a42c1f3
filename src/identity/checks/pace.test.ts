import { afterAll, beforeAll, expect, test } from "vitest";
import { Refusal } from "../../access/index.ts";
import type { Who } from "../../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../../intelligence/testing/scene.ts";
import { check } from "./check.ts";
import { PACE } from "./pace.ts";
import { listRequests } from "./request-list.ts";

const WITHIN_MINUTES = PACE.withinSeconds / 60;

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const asks = (who: Who) =>
  scene.outcome(who, (viewer) => check(viewer, { given: { name: "Nobody Atall" }, incident: "INC-9" }, PACE));
const alarmsTo = async (who: Who) => (await scene.as(who, listRequests)).alarms;

async function times(count: number, who: Who): Promise<void> {
  for (let n = 0; n < count; n++) expect(await asks(who)).toBe("done");
}

const minutesAgo = (minutes: number) =>
  scene.database.admin.query("update holding_check set asked_at = asked_at - make_interval(mins => $1)", [
    minutes,
  ]);

test("thirty checks within ten minutes are told to the data protection office of the asker's agency, once", async () => {
  await times(PACE.alarmAt - 1, "bf.officer");
  expect(await alarmsTo("bf.dpo")).toEqual([]);
  await times(2, "bf.officer");
  expect(await alarmsTo("bf.dpo")).toMatchObject([
    { name: "officer of BF, BF", checks: PACE.alarmAt, withinMinutes: WITHIN_MINUTES },
  ]);
  for (const who of ["bf.officer", "bf.unit", "kent.dpo"] as const)
    expect(await alarmsTo(who), who).toEqual([]);
});

test("the sixty-first check within ten minutes is refused, with the time to wait, and the refusal is on record", async () => {
  await times(PACE.refuseAt - PACE.alarmAt - 1, "bf.officer");
  const refused = await scene
    .as("bf.officer", (viewer) => check(viewer, { given: { name: "Nobody Atall" }, incident: "INC-9" }, PACE))
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refusal);
  const { code, retryAfter } = refused as Refusal;
  expect(code).toBe("too_many");
  expect(retryAfter).toBeGreaterThan(WITHIN_MINUTES * 60 - 60);
  expect(retryAfter).toBeLessThanOrEqual(WITHIN_MINUTES * 60);
  const { rows } = await scene.database.admin.query(
    "select from audit_entry where act = 'refusal' and actor_account = $1",
    [scene.accounts.get("bf.officer")],
  );
  expect(rows).toHaveLength(1);
  expect(await asks("bf.colleague")).toBe("done");
});

test("many checks at once are counted like one after the other", async () => {
  const outcomes = await Promise.all(Array.from({ length: PACE.refuseAt + 6 }, () => asks("kent.officer")));
  expect(outcomes.filter((each) => each === "done")).toHaveLength(PACE.refuseAt);
  expect(await alarmsTo("kent.dpo")).toHaveLength(1);
});

test("after ten minutes one may ask again, and the alarm may be raised again", async () => {
  await minutesAgo(WITHIN_MINUTES);
  await times(PACE.alarmAt, "bf.officer");
  expect(await alarmsTo("bf.dpo")).toHaveLength(2);
});
