import { afterAll, beforeAll, expect, test } from "vitest";
import { readBundle } from "./index.ts";
import { type FieldScene, newId, openFieldScene } from "./testing/scene.ts";

let scene: FieldScene;
const phase = newId();
const pillar = newId();
beforeAll(async () => {
  scene = await openFieldScene();
  const { admin } = scene.database;
  await admin.query(
    "select intern_reader(id, null, 'law_enforcement') from agency where 'law_enforcement' = any (purposes)",
  );
  await admin.query(
    `insert into operation (id, agency_id, audience_id, purpose, name, title, created_by, created_as)
     select $1, g.id, ${audience("KENT", "BF")}, 'law_enforcement', 'harbour', 'Operation Harbour', a.id, 'x'
       from agency g join account a on a.username = 'kent.coordinator' where g.code = 'KENT'`,
    [phase],
  );
  await admin.query(
    `insert into operation_phase (id, operation_id, audience_id, name, title, starts_on, ends_on, state, created_by, created_as)
     select $1, $1, audience_id, 'september', 'September', '2026-09-01', '2026-09-30', 'live', created_by, 'x' from operation where id = $1`,
    [phase],
  );
  await admin.query(
    `insert into operation_pillar (id, phase_id, audience_id, position, title, days)
     select $2, $1, audience_id, 1, 'Ports', '{2026-09-01}' from operation where id = $1`,
    [phase, pillar],
  );
});
afterAll(() => scene.close());

/** The number of the audience of these agencies. */
function audience(...codes: string[]): string {
  const list = codes.map((code) => `'${code}'`).join(", ");
  return `(select intern_audience(array_agg(r.id)) from reader r join agency x on x.id = r.agency_id
            where x.code in (${list}) and r.team_id is null and r.purpose = 'law_enforcement')`;
}

interface Made {
  readonly state?: string;
  readonly agencies?: readonly string[];
  readonly from?: string;
  readonly until?: string;
  readonly answer?: string;
}

async function tasking({
  state = "accepted",
  agencies = ["KENT"],
  from = "1 hour",
  until = "5 hours",
  answer = "accepted",
}: Made) {
  const id = newId();
  const { admin } = scene.database;
  await admin.query(
    `insert into tasking (id, phase_id, pillar_id, agency_id, lead_id, audience_id, purpose, title, place_kind, starts_at, ends_at, state, created_by, created_as)
     select $1, $2, $3, g.id, g.id, ${audience("KENT", "BF")}, 'law_enforcement', 'Watch the quay', 'port', now() + $4::interval, now() + $5::interval, $6, a.id, 'x'
       from agency g join account a on a.username = 'kent.coordinator' where g.code = 'KENT'`,
    [id, phase, pillar, from, until, state],
  );
  await admin.query(
    `insert into tasking_agency (tasking_id, agency_id, audience_id, part, answer, reason)
     select $1, g.id, t.audience_id, 'support', $3, 'x' from tasking t, agency g where t.id = $1 and g.code = any($2)`,
    [id, agencies, answer],
  );
  await admin.query(
    "insert into tasking_prompt (tasking_id, position, audience_id, text) select $1, 2, audience_id, 'Who sells the boats?' from tasking where id = $1",
    [id],
  );
  return id;
}

test("a bundle holds taskings of one's agency that are accepted and near, and no other", async () => {
  const carried = [
    await tasking({}),
    await tasking({ state: "started", from: "-8 hours", until: "-2 hours" }),
  ];
  const left = [
    await tasking({ state: "offered" }),
    await tasking({ state: "completed" }),
    await tasking({ agencies: ["BF"] }),
    await tasking({ answer: "declined" }),
    await tasking({ from: "-50 hours", until: "-30 hours" }),
    await tasking({ from: "80 hours", until: "90 hours" }),
  ];
  const bundle = await scene.as("kent.officer", readBundle);
  const ids = bundle.taskings.map((each) => each.id);
  expect(ids.sort()).toEqual([...carried].sort());
  for (const id of left) expect(ids).not.toContain(id);
  expect(bundle.taskings[0]).toMatchObject({
    operation: "Operation Harbour",
    phaseTitle: "September",
    pillarTitle: "Ports",
    prompts: ["Who sells the boats?"],
  });
  expect(bundle.phases).toMatchObject([{ id: phase, pillars: [{ id: pillar, days: ["2026-09-01"] }] }]);
  const border = await scene.as("bf.officer", readBundle);
  expect(border.taskings.map((each) => each.id)).toEqual([left[2]]);
  expect((await scene.as("nca.officer", readBundle)).taskings).toEqual([]);
});

test("what is begun from a tasking belongs to its phase and pillar, and a colleague's activities are not carried", async () => {
  const id = await tasking({});
  const activity = newId();
  const device = await scene.told("kent.officer", {
    do: "set",
    activity,
    fields: { kind: "patrol", tasking: id },
  });
  expect(device.activities.get(activity)?.fields.tags).toEqual([{ phase, pillar }]);
  const { rows } = await scene.database.admin.query(
    "select phase_id, pillar_id from activity_tag where activity_id = $1",
    [activity],
  );
  expect(rows).toEqual([{ phase_id: phase, pillar_id: pillar }]);
  expect((await scene.as("kent.officer", readBundle)).activities.map((each) => each.id)).toEqual([activity]);
  expect((await scene.as("kent.colleague", readBundle)).activities).toEqual([]);
  // Whoever counts along carries it from then on.
  await scene.told("kent.colleague", { do: "tally", activity, measure: "vehicles_stopped", quantity: 1 });
  expect((await scene.as("kent.colleague", readBundle)).activities.map((each) => each.id)).toEqual([
    activity,
  ]);
});

test("powers are those that the agency said it holds or, where it has said none, those offered to its kind", async () => {
  const powers = async () => (await scene.as("nca.officer", readBundle)).powers.map((power) => power.id);
  expect(await powers()).toContain("pace_s8");
  await scene.database.admin.query(
    "insert into agency_power (agency_id, power) select id, unnest(array['consent', 'caution']) from agency where code = 'NCA'",
  );
  expect(await powers()).toEqual(["consent", "caution"]);
});
