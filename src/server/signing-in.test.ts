import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newOneTimeCode } from "../access/one-time-code.ts";
import { type OpenHouse, openHouse, PASSWORD, signedIn } from "./testing/house.ts";

let open: OpenHouse;
beforeAll(async () => {
  open = await openHouse();
});
afterAll(async () => {
  await open.close();
});

const signIn = (payload: object, address = "203.0.113.1") =>
  open.app.inject({ method: "POST", url: "/api/v1/sign-in", payload, remoteAddress: address });

describe("the session cookie", () => {
  test("is for this site alone, unreadable to scripts", async () => {
    const [cookie] = (await signIn({ username: "officer", password: PASSWORD })).cookies;
    expect(cookie).toMatchObject({ name: "tributary", httpOnly: true, sameSite: "Strict", path: "/" });
    expect(Buffer.from(cookie?.value ?? "", "base64url").length).toBe(32);
  });

  test("over HTTPS is bound to this host and never sent in the clear", async () => {
    const secure = await openHouse({ secureCookies: true });
    try {
      const answer = await secure.app.inject({
        method: "POST",
        url: "/api/v1/sign-in",
        payload: { username: "officer", password: PASSWORD },
      });
      expect(answer.cookies[0]).toMatchObject({ name: "__Host-tributary", secure: true, path: "/" });
      expect(answer.headers["strict-transport-security"]).toBeDefined();
    } finally {
      await secure.close();
    }
  });

  test("holds a token that the database knows only as a digest", async () => {
    const { token } = await signedIn(open, "officer");
    const { rows } = await open.database.admin.query("select * from session");
    expect(JSON.stringify(rows)).not.toContain(token);
    const raw = Buffer.from(token, "base64url").toString("hex");
    expect(rows.map((row: { token_digest: Buffer }) => row.token_digest.toString("hex"))).not.toContain(raw);
  });
});

test("a wrong password and a name that nobody has get the same answer", async () => {
  const wrong = await signIn({ username: "unit", password: "not the password" });
  const nobody = await signIn({ username: "nobody.at.all", password: "not the password" });
  expect(wrong.statusCode).toBe(401);
  const { instance: _, ...a } = wrong.json();
  const { instance: __, ...b } = nobody.json();
  expect(a).toEqual(b);
});

test("guessing at one name shuts the door for that name, also to the right password, and says how long", async () => {
  for (let i = 0; i < 8; i++)
    await signIn({ username: "admin", password: `guess ${i}` }, `203.0.113.${10 + i}`);
  const answer = await signIn({ username: "admin", password: PASSWORD }, "203.0.113.99");
  expect(answer.statusCode).toBe(429);
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(60);
  expect((await signIn({ username: "officer", password: PASSWORD }, "203.0.113.99")).statusCode).toBe(200);
  await open.database.admin.query("delete from sign_in_failure");
});

test("sixty sign-ins a minute come from one address, whatever cookie is made up", async () => {
  const attempt = (cookie: string) =>
    open.app.inject({
      method: "POST",
      url: "/api/v1/sign-in",
      payload: {},
      cookies: { tributary: cookie },
      remoteAddress: "203.0.113.200",
    });
  for (let i = 0; i < 60; i++) expect((await attempt(`made-up-${i}`)).statusCode).toBe(422);
  expect((await attempt("another")).statusCode).toBe(429);
  expect((await signIn({ username: "officer", password: PASSWORD }, "203.0.113.201")).statusCode).toBe(200);
});

