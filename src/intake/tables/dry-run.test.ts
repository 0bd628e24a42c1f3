import { expect, test } from "vitest";
import type { MappingWire } from "../../contract/mappings.ts";
import { type DryRunOptions, dryRun } from "./dry-run.ts";
import { withFiles } from "./testing/files.ts";
import { STOP_FILES, STOPS } from "./testing/stops.ts";

const run = (
  files: Readonly<Record<string, string>>,
  mapping: MappingWire = STOPS,
  options?: DryRunOptions,
) => withFiles(files, (each) => dryRun(each, mapping, options));

test("a dry run counts rows, reports, mentions by kind, links and what is refused, with reasons and first places", async () => {
  const result = await run({ ...STOP_FILES, "other.csv": "A\n1\n" });
  expect(result).toMatchObject({
    rows: 4,
    reports: 2,
    mentions: { vehicle: 2, person: 3, phone: 6 },
    links: 7,
    refusedCount: 2,
    complete: true,
    said: "Counted all 4 records.",
    unused: ["other.csv"],
  });
  expect(result.refused).toEqual([
    {
      reason: 'column "DOB": "…" is not a day.',
      count: 1,
      first: ['people.csv row 4 column "DOB": "99/99/1999" is not a day.'],
    },
    {
      reason: 'column "Date": "…" is not a day.',
      count: 1,
      first: ['stops.csv row 3 column "Date": "31/02/2025" is not a day.'],
    },
  ]);
  expect(result.notes).toMatchObject([{ count: 1, first: [expect.stringContaining("stops.csv row 5")] }]);
  expect(result.tables[0]).toMatchObject({ as: "stop", name: "stops.csv", understood: { separator: "," } });
});

test("reasons that differ only in their value are one, with at most five places", async () => {
  const rows = Array.from({ length: 9 }, (_, at) => `${at},3${at}/02/2025,A,I,,,`).join("\n");
  const { refused } = await run({
    ...STOP_FILES,
    "stops.csv": `No,Date,VRM,Direction,Driver,Phones,Void\n${rows}\n`,
  });
  const dates = refused.find(({ reason }) => reason.includes("Date"));
  expect(dates).toMatchObject({ count: 9 });
  expect(dates?.first).toHaveLength(5);
});

test("the first rows are shown as the claims they would become, with the rows they come from", async () => {
  const { sample } = await run(STOP_FILES, STOPS, { sample: 1 });
  expect(sample).toHaveLength(1);
  expect(sample[0]?.report.reference).toBe("STOP-1");
  expect(sample[0]?.rows).toHaveLength(8);
  expect(sample[0]?.recognised).toEqual([[]]);
});

test("where the mapping names nobody, what is recognised in the words is suggested", async () => {
  const mapping = structuredClone(STOPS);
  mapping.reports[0]?.items.splice(0, 1, { text: "The driver used 07700 900123." });
  const { sample } = await run(STOP_FILES, mapping);
  expect(sample[0]?.recognised[0]?.map((found) => found.key)).toEqual(["phone:+447700900123"]);
});

test("a reference that comes twice is told", async () => {
  const twice = `${STOP_FILES["stops.csv"]}4,24/09/2025,GH78 JKL,I,,,\n`;
  const { repeated } = await run({ ...STOP_FILES, "stops.csv": twice });
  expect(repeated).toMatchObject({ count: 1, first: ["stops.csv row 6 (STOP-4)"] });
});

test("a run that has no time left says how far it counted", async () => {
  const nothing = await run(STOP_FILES, STOPS, { seconds: 0 });
  expect(nothing.complete).toBe(false);
  expect(nothing.said).toBe("Counted nothing: in 0 seconds only a part of the related tables could be read.");
  const rows = Array.from({ length: 200_000 }, (_, at) => `${at},21/09/2025,A${at},I,,,`).join("\n");
  const head = "No,Date,VRM,Direction,Driver,Phones,Void";
  const part = await run({ ...STOP_FILES, "stops.csv": `${head}\n${rows}\n` }, STOPS, { seconds: 0.5 });
  expect(part.complete).toBe(false);
  expect(part.reports).toBeGreaterThan(0);
  expect(part.rows).toBeLessThan(200_000);
  expect(part.said).toMatch(/^Counted the first [\d,]+ records, as many as could be read in 0.5 seconds\.$/);
});
