import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DRAFT, type OpenHouse, openHouse, PASSWORD, signedIn } from "./testing/house.ts";

let open: OpenHouse;
let officer: Awaited<ReturnType<typeof signedIn>>;
let unit: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  open = await openHouse();
  officer = await signedIn(open, "officer");
  unit = await signedIn(open, "unit");
});
afterAll(async () => {
  await open.close();
});

async function count(table: string): Promise<number> {
  const { rows } = await open.database.admin.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? -1;
}

test("every answer forbids scripts, styles and frames from anywhere else, and answers of the API are not kept", async () => {
  const { headers } = await officer.ask({ url: "/home" });
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(headers["cache-control"]).toBe("no-store");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("no-referrer");
});

test("a write that comes from another site is refused", async () => {
  const answer = await officer.ask({
    method: "POST",
    url: "/reports",
    body: DRAFT,
    headers: { "sec-fetch-site": "cross-site" },
  });
  expect(answer.statusCode).toBe(403);
});

describe("problems", () => {
  test("name the field that is wrong, in RFC 9457's form", async () => {
    const answer = await officer.ask({
      method: "POST",
      url: "/reports",
      body: { ...DRAFT, informationFrom: "last Tuesday" },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.json()).toMatchObject({
      status: 422,
      code: "invalid",
      errors: [{ pointer: "/informationFrom" }],
    });
  });

  test("of a missing purpose or reason say what to choose", async () => {
    expect((await officer.ask({ url: "/home", headers: { "x-purpose": "curiosity" } })).json()).toMatchObject(
      { code: "purpose" },
    );
    expect(
      (await officer.ask({ url: "/home", headers: { "x-purpose": "immigration" } })).json(),
    ).toMatchObject({ code: "purpose" });
    expect((await officer.ask({ url: "/home", headers: { "x-reason": " " } })).json()).toMatchObject({
      code: "invalid",
    });
  });

  test("of rubbish are clear and none is a fault of ours", async () => {
    const rubbish = [
      { method: "POST" as const, url: "/reports", body: { ...DRAFT, title: "\u0000" } },
      { method: "POST" as const, url: "/reports", body: [] },
      { method: "POST" as const, url: "/searches", body: { name: "a\u0000b", query: "\ud800" } },
      { method: "POST" as const, url: "/text/recognise", body: { text: "x".repeat(40_001) } },
      { method: "PUT" as const, url: "/reports/not-an-id", body: DRAFT },
      { url: "/reports?cursor=rubbish" },
      { url: `/search?q=${"a".repeat(1001)}` },
      { url: `/search?q=${encodeURIComponent("((((\"'\\|&!:* OR OR -")}` },
      { url: `/search?q=${encodeURIComponent("\u0000")}` },
      { url: "/things/%00" },
      { url: "/requirements/not-an-id" },
      { url: "/nowhere" },
    ];
    for (const asked of rubbish) {
      const answer = await officer.ask(asked);
      expect(answer.statusCode, JSON.stringify(asked).slice(0, 80)).toBeLessThan(500);
    }
    const broken = await open.app.inject({
      method: "POST",
      url: "/api/v1/sign-in",
      headers: { "content-type": "application/json" },
      payload: "{not json",
    });
    expect(broken.statusCode).toBe(400);
    const large = await officer.ask({
      method: "POST",
      url: "/reports",
      body: { ...DRAFT, title: "x".repeat(5_000_000) },
    });
    expect(large.statusCode).toBe(413);
  });
});

test("a grade under conditions comes through as it was sent", async () => {
  const handling = {
    code: "C",
    action: "A2",
    sanitisation: "S2",
    instructions: [{ originator: "KENT", text: "Ask first" }],
  };
  const item = {
    id: "4f9a3c1e-7a35-4d0e-9a54-0f3c6c1f8a11",
    text: "A van was seen.",
    grade: { source: "2", information: "C", handling },
    mentions: [],
    links: [],
  };
  const made = await officer.ask({ method: "POST", url: "/reports", body: { ...DRAFT, items: [item] } });
  expect(made.statusCode).toBe(201);
  const report = (await officer.ask({ url: `/reports/${made.json().id}` })).json();
  expect(report.items[0].grade.handling).toEqual(handling);
  const bad = { ...item, grade: { ...item.grade, handling: { code: "C" } } };
  const refused = await officer.ask({ method: "POST", url: "/reports", body: { ...DRAFT, items: [bad] } });
  expect(refused.statusCode).toBe(422);
});

describe("an Idempotency-Key", () => {
  const key = { "idempotency-key": "0123456789abcdef" };

  test("gives the answer of the first time, and the work is done once", async () => {
    const before = await count("report");
    const first = await officer.ask({ method: "POST", url: "/reports", body: DRAFT, headers: key });
    const again = await officer.ask({ method: "POST", url: "/reports", body: DRAFT, headers: key });
    expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
    expect(again.json()).toEqual(first.json());
    expect(again.headers["idempotency-replayed"]).toBe("true");
    expect(await count("report")).toBe(before + 1);
  });

  test("sent with another request is refused; sent by somebody else it is theirs", async () => {
    const other = await officer.ask({
      method: "POST",
      url: "/reports",
      body: { ...DRAFT, title: "Another" },
      headers: key,
    });
    expect(other.statusCode).toBe(409);
    const theirs = await unit.ask({ method: "POST", url: "/reports", body: DRAFT, headers: key });
    expect(theirs.statusCode).toBe(201);
    expect(theirs.headers["idempotency-replayed"]).toBeUndefined();
  });

  test("of ten requests at once does the work once", async () => {
    const before = await count("report");
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        officer.ask({
          method: "POST",
          url: "/reports",
          body: DRAFT,
          headers: { "idempotency-key": "ten-at-once" },
        }),
      ),
    );
    expect(await count("report")).toBe(before + 1);
    for (const { statusCode } of answers) expect([201, 409]).toContain(statusCode);
  });
});

