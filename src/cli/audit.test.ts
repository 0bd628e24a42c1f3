import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillScene, openScene, type Scene } from "../audit/testing/scene.ts";

let scene: Scene;
/** A data folder as a server leaves it. */
let data: string;
beforeAll(async () => {
  scene = await openScene();
  await fillScene(scene);
  data = mkdtempSync(join(scene.folder, "data-"));
  cpSync(scene.database.keys.folder, join(data, "keys"), { recursive: true });
  cpSync(join(scene.folder, "heads.ndjson"), join(data, "audit", "heads.ndjson"), { recursive: true });
  cpSync(join(scene.folder, "journal"), join(data, "audit", "journal"), { recursive: true });
});
afterAll(() => scene.close());

async function run(...args: string[]) {
  const { host, port, user, password, database } = scene.database.address;
  const url = `postgresql://${user}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
  const program = `
    const { audit } = await import(${JSON.stringify(new URL("audit.ts", import.meta.url).href)});
    try { process.exitCode = await audit.run(process.argv.slice(1)); }
    catch (error) { console.error(error.message); process.exitCode = error.name === "BadUsage" ? 2 : 1; }`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program, "--", ...args], {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    env: { ...process.env, TRIBUTARY_DATABASE_URL: url },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { out, err, code };
}

test("a whole log is told in sentences, and in full with --json", async () => {
  const told = await run("verify", "--data", data);
  expect(told).toMatchObject({ code: 0, err: "" });
  expect(told.out).toContain("The log is whole: 19 entries, 15 sealed, 4 not sealed yet.\nHead 15 of ");
  const full = await run("verify", "--data", data, "--json");
  expect(JSON.parse(full.out)).toMatchObject({ ok: true, entries: 19, sealed: 15, journalled: 19 });
});

test("a broken log is told with its place and ends in failure", async () => {
  const { rows } = await scene.database.admin.query(
    "update audit_entry set at = at + interval '1 microsecond' where id = (select entry_id from audit_leaf where number = 3) returning id",
  );
  const told = await run("verify", "--data", data);
  expect(told.out).toContain(`NOT whole. entry ${rows[0].id}: its HMAC does not fit`);
  expect(told.code).toBe(1);
  const full = await run("verify", "--data", data, "--json");
  expect(JSON.parse(full.out)).toMatchObject({ ok: false, place: `entry ${rows[0].id}`, fitting: 3 });
  expect(full.code).toBe(1);
});

test("a folder without data, and words that are no command, are refused in a sentence", async () => {
  expect(await run("verify", "--data", join(data, "none"))).toMatchObject({
    code: 1,
    err: expect.stringContaining("There is no data of Tributary in"),
  });
  for (const words of [[], ["prove"], ["verify", "twice"], ["verify", "--no-such-option"]]) {
    expect(await run(...words)).toMatchObject({ code: 2, out: "" });
  }
});

test("a folder without the keys of this database is refused in a sentence, and none are made", async () => {
  const empty = mkdtempSync(join(scene.folder, "empty-"));
  mkdirSync(join(empty, "keys"));
  expect(await run("verify", "--data", empty)).toMatchObject({
    code: 1,
    out: "",
    err: expect.stringContaining("There are no keys of the log in"),
  });
  expect(readdirSync(empty, { recursive: true })).toEqual(["keys"]);

  const noRoles = mkdtempSync(join(scene.folder, "no-roles-"));
  cpSync(join(data, "keys"), join(noRoles, "keys"), { recursive: true });
  rmSync(join(noRoles, "keys", "database-roles.secret"));
  const before = readdirSync(join(noRoles, "keys")).sort();
  expect(await run("verify", "--data", noRoles)).toMatchObject({
    code: 1,
    err: expect.stringContaining("There is no key of the database's roles in"),
  });
  expect(readdirSync(join(noRoles, "keys")).sort()).toEqual(before);
});
