import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "../../../access/index.ts";
import type { FieldBodyWire } from "../../../contract/field.ts";
import type { Who } from "../../../intelligence/testing/cast.ts";
import { acceptDuty, closeDuty, escalateDuties, handDuty, listDuties, recordStep } from "../index.ts";
import { type FieldScene, newId, openFieldScene } from "../testing/scene.ts";
import type { DutyStep } from "./steps.ts";

let scene: FieldScene;
beforeAll(async () => {
  scene = await openFieldScene();
});
afterAll(() => scene.close());

const duties = (who: Who, purpose?: "safeguarding" | "immigration") =>
  scene.as(who, async (viewer) => (await listDuties(viewer)).duties, purpose);
/** The duty of an encounter as this person sees it. */
async function dutyOf(who: Who, activity: string) {
  return (await duties(who)).find((duty) => duty.activity === activity);
}
async function met(who: Who, fields: object, ...more: FieldBodyWire[]) {
  const activity = newId();
  const part = newId();
  const device = await scene.told(
    who,
    { do: "set_part", activity, part, kind: "encounter", fields },
    ...more,
  );
  return { activity, part, device };
}
const step =
  (name: DutyStep, outcome: "done" | "not_needed" | "refused", note = "") =>
  (id: string) =>
  (viewer: Viewer) =>
    recordStep(viewer, id, name, { outcome, note });

test("a child brings up its duties once, with the referral that needs no consent, and no later word takes them back", async () => {
  const { activity, part, device } = await met("kent.officer", { child: true, name: "A Child" });
  device.say({ do: "set_part", activity, part, kind: "encounter", fields: { child: true } });
  device.say({ do: "set_part", activity, part, kind: "encounter", fields: { child: false } });
  await device.sync();
  const found = (await duties("kent.elsewhere")).filter((duty) => duty.activity === activity);
  expect(found).toHaveLength(1);
  const [duty] = found;
  expect(duty).toMatchObject({ child: true, responder: "KENT", acceptedBy: null, late: false });
  expect(duty?.steps.map((each) => each.step).sort()).toEqual(
    ["contact_30", "contact_7", "contact_90", "interpreter", "local_authority", "missing_child_alert", "nrm_referral", "safe_now"],
  ); // biome-ignore format: one line
  expect(duty?.steps.find((each) => each.step === "nrm_referral")?.says).toContain(
    "Modern Slavery Act 2015 s.52",
  );
  expect(duty?.steps.find((each) => each.step === "nrm_referral")?.says).toContain("s.51");
});

test("whoever says child first brings them up, also where somebody else says otherwise", async () => {
  const { activity, part, device } = await met("kent.officer", { child: false });
  const second = await scene.device("kent.colleague");
  const base = (device.activities.get(activity)?.version ?? 1) - 1;
  // Known before the first said "no child": a conflict, and a duty all the same.
  second.say({ do: "set_part", activity, part, kind: "encounter", fields: { child: true } });
  expect(base).toBe(0);
  await second.sync();
  expect([...second.outcomes.values()].map((each) => each.outcome)).toEqual(["conflict"]);
  expect(await dutyOf("kent.elsewhere", activity)).toMatchObject({ child: true });
});

test("an adult found to be a child later gets a child's steps beside their own", async () => {
  const { activity, part, device } = await met("kent.officer", { possibleVictim: true });
  expect((await dutyOf("kent.elsewhere", activity))?.steps.map((each) => each.step)).not.toContain(
    "nrm_referral",
  );
  device.say({ do: "set_part", activity, part, kind: "encounter", fields: { child: true } });
  await device.sync();
  const duty = await dutyOf("kent.elsewhere", activity);
  expect(duty).toMatchObject({ child: true, possibleVictim: true });
  expect(duty?.steps.map((each) => each.step)).toEqual(
    expect.arrayContaining(["consent", "nrm_referral", "local_authority"]),
  );
});

describe("nobody reads a duty", () => {
  test("but the safeguarding team, and whoever raised it, who sees whose it is and no outcome", async () => {
    const { activity } = await met("kent.officer", { possibleVictim: true });
    for (const outside of [
      "kent.colleague",
      "kent.supervisor",
      "kent.unit",
      "kent.duty",
      "kent.dpo",
      "bf.duty",
      "nca.duty",
    ] as const) {
      expect(await dutyOf(outside, activity), outside).toBeUndefined();
    }
    const id = (await dutyOf("kent.elsewhere", activity))?.id ?? "";
    await scene.as("kent.elsewhere", (viewer) => acceptDuty(viewer, id));
    await scene.as("kent.elsewhere", step("safe_now", "done", "At a shelter in Ashford")(id));
    const raised = await dutyOf("kent.officer", activity);
    expect(raised).toMatchObject({
      responder: "KENT",
      acceptedBy: "elsewhere of KENT, KENT",
      actions: ["hand"],
    });
    expect(raised?.steps.map((each) => [each.outcome, each.note])).toEqual(
      raised?.steps.map(() => [null, ""]),
    );
    expect(raised?.steps.map((each) => each.step)).toContain("consent");
    expect(JSON.stringify(raised)).not.toContain("Ashford");
  });

  test("for immigration administration", async () => {
    const activity = newId();
    await scene.told("bf.officer", {
      do: "set_part",
      activity,
      part: newId(),
      kind: "encounter",
      fields: { possibleVictim: true },
    });
    expect(await dutyOf("bf.duty", activity)).toBeDefined();
    expect((await duties("bf.duty", "safeguarding")).some((duty) => duty.activity === activity)).toBe(true);
    expect((await duties("bf.duty", "immigration")).some((duty) => duty.activity === activity)).toBe(false);
  });
});

