/** `tributary keys rotate` beside a running server, on a PostgreSQL of its own: role passwords are everybody's. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { Secret, TOTP } from "otpauth";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { found } from "../access/index.ts";
import { newOneTimeCode } from "../access/one-time-code.ts";
import { verify } from "../audit/index.ts";
import { asRole, openKeys } from "../database/index.ts";
import { type OwnPostgres, ownPostgres } from "../database/testing/own-postgres.ts";
import { type RunningServer, startServer } from "../server/start.ts";
import { PASSWORD, PEOPLE } from "../server/testing/house.ts";

let postgres: OwnPostgres;
let server: RunningServer | null = null;
let dataDir: string;
let folder: string;
let admin: Client;
let code: TOTP;
let cookie: string;

beforeAll(async () => {
  vi.stubEnv("TRIBUTARY_LOG_LEVEL", "silent");
  postgres = await ownPostgres();
  dataDir = mkdtempSync(join(postgres.dataDir, "server-"));
  folder = join(dataDir, "keys");
  await start();
  await found(
    postgres.address,
    [
      {
        code: "KENT",
        name: "Kent Police",
        purposes: ["law_enforcement"],
        teams: [
          { code: "intelligence", name: "Intelligence unit", kind: "intelligence_unit" },
          { code: "data-protection", name: "Data protection office", kind: "data_protection" },
        ],
      },
    ],
    PEOPLE,
  );
  admin = new Client(postgres.address);
  admin.on("error", () => {});
  await admin.connect();
  const made = newOneTimeCode(openKeys(folder), "dpo");
  await admin.query(
    "update account_secret set one_time_code = $1 where account_id = (select id from account where username = 'dpo')",
    [made.sealed],
  );
  const secret = new URL(made.uri).searchParams.get("secret") ?? "";
  code = new TOTP({ secret: Secret.fromBase32(secret) });
  // The key of the tombstones is there once something was erased.
  openKeys(folder).secret("tombstones");
  cookie = await signIn({ username: "officer", password: PASSWORD });
});
afterAll(async () => {
  await admin.end();
  await server?.stop();
  await postgres.close();
  vi.unstubAllEnvs();
});

async function start(): Promise<void> {
  server = await startServer({
    dataDir,
    host: "127.0.0.1",
    port: 0,
    demonstration: false,
    databaseUrl: postgres.url,
    log: () => {},
  });
}

async function signIn(who: object): Promise<string> {
  const answer = await fetch(`${server?.url}/api/v1/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(who),
  });
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

const home = async (): Promise<number> => {
  const headers = { cookie, "x-purpose": "law_enforcement", "x-reason": "a test" };
  return (await fetch(`${server?.url}/api/v1/home`, { headers })).status;
};

/** A code works once, so each sign-in takes the next one that is accepted. */
let step = -1;
const nextCode = (): string => {
  step += 1;
  return code.generate({ timestamp: Date.now() + step * 30_000 });
};

async function run(...args: string[]) {
  const main = fileURLToPath(new URL("main.ts", import.meta.url));
  const child = spawn(process.execPath, [main, "keys", ...args], {
    env: { ...process.env, TRIBUTARY_DATABASE_URL: postgres.url },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err, [exit]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { out, err, exit };
}

const contents = (): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]));

async function verdict() {
  const keys = openKeys(folder);
  const auditor = new Client(asRole(postgres.address, keys, "tributary_auditor"));
  await auditor.connect();
  try {
    return await verify(auditor, keys, join(dataDir, "audit"));
  } finally {
    await auditor.end();
  }
}

async function keyIds(): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(
    "select count(distinct key_id)::int as n from audit_entry",
  );
  return rows[0]?.n ?? 0;
}

