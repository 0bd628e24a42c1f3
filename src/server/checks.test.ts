import { afterAll, beforeAll, expect, test } from "vitest";
import { aFamilyName, anItemOn } from "../identity/checks/testing/people.ts";
import { resolveSome } from "../identity/index.ts";
import { TICK_MS } from "./hold.ts";
import { DRAFT, type OpenHouse, openHouse, signedIn } from "./testing/house.ts";

let open: OpenHouse;
let officer: Awaited<ReturnType<typeof signedIn>>;
let unit: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  open = await openHouse({ pace: { alarmAt: 1000, refuseAt: 1000, withinSeconds: 60 } });
  officer = await signedIn(open, "officer");
  unit = await signedIn(open, "unit");
});
afterAll(() => open.close());

const checking = (by: typeof officer, given: object, incident = "INC-1") =>
  by.ask({ method: "POST", url: "/check", body: { given, incident } });

/** Known to the intelligence unit alone. */
async function hidden() {
  const person = { name: `Lindita ${aFamilyName()}`, birthDate: "1993-04-15" };
  const made = await unit.ask({
    method: "POST",
    url: "/reports",
    body: { ...DRAFT, items: [anItemOn(person)] },
  });
  await unit.ask({ method: "POST", url: `/reports/${made.json().id}/submit` });
  await resolveSome(open.house.access, 100);
  return person;
}

/** What differs for every request, whatever was found. */
function comparable({ headers }: Awaited<ReturnType<typeof checking>>) {
  return Object.entries(headers).map(([name, value]) =>
    ["date", "x-request-id", "x-ratelimit-remaining", "x-ratelimit-reset"].includes(name)
      ? [name]
      : [name, value],
  );
}

test("an answer about what is hidden has the headers, the length and the words of a miss", async () => {
  const person = await hidden();
  expect((await checking(unit, person)).json().matches).toHaveLength(1);
  const hit = await checking(officer, person);
  const miss = await checking(officer, { ...person, name: `Lindita ${aFamilyName()}` });
  expect(hit.statusCode).toBe(200);
  expect(comparable(hit)).toEqual(comparable(miss));
  expect(hit.body.length).toBe(miss.body.length);
  expect(hit.json().says).toBe(miss.json().says);
});

test("answers and refusals alike leave at the tick, however little there was to do", async () => {
  const times: number[] = [];
  for (const given of [{ name: "Somebody Else" }, {}, { birthDate: "never" }, { name: 7 }]) {
    const began = performance.now();
    await checking(officer, given);
    times.push(performance.now() - began);
  }
  const began = performance.now();
  const stranger = await open.app.inject({
    method: "POST",
    url: "/api/v1/check",
    payload: { given: {}, incident: "1" },
  });
  times.push(performance.now() - began);
  expect(stranger.statusCode).toBe(401);
  for (const ms of times) expect(ms).toBeGreaterThanOrEqual(TICK_MS);
});

test("a check is never answered from memory: the same key is a new check", async () => {
  const key = { "idempotency-key": "the-same-key-twice" };
  const once = () =>
    officer.ask({
      method: "POST",
      url: "/check",
      body: { given: { name: "Any Body" }, incident: "1" },
      headers: key,
    });
  const [first, second] = [await once(), await once()];
  expect(first.json().check).not.toBe(second.json().check);
});

test("nothing that was asked stands in a log line", async () => {
  await checking(officer, { name: "Unmistakable Wordsworth", identifiers: ["07700 900987"] }, "INC-SECRET");
  expect(open.logged()).not.toMatch(/Unmistakable|900987|INC-SECRET/);
});

test("past checks, requests and the policy are served to whom they belong", async () => {
  const { check } = (await checking(officer, { name: "Past Perfect" }, "INC-PAST")).json();
  const past = (await officer.ask({ url: "/checks" })).json();
  expect(past.items[0]).toMatchObject({ check, incident: "INC-PAST", given: { name: "Past Perfect" } });
  expect((await unit.ask({ url: "/checks" })).json().items).not.toContainEqual(
    expect.objectContaining({ check }),
  );
  expect((await officer.ask({ url: "/requests" })).json()).toEqual({ items: [], notices: [], alarms: [] });
  const nowhere = { check, agency: "NOBODY", question: "Anything?" };
  expect((await officer.ask({ method: "POST", url: "/requests", body: nowhere })).statusCode).toBe(422);
  const answer = { answer: "hit", note: "" };
  const none = `/requests/00000000-0000-4000-8000-000000000000/answer`;
  expect((await unit.ask({ method: "POST", url: none, body: answer })).statusCode).toBe(404);
  expect(
    (await unit.ask({ method: "PUT", url: "/holding-policy", body: { discloses: true } })).statusCode,
  ).toBe(403);
  expect((await officer.ask({ url: "/holding-policy" })).json()).toMatchObject({
    discloses: false,
    mayChange: false,
  });
});
