import { afterAll, beforeAll, expect, test } from "vitest";
import { found } from "../access/index.ts";
import { aFamilyName, anItemOn } from "../identity/checks/testing/people.ts";
import { resolveSome } from "../identity/index.ts";
import { lookForHidden } from "../operations/index.ts";
import { BRIEFING_HEADINGS, IMPACT_KINDS } from "../vocabulary/index.ts";
import { TICK_MS } from "./hold.ts";
import { DRAFT, type OpenHouse, openHouse, PASSWORD, signedIn } from "./testing/house.ts";

type Person = Awaited<ReturnType<typeof signedIn>>;

let open: OpenHouse;
let [planner, lead, unit] = [] as unknown as [Person, Person, Person];
beforeAll(async () => {
  open = await openHouse({ pace: { alarmAt: 1000, refuseAt: 1000, withinSeconds: 60 } });
  const desks = [{ code: "duty", name: "Duty desk", kind: "duty_desk" as const }];
  const purposes = ["law_enforcement"] as const;
  await found(
    open.database.address,
    [
      { code: "NCA", name: "National Crime Agency", purposes, teams: desks },
      { code: "BF", name: "Border Force", purposes, teams: desks },
    ],
    [account("NCA", "planner", "coordinator"), account("BF", "lead", "supervisor")],
  );
  planner = await signedIn(open, "planner");
  lead = await signedIn(open, "lead");
  unit = await signedIn(open, "unit");
});
afterAll(() => open.close());

function account(agency: string, username: string, role: "coordinator" | "supervisor") {
  return { agency, username, name: username, password: PASSWORD, roles: [role], teams: [] };
}

const PHASE = "/operations/nca-harbour/phases/september";
const post = async (by: Person, url: string, body: object = {}) => {
  const answer = await by.ask({ method: "POST", url, body });
  return { status: answer.statusCode, ...answer.json() };
};
const put = async (by: Person, url: string, body: object) => {
  const answer = await by.ask({ method: "PUT", url, body });
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
  return answer.json();
};
const get = async (by: Person, url: string) => (await by.ask({ url })).json();

const TASKING = {
  pillar: null,
  title: "Stop vans",
  what: "",
  resources: "",
  placeKind: "road",
  area: "KENT",
  placeCode: null,
  place: "A20 lay-by 3",
  startsAt: "2027-09-10T06:00:00Z",
  endsAt: "2027-09-10T12:00:00Z",
  lead: "BF",
  support: [],
  reports: [],
  threats: ["Boat sellers"],
  prompts: [],
};

test("an operation is planned, briefed, put live and tasked through its addresses", async () => {
  const operation = { name: "harbour", title: "Operation Harbour", aim: "", participants: ["BF"] };
  expect(await post(planner, "/operations", operation)).toEqual({ status: 201, address: "nca-harbour" });
  const dates = { startsOn: "2027-09-01", endsOn: "2027-09-30" };
  const phase = { name: "september", title: "September", ...dates };
  expect(await post(planner, "/operations/nca-harbour/phases", phase)).toMatchObject({
    status: 201,
    left: [],
  });
  let { revision } = await put(planner, `${PHASE}/pillars`, {
    revision: 1,
    pillars: [{ title: "Roads", theme: "", days: ["2027-09-10"] }],
  });
  const objective = {
    pillar: null,
    text: "Fewer vans",
    measure: null,
    measureVersion: null,
    target: null,
    baseline: null,
    baselineSays: "",
  };
  const measured = { ...objective, measure: "vehicles_stopped", measureVersion: 1, target: 0 };
  const objectives = [objective, measured];
  ({ revision } = await put(planner, `${PHASE}/objectives`, { revision, objectives }));
  ({ revision } = await put(planner, `${PHASE}/requirements`, { revision, requirements: [] }));
  await put(planner, PHASE, { revision, title: "September 2027", ...dates });
  const refused = await post(planner, `${PHASE}/live`, { reasons: "Ready" });
  expect([refused.status, refused.errors.length]).toEqual([422, 10]);
  for (const { id } of BRIEFING_HEADINGS)
    await post(planner, `${PHASE}/briefing`, { heading: id, text: "Words" });
  for (const { id } of IMPACT_KINDS) {
    const impact = { kind: id, reference: "REF", heldBy: "NCA", assessedOn: "2027-08-01" };
    expect((await post(planner, `${PHASE}/impacts`, impact)).status).toBe(201);
  }
  const decision = {
    decision: "Begin",
    reasons: "Ready",
    alternatives: "",
    decidedAt: "2026-01-01T00:00:00Z",
  };
  expect((await post(planner, `${PHASE}/decisions`, decision)).status).toBe(201);
  expect(await post(planner, `${PHASE}/live`, { reasons: "Ready" })).toMatchObject({ status: 200 });
  const made = await post(planner, `${PHASE}/lessons`, {
    kind: "keep",
    text: "Brief",
    action: "",
    owner: "",
    dueOn: null,
  });
  await put(planner, `${PHASE}/lessons/${made.id}`, {
    action: "Again",
    owner: "Gold",
    dueOn: null,
    done: true,
  });
  expect((await get(lead, `${PHASE}/briefing/method`)).items).toHaveLength(1);
  expect((await get(lead, `${PHASE}/decisions`)).items).toHaveLength(2);
  expect(await get(lead, PHASE)).toMatchObject({
    title: "September 2027",
    state: "live",
    missing: [],
    // Nothing is made to fit: null does not arrive as 0, nor 0 as null.
    objectives,
    lessons: [{ action: "Again", doneBy: "planner, NCA" }],
  });

  const { id: phaseId } = await get(planner, PHASE);
  const tasking = await post(planner, "/taskings", { phase: phaseId, ...TASKING });
  expect(tasking.status).toBe(201);
  const stepped = await post(planner, `/taskings/${tasking.id}/offer`, { revision: 1 });
  expect(stepped).toEqual({ status: 200, state: "offered", revision: 2 });
  expect(await post(lead, `/taskings/${tasking.id}/accept`, { revision: 1 })).toMatchObject({ status: 409 });
  expect(await post(lead, `/taskings/${tasking.id}/accept`, { revision: 2 })).toMatchObject({
    state: "accepted",
  });
  expect((await get(lead, "/taskings?state=accepted")).items).toMatchObject([{ id: tasking.id }]);
  expect((await get(lead, `${PHASE}/calendar`)).taskings).toHaveLength(1);
  expect((await get(lead, `${PHASE}/weeks`)).cells).toHaveLength(1);
  expect((await get(lead, "/operations")).items[0].phases[0].taskings).toBe(1);
  for (const url of [PHASE, "/operations/nca-harbour", `/taskings/${tasking.id}`]) {
    expect((await unit.ask({ url })).statusCode).toBe(404);
  }
});

