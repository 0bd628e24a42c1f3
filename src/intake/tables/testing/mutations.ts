/**
 * Good inputs, spoilt by chance but by number: the same seed gives the same mutation. For the test beside, which runs
 * some thousands, and for whoever runs more. Making one costs well under a millisecond, bombs included, which are
 * made once.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { MappingWire } from "../../../contract/mappings.ts";
import { checkReport, readReportLines } from "../../format/index.ts";
import { type Incoming, type Reading, Unreadable } from "../../incoming.ts";
import { openTables } from "../open-tables.ts";
import { archiveOf, workbookOf, workbookParts } from "./workbook.ts";

export type Input = "ndjson" | "csv" | "tsv" | "xlsx" | "json";

export interface Mutation {
  readonly seed: number;
  readonly input: Input;
  /** What was done to it, in order. */
  readonly done: readonly string[];
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Outcome {
  readonly reports: number;
  readonly refused: number;
  /** The sentence with which the whole was not read, or null. */
  readonly unreadable: string | null;
  readonly milliseconds: number;
  /** What must not be: empty in a reader that holds. */
  readonly broken: readonly string[];
}

/** A table of people, read by any name. */
const MAPPING: MappingWire = {
  mapping: 1,
  name: "People",
  version: 1,
  tables: { person: { match: "*", dates: { DOB: "DD/MM/YYYY" } } },
  defaults: {
    agency: "KENT",
    purpose: "law_enforcement",
    classification: "OFFICIAL",
    grade: { source: "2", information: "C", handling: "P" },
  },
  reports: [
    {
      of: "person",
      reference: "P-{Id}",
      authored: "2025-09-21",
      information: { from: "2025-09" },
      title: "{Name} of {Town}",
      items: [
        {
          text: "{Name}[, of {Town}][, {Note}].[ Telephone {Phone}.]",
          mentions: [
            { ref: "p", kind: "person", properties: { name: "{Name}", birthDate: "{DOB}" }, text: "{Name}" },
            { ref: "t", kind: "phone", split: { column: "Phone" }, properties: { number: "{part}" } },
          ],
          links: [{ from: "p", to: "t", kind: "uses" }],
        },
      ],
    },
  ],
};

const HEADERS = ["Id", "Name", "DOB", "Phone", "Town", "Note"];
const ROWS = Array.from({ length: 12 }, (_, at) => [
  String(at + 1),
  ["Arben Hoxha", "علي حسين", "O'Neill, Seán", 'Ana "Annie" Dervishi'][at % 4] as string,
  `${(at % 28) + 1}/0${(at % 9) + 1}/1987`,
  `07700 9001${10 + at}; 07700 9002${10 + at}`,
  ["Dover", "Hull", "Łódź"][at % 3] as string,
  at % 5 === 0 ? "two\nlines" : "",
]);

const GOOD: Readonly<Record<Input, () => Buffer>> = {
  ndjson: () => readFileSync(join(import.meta.dirname, "../../format/testing/two-reports.ndjson")),
  csv: () => Buffer.from([HEADERS, ...ROWS].map((row) => row.map(quoted).join(",")).join("\r\n")),
  tsv: () => Buffer.from([HEADERS, ...ROWS].map((row) => row.map(quoted).join("\t")).join("\n")),
  xlsx: () => workbookOf({ People: [HEADERS, ...ROWS] }),
  json: () => Buffer.from(JSON.stringify(objects())),
};

const INPUTS = Object.keys(GOOD) as readonly Input[];
const made = new Map<string, Buffer>();

function once(name: string, make: () => Buffer): Buffer {
  const known = made.get(name) ?? make();
  made.set(name, known);
  return known;
}

/** The input as it is, unspoilt. */
export function goodInput(input: Input): Mutation {
  return { seed: 0, input, done: [], name: `people.${input}`, bytes: once(input, GOOD[input]) };
}