test("a cursor of somebody else's list, or of another query, opens nothing", async () => {
  for (let i = 0; i < 3; i++) await officer.ask({ method: "POST", url: "/reports", body: DRAFT });
  const { next } = (await officer.ask({ url: "/reports?limit=1" })).json();
  expect((await officer.ask({ url: `/reports?limit=1&cursor=${next}` })).statusCode).toBe(200);
  expect((await unit.ask({ url: `/reports?limit=1&cursor=${next}` })).statusCode).toBe(422);
  expect((await officer.ask({ url: `/reports?limit=1&state=draft&cursor=${next}` })).statusCode).toBe(422);
});

test("a refusal is on record though its transaction was rolled back", async () => {
  const before = await count("audit_entry where act = 'refusal'");
  expect((await officer.ask({ url: "/oversight/log" })).statusCode).toBe(403);
  expect((await officer.ask({ url: "/reports/KENT-2026-NOTHING" })).statusCode).toBe(404);
  expect(await count("audit_entry where act = 'refusal'")).toBe(before + 2);
});

test("no line of the server's log holds a name, a word searched for, a reason, an address or a token", async () => {
  await officer.ask({ url: "/search?q=Zaphodbeeblebrox", headers: { "x-reason": "unmistakable-reason" } });
  await officer.ask({ method: "POST", url: "/reports", body: { ...DRAFT, title: "Unmistakabletitle" } });
  await open.app.inject({
    method: "POST",
    url: "/api/v1/sign-in",
    payload: { username: "unmistakablename", password: PASSWORD },
  });
  const lines = open.logged();
  expect(lines).toContain("/api/v1/search");
  for (const word of [
    "Zaphodbeeblebrox",
    "unmistakable-reason",
    "Unmistakabletitle",
    "unmistakablename",
    "officer",
    officer.token,
    PASSWORD,
  ]) {
    expect(lines, word).not.toContain(word);
  }
});

test("the API describes itself: every address under /api/v1, in OpenAPI 3.1", async () => {
  const document = (await open.app.inject({ url: "/api/openapi.json" })).json();
  expect(document.openapi).toBe("3.1.0");
  const paths = Object.keys(document.paths);
  for (const path of [
    "/api/v1/reports",
    "/api/v1/search",
    "/api/v1/reports/{id}/disseminate",
    "/api/v1/oversight/log",
  ]) {
    expect(paths).toContain(path);
  }
});

test("health and metrics answer without a session and say nothing personal", async () => {
  expect((await open.app.inject({ url: "/health/live" })).json()).toEqual({ status: "live" });
  expect((await open.app.inject({ url: "/health/ready" })).json()).toEqual({ status: "ready" });
  const metrics = (await open.app.inject({ url: "/metrics" })).body;
  expect(metrics).toContain("tributary_request_seconds");
  expect(metrics).not.toContain("KENT-2026");
});

test("the administrator adds a colleague who can then sign in, and reads no report", async () => {
  const admin = await signedIn(open, "admin");
  const made = await admin.ask({
    method: "POST",
    url: "/accounts",
    body: { username: "newcomer", name: "A Newcomer", password: PASSWORD, roles: ["officer"], teams: [] },
  });
  expect(made.statusCode).toBe(201);
  const newcomer = await signedIn(open, "newcomer");
  expect((await newcomer.ask({ url: "/me" })).json()).toMatchObject({
    roles: ["officer"],
    agency: { code: "KENT" },
  });
  expect(
    (await admin.ask({ method: "PATCH", url: `/accounts/${made.json().id}`, body: { active: false } }))
      .statusCode,
  ).toBe(200);
  expect((await newcomer.ask({ url: "/me" })).statusCode).toBe(401);
  expect((await officer.ask({ url: "/accounts" })).statusCode).toBe(403);
  expect((await admin.ask({ url: "/reports" })).json().items).toEqual([]);
});
