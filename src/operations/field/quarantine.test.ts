import { afterAll, beforeAll, expect, test } from "vitest";
import type { Who } from "../../intelligence/testing/cast.ts";
import { decideQuarantined, listDevices, listQuarantine, revokeDevice } from "./index.ts";
import { type FieldScene, newId, openFieldScene } from "./testing/scene.ts";

let scene: FieldScene;
beforeAll(async () => {
  scene = await openFieldScene();
});
afterAll(() => scene.close());

const decide =
  (device: string, sequence: number, decision: "release" | "discard") =>
  (viewer: Parameters<typeof listDevices>[0]) =>
    decideQuarantined(
      viewer,
      scene.field,
      { device, sequence },
      { decision, reason: "Looked at with the officer" },
    );

async function signInAgain(who: Who): Promise<void> {
  await scene.database.admin.query(
    "update session set revoked_at = null where account_id = (select id from account where username = $1)",
    [who],
  );
}

test("whoever revokes their own device stays signed in where they do it", async () => {
  const { id } = await scene.device("kent.colleague");
  await scene.as("kent.colleague", (viewer) => revokeDevice(viewer, id));
  expect(await scene.outcome("kent.colleague", listDevices)).toBe("done");
});

test("what a revoked device sends has no effect until a supervisor lets it in, in order, or throws it away", async () => {
  const activity = newId();
  const device = await scene.told("kent.officer", {
    do: "tally",
    activity,
    measure: "vehicles_stopped",
    quantity: 1,
  });
  expect(await scene.outcome("kent.colleague", (viewer) => revokeDevice(viewer, device.id))).toBe(
    "not_found",
  );
  expect(await scene.outcome("bf.supervisor", (viewer) => revokeDevice(viewer, device.id))).toBe("not_found");
  await scene.as("kent.supervisor", (viewer) => revokeDevice(viewer, device.id));
  // Whoever found the telephone has no session on it. Its officer signs in again.
  expect(await scene.outcome("kent.officer", listDevices)).toBe("sign_in");
  expect(await scene.outcome("kent.colleague", listDevices)).toBe("done");
  await signInAgain("kent.officer");

  const other = newId();
  device.say({ do: "tally", activity, measure: "vehicles_stopped", quantity: 5 });
  device.say({
    do: "set_part",
    activity: other,
    part: newId(),
    kind: "encounter",
    fields: { name: "Somebody Met", power: "consent" },
  });
  device.say({ do: "tally", activity: other, measure: "people_stopped", quantity: 2 });
  device.say({ do: "tally", activity, measure: "no_such_measure", quantity: 2 });
  const answer = await device.sync();
  expect(answer).toMatchObject({ revoked: true, activities: [], known: 5 });
  expect(answer.outcomes.map((each) => each.outcome)).toEqual([
    "quarantined",
    "quarantined",
    "quarantined",
    "quarantined",
  ]);
  expect((await scene.read("kent.officer", activity)).tallies[0]?.total).toBe(1);
  expect(
    await scene.outcome("kent.officer", (viewer) => scene.read("kent.officer", other).then(() => viewer)),
  ).toBe("not_found");

  // Only supervisors of that agency see what it says; its officer and the administrator see how much waits.
  expect(await scene.outcome("kent.officer", listQuarantine)).toBe("forbidden");
  expect((await scene.as("bf.supervisor", listQuarantine)).operations).toEqual([]);
  const { operations } = await scene.as("kent.supervisor", listQuarantine);
  expect(operations.map((each) => [each.sequence, each.body.do, each.person])).toEqual([
    [2, "tally", "officer of KENT"],
    [3, "set_part", "officer of KENT"],
    [4, "tally", "officer of KENT"],
    [5, "tally", "officer of KENT"],
  ]);
  const seen = (await scene.as("kent.officer", listDevices)).devices.find((each) => each.id === device.id);
  expect(seen).toMatchObject({ mine: true, quarantined: 4, revokedBy: "supervisor of KENT, KENT" });

  expect(await scene.outcome("kent.supervisor", decide(device.id, 3, "release"))).toBe("conflict");
  expect(await scene.as("kent.supervisor", decide(device.id, 2, "release"))).toMatchObject({
    outcome: "applied",
  });
  expect((await scene.read("kent.officer", activity)).tallies[0]?.total).toBe(5);
  expect(await scene.as("kent.supervisor", decide(device.id, 3, "discard"))).toMatchObject({
    outcome: "refused",
  });
  expect(await scene.as("kent.supervisor", decide(device.id, 4, "release"))).toMatchObject({
    outcome: "applied",
  });
  expect(await scene.as("kent.supervisor", decide(device.id, 5, "release"))).toMatchObject({
    outcome: "refused",
  });
  expect(await scene.outcome("kent.supervisor", decide(device.id, 5, "release"))).toBe("not_found");
  const letIn = await scene.read("kent.officer", other);
  expect(letIn).toMatchObject({ createdBy: "officer of KENT, KENT", parts: [], tallies: [{ total: 2 }] });
  expect(letIn.steps).toMatchObject([
    {
      did: "released",
      by: "supervisor of KENT",
      reason: "Number 4 of a revoked device: Looked at with the officer",
    },
  ]);
  const { rows } = await scene.database.admin.query(
    "select body::text from field_operation where device_id = $1 and sequence = 3",
    [device.id],
  );
  expect(rows).toEqual([{ body: '{"do": "set_part"}' }]);
  // The device asks again and hears what became of them; nothing is done twice.
  const again = await device.sync();
  expect(again.revoked).toBe(true);
  expect((await scene.as("kent.supervisor", listQuarantine)).operations).toEqual([]);
});