/** One to three things done to a good input. */
export function mutation(seed: number): Mutation {
  const random = chance(seed);
  const input = INPUTS[random(INPUTS.length)] as Input;
  const done: string[] = [];
  let bytes = once(input, GOOD[input]);
  let name = `people.${input}`;
  for (let left = 1 + random(3); left > 0; left -= 1) {
    const [what, change] = CHANGES[random(CHANGES.length)] as (typeof CHANGES)[number];
    bytes = change(bytes, random, input);
    done.push(what);
  }
  if (random(5) === 0) {
    name = `people.${INPUTS[random(INPUTS.length)]}`;
    done.push("wrong extension");
  }
  return { seed, input, done, name, bytes };
}

type Random = (below: number) => number;
type Change = (bytes: Buffer, random: Random, input: Input) => Buffer;

const CHANGES: readonly (readonly [what: string, change: Change])[] = [
  ["bits turned", (bytes, random) => flipped(bytes, random)],
  ["cut off", (bytes, random) => Buffer.from(bytes.subarray(0, random(bytes.length + 1)))],
  ["cut off at the front", (bytes, random) => Buffer.from(bytes.subarray(random(bytes.length + 1)))],
  [
    "as UTF-16",
    (bytes, random) => Buffer.from((random(2) ? "\ufeff" : "") + bytes.toString("utf8"), "utf16le"),
  ],
  ["as windows-1252 read as UTF-8", (bytes) => Buffer.from(bytes.toString("latin1"), "utf8")],
  ["as Latin bytes", (bytes) => Buffer.from(bytes.toString("utf8"), "latin1")],
  ["signs put in", (bytes, random) => inserted(bytes, random)],
  ["a piece repeated", (bytes, random) => repeated(bytes, random)],
  ["a formula", (bytes, random) => replaced(bytes, random, '=HYPERLINK("http://x","y")')],
  [
    "a value of another type",
    (bytes, random) => replaced(bytes, random, TYPES[random(TYPES.length)] as string),
  ],
  ["a huge field", (bytes, random) => replaced(bytes, random, "x".repeat(60_000 + random(200_000)))],
  [
    "deep nesting",
    (bytes, random) => replaced(bytes, random, (random(2) ? "[" : '{"a":').repeat(1 + random(20_000))),
  ],
  ["a zip bomb", (_, random) => once(`zip${random(2)}`, random(2) ? zipBomb : nestedZip)],
  ["an XML bomb", (_, random) => (random(2) ? once("entities", xmlBomb) : once("deep", deepXml))],
  [
    "parts exchanged",
    (bytes, random, input) => (input === "xlsx" ? oddWorkbook(random) : flipped(bytes, random)),
  ],
];

const TYPES = [
  "null",
  "true",
  "-1",
  "1e999",
  "[]",
  "{}",
  '"\\ud800"',
  "\0",
  '"__proto__"',
  "TOP SECRET",
  "31/02/2025",
  "NaN",
];
const SIGNS = [
  '"',
  "'",
  ",",
  ";",
  "\t",
  "\n",
  "\r",
  "{",
  "}",
  "[",
  "]",
  "\\",
  "\0",
  "\ufeff",
  "\u202e",
  "PK\x03\x04",
  "<!DOCTYPE a>",
  "sep=|\n",
];

