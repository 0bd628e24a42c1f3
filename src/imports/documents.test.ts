import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readReport } from "../intelligence/index.ts";
import { readAttachment, readOrigin, readRefusals } from "./index.ts";
import { openStage, type Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const PAGE = `<!doctype html><html lang="en"><head><title>Four arrested at port</title></head><body>
<nav>Home News Contact</nav><main><h1>Four arrested at port</h1><p>14 October 2026</p>
<p>Officers stopped a white van, AB12 CDE, at the port. The driver, Arben Hoxha, had called 07700 900123.</p></main>
<script>document.title = "no"</script></body></html>`;

async function referenceOf(run: string): Promise<string[]> {
  const { rows } = await stage.database.admin.query<{ reference: string }>(
    "select r.reference from report r join report_origin o on o.report_id = r.id where o.run_id = $1 order by o.record",
    [run],
  );
  return rows.map((row) => row.reference);
}

test("a web page becomes an open-source report, graded as what it is, with its file", async () => {
  const run = await stage.brought(
    { "release.html": PAGE },
    { format: "documents", settings: { publishedBy: "Port press office" } },
  );
  const [reference = ""] = await referenceOf(run);
  const report = await stage.as("kent.unit", (viewer) => readReport(viewer, reference));
  expect(report).toMatchObject({ title: "Four arrested at port", informationFrom: "2026-10-14" });
  expect(report.items[0]?.grade).toEqual({ source: "2", information: "C", handling: { code: "P" } });
  const keys = report.items.flatMap((item) => item.mentions.map((mention) => mention.key));
  expect(keys).toEqual(expect.arrayContaining(["phone:+447700900123", "vrm:AB12CDE"]));
  expect(report.items.map((item) => item.text).join(" ")).not.toContain("Contact");
  const { attachments } = await stage.as("kent.unit", (viewer) => readOrigin(viewer, reference));
  expect(attachments).toMatchObject([
    {
      name: "release.html",
      bytes: Buffer.byteLength(PAGE),
      sha256: createHash("sha256").update(PAGE).digest("hex"),
    },
  ]);
  const file = await stage.as("kent.unit", (viewer) => readAttachment(viewer, attachments[0]?.id ?? ""));
  expect(file.content.toString()).toBe(PAGE);
  await expect(
    stage.as("bf.unit", (viewer) => readAttachment(viewer, attachments[0]?.id ?? "")),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("the same file under another name is the same report", async () => {
  const run = await stage.brought(
    { "copy of release.html": PAGE },
    { format: "documents", settings: { publishedBy: "Port press office" } },
  );
  const row = await stage.row(run);
  expect(Number(row.reports_new)).toBe(0);
  const { rows } = await stage.database.admin.query("select count(*)::int as n from attachment");
  expect(rows[0]?.n).toBe(1);
});

test("a file that holds no document is refused by its name, and the others come in", async () => {
  const run = await stage.brought(
    {
      "broken.pdf": Buffer.from("%PDF-1.7\nnothing"),
      "note.txt": "A note.\n\nA van was seen at the lay-by with 07700 900456.",
    },
    { format: "documents" },
  );
  const { items } = await stage.as("kent.unit", (viewer) => readRefusals(viewer, Buffer.alloc(32), run));
  expect(items).toMatchObject([{ place: "broken.pdf" }]);
  expect((await referenceOf(run)).length).toBe(1);
});

const ARTICLES = join(import.meta.dirname, "../../../shared/data/documents");
test.skipIf(!existsSync(ARTICLES))(
  "the two published articles come in, and what they speak of is found in them (skipped without ../shared/data)",
  async () => {
    const files = Object.fromEntries(
      readdirSync(ARTICLES).map((name) => [name, readFileSync(join(ARTICLES, name))]),
    );
    const run = await stage.brought(files, { format: "documents" });
    const found: string[] = [];
    for (const reference of await referenceOf(run)) {
      const { items } = await stage.as("kent.unit", (viewer) => readReport(viewer, reference));
      found.push(
        ...items.flatMap((item) => item.mentions.map((each) => `${each.kind}: ${each.key ?? each.text}`)),
      );
    }
    expect(found).toEqual(
      expect.arrayContaining([
        "email: email:press.office@npcc.police.uk",
        "phone: phone:+448005385058",
        "person: Alex Murray",
        "person: Lee Freeman",
        "person: John Lucey",
      ]),
    );
  },
);
