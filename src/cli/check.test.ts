import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aFamilyName, anItemOn } from "../identity/checks/testing/people.ts";
import { resolveSome } from "../identity/index.ts";
import { DRAFT, type OpenHouse, openHouse, PASSWORD, signedIn } from "../server/testing/house.ts";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));
const name = `Arben ${aFamilyName()}`;
let open: OpenHouse;
let url: string;

beforeAll(async () => {
  open = await openHouse();
  url = await open.app.listen({ host: "127.0.0.1", port: 0 });
  const officer = await signedIn(open, "officer");
  const items = [anItemOn({ name, birthDate: "1990-03-27" })];
  const { id } = (await officer.ask({ method: "POST", url: "/reports", body: { ...DRAFT, items } })).json();
  await officer.ask({ method: "POST", url: `/reports/${id}/submit` });
  await resolveSome(open.house.access, 100);
});
afterAll(() => open.close());

function tributary(args: readonly string[], env: Record<string, string> = { TRIBUTARY_PASSWORD: PASSWORD }) {
  const { promise, resolve } = Promise.withResolvers<{ code: unknown; out: string; err: string }>();
  const child = execFile(
    process.execPath,
    [MAIN, "check", "--server", url, "--user", "officer", ...args],
    { env: { PATH: process.env.PATH, ...env } },
    (error, out, err) => resolve({ code: error ? error.code : 0, out, err }),
  );
  child.stdin?.end();
  return promise;
}

const WHO = ["--name", name, "--born", "27/3/1990", "--incident", "INC-1"];

test("a match is printed with how sure it is, its source and its words; nobody stays signed in", async () => {
  const { code, out, err } = await tributary(WHO);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^Known: one match\./);
  expect(out).toContain(`Person ${name}, born 1990-03-27 (likely`);
  expect(out).toContain("KENT 1 B · P: The driver gave the name");
  const { rows } = await open.database.admin.query(
    "select from session where revoked_at is null and agent not like 'lightMyRequest'",
  );
  expect(rows).toHaveLength(0);
});

test("nothing disclosed is an answer, also as JSON", async () => {
  const { code, out } = await tributary([
    "--name",
    `Genti ${aFamilyName()}`,
    "--incident",
    "INC-1",
    "--json",
  ]);
  expect(code).toBe(0);
  const answer = JSON.parse(out);
  expect(answer).toMatchObject({ matches: [], elsewhere: [], more: false });
  expect(answer.says).toContain("Nothing disclosed here");
});

test("what is refused is said in the server's words, and exits 1", async () => {
  const wrong = await tributary(WHO, { TRIBUTARY_PASSWORD: "not-the-password" });
  expect(wrong).toMatchObject({ code: 1, out: "" });
  expect(wrong.err).not.toContain("not-the-password");
  const date = await tributary(["--born", "31 February 1990", "--incident", "INC-1"]);
  expect(date.code).toBe(1);
  expect(date.err).toContain("Enter a date of birth such as");
  const alone = await tributary(WHO, {});
  expect(alone.code).toBe(1);
  expect(alone.err).toContain("TRIBUTARY_PASSWORD");
  const nowhere = await tributary(["--server", "http://127.0.0.1:9", ...WHO]);
  expect(nowhere.code).toBe(1);
  expect(nowhere.err).toContain("Is the server running?");
});

test("bad usage exits 2, and a password never leaves this machine in the clear", async () => {
  for (const args of [
    ["--incident", "INC-1"],
    ["--name", "Anybody"],
    [...WHO, "--purpose", "curiosity"],
    ["--wrong"],
  ]) {
    expect((await tributary(args)).code, args.join(" ")).toBe(2);
  }
  const far = await tributary(["--server", "http://tributary.example", ...WHO]);
  expect(far.code).toBe(1);
  expect(far.err).toContain("Use https");
});
