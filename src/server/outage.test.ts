/** The database goes away under a running server and comes back; and every connection is in use. */
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { found } from "../access/index.ts";
import { verify } from "../audit/index.ts";
import { asRole, openKeys } from "../database/index.ts";
import { type OwnPostgres, ownPostgres } from "../database/testing/own-postgres.ts";
import { type RunningServer, startServer } from "./start.ts";
import { openHouse, PASSWORD, PEOPLE, signedIn } from "./testing/house.ts";

describe("when the database stops", () => {
  let postgres: OwnPostgres;
  let server: RunningServer;
  let dataDir: string;
  let cookie: string;
  const told: string[] = [];

  beforeAll(async () => {
    vi.stubEnv("TRIBUTARY_LOG_LEVEL", "silent");
    postgres = await ownPostgres();
    dataDir = mkdtempSync(join(postgres.dataDir, "server-"));
    server = await startServer({
      dataDir,
      host: "127.0.0.1",
      port: 0,
      demonstration: false,
      databaseUrl: postgres.url,
      log: (line) => told.push(line),
    });
    const teams = [
      { code: "intelligence", name: "Intelligence unit", kind: "intelligence_unit" as const },
      { code: "data-protection", name: "Data protection office", kind: "data_protection" as const },
    ];
    await found(
      postgres.address,
      [{ code: "KENT", name: "Kent Police", purposes: ["law_enforcement"], teams }],
      PEOPLE,
    );
    const answer = await fetch(`${server.url}/api/v1/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username: "officer", password: PASSWORD }),
    });
    cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  });
  afterAll(async () => {
    await server.stop();
    await postgres.close();
    vi.unstubAllEnvs();
  });

  const home = () =>
    fetch(`${server.url}/api/v1/home`, {
      headers: { cookie, "x-purpose": "law_enforcement", "x-reason": "a test" },
    });
  const ready = async (): Promise<number> => (await fetch(`${server.url}/health/ready`)).status;

  test("requests are answered with 503 and a sentence, those under way as well, and the server lives", async () => {
    expect((await home()).status).toBe(200);
    const underWay = Promise.all(Array.from({ length: 40 }, home));
    await postgres.stop();
    for (const { status } of await underWay) expect([200, 503]).toContain(status);

    const began = performance.now();
    const answer = await home();
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    const problem = (await answer.json()) as { detail: string; code: string };
    expect(problem).toMatchObject({ code: "unavailable", title: "Not available" });
    expect(problem.detail).toContain("The database does not answer just now.");
    expect(await ready()).toBe(503);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
  });

  test("the server recovers by itself when it comes back, nobody has to sign in again, and the log is whole", async () => {
    await postgres.start();
    for (let tries = 0; (await ready()) !== 200; tries++) {
      if (tries > 50) throw new Error("the server did not recover");
      await pause(100);
    }
    expect((await home()).status).toBe(200);
    const keys = openKeys(join(dataDir, "keys"));
    const auditor = new Client(asRole(postgres.address, keys, "tributary_auditor"));
    await auditor.connect();
    try {
      expect(await verify(auditor, keys, join(dataDir, "audit"))).toMatchObject({ ok: true });
    } finally {
      await auditor.end();
    }
  });
});

test("when every connection is in use, people are told within seconds, and served once one is free", async () => {
  const open = await openHouse();
  try {
    const officer = await signedIn(open, "officer");
    const held = await Promise.all(
      Array.from({ length: open.database.app.options.max }, () => open.database.app.connect()),
    );
    const began = performance.now();
    const answer = await officer.ask({ url: "/home" });
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ code: "unavailable", title: "Busy" });
    for (const client of held) client.release();
    expect((await officer.ask({ url: "/home" })).statusCode).toBe(200);
  } finally {
    await open.close();
  }
});
