import { Value } from "typebox/value";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FieldBody, type FieldBodyWire } from "../../contract/field.ts";
import type { Who } from "../../intelligence/testing/cast.ts";
import {
  acceptActivity,
  amendActivity,
  answerTally,
  chooseValue,
  listActivities,
  returnActivity,
  submitActivity,
  syncDevice,
  withdrawActivity,
} from "./index.ts";
import { type FieldScene, newId, openFieldScene } from "./testing/scene.ts";

let scene: FieldScene;
beforeAll(async () => {
  scene = await openFieldScene();
});
afterAll(() => scene.close());

/** What the board would count: live cards. */
async function cards(activity: string) {
  const { rows } = await scene.database.admin.query<{ measure: string; quantity: number; state: string }>(
    "select measure, quantity::int, state from count_card where activity_id = $1 and state <> 'withdrawn' order by measure, quantity",
    [activity],
  );
  return rows;
}

async function recorded(who: Who, ...bodies: FieldBodyWire[]) {
  const activity = newId();
  const said = bodies.map((body) => ({ ...body, activity }));
  const device = await scene.told(
    who,
    { do: "tally", activity, measure: "vehicles_stopped", quantity: 4 },
    ...said,
  );
  return { activity, device };
}
const submit: FieldBodyWire = { do: "submit", activity: "" };

describe("a submitted activity", () => {
  test("has provisional cards, anew with each change; accepted they are validated; withdrawn they go", async () => {
    const { activity, device } = await recorded("kent.officer", submit);
    expect(await cards(activity)).toEqual([
      { measure: "vehicles_stopped", quantity: 4, state: "provisional" },
    ]);
    device.say({ do: "tally", activity, measure: "vehicles_stopped", quantity: 6 });
    await device.sync();
    expect(await cards(activity)).toEqual([
      { measure: "vehicles_stopped", quantity: 6, state: "provisional" },
    ]);
    await scene.as("kent.supervisor", (viewer) => acceptActivity(viewer, scene.field, activity));
    expect(await cards(activity)).toEqual([{ measure: "vehicles_stopped", quantity: 6, state: "validated" }]);
    await scene.as("kent.supervisor", (viewer) =>
      withdrawActivity(viewer, scene.field, activity, "Recorded twice"),
    );
    expect(await cards(activity)).toEqual([]);
  });

  test("counts nobody as questioned once the power is taken back, which is refused while they still are", async () => {
    const part = newId();
    const met = (fields: object): FieldBodyWire => ({
      do: "set_part",
      activity: "",
      part,
      kind: "encounter",
      fields,
    });
    const { activity, device } = await recorded(
      "kent.officer",
      met({ power: "consent", explained: true, language: "sq", questioned: ["crime"] }),
      submit,
    );
    const asked = { measure: "people_questioned_crime", quantity: 1, state: "provisional" };
    const stopped = { measure: "vehicles_stopped", quantity: 4, state: "provisional" };
    expect(await cards(activity)).toEqual([asked, stopped]);

    const taken = { power: null, explained: null, language: null };
    for (const fields of [taken, { ...taken, questioned: [] }]) {
      const body = { ...met(fields), activity };
      expect(Value.Check(FieldBody, body), "as the contract has it").toBe(true);
      device.say(body);
    }
    await device.sync();
    const [alone, whole] = [...device.outcomes.values()].slice(-2);
    expect(alone).toMatchObject({ outcome: "refused" });
    expect(alone?.says).toContain("say that they were not questioned");
    expect(whole).toMatchObject({ outcome: "applied" });
    const stands = await scene.read("kent.officer", activity);
    expect(stands.parts[0]?.fields).toMatchObject({ ...taken, questioned: [] });
    expect(await cards(activity)).toEqual([stopped]);
  });

  test("is seen, returned with a reason and accepted by a supervisor of that agency, never by its author", async () => {
    const { activity } = await recorded("kent.officer", submit);
    const accept = (who: Who) =>
      scene.outcome(who, (viewer) => acceptActivity(viewer, scene.field, activity));
    expect(await accept("kent.officer")).toBe("forbidden");
    expect(await accept("kent.colleague")).toBe("forbidden");
    expect(await accept("bf.supervisor")).toBe("not_found");
    const own = await recorded("kent.supervisor", submit);
    expect(
      await scene.outcome("kent.supervisor", (viewer) => acceptActivity(viewer, scene.field, own.activity)),
    ).toBe("forbidden");

    const returned = await scene.as("kent.supervisor", (viewer) =>
      returnActivity(viewer, scene.field, activity, "Say where it was"),
    );
    expect(returned).toMatchObject({ state: "returned", returnedReason: "Say where it was" });
    expect(await accept("kent.supervisor")).toBe("conflict");
    const again = await scene.as("kent.officer", (viewer) => submitActivity(viewer, scene.field, activity));
    expect(again).toMatchObject({ state: "submitted", returnedReason: null });
    expect(await accept("kent.supervisor")).toBe("done");
    const stands = await scene.read("kent.officer", activity);
    expect(stands.steps.map((step) => step.did)).toEqual(["submitted", "returned", "submitted", "accepted"]);
  });

  test("says what is missing before it is submitted", async () => {
    const part = newId();
    const { activity, device } = await recorded(
      "kent.officer",
      {
        do: "set_part",
        activity: "",
        part,
        kind: "result",
        fields: { result: "arrest", measure: "arrested", quantity: 1 },
      },
      submit,
    );
    const refused = [...device.outcomes.values()].at(-1);
    expect(refused?.outcome).toBe("refused");
    expect(refused?.says).toContain("family of offences");
    expect(refused?.says).toContain("linked to the operation");
    device.say({
      do: "set_part",
      activity,
      part,
      kind: "result",
      fields: { offence: "drugs", link: "unrelated" },
    });
    device.say({ do: "submit", activity });
    await device.sync();
    expect(await cards(activity)).toHaveLength(2);
  });
});