describe("beside a running server", () => {
  let before: Record<string, string>;
  let answer: Awaited<ReturnType<typeof run>>;
  let viewerKey: string;
  beforeAll(async () => {
    before = contents();
    viewerKey = (await admin.query("select encode(inner_key, 'hex') as key from viewer_key")).rows[0].key;
    answer = await run("rotate", "--data", dataDir, "--json");
  });

  test("every key that can be is new; what they proved is kept, and the tombstones' key stays", () => {
    expect(answer).toMatchObject({ exit: 0, err: "" });
    const after = contents();
    for (const name of [
      "audit.secret",
      "audit.pem",
      "cursors.secret",
      "sign-in-failures.secret",
      "one-time-codes.secret",
      "database-roles.secret",
    ]) {
      expect(after[name], name).toBeDefined();
      expect(after[name], name).not.toBe(before[name]);
    }
    expect(after["tombstones.secret"]).toBe(before["tombstones.secret"]);
    const retired = Object.keys(after).filter((name) => /^audit\.[0-9a-f]{16}\.(secret|pem)$/.test(name));
    expect(retired).toHaveLength(2);
    for (const name of retired) expect(after[name]).not.toContain("PRIVATE");
    expect(Object.keys(after).filter((name) => name.includes("next"))).toEqual([]);
  });

  test("it says that the server is to be restarted, and for what", () => {
    expect(JSON.parse(answer.out)).toMatchObject({ restart: true, oneTimeCodes: 1, folder });
    expect(JSON.parse(answer.out).kept[0]).toContain("tombstones");
  });

  test("the viewer's key is another, and there is one", async () => {
    const { rows } = await admin.query("select encode(inner_key, 'hex') as key from viewer_key");
    expect(rows).toHaveLength(1);
    expect(rows[0].key).not.toBe(viewerKey);
  });

  test("the old passwords of the roles open nothing", async () => {
    const old = mkdtempSync(join(dataDir, "old-"));
    writeFileSync(join(old, "database-roles.secret"), before["database-roles.secret"] ?? "");
    const client = new Client(asRole(postgres.address, openKeys(old), "tributary_app"));
    await expect(client.connect()).rejects.toMatchObject({ code: "28P01" });
  });

  test("the server goes on: sessions hold, new connections are made, one-time codes are accepted", async () => {
    expect(await home()).toBe(200);
    const cut = await admin.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename like 'tributary\\_%' and usename <> 'tributary'",
    );
    expect(cut.rowCount).toBeGreaterThan(1);
    // A request that was given a connection that has just been cut is told to try again.
    await expect.poll(home).toBe(200);
    await signIn({ username: "dpo", password: PASSWORD, code: nextCode() });
  });

  test("the log is whole over entries of the old key and, after a restart, of both", async () => {
    expect(await verdict()).toMatchObject({ ok: true });
    expect(await keyIds()).toBe(1);
    await server?.stop();
    await start();
    expect(await home()).toBe(200);
    expect(await keyIds()).toBe(2);
    expect(await verdict()).toMatchObject({ ok: true });
    await server?.stop();
    const sealed = await verdict();
    expect(sealed).toMatchObject({ ok: true, unsealed: 0 });
    const { rows } = await admin.query("select count(distinct key_id)::int as n from audit_head");
    expect(rows[0].n).toBe(2);
    await start();
  });

  test("the rotation itself is on record", async () => {
    const { rows } = await admin.query(
      "select e.act from audit_entry e join audit_detail d on d.entry_id = e.id where d.body ->> 'what' = 'keys rotated'",
    );
    expect(rows).toEqual([{ act: "alteration" }]);
  });
});

describe("broken off", () => {
  test("between the new key and the codes, or between the codes and the file, it locks nobody out and goes on", async () => {
    const next = join(folder, "one-time-codes.next.secret");
    const inUse = join(folder, "one-time-codes.secret");
    // Killed once the next key was made.
    openKeys(folder).secret("one-time-codes.next");
    await signIn({ username: "dpo", password: PASSWORD, code: nextCode() });
    // Killed once the codes were sealed under it: as after a whole rotation whose last step did not happen.
    const old = readFileSync(inUse, "utf8");
    expect((await run("rotate", "--data", dataDir)).exit).toBe(0);
    renameSync(inUse, next);
    writeFileSync(inUse, old, { mode: 0o600 });
    await admin.query("update account_secret set code_counter = null");
    step = -1;
    await signIn({ username: "dpo", password: PASSWORD, code: nextCode() });
    expect((await run("rotate", "--data", dataDir)).exit).toBe(0);
    expect(existsSync(next)).toBe(false);
    await signIn({ username: "dpo", password: PASSWORD, code: nextCode() });
    expect(await verdict()).toMatchObject({ ok: true });
  });

  test("after the roles' file was exchanged and before the roles were, the next start sets them right", async () => {
    await server?.stop();
    openKeys(folder).secret("database-roles.next");
    renameSync(join(folder, "database-roles.next.secret"), join(folder, "database-roles.secret"));
    await start();
    expect(await home()).toBe(200);
  });
});

test("two rotations at once: one of them is refused in a sentence", async () => {
  await admin.query("select pg_advisory_lock(7274221533)");
  try {
    const refused = await run("rotate", "--data", dataDir);
    expect(refused).toMatchObject({ exit: 1, out: "", err: "The keys are being rotated already.\n" });
  } finally {
    await admin.query("select pg_advisory_unlock(7274221533)");
  }
});

test("without a server it asks for no restart, and says in sentences what is new and what is not", async () => {
  await server?.stop();
  const { out, err, exit } = await run("rotate", "--data", dataDir);
  expect([exit, err]).toEqual([0, ""]);
  expect(out).toContain("1 one-time-code secret was sealed anew.");
  expect(out).toContain("tombstones: what was erased");
  expect(out).toContain(`Copy ${folder} anew`);
  expect(out).not.toContain("restart");
});

test("words that are no command, and a folder without keys, are refused", async () => {
  for (const words of [[], ["roll"], ["rotate", "twice"], ["rotate", "--no-such"]]) {
    expect(await run(...words)).toMatchObject({ exit: 2, out: "" });
  }
  const none = await run("rotate", "--data", join(dataDir, "none"));
  expect(none).toMatchObject({ exit: 1, err: expect.stringContaining("There are no keys of Tributary in") });
  expect(await run("--help")).toMatchObject({
    exit: 0,
    out: expect.stringContaining("tributary keys rotate"),
  });
});