/** Writes it to a folder of its own, reads it whole, and says what must not be. */
export async function outcomeOf({ input, name, bytes }: Mutation): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-mutation-"));
  const path = join(folder, "input");
  const began = performance.now();
  const counts = { reports: 0, refused: 0 };
  const broken: string[] = [];
  let unreadable: string | null = null;
  try {
    writeFileSync(path, bytes);
    const reading: Reading =
      input === "ndjson"
        ? await readReportLines([{ name, path }])
        : await openTables([{ name, path }], MAPPING);
    let record = 0;
    for await (const each of reading) {
      record += 1;
      if (each.record !== record) broken.push(`record ${each.record} follows ${record - 1}`);
      counts[each.is === "report" ? "reports" : "refused"] += 1;
      broken.push(...problemsOf(each));
    }
  } catch (problem) {
    if (!(problem instanceof Unreadable))
      broken.push(`threw ${problem instanceof Error ? problem.stack : problem}`);
    unreadable = problem instanceof Error ? problem.message : String(problem);
    if (!/^\S.*[.]$/s.test(unreadable)) broken.push(`no sentence: ${unreadable}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { ...counts, unreadable, milliseconds: performance.now() - began, broken };
}

function problemsOf(each: Incoming): string[] {
  if (each.where === "") return ["a record without its place"];
  if (each.is === "report")
    return checkReport(each.report).map(({ where, message }) => `an unchecked report: ${where} ${message}`);
  const problems: string[] = [];
  if (each.flaws.length === 0) problems.push("refused without a reason");
  if (each.flaws.some(({ message }) => message.length < 10)) problems.push("refused without words");
  if (Buffer.byteLength(each.raw) > 65_536) problems.push("keeps more than 64 KiB of a refused record");
  const said = JSON.stringify(each);
  if (/\\u0000|\\ud[89a-f]/i.test(said.replaceAll("\\\\", "")))
    problems.push("says what no database can keep");
  return problems;
}

/** Numbers below a bound, by mulberry32. */
function chance(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function flipped(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  if (copy.length === 0) return copy;
  for (let left = 1 + random(16); left > 0; left -= 1) {
    const at = random(copy.length);
    copy[at] = (copy[at] as number) ^ (1 << random(8));
  }
  return copy;
}

function inserted(bytes: Buffer, random: Random): Buffer {
  let changed = bytes;
  for (let left = 1 + random(4); left > 0; left -= 1) {
    const at = random(changed.length + 1);
    const sign = Buffer.from(SIGNS[random(SIGNS.length)] as string);
    changed = Buffer.concat([changed.subarray(0, at), sign, changed.subarray(at)]);
  }
  return changed;
}

function repeated(bytes: Buffer, random: Random): Buffer {
  const from = random(bytes.length + 1);
  const piece = bytes.subarray(from, from + random(400));
  return Buffer.concat([
    bytes.subarray(0, from),
    ...Array<Buffer>(2 + random(30)).fill(piece),
    bytes.subarray(from),
  ]);
}

/** One value gives way to another. */
function replaced(bytes: Buffer, random: Random, by: string): Buffer {
  const from = random(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, from), Buffer.from(by), bytes.subarray(from + random(12))]);
}

function oddWorkbook(random: Random): Buffer {
  const parts = workbookParts({ People: [HEADERS, ...ROWS] });
  const at = random(parts.length);
  const other = parts[random(parts.length)];
  return archiveOf(
    parts.map((part, index) =>
      index !== at
        ? part
        : random(2)
          ? { ...part, content: other?.content ?? "" }
          : { ...part, claims: random(1 << 30) },
    ),
  );
}

function withSheet(content: string): Buffer {
  return archiveOf(
    workbookParts({ People: [HEADERS] }).map((part) =>
      part.name.includes("worksheets") ? { name: part.name, content } : part,
    ),
  );
}

function zipBomb(): Buffer {
  return withSheet(`<worksheet><sheetData>${" ".repeat(40_000_000)}</sheetData></worksheet>`);
}

function nestedZip(): Buffer {
  return archiveOf([{ name: "inner.zip", content: zipBomb() }]);
}

/** Ten laughs of ten laughs. */
function xmlBomb(): Buffer {
  const entities = Array.from(
    { length: 9 },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  ).join("");
  return withSheet(
    `<!DOCTYPE w [<!ENTITY l0 "ha">${entities}]><worksheet><sheetData><row><c t="str"><v>&l9;</v></c></row></sheetData></worksheet>`,
  );
}

function deepXml(): Buffer {
  return withSheet(`<worksheet>${"<a>".repeat(50_000)}`);
}

function objects(): Readonly<Record<string, string>>[] {
  return ROWS.map((row) => Object.fromEntries(HEADERS.map((name, at) => [name, row[at] ?? ""])));
}

function quoted(cell: string): string {
  return /[",\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
