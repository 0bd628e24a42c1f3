import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MENTION_KINDS } from "../../vocabulary/kinds.ts";
import { checkReport } from "./check.ts";
import { reportFormatSchema } from "./schema.ts";

const DOCS = join(import.meta.dirname, "../../../docs");

test("the schema printed in docs is the one that lines are checked by", () => {
  expect(JSON.parse(readFileSync(join(DOCS, "report-format.schema.json"), "utf8"))).toEqual(
    reportFormatSchema,
  );
});

test("every report shown in docs/report-format.md is one, and every member and kind is named there", () => {
  const page = readFileSync(join(DOCS, "report-format.md"), "utf8");
  const shown = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = ""]) => JSON.parse(text));
  expect(shown.length).toBeGreaterThan(1);
  for (const report of shown) expect(checkReport(report)).toEqual([]);
  const members = Object.keys(reportFormatSchema.properties as object);
  for (const name of [...members, ...MENTION_KINDS]) expect(page, name).toContain(`\`${name}\``);
});
