import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readReport } from "../intelligence/index.ts";
import { sweepInbox } from "./index.ts";
import { aLine, ndjson, openStage, type Stage } from "./testing/stage.ts";

let stage: Stage;
let folder: string;
beforeAll(async () => {
  stage = await openStage();
  folder = join(stage.database.folder, "inbox");
  mkdirSync(join(folder, "KENT"), { recursive: true });
});
afterAll(() => stage.close());

const put = (name: string, text: string) => writeFileSync(join(folder, "KENT", name), text);
const said = () => {
  const done = join(folder, "KENT", "done");
  return existsSync(done)
    ? readdirSync(done)
        .map((name) => readFileSync(join(done, name), "utf8"))
        .join("")
    : "";
};

test("a file is taken once it has stopped growing, brought in by the agency's feed, and gone from the folder", async () => {
  const sizes = new Map<string, string>();
  put("a.ndjson", ndjson([aLine("IN-1")]));
  expect(await sweepInbox(folder, stage.works, sizes)).toBe(0);
  put("a.ndjson", ndjson([aLine("IN-1"), aLine("IN-2")]));
  expect(await sweepInbox(folder, stage.works, sizes)).toBe(0);
  expect(await sweepInbox(folder, stage.works, sizes)).toBe(1);
  expect(existsSync(join(folder, "KENT", "a.ndjson"))).toBe(false);
  const [, run = ""] = /import ([0-9a-f-]{36})/.exec(said()) ?? [];
  await stage.finished(run);
  expect(await stage.row(run)).toMatchObject({
    state: "done",
    reports_new: "2",
    started_as: "Feed of Kent Police, KENT",
  });
  const report = await stage.as("kent.unit", (viewer) => readReport(viewer, "IN-2"));
  expect(report.state).toBe("evaluated");
});

test("half a download, an unknown name and tables without a mapping are not brought in, and say so", async () => {
  const sizes = new Map<string, string>();
  put("b.ndjson.part", "{");
  put("c.xyz", "?");
  put("d.csv", "a,b\n1,2\n");
  await sweepInbox(folder, stage.works, sizes);
  expect(await sweepInbox(folder, stage.works, sizes)).toBe(2);
  expect(existsSync(join(folder, "KENT", "b.ndjson.part"))).toBe(true);
  expect(said()).toContain("does not say what it is");
  expect(said()).toContain("named after the mapping");
});

test("a folder of no agency here is told so, and nothing of it is kept in the spool", async () => {
  mkdirSync(join(folder, "NOBODY"));
  writeFileSync(join(folder, "NOBODY", "e.ndjson"), ndjson([aLine("IN-9")]));
  const sizes = new Map<string, string>();
  await sweepInbox(folder, stage.works, sizes);
  await sweepInbox(folder, stage.works, sizes);
  const done = join(folder, "NOBODY", "done");
  expect(readFileSync(join(done, readdirSync(done)[0] ?? ""), "utf8")).toContain(
    "There is no agency NOBODY here.",
  );
  expect(readdirSync(join(stage.database.folder, "spool"))).toEqual([]);
});

test("a feed that was switched off brings in nothing", async () => {
  await stage.database.admin.query("update account set active = false where feed");
  const sizes = new Map<string, string>();
  put("f.ndjson", ndjson([aLine("IN-10")]));
  await sweepInbox(folder, stage.works, sizes);
  await sweepInbox(folder, stage.works, sizes);
  expect(said()).toContain("switched off");
  await stage.database.admin.query("update account set active = true where feed");
});
