import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MappingWire } from "../../contract/mappings.ts";
import type { Incoming, InputFile } from "../incoming.ts";
import { Unreadable } from "../incoming.ts";
import { type OpenOptions, openTables } from "./open-tables.ts";
import { withFiles } from "./testing/files.ts";
import { STOP_FILES, STOPS } from "./testing/stops.ts";
import { workbookOf } from "./testing/workbook.ts";

async function read(
  contents: Readonly<Record<string, string | Uint8Array>>,
  mapping: MappingWire,
  options?: OpenOptions,
): Promise<Incoming[]> {
  return withFiles(contents, async (files) => {
    const records: Incoming[] = [];
    for await (const each of await openTables(files, mapping, options)) records.push(each);
    return records;
  });
}

/** The first kind of report with other parts. */
function changed(parts: Partial<MappingWire["reports"][number]>): MappingWire {
  const [report] = structuredClone(STOPS.reports);
  return { ...STOPS, reports: [{ ...(report as MappingWire["reports"][number]), ...parts }] };
}

test("a row with the rows that belong to it becomes one report, whole", async () => {
  const records = await read(STOP_FILES, STOPS);
  const first = records.find((each) => each.is === "report");
  expect(first).toEqual({
    is: "report",
    record: 2,
    where: "stops.csv row 2",
    report: {
      reference: "STOP-1",
      agency: "BF",
      precedence: "routine",
      authored: "2025-09-21",
      information: { from: "2025-09-21" },
      title: "ab12 cde stopped on 21 September 2025",
      purpose: "law_enforcement",
      classification: "OFFICIAL-SENSITIVE",
      audience: [{ agency: "NCA" }],
      items: [
        {
          text: "ab12 cde was stopped inbound on 21 September 2025, driven by Arben Hoxha. Aboard: Arben Hoxha (Driver) on 07700 900200, 07700 900201; علي حسين (Passenger) on 07700 900300. Numbers seen: 07700 900123; 07700 900124.",
          source: "1",
          information: "A",
          handling: "C",
          action: "A2",
          sanitisation: "S1",
          mentions: [
            { ref: "car", kind: "vehicle", registration: "ab12 cde", text: "ab12 cde", start: 0 },
            {
              ref: "who",
              kind: "person",
              name: "Arben Hoxha",
              birthDate: "1987-04-21",
              text: "Arben Hoxha",
              categories: ["suspect:assessment"],
            },
            { ref: "who-2", kind: "person", name: "علي حسين", text: "علي حسين", start: expect.any(Number) },
            { ref: "number", kind: "phone", number: "07700 900200" },
            { ref: "number-2", kind: "phone", number: "07700 900201" },
            { ref: "number-3", kind: "phone", number: "07700 900300" },
            {
              ref: "seen",
              kind: "phone",
              number: "07700 900123",
              text: "07700 900123",
              start: expect.any(Number),
            },
            {
              ref: "seen-2",
              kind: "phone",
              number: "07700 900124",
              text: "07700 900124",
              start: expect.any(Number),
            },
          ],
          links: [
            { from: "who", to: "car", kind: "aboard", role: "Driver", from_time: "2025-09-21" },
            { from: "who-2", to: "car", kind: "aboard", role: "Passenger", from_time: "2025-09-21" },
            { from: "who", to: "number", kind: "uses" },
            { from: "who", to: "number-2", kind: "uses" },
            { from: "who-2", to: "number-3", kind: "uses" },
          ],
        },
      ],
    },
    rows: expect.any(Array),
  });
});

test("a report shows the rows it was made of, as they were, without the columns that are left out", async () => {
  const [, first] = await read(STOP_FILES, STOPS);
  const rows = first?.is === "report" ? (first.rows ?? []) : [];
  expect(rows.map((row) => `${row.table} ${row.row}`)).toEqual([
    "stops.csv 2", "aboard.csv 2", "aboard.csv 3", "people.csv 2", "people.csv 3", "phones.csv 2", "phones.csv 3", "phones.csv 4",
  ]); // biome-ignore format: a list reads better in lines
  expect(rows[0]?.values.Date).toBe("21/09/2025");
  expect(JSON.stringify(rows)).not.toContain("Religion");
});

test("what cannot be mapped is refused with its table, row, column and reason, and its neighbours are not", async () => {
  const records = await read(STOP_FILES, STOPS);
  expect(records.map((each) => [each.record, each.is, each.where])).toEqual([
    [1, "refused", "people.csv row 4"],
    [2, "report", "stops.csv row 2"],
    [3, "refused", "stops.csv row 3"],
    [4, "report", "stops.csv row 5"],
  ]);
  expect(records[2]).toMatchObject({
    flaws: [{ where: 'column "Date"', message: '"31/02/2025" is not a day.' }],
    raw: expect.stringContaining('"Date":"31/02/2025"'),
  });
  expect(records[0]).toMatchObject({ flaws: [{ where: 'column "DOB"' }] });
  expect(JSON.stringify(records[0])).not.toContain("Religion");
});

test("a value that no list or category knows stays as it is, and a missing category is noted", async () => {
  const [last] = (await read(STOP_FILES, STOPS)).slice(-1);
  expect(last).toMatchObject({
    report: { items: [{ text: expect.stringContaining("stopped X on 23 September") }] },
    notes: [{ message: 'The mapping gives no category for "Stowaway"; the person is not categorised.' }],
  });
});