test("passwords are kept as argon2id and nothing else", async () => {
  const { rows } = await open.database.admin.query<{ password: string }>(
    "select password from account_secret",
  );
  for (const { password } of rows) expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("with a one-time code the password alone is not enough, and a code works once", async () => {
  const { rows } = await open.database.admin.query<{ id: string }>(
    "select id from account where username = 'dpo'",
  );
  const code = newOneTimeCode(open.database.keys, "dpo");
  await open.database.admin.query("update account_secret set one_time_code = $2 where account_id = $1", [
    rows[0]?.id,
    code.sealed,
  ]);
  const secret = new URL(code.uri).searchParams.get("secret") ?? "";
  expect(code.sealed.toString("latin1")).not.toContain(
    Buffer.from(Secret.fromBase32(secret).bytes).toString("latin1"),
  );

  const asked = await signIn({ username: "dpo", password: PASSWORD });
  expect([asked.statusCode, asked.json().code]).toEqual([401, "one_time_code"]);
  const now = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  const both = { username: "dpo", password: PASSWORD, code: now };
  expect((await signIn(both)).statusCode).toBe(200);
  expect((await signIn(both)).statusCode).toBe(401);
  await open.database.admin.query("update account_secret set one_time_code = null");
  await open.database.admin.query("delete from sign_in_failure");
});

test("a person sets up one-time codes with a first code, must then give one, and ends them again", async () => {
  const session = await signedIn(open, "unit");
  expect((await session.ask({ url: "/one-time-code" })).json()).toEqual({ on: false });
  expect((await session.ask({ method: "POST", url: "/one-time-code" })).json().code).toBe("step_up");
  await session.ask({ method: "POST", url: "/step-up", body: { password: PASSWORD } });
  const { offer, secret } = (await session.ask({ method: "POST", url: "/one-time-code" })).json();
  const wrong = await session.ask({ method: "PUT", url: "/one-time-code", body: { offer, code: "000000" } });
  expect(wrong.json().errors[0].pointer).toBe("/code");
  const forged = await session.ask({
    method: "PUT",
    url: "/one-time-code",
    body: { offer: "AAAA", code: "000000" },
  });
  expect(forged.statusCode).toBe(422);
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  expect(
    (await session.ask({ method: "PUT", url: "/one-time-code", body: { offer, code } })).statusCode,
  ).toBe(200);
  expect((await signIn({ username: "unit", password: PASSWORD })).json().code).toBe("one_time_code");
  expect((await session.ask({ method: "DELETE", url: "/one-time-code" })).json()).toEqual({ on: false });
  expect((await signIn({ username: "unit", password: PASSWORD })).statusCode).toBe(200);
});

describe("sessions", () => {
  test("can be seen and ended one by one; an ended one opens nothing", async () => {
    const here = await signedIn(open, "officer");
    const there = await signedIn(open, "officer");
    const list = (await here.ask({ url: "/sessions" })).json();
    const other = list.find(
      (each: { id: string; current: boolean; revokedAt: string | null }) => !each.current && !each.revokedAt,
    );
    const mine = (await there.ask({ url: "/sessions" }))
      .json()
      .find((each: { current: boolean }) => each.current);
    expect((await here.ask({ method: "DELETE", url: `/sessions/${mine.id}` })).statusCode).toBe(200);
    expect((await there.ask({ url: "/home" })).statusCode).toBe(401);
    expect((await here.ask({ url: "/home" })).statusCode).toBe(200);
    expect(other).toBeDefined();
  });

  test("of somebody else cannot be ended", async () => {
    const mine = await signedIn(open, "officer");
    const theirs = await signedIn(open, "unit");
    const [session] = (await theirs.ask({ url: "/sessions" })).json();
    expect((await mine.ask({ method: "DELETE", url: `/sessions/${session.id}` })).statusCode).toBe(404);
    expect((await theirs.ask({ url: "/home" })).statusCode).toBe(200);
  });

  test("end after two hours without use and after twelve in any case", async () => {
    const one = await signedIn(open, "officer");
    await open.database.admin.query("update session set last_seen_at = now() - interval '121 minutes'");
    expect((await one.ask({ url: "/home" })).statusCode).toBe(401);
    const two = await signedIn(open, "officer");
    await open.database.admin.query("update session set expires_at = now()");
    expect((await two.ask({ url: "/home" })).statusCode).toBe(401);
  });

  test("are left by signing out, and the old cookie opens nothing", async () => {
    const session = await signedIn(open, "officer");
    expect((await session.ask({ method: "POST", url: "/sign-out" })).statusCode).toBe(200);
    expect((await session.ask({ url: "/me" })).statusCode).toBe(401);
  });
});

test("a step-up is written into the session and asks for the right password", async () => {
  const session = await signedIn(open, "unit");
  expect((await session.ask({ url: "/me" })).json().steppedUpUntil).toBeNull();
  expect(
    (await session.ask({ method: "POST", url: "/step-up", body: { password: "wrong password" } })).statusCode,
  ).toBe(401);
  expect(
    (await session.ask({ method: "POST", url: "/step-up", body: { password: PASSWORD } })).statusCode,
  ).toBe(200);
  expect(Date.parse((await session.ask({ url: "/me" })).json().steppedUpUntil)).toBeGreaterThan(Date.now());
});

test("signing in, failing to and signing out are on record", async () => {
  const { rows } = await open.database.admin.query<{ act: string }>(
    "select distinct act from audit_entry where purpose is null",
  );
  const acts = rows.map((row) => row.act);
  for (const act of ["sign_in", "sign_out", "refusal"]) expect(acts).toContain(act);
});