describe("an accepted activity", () => {
  test("changes by an amendment with a reason alone, and is accepted anew where its author amended it", async () => {
    const { activity, device } = await recorded("kent.officer", submit);
    await scene.as("kent.supervisor", (viewer) => acceptActivity(viewer, scene.field, activity));
    device.say({ do: "tally", activity, measure: "vehicles_stopped", quantity: 9 });
    await device.sync();
    expect([...device.outcomes.values()].at(-1)).toMatchObject({
      outcome: "refused",
      says: expect.stringContaining("amend"),
    });

    const part = newId();
    const seizure = { result: "seizure", measure: "cash_seized", quantity: 4_000_000 };
    const operations: FieldBodyWire[] = [{ do: "set_part", activity, part, kind: "result", fields: seizure }];
    const amended = await scene.as("kent.officer", (viewer) =>
      amendActivity(viewer, scene.field, activity, { reason: "Counted at the station", operations }),
    );
    expect(amended.state).toBe("submitted");
    expect((await cards(activity)).map((card) => [card.measure, card.state])).toEqual([
      ["cash_seized", "provisional"],
      ["vehicles_stopped", "provisional"],
    ]);
    await scene.as("kent.supervisor", (viewer) => acceptActivity(viewer, scene.field, activity));
    const by = await scene.as("kent.supervisor", (viewer) =>
      amendActivity(viewer, scene.field, activity, {
        reason: "It was £400",
        operations: [{ do: "set_part", activity, part, kind: "result", fields: { quantity: 40_000 } }],
      }),
    );
    expect(by.state).toBe("accepted");
    expect((await cards(activity))[0]).toEqual({
      measure: "cash_seized",
      quantity: 40_000,
      state: "validated",
    });
    expect(by.steps.at(-1)).toMatchObject({ did: "amended", reason: "It was £400" });
    const versions = await scene.database.admin.query(
      "select v.because from count_card_version v join count_card c on c.id = v.card_id where c.activity_id = $1 and c.measure = 'cash_seized' order by v.version",
      [activity],
    );
    expect(versions.rows.map((row) => row.because)).toContain("It was £400");
    expect(
      await scene.outcome("kent.colleague", (viewer) =>
        amendActivity(viewer, scene.field, activity, { reason: "Mine", operations }),
      ),
    ).toBe("forbidden");
  });
});

describe("what stands beside", () => {
  test("stops acceptance until a person chooses, and what they chose stands", async () => {
    const { activity } = await recorded(
      "kent.officer",
      { do: "set", activity: "", fields: { title: "One", mode: "air" } },
      submit,
    );
    const second = await scene.told("kent.colleague", {
      do: "set",
      activity,
      fields: { title: "Other", mode: "small_boat" },
    });
    expect([...second.outcomes.values()][0]?.outcome).toBe("conflict");
    const stands = await scene.read("kent.supervisor", activity);
    expect(stands.actions).not.toContain("accept");
    const accept = () =>
      scene.outcome("kent.supervisor", (viewer) => acceptActivity(viewer, scene.field, activity));
    expect(await accept()).toBe("conflict");
    for (const { id, field } of stands.conflicts) {
      await scene.as("kent.officer", (viewer) =>
        chooseValue(viewer, scene.field, activity, {
          conflict: id,
          choose: field === "mode" ? "other" : "kept",
        }),
      );
    }
    const chosen = await scene.read("kent.supervisor", activity);
    expect(chosen).toMatchObject({ conflicts: [], fields: { title: "One", mode: "small_boat" } });
    const { rows } = await scene.database.admin.query(
      "select mode from count_card where activity_id = $1 and state <> 'withdrawn'",
      [activity],
    );
    expect(rows).toEqual([{ mode: "small_boat" }]);
    expect(
      await scene.outcome("kent.officer", (viewer) =>
        chooseValue(viewer, scene.field, activity, {
          conflict: stands.conflicts[0]?.id ?? "",
          choose: "other",
        }),
      ),
    ).toBe("conflict");
    expect(await accept()).toBe("done");
  });

  test("is a question of whether two counted the same cars; what is taken off stays off", async () => {
    const { activity, device } = await recorded("kent.officer", submit);
    const other = await scene.told("kent.colleague", {
      do: "tally",
      activity,
      measure: "vehicles_stopped",
      quantity: 7,
    });
    expect(await cards(activity)).toMatchObject([{ quantity: 11 }]);
    const reason = "The same lorries";
    const answered = await scene.as("kent.supervisor", (viewer) =>
      answerTally(viewer, scene.field, activity, {
        measure: "vehicles_stopped",
        device: device.id,
        quantity: 0,
        reason,
      }),
    );
    expect(answered.tallies[0]?.total).toBe(7);
    expect(await cards(activity)).toMatchObject([{ quantity: 7 }]);
    // Two more, which nobody else counted.
    device.say({ do: "tally", activity, measure: "vehicles_stopped", quantity: 6 });
    await device.sync();
    expect(await cards(activity)).toMatchObject([{ quantity: 9 }]);
    expect(answered.steps.at(-1)?.reason).toContain(reason);
    expect(other.activities.get(activity)?.tallies[0]?.total).toBe(11);
  });
});

