/** Memory stays bounded whatever the number of rows: measured on files of the size the product promises. */
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFile } from "./open.ts";
import type { Prepared } from "./prepared.ts";
import { openRelatedRows } from "./related.ts";

const ROWS = 1_000_000;
const folder = mkdtempSync(join(tmpdir(), "tributary-memory-"));
const path = join(folder, "people.csv");

beforeAll(async () => {
  const stream = createWriteStream(path);
  stream.write("Id,Name,Phone,Note\n");
  for (let at = 0; at < ROWS; at += 1000) {
    const rows = Array.from(
      { length: 1000 },
      (_, row) => `${at + row},Arben Hoxha,07700 900123,"seen, ${at}"\n`,
    );
    if (!stream.write(rows.join(""))) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "close");
});

afterAll(() => rmSync(folder, { recursive: true }));

test("a million rows of CSV are read in less than 150 MB more than before", async () => {
  const before = process.memoryUsage().rss;
  let rows = 0;
  let highest = before;
  for (const table of await openFile({ name: "people.csv", path }))
    for await (const batch of table.rows()) {
      rows += batch.length;
      highest = Math.max(highest, process.memoryUsage().rss);
    }
  expect(rows).toBe(ROWS);
  expect((highest - before) / 1e6).toBeLessThan(150);
});

test("related rows beyond what memory may hold are found on disk, in order, and the disk is left as it was", () => {
  const ours = () => readdirSync(folder).length;
  const before = ours();
  const related = openRelatedRows(1000, folder);
  const row = (at: number): Prepared => ({
    row: { table: "t", row: at, values: {} },
    values: { Id: String(at) },
  });
  for (let at = 0; at < 50_000; at += 1) related.add("t", String(at % 25_000), row(at));
  related.seal();
  expect(related.spilled()).toBe(true);
  expect(ours()).toBe(before + 1);
  expect(related.of("t", "7").map((each) => each.row.row)).toEqual([7, 25_007]);
  expect(related.of("t", "nobody")).toEqual([]);
  expect(related.of("another", "7")).toEqual([]);
  related.close();
  expect(ours()).toBe(before);
});
