/** An erasure is answered only once it is on record outside the database; and no server starts over half a restore. */
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { erasedFile, openErasedRecord } from "../database/backup/index.ts";
import { startServer } from "./start.ts";
import { DRAFT, type OpenHouse, openHouse, PASSWORD, signedIn } from "./testing/house.ts";

async function submitted(open: OpenHouse): Promise<string> {
  const officer = await signedIn(open, "officer");
  const grade = { source: "1", information: "A", handling: { code: "P" } };
  const items = [{ id: randomUUID(), text: "A van at the harbour.", grade, mentions: [], links: [] }];
  const { id } = (await officer.ask({ method: "POST", url: "/reports", body: { ...DRAFT, items } })).json();
  expect((await officer.ask({ method: "POST", url: `/reports/${id}/submit` })).statusCode).toBe(200);
  return id;
}

async function erase(open: OpenHouse, id: string) {
  const dpo = await signedIn(open, "dpo");
  await dpo.ask({ method: "POST", url: "/step-up", body: { password: PASSWORD } });
  return await dpo.ask({
    method: "POST",
    url: `/reports/${id}/erase`,
    body: { authority: "Order of the court" },
  });
}

test("by the time an erasure is answered, the record outside the database tells of it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tributary-erased-"));
  const kept = { keep: async () => {} };
  const open = await openHouse({ keepErased: () => kept.keep() });
  onTestFinished(() => open.close());
  const record = openErasedRecord(folder, (text, values) => open.database.worker.query(text, values));
  kept.keep = () => record.keep();
  await record.keep();
  const id = await submitted(open);
  expect((await erase(open, id)).statusCode).toBe(200);
  const lines = readFileSync(erasedFile(folder), "utf8").trim().split("\n");
  expect(lines.map((line) => Object.keys(JSON.parse(line))[0]).sort()).toEqual(["erased", "tombstone"]);
  expect(lines.join()).toContain(id);
});

test("an erasure that cannot be put on record is not answered as done", async () => {
  const open = await openHouse({
    keepErased: async () => {
      throw new Error("no space left");
    },
  });
  onTestFinished(() => open.close());
  expect((await erase(open, await submitted(open))).statusCode).toBe(500);
});

test("a line that a kill cut short is taken away and written again", async () => {
  const open = await openHouse();
  onTestFinished(() => open.close());
  const folder = mkdtempSync(join(tmpdir(), "tributary-erased-"));
  mkdirSync(join(folder, "audit"));
  writeFileSync(erasedFile(folder), '{"tombstone":"00');
  await erase(open, await submitted(open));
  await openErasedRecord(folder, (text, values) => open.database.worker.query(text, values)).keep();
  expect(readFileSync(erasedFile(folder), "utf8").trim().split("\n")).toHaveLength(2);
  await openErasedRecord(folder, (text, values) => open.database.worker.query(text, values)).keep();
  expect(readFileSync(erasedFile(folder), "utf8").trim().split("\n")).toHaveLength(2);
});

test("a server does not start over half a restore", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "tributary-half-"));
  writeFileSync(join(dataDir, "restore-under-way.json"), JSON.stringify({ file: "monday.backup" }));
  const started = startServer({ dataDir, host: "127.0.0.1", port: 0, demonstration: false, log: () => {} });
  await expect(started).rejects.toThrow("A restore of monday.backup");
});