test("a report is made once of the notes, in the order of their times, and is its author's draft", async () => {
  const note = (text: string, at: string): FieldBodyWire => ({
    do: "set_part",
    activity: "",
    part: newId(),
    kind: "note",
    fields: { text, at },
  });
  const { activity, device } = await recorded(
    "kent.officer",
    {
      do: "set",
      activity: "",
      fields: { title: "Lorry stop", place: "Ospringe services", beganAt: "2026-09-21T09:00:00Z" },
    },
    note("The driver gave the yard's name.", "2026-09-21T09:40:00Z"),
    note("A white van waited behind.", "2026-09-21T09:15:00Z"),
    { do: "report", activity: "" },
    { do: "report", activity: "" },
  );
  const reference = device.activities.get(activity)?.report;
  expect(reference).toMatch(/^KENT-/);
  const { rows } = await scene.database.admin.query(
    "select r.title, r.state, i.text from report r join item i on i.report_id = r.id where r.reference = $1",
    [reference],
  );
  expect(rows).toEqual([
    {
      title: "Lorry stop, Ospringe services, 2026-09-21",
      state: "draft",
      text: "At Ospringe services.\n\n10:15 A white van waited behind.\n\n10:40 The driver gave the yard's name.",
    },
  ]);
  const { rows: all } = await scene.database.admin.query("select from report where title like 'Lorry stop%'");
  expect(all).toHaveLength(1);
  // A draft is nobody else's.
  expect((await scene.read("kent.supervisor", activity)).report).toBeNull();
});

test("an event across midnight belongs to the day on which it began", async () => {
  const device = await scene.device("kent.officer");
  const activity = newId();
  const now = Date.now();
  const clock = new Date(now + 3 * 3_600_000).toISOString();
  // By the true clock 23:50 in London on 20 September, by the device three hours later.
  const fields = { beganAt: "2026-09-21T01:50:00.000Z", endedAt: "2026-09-21T05:00:00.000Z" };
  await scene.as("kent.officer", (viewer) =>
    syncDevice(viewer, scene.field, {
      device: device.id,
      clock,
      operations: [{ sequence: 1, base: 0, at: clock, body: { do: "set", activity, fields } }],
    }),
  );
  expect(await scene.read("kent.officer", activity)).toMatchObject({ day: "2026-09-20" });
});

test("lists by state, day, author and page lead on and to nobody else's", async () => {
  const key = Buffer.alloc(32, 1);
  for (let n = 0; n < 52; n++) await recorded("bf.officer");
  const first = await scene.as("bf.supervisor", (viewer) => listActivities(viewer, { state: "draft" }, key));
  expect(first.items).toHaveLength(50);
  const second = await scene.as("bf.supervisor", (viewer) =>
    listActivities(viewer, { state: "draft", cursor: first.next ?? "" }, key),
  );
  const ids = [...first.items, ...second.items].map((each) => each.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(52);
  expect(second.next).toBeNull();
  const mine = await scene.as("bf.officer", (viewer) =>
    listActivities(viewer, { author: "bf.officer" }, key),
  );
  expect(mine.items[0]).toMatchObject({ createdBy: "officer of BF, BF", actions: ["submit", "withdraw"] });
  expect(
    (await scene.as("bf.officer", (viewer) => listActivities(viewer, { author: "bf.supervisor" }, key)))
      .items,
  ).toEqual([]);
  expect((await scene.as("nca.supervisor", (viewer) => listActivities(viewer, {}, key))).items).toEqual([]);
});
