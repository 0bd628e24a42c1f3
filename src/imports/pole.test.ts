/** The Manchester extract, cut to what hangs together with a few of its crimes, as an agency would bring it in. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readThing } from "../identity/index.ts";
import { search } from "../intelligence/index.ts";
import { readOrigin, saveMapping } from "./index.ts";
import { openStage, type Stage } from "./testing/stage.ts";

const FOLDER = join(import.meta.dirname, "../../../shared/data/pole");
const MAPPING = join(import.meta.dirname, "../../mappings/pole.json");

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test.skipIf(!existsSync(FOLDER))(
  "people, phones, calls and crimes of the extract become claims, and a phone leads to the rows they were made of (skipped without ../shared/data)",
  async () => {
    const body = JSON.parse(readFileSync(MAPPING, "utf8"));
    const mapping = await stage.as("kent.unit", (viewer) => saveMapping(viewer, { name: "pole", body }));
    const files = Object.fromEntries(
      readdirSync(FOLDER).map((name) => [name, cut(name, readFileSync(join(FOLDER, name), "utf8"))]),
    );
    const run = await stage.brought(files, { format: "tables", mapping });
    const row = await stage.row(run);
    expect(row).toMatchObject({ state: "done", refused: "0", failure: null });
    expect(Number(row.reports_new)).toBeGreaterThan(500);
    const { rows } = await stage.database.admin.query<{ text: string; key: string; times: number }>(
      "select min(text) as text, key, count(*)::int as times from mention where kind = 'phone' group by key order by 3 desc limit 1",
    );
    const [phone] = rows;
    if (!phone) throw new Error("no phone came in");
    const { items: hits } = await stage.as("kent.unit", (viewer) =>
      search(viewer, { q: `phone:"${phone.text}"`, sort: "newest" }, Buffer.alloc(32)),
    );
    expect(hits.length).toBeGreaterThan(1);
    const thing = await stage.as("kent.unit", (viewer) => readThing(viewer, phone.key));
    expect(thing.said.length).toBe(phone.times);
    for (const { reference, text } of thing.said) {
      const origin = await stage.as("kent.unit", (viewer) => readOrigin(viewer, reference));
      expect(origin.rows.flatMap((each) => Object.values(each.values))).toContain(text);
    }
  },
);

/** The first crimes alone: twenty-eight thousand of them are for a benchmark. What belongs to others hangs in the air. */
function cut(name: string, text: string): string {
  const many = /Crime\.csv|OCCURRED_AT|INVESTIGATED_BY|LOCATION_IN_AREA|POSTCODE_IN_AREA|HAS_POSTCODE/.test(
    name,
  );
  return many ? text.split("\n").slice(0, 300).join("\n") : text;
}
