import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Incoming, Unreadable } from "../incoming.ts";
import { readReportLines } from "./read.ts";
import { all, GOOD, readBytes } from "./testing/lines.ts";

const LINE = JSON.stringify(GOOD);

/** `report 1 line 1`, or `refused 2 line 2: …`. */
function told(each: Incoming): string {
  return each.is === "report"
    ? `report ${each.record} ${each.where}`
    : `refused ${each.record} ${each.where}: ${each.flaws.map((flaw) => flaw.message).join(" ")}`;
}

test("a bad line is refused with its number and its neighbours are read", async () => {
  const read = await readBytes(`${LINE}\n\n{"a":1,}\n${LINE}\r\n   \r\n[1]\n"x"\n${LINE}`);
  expect(read.map(told)).toEqual([
    "report 1 line 1",
    expect.stringMatching(/^refused 2 line 3: The line stops being JSON at character 8, at "}"/),
    "report 3 line 4",
    expect.stringMatching(/^refused 4 line 6: The line holds a list/),
    expect.stringMatching(/^refused 5 line 7: The line holds a single value/),
    "report 6 line 8",
  ]);
  expect(read[0]).toMatchObject({ report: GOOD });
  expect(read[1]).toMatchObject({ raw: '{"a":1,}' });
});

describe("a line that is no JSON says where it stops being it:", () => {
  const cases: readonly (readonly [line: string, says: RegExp])[] = [
    ['{"a":1', /character 7|ends before/],
    ['{"a":"b', /ends before the report does/],
    [`{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa":x,"b":1}`, /at character 40, at "x,/],
    ["{'a':1}", /at character 2/],
    ['{"a":"\t"}', /control character/],
    ['{"a":"x\0"}', /Character 8 is NUL/],
    [`{"a": at position 5 in JSON at position 9}`, /at character 7/],
  ];
  test.each(cases)("%j", async (line, says) => {
    const [only] = await readBytes(`${line}\n`);
    expect(told(only as Incoming)).toMatch(says);
    expect(told(only as Incoming)).not.toContain("Unexpected");
  });
});

describe("one report is read the same in", () => {
  const utf16 = Buffer.from(`\ufeff${LINE}\r\n\r\n${LINE}\n`, "utf16le");
  const forms: readonly (readonly [string, string | Uint8Array])[] = [
    ["UTF-8", `${LINE}\n\n${LINE}\n`],
    ["UTF-8 with a byte order mark", `\ufeff${LINE}\n\n${LINE}`],
    ["UTF-8 with carriage returns", `${LINE}\r\n\r\n${LINE}\r\n`],
    ["UTF-16, little end first", utf16],
    ["UTF-16, big end first", Buffer.from(utf16).swap16()],
  ];
  test.each(forms)("%s", async (_, bytes) => {
    const read = await readBytes(bytes);
    expect(read.map(told)).toEqual(["report 1 line 1", "report 2 line 3"]);
    expect(read.map((each) => each.is === "report" && each.report)).toEqual([GOOD, GOOD]);
  });
});

test("names in any script survive UTF-16 across the pieces in which a file is read", async () => {
  const lines = Array.from({ length: 1500 }, (_, at) =>
    JSON.stringify({ ...GOOD, reference: `R${at}`, title: `علي 李 ਕĀ ${"ü".repeat(at % 7)} Ċ ఊ` }),
  );
  const read = await readBytes(Buffer.from(`\ufeff${lines.join("\n")}`, "utf16le"));
  expect(read.map((each) => each.is === "report" && JSON.stringify(each.report))).toEqual(lines);
});

test("bytes that are no UTF-8 are refused with their place, and kept for mending", async () => {
  const bad = Buffer.concat([Buffer.from('{"é😀":"'), Buffer.from([0xff]), Buffer.from('"}\n')]);
  const read = await readBytes(Buffer.concat([bad, Buffer.from(LINE)]));
  expect(read.map(told)).toEqual([
    expect.stringMatching(/Character 8 of the line is not UTF-8/),
    "report 2 line 2",
  ]);
  expect(read[0]).toMatchObject({ raw: '{"é😀":"�"}' });
});

test("half a character and NUL written by number are refused with their place", async () => {
  const read = await readBytes(
    ["\\ud800", "\\u0000", "SECR\\u0045T"].map((each) => LINE.replace("Lorry", each)).join("\n"),
  );
  expect(read.map((each) => (each.is === "refused" ? each.flaws : []))).toEqual([
    [{ where: "/title", message: expect.stringContaining("lone surrogate") }],
    [{ where: "/title", message: expect.stringContaining("NUL") }],
    [{ where: "/title", message: expect.stringContaining("security officer") }],
  ]);
});

test("a line of more than 4 MiB is refused with its number, cut at 64 KiB, and the next is read", async () => {
  const read = await readBytes(`${LINE}\n{"a":"${"ä".repeat(2_200_000)}"}\n${LINE}\n`);
  expect(read.map(told)).toEqual([
    "report 1 line 1",
    expect.stringMatching(/^refused 2 line 2: The line has 4,400,008 bytes and at most 4 MiB are read/),
    "report 3 line 3",
  ]);
  const raw = (read[1] as { raw: string }).raw;
  expect(Buffer.byteLength(raw)).toBeLessThanOrEqual(65_536);
  expect(Buffer.byteLength(raw)).toBeGreaterThan(65_500);
});

test("nesting without end and names of the prototype do no harm", async () => {
  const deep = "[".repeat(2_000_000);
  const nested = `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  const read = await readBytes(
    `${deep}\n${nested}\n{"__proto__":{"polluted":1}}\n${LINE.replace('"ref":"p1"', '"__proto__":"x","ref":"p1"')}\n${LINE}`,
  );
  expect(read.map((each) => each.is)).toEqual(["refused", "refused", "refused", "refused", "report"]);
  expect(told(read[2] as Incoming)).toContain('no member "__proto__"');
  expect(told(read[3] as Incoming)).toContain('A person has no "__proto__"');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("reading after n records is the tail of reading all", async () => {
  const line = fc.constantFrom(LINE, "", "  ", "{", '{"a":1}', "\ufeff", "x");
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), fc.nat({ max: 14 }), async (lines, after) => {
      const whole = await readBytes(lines.join("\n"));
      expect(await readBytes(lines.join("\n"), { after })).toEqual(whole.slice(after));
    }),
    { numRuns: 60 },
  );
});

test("several files are read in order, each line with its file's name", async () => {
  const path = join(import.meta.dirname, "testing", "two-reports.ndjson");
  const files = ["a.ndjson", "b.ndjson"].map((name) => ({ name, path }));
  const reading = await readReportLines(files);
  const read = await all(reading);
  expect(read.map(told)).toEqual([
    "report 1 a.ndjson line 1",
    "report 2 a.ndjson line 2",
    "report 3 b.ndjson line 1",
    "report 4 b.ndjson line 2",
  ]);
  expect(reading.bytesRead()).toBe(reading.bytesTotal);
});

test("an archive, a document and a file that is gone are not read at all, and the message says what to do", async () => {
  await expect(readBytes(Buffer.from("504b030400", "hex"))).rejects.toThrow(/ZIP archive.*export it as text/);
  await expect(readBytes(Buffer.from("d0cf11e0a1b11ae1", "hex"))).rejects.toThrow(Unreadable);
  await expect(readReportLines([{ name: "gone.ndjson", path: "/nowhere/gone" }])).rejects.toThrow(
    /gone.ndjson is not there any more/,
  );
});

test("memory stays bounded however long the file and its lines are", async () => {
  const before = process.memoryUsage().arrayBuffers;
  const chunk = Buffer.alloc(60_000_000, "x");
  const read = await readBytes(chunk);
  expect(read.map(told)).toEqual([expect.stringContaining("60,000,000 bytes")]);
  // What remains besides the test's own 60 MB is a few pieces of 256 KiB and the line's first 4 MiB at most.
  expect(process.memoryUsage().arrayBuffers - before - chunk.length).toBeLessThan(40_000_000);
});