test("only a first responder is handed a duty, accepts it and works it off; the former one reads it no longer", async () => {
  const { activity } = await met("nca.officer", { possibleVictim: true });
  const raised = await dutyOf("nca.officer", activity);
  const id = raised?.id ?? "";
  // The NCA of this scene is no first responder: nobody answers for it yet.
  expect(raised).toMatchObject({ responder: null, actions: ["hand"] });
  for (const code of ["UKVI", "NCA"]) {
    const handed = scene.as("nca.officer", (viewer) => handDuty(viewer, id, code));
    await expect(handed, code).rejects.toThrow("no first-responder organisation");
  }
  expect(await scene.outcome("nca.duty", (viewer) => acceptDuty(viewer, id))).toBe("forbidden");
  expect(await scene.outcome("nca.colleague", (viewer) => handDuty(viewer, id, "KENT"))).toBe("not_found");

  await scene.as("nca.officer", (viewer) => handDuty(viewer, id, "KENT"));
  expect(await dutyOf("kent.elsewhere", activity)).toMatchObject({ responder: "KENT", actions: ["accept"] });
  await scene.as("nca.officer", (viewer) => handDuty(viewer, id, "BF"));
  expect(await dutyOf("kent.elsewhere", activity)).toBeUndefined();
  expect(await scene.outcome("kent.elsewhere", (viewer) => acceptDuty(viewer, id))).toBe("not_found");

  expect(await scene.outcome("bf.duty", step("safe_now", "done")(id))).toBe("forbidden");
  await scene.as("bf.duty", (viewer) => acceptDuty(viewer, id));
  expect(await scene.outcome("bf.duty2", (viewer) => acceptDuty(viewer, id))).toBe("conflict");
  expect(await scene.outcome("bf.duty", step("nrm_referral", "done", "NRM-1")(id))).toBe("invalid");
  await scene.as("bf.duty", step("consent", "refused", "Said no, through an interpreter")(id));
  const asked = await dutyOf("bf.duty", activity);
  expect(asked?.steps.map((each) => each.step)).toContain("duty_to_notify");
  expect(asked?.steps.map((each) => each.step)).not.toContain("nrm_referral");
  // Nothing in it may say who they are.
  expect(await scene.outcome("bf.duty", step("duty_to_notify", "done", "Agim Hoxha, born 1990")(id))).toBe(
    "invalid",
  );
  await scene.as("bf.duty", step("duty_to_notify", "done", "MS1-2026/0042")(id));
  expect(await scene.outcome("bf.duty", (viewer) => closeDuty(viewer, id))).toBe("conflict");
  for (const name of ["safe_now", "interpreter", "contact_7", "contact_30", "contact_90"] as const) {
    await scene.as("bf.duty", step(name, "done")(id));
  }
  expect(await scene.outcome("bf.duty2", (viewer) => closeDuty(viewer, id))).toBe("forbidden");
  await scene.as("bf.duty", (viewer) => closeDuty(viewer, id));
  expect(await dutyOf("bf.duty", activity)).toMatchObject({ actions: [], closedAt: expect.any(String) });
  expect(await scene.outcome("bf.duty", step("safe_now", "refused", "Later")(id))).toBe("conflict");
});

test("a child who may be a victim is always referred", async () => {
  const { activity } = await met("kent.officer", { child: true, possibleVictim: true });
  const id = (await dutyOf("kent.elsewhere", activity))?.id ?? "";
  await scene.as("kent.elsewhere", (viewer) => acceptDuty(viewer, id));
  for (const outcome of ["refused", "not_needed"] as const) {
    expect(await scene.outcome("kent.elsewhere", step("nrm_referral", outcome, "They said no")(id))).toBe(
      "invalid",
    );
  }
  await scene.as("kent.elsewhere", step("nrm_referral", "done", "NRM-2026-17")(id));
});

test("a duty that nobody accepts in time is late, and the clock begins anew when it is handed on", async () => {
  const { activity } = await met("kent.officer", { child: true });
  const { admin } = scene.database;
  expect((await dutyOf("kent.elsewhere", activity))?.late).toBe(false);
  await admin.query("update duty set due_at = now() - interval '1 second' where activity_id = $1", [
    activity,
  ]);
  expect(await escalateDuties(scene.access)).toBe(1);
  expect(await escalateDuties(scene.access)).toBe(0);
  const late = await dutyOf("kent.elsewhere", activity);
  expect(late?.late).toBe(true);
  await scene.as("kent.officer", (viewer) => handDuty(viewer, late?.id ?? "", "BF"));
  expect(await dutyOf("bf.duty", activity)).toMatchObject({ late: false });
});