test("a deconfliction over what is hidden has the status, the headers and the length of a miss, and leaves at a tick", async () => {
  const { items } = await get(lead, "/taskings?state=accepted");
  const url = `/taskings/${items[0].id}/deconflict`;
  const person = { name: `Lindita ${aFamilyName()}`, birthDate: "1993-04-15" };
  const report = { ...DRAFT, items: [anItemOn(person)] };
  const made = (await unit.ask({ method: "POST", url: "/reports", body: report })).json();
  await unit.ask({ method: "POST", url: `/reports/${made.id}/submit` });
  await resolveSome(open.house.access, 100);
  const ask = async (name: string) => {
    const began = performance.now();
    const subjects = [{ kind: "person", text: name, birthDate: person.birthDate }];
    const answer = await lead.ask({ method: "POST", url, body: { subjects } });
    expect(performance.now() - began).toBeGreaterThanOrEqual(TICK_MS);
    return answer;
  };
  const miss = await ask(`Lindita ${aFamilyName()}`);
  const hit = await ask(person.name);
  expect(hit.statusCode).toBe(201);
  expect(comparable(hit)).toEqual(comparable(miss));
  expect(hit.body.length).toBe(miss.body.length);
  expect(hit.json().says).toBe(miss.json().says);

  expect(await lookForHidden(open.house.access)).toBe(1);
  const held = await get(unit, "/deconflictions/mine");
  expect(held).toMatchObject({ open: 1, items: [{ asked: "lead, BF", reports: [{ id: made.id }] }] });
  const answered = await post(unit, `/deconflictions/${held.items[0].id}/answer`, {
    answer: "spoke",
    note: "Call us",
  });
  expect(answered.status).toBe(200);
  const seen = await get(lead, `/taskings/${items[0].id}/deconflictions`);
  expect(seen.items.map((each: { contacts: object[] }) => each.contacts.length)).toEqual([1, 0]);
  expect((await get(planner, `/taskings/${items[0].id}/deconflictions`)).items[0].contacts).toBeNull();
  expect(open.logged()).not.toContain(person.name);
});

/** What differs for every request, whatever was found. */
function comparable({ headers }: { headers: Record<string, unknown> }) {
  const changing = ["date", "x-request-id", "x-ratelimit-remaining", "x-ratelimit-reset"];
  return Object.entries(headers).map(([name, value]) => (changing.includes(name) ? [name] : [name, value]));
}

test("powers are read by anybody of the agency and said by its administrator", async () => {
  const admin = await signedIn(open, "admin");
  expect(await get(unit, "/agency/powers")).toMatchObject({ said: false, mayChange: false });
  expect(await put(admin, "/agency/powers", { powers: ["consent", "pace_s1"] })).toMatchObject({
    powers: ["consent", "pace_s1"],
  });
  expect(await get(unit, "/agency/powers")).toMatchObject({ said: true });
});
