import { randomBytes, randomUUID } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { journalFiles, openJournal, pruneJournal, readJournal } from "./journal.ts";

let folder: string;
const root = mkdtempSync(join(tmpdir(), "tributary-journal-"));
beforeEach(() => {
  folder = mkdtempSync(join(root, "j-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const entry = () => ({ id: randomUUID(), hmac: randomBytes(32) });
const told = (entries: ReturnType<typeof entry>[]) =>
  entries.map(({ id, hmac }) => ({ id, hmac: hmac.toString("hex") }));

async function all() {
  const files = await journalFiles(folder);
  return await Promise.all(files.map(({ name, bytes }) => readJournal(folder, name, bytes)));
}

describe("the journal", () => {
  test("is on the disk's side of the process as soon as it is written", async () => {
    const journal = openJournal(folder);
    const entries = [entry(), entry(), entry()];
    journal.write(entries.slice(0, 2));
    journal.write(entries.slice(2));
    journal.write([]);
    expect(await all()).toEqual([{ lines: told(entries), unreadable: null }]);
    journal.close();
  });

  test("reads no last line that a kill cut short, wherever it was cut", async () => {
    const entries = [entry(), entry()];
    const journal = openJournal(folder);
    journal.write(entries);
    journal.close();
    const [file] = await journalFiles(folder);
    const path = join(folder, file?.name ?? "");
    const whole = readFileSync(path);
    for (let length = whole.length / 2; length < whole.length; length++) {
      writeFileSync(path, whole.subarray(0, length));
      expect(await all()).toEqual([{ lines: told(entries.slice(0, 1)), unreadable: null }]);
    }
  });

  test("tells which line was spoiled", async () => {
    const journal = openJournal(folder);
    journal.write([entry()]);
    journal.close();
    const [file] = await journalFiles(folder);
    appendFileSync(join(folder, file?.name ?? ""), "spoiled\n");
    expect(await all()).toMatchObject([{ unreadable: 2 }]);
  });

  test("goes on in another file after its time, so that the old one can go", async () => {
    const journal = openJournal(folder, 0);
    for (let n = 0; n < 3; n++) journal.write([entry()]);
    journal.close();
    expect(await all()).toHaveLength(3);
  });

  test("is empty where there is no folder, and whole to what was measured before a write", async () => {
    expect(await journalFiles(join(folder, "none"))).toEqual([]);
    const journal = openJournal(folder);
    journal.write([entry()]);
    const [before] = await journalFiles(folder);
    journal.write([entry()]);
    journal.close();
    expect((await readJournal(folder, before?.name ?? "", before?.bytes ?? 0)).lines).toHaveLength(1);
    expect((await readJournal(folder, `${Date.now()}-1-00000000.log`, 100)).lines).toEqual([]);
  });
});

describe("pruning the journal", () => {
  const later = () => Date.now() + 10 * 60_000;

  test("deletes a file once it is closed and every entry of it is proven", async () => {
    const entries = [entry(), entry()];
    const journal = openJournal(folder);
    journal.write(entries);
    journal.close();
    const everything = async (ids: readonly string[]) => new Set(ids);
    await pruneJournal(folder, everything);
    expect(await all()).toHaveLength(1);
    await pruneJournal(folder, async () => new Set([entries[0]?.id ?? ""]), later());
    expect(await all()).toHaveLength(1);
    await pruneJournal(folder, everything, later());
    expect(await all()).toEqual([]);
  });

  test("keeps a file with a spoiled line as evidence", async () => {
    writeFileSync(join(folder, `${Date.now()}-1-00000000.log`), "spoiled\n");
    await pruneJournal(folder, async (ids) => new Set(ids), later());
    expect(await all()).toHaveLength(1);
  });
});