test("a person who is there twice, in two roles, is one mention with two links", async () => {
  const files = { ...STOP_FILES, "aboard.csv": "Stop,Person,Role\n1,11,Driver\n1,11,Witness\n" };
  const mapping = changed({});
  const who = mapping.reports[0]?.items[0]?.mentions?.find(({ ref }) => ref === "who");
  if (who) {
    const values = { Driver: ["suspect:assessment"], Witness: ["witness:fact", "suspect:assessment"] };
    who.categories = { column: "seat.Role", values };
  }
  const first = (await read(files, mapping)).find((each) => each.is === "report");
  const item = first?.is === "report" ? first.report.items[0] : undefined;
  expect(item?.mentions?.filter(({ kind }) => kind === "person")).toMatchObject([
    { ref: "who", name: "علي حسين", categories: ["suspect:assessment", "witness:fact"] },
  ]);
  expect(item?.links?.filter(({ to }) => to === "car")).toMatchObject([
    { from: "who", role: "Driver" },
    { from: "who", role: "Witness" },
  ]);
});

test("an ambiguous date without a format is not guessed", async () => {
  const { dates: _, ...stop } = STOPS.tables.stop as MappingWire["tables"][string];
  const mapping = { ...changed({ authored: "2025-09-30" }), tables: { ...STOPS.tables, stop } };
  const event = { ref: "e", kind: "event" as const, properties: { time: "{Date}" } };
  mapping.reports[0]?.items.splice(0, 1, { text: "{VRM}", mentions: [event] });
  const files = {
    ...STOP_FILES,
    "stops.csv": "No,Date,VRM,Direction,Driver,Phones,Void\n1,03/04/2025,A,I,,,\n",
  };
  const [, only] = await read(files, mapping);
  expect(only).toMatchObject({
    is: "refused",
    flaws: [
      { where: 'column "Date"', message: expect.stringMatching(/which is the day and which the month/) },
      {},
    ],
  });
});

test("whose reports they are can be said from outside", async () => {
  const [, first] = await read(STOP_FILES, STOPS, { agency: "KENT" });
  expect(first).toMatchObject({ report: { agency: "KENT" } });
});

test("a mapping that says nothing of mentions leaves the words to be read", async () => {
  const [, first] = await read(STOP_FILES, changed({ items: [{ text: "{VRM} stopped" }] }));
  expect(first?.is === "report" && Object.keys(first.report.items[0] ?? {})).not.toContain("mentions");
});

test("sheets of a workbook, several files of one table, and a table that may be missing are taken alike", async () => {
  const cells = (csv: string) =>
    csv
      .trim()
      .split("\n")
      .map((line) => line.split(","));
  const { "stops.csv": stops, "aboard.csv": aboard, "people.csv": people } = STOP_FILES;
  const book = workbookOf({ Aboard: cells(aboard), People: cells(people) });
  const tables = {
    ...STOPS.tables,
    aboard: { match: "book.xlsx/Aboard" },
    person: { ...STOPS.tables.person, match: "*/people" },
  } as MappingWire["tables"];
  const [head = "", ...lines] = stops.trim().split("\n");
  const records = await read(
    {
      "stops-1.csv": [head, ...lines.slice(0, 2)].join("\n"),
      "book.xlsx": book,
      "stops-2.csv": [head, ...lines.slice(2)].join("\n"),
    },
    { ...STOPS, tables },
  );
  expect(records.map((each) => `${each.is} ${each.where}`)).toEqual([
    "refused book.xlsx/People row 4",
    "report stops-1.csv row 2",
    "refused stops-1.csv row 3",
    "report stops-2.csv row 3",
  ]);
  expect(records[1]).toMatchObject({
    report: { items: [{ text: expect.stringContaining("Aboard: Arben Hoxha (Driver); علي حسين") }] },
  });
});

test("related rows that went to disk give the same records as those in memory", async () => {
  const inMemory = await read(STOP_FILES, STOPS);
  for (const rowsInMemory of [0, 3])
    expect(await read(STOP_FILES, STOPS, { rowsInMemory })).toEqual(inMemory);
});

test("reading after n records is the tail of reading all, and twice is the same", async () => {
  const whole = await read(STOP_FILES, STOPS);
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 6 }), async (after) => {
      expect(await read(STOP_FILES, STOPS, { after })).toEqual(whole.slice(after));
    }),
    { numRuns: 12 },
  );
});

test("progress ends at all the bytes there are", async () => {
  await withFiles(STOP_FILES, async (files) => {
    const reading = await openTables(files, STOPS);
    for await (const _ of reading);
    expect(reading.bytesTotal).toBeGreaterThan(100);
    expect(reading.bytesRead()).toBe(reading.bytesTotal);
  });
});

describe("nothing is read where", () => {
  const { "people.csv": _, ...without } = STOP_FILES;
  const renamed = { ...STOP_FILES, "aboard.csv": STOP_FILES["aboard.csv"].replace("Role", "Position") };
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, MappingWire, RegExp])[] = [
    [
      "a table is missing",
      without,
      STOPS,
      /reads a table person from "people.csv", and no file of that name/,
    ],
    [
      "a column is missing",
      renamed,
      STOPS,
      /names columns that are not there: "Role" of the table aboard, which has Stop/,
    ],
    [
      "a join's column is missing",
      STOP_FILES,
      changed({ with: { seat: { table: "aboard", on: { Nope: "No" } } }, items: [{ text: "x" }] }),
      /"Nope" of the table aboard/,
    ],
    [
      "the mapping is wrong",
      STOP_FILES,
      changed({ title: "{VRM" }),
      /\/reports\/0\/title The template has a \{ that is never closed/,
    ],
  ];
  test.each(cases)("%s", async (_title, contents, mapping, says) => {
    const opened = withFiles(contents, (files: readonly InputFile[]) => openTables(files, mapping));
    await expect(opened).rejects.toThrow(says);
    await expect(opened).rejects.toBeInstanceOf(Unreadable);
  });
});
