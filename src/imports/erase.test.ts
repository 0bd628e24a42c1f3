import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseReport, readReport } from "../intelligence/index.ts";
import { tablesHolding } from "../intelligence/testing/look.ts";
import { saveMapping } from "./index.ts";
import { aLine, ndjson, openStage, type Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const MAPPING = {
  mapping: 1,
  name: "Notes",
  version: 1,
  tables: { note: { match: "*.csv" } },
  defaults: {
    purpose: "law_enforcement",
    classification: "OFFICIAL",
    grade: { source: "1", information: "A", handling: "P" },
  },
  reports: [
    {
      of: "note",
      reference: "N-{No}",
      authored: "2026-10-02",
      information: { from: "2026-10" },
      title: "A note",
      items: [{ text: "{Text}" }],
    },
  ],
};

test("erased, what was brought in leaves no word: not in rows, earlier versions, files or what was refused of it", async () => {
  const word = "qxz9917";
  const mapping = await stage.as("kent.unit", (viewer) =>
    saveMapping(viewer, { name: "notes", body: MAPPING }),
  );
  const csv = (text: string) => ({ "notes.csv": `No,Text,Aside\n1,${text},${word} aside\n` });
  await stage.brought(csv(`First about ${word}`), { format: "tables", mapping });
  await stage.brought(csv(`Second about ${word}`), { format: "tables", mapping });
  await stage.brought({
    "refused.ndjson": ndjson([aLine("N-1", { title: `Refused ${word}`, audience: [{ agency: "BF" }] })]),
  });
  expect(await tablesHolding(stage, word)).toEqual(
    expect.arrayContaining(["import_refusal", "item", "report_origin", "report_version"]),
  );
  const { id } = await stage.as("kent.unit", (viewer) => readReport(viewer, "N-1"));
  await stage.as("kent.dpo", (viewer) =>
    eraseReport(viewer, stage.database.keys, id, "An order of the court"),
  );
  expect(await tablesHolding(stage, word)).toEqual([]);
  expect(await tablesHolding(stage, "N-1")).toEqual([]);
});

test("a document is erased with its file", async () => {
  const word = "qxz8826";
  await stage.brought({ "page.txt": `A page\n\nIt speaks of ${word} at length.` }, { format: "documents" });
  const { rows } = await stage.database.admin.query("select report_id from attachment");
  const id = String(rows[0]?.report_id);
  await stage.as("kent.dpo", (viewer) =>
    eraseReport(viewer, stage.database.keys, id, "An order of the court"),
  );
  expect(await tablesHolding(stage, word)).toEqual([]);
  expect((await stage.database.admin.query("select from attachment")).rowCount).toBe(0);
});
