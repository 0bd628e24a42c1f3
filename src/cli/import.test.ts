import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { found } from "../access/index.ts";
import type { DatabaseAddress } from "../database/index.ts";
import { type TestDatabase, testDatabase } from "../database/testing/index.ts";
import { newDataDir } from "./testing/lived-in.ts";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));
let database: TestDatabase;
let dataDir: string;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  dataDir = newDataDir(database);
  folder = mkdtempSync(join(database.folder, "files-"));
  const teams = [
    { code: "intelligence", name: "Intelligence unit", kind: "intelligence_unit" },
    { code: "data-protection", name: "Data protection office", kind: "data_protection" },
  ] as const;
  await found(
    database.address,
    [{ code: "KENT", name: "Kent Police", purposes: ["law_enforcement"], teams }],
    [],
  );
});
afterAll(() => database.close());

const LINE = {
  reference: "CLI-1",
  agency: "KENT",
  authored: "2026-10-02",
  information: { from: "2026-10-01" },
  title: "From the command line",
  purpose: "law_enforcement",
  classification: "OFFICIAL",
  items: [{ text: "A van, and 07700 900123.", source: "1", information: "A", handling: "P" }],
};

function tributary(args: readonly string[], input?: string) {
  const { host, port, user, password, database: name }: DatabaseAddress = database.address;
  const url = `postgresql://${user}:${encodeURIComponent(password)}@localhost/${name}?host=${encodeURIComponent(host)}&port=${port}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args, "--data", dataDir], {
    env: { ...process.env, TRIBUTARY_DATABASE_URL: url },
    encoding: "utf8",
    ...(input === undefined ? {} : { input }),
  });
  return { code: status, out: stdout, err: stderr };
}

function written(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

test("a file comes in, and again changes nothing", () => {
  const file = written("a.ndjson", `${JSON.stringify(LINE)}\n`);
  const first = tributary(["import", file, "--agency", "KENT", "--json"]);
  expect(first).toMatchObject({ code: 0 });
  expect(JSON.parse(first.out)).toMatchObject({ ending: "done", new: 1, refused: 0 });
  const again = tributary(["import", file, "--agency", "KENT"]);
  expect(again.code).toBe(0);
  expect(again.out).toContain("0 new, 0 changed, 1 the same");
});

test("standard input is a file like any other, and a refused line makes the exit code 1", () => {
  const { code, out } = tributary(
    ["import", "-", "--agency", "KENT", "--json"],
    `${JSON.stringify({ ...LINE, reference: "CLI-2" })}\nnot json\n`,
  );
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ ending: "done", new: 1, refused: 1 });
});

test("a dry run says what would come in and why not, and writes nothing", async () => {
  const file = written("b.ndjson", `${JSON.stringify({ ...LINE, reference: "CLI-3" })}\n{}\n`);
  const { code, out } = tributary(["import", file, "--agency", "KENT", "--dry-run"]);
  expect(code).toBe(1);
  expect(out).toContain("1 report would come in, 1 would be refused");
  expect(out).toMatch(/1 × .*line 2/s);
  const { rows } = await database.admin.query(
    "select count(*)::int as n from report where reference = 'CLI-3'",
  );
  expect(rows[0]?.n).toBe(0);
});

test("tables come in by a mapping that is kept from then on", () => {
  const mapping = {
    mapping: 1,
    name: "Stops",
    version: 1,
    tables: { stop: { match: "*.csv", dates: { Date: "DD/MM/YYYY" } } },
    defaults: {
      purpose: "law_enforcement",
      classification: "OFFICIAL",
      grade: { source: "1", information: "A", handling: "P" },
    },
    reports: [
      {
        of: "stop",
        reference: "STOP-{No}",
        authored: "{Date}",
        information: { from: "{Date}" },
        title: "Stop of {Reg}",
        items: [
          {
            text: "{Reg} was stopped.",
            mentions: [{ ref: "v", kind: "vehicle", properties: { registration: "{Reg}" }, text: "{Reg}" }],
          },
        ],
      },
    ],
  };
  const map = written("stops.json", JSON.stringify(mapping));
  const file = written("stops.csv", "No,Date,Reg\n1,13/09/2026,AB12 CDE\n2,31/02/2026,XY34 ZZZ\n");
  const first = tributary(["import", file, "--agency", "KENT", "--mapping", map, "--json"]);
  expect(JSON.parse(first.out)).toMatchObject({ new: 1, refused: 1, claims: 1 });
  const named = tributary(["import", file, "--agency", "KENT", "--mapping", "stops", "--json"]);
  expect(JSON.parse(named.out)).toMatchObject({ new: 0, same: 1, refused: 1 });
});

test("bad usage is exit code 2, and what is not there a sentence", () => {
  expect(tributary(["import"]).code).toBe(2);
  expect(tributary(["import", "x.ndjson", "--agency", "KENT", "--purpose", "fun"]).code).toBe(2);
  const missing = tributary(["import", join(folder, "none.ndjson"), "--agency", "KENT"]);
  expect(missing).toMatchObject({ code: 1, err: expect.stringContaining("There is no file") });
  const nobody = tributary(["import", written("c.ndjson", ""), "--agency", "XX"]);
  expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining("There is no agency XX here.") });
});
