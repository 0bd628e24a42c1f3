import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenHouse, openHouse, signedIn } from "./testing/house.ts";

let open: OpenHouse;
let officer: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  open = await openHouse();
  await open.database.admin.query("update agency set kind = 'police', first_responder = true");
  officer = await signedIn(open, "officer");
});
afterAll(() => open.close());

const post = (url: string, body?: object) => officer.ask({ method: "POST", url, ...(body ? { body } : {}) });
const at = "2026-09-21T10:00:00.000Z";

test("a device is enrolled once, carries its bundle out and sends back what it recorded", async () => {
  const device = randomUUID();
  for (const name of ["Phone", "Phone"]) {
    expect((await post("/field/devices", { id: device, name })).statusCode).toBe(201);
  }
  expect((await officer.ask({ url: "/field/devices" })).json().devices).toHaveLength(1);
  const bundle = (await officer.ask({ url: "/field" })).json();
  expect(bundle.me).toMatchObject({ username: "officer", agency: "KENT" });
  expect(bundle.powers.map((power: { id: string }) => power.id)).toContain("pace_s1");
  expect(bundle.powers.map((power: { id: string }) => power.id)).not.toContain("immigration_sch2_p2");

  const activity = randomUUID();
  const body = { do: "tally", activity, measure: "vehicles_stopped", quantity: 3 };
  const sync = { device, clock: new Date().toISOString(), operations: [{ sequence: 1, base: 0, at, body }] };
  const first = (await post("/field/sync", sync)).json();
  expect(first).toMatchObject({ known: 1, revoked: false, outcomes: [{ sequence: 1, outcome: "applied" }] });
  expect((await post("/field/sync", sync)).json().activities).toEqual(first.activities);
  expect((await officer.ask({ url: `/activities/${activity}` })).json().tallies[0].total).toBe(3);
  expect((await officer.ask({ url: "/activities?mine=true" })).json().items).toHaveLength(1);
  expect((await officer.ask({ url: "/field" })).json().activities).toHaveLength(1);
  expect((await officer.ask({ url: "/duties" })).json()).toEqual({ duties: [] });
  expect((await post(`/field/devices/${device}/wiped`)).statusCode).toBe(200);
  expect((await post(`/field/devices/${device}/revoke`)).statusCode).toBe(200);
  expect((await post("/field/sync", { ...sync, operations: [] })).json()).toMatchObject({
    revoked: true,
    activities: [],
  });
  expect((await officer.ask({ url: "/field/quarantine" })).statusCode).toBe(403);
});

test("what is not as it should be is refused with the place of the mistake", async () => {
  const wrong = await post("/field/sync", { device: "x", clock: "now", operations: [] });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.json().errors[0].pointer).toBe("/device");
  expect((await post("/field/sync", { device: randomUUID(), clock: at, operations: [] })).statusCode).toBe(
    404,
  );
  expect((await officer.ask({ url: `/activities/${randomUUID()}` })).statusCode).toBe(404);
});

test("language cards are their owner's text: written by those who keep them, carried by every officer", async () => {
  const id = randomUUID();
  const card = { language: "sq", subject: "rights", text: "Të drejtat tuaja", english: "Your rights" };
  const put = (as: typeof officer, text: string) =>
    as.ask({ method: "PUT", url: `/language-cards/${id}`, body: { ...card, text } });
  expect((await put(officer, card.text)).statusCode).toBe(403);
  const admin = await signedIn(open, "admin");
  expect((await put(admin, card.text)).statusCode).toBe(200);
  expect((await put(admin, "Të drejtat e tua")).statusCode).toBe(200);
  expect((await officer.ask({ url: "/field" })).json().cards).toMatchObject([
    { id, language: "sq", text: "Të drejtat e tua", version: 2 },
  ]);
  const other = { method: "PUT" as const, url: `/language-cards/${randomUUID()}`, body: card };
  expect((await admin.ask(other)).statusCode).toBe(409);
  expect((await admin.ask({ method: "DELETE", url: `/language-cards/${id}` })).statusCode).toBe(200);
  expect((await officer.ask({ url: "/language-cards" })).json()).toEqual({ cards: [], mayChange: false });
});

test("nothing that was met stands in a log line", async () => {
  const device = randomUUID();
  await post("/field/devices", { id: device, name: "Phone" });
  const met = { do: "set_part", activity: randomUUID(), part: randomUUID(), kind: "encounter" };
  const fields = { name: "Unmistakable Wordsworth", power: "no_such_power", grounds: "Singular grounds" };
  const operations = [{ sequence: 1, base: 0, at, body: { ...met, fields } }];
  const answer = await post("/field/sync", { device, clock: at, operations });
  expect(answer.json().outcomes[0].outcome).toBe("refused");
  expect(open.logged()).not.toMatch(/Unmistakable|Singular/);
});
