import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Unreadable } from "../incoming.ts";
import { readTable } from "./testing/files.ts";

const values = async (...from: Parameters<typeof readTable>) =>
  (await readTable(...from)).rows.map((row) => row.values);

test("a row is known by its number as a person counts, blank rows and line breaks in quotes included", async () => {
  const { rows } = await readTable('Name,Note\nHoxha,"seen\nat Dover"\n\n,\nShehu,x\n');
  expect(rows).toEqual([
    { table: "people.csv", row: 2, values: { Name: "Hoxha", Note: "seen\nat Dover" } },
    { table: "people.csv", row: 5, values: { Name: "Shehu", Note: "x" } },
  ]);
});

describe("separators and quotes are told by the text itself:", () => {
  const cases: readonly (readonly [title: string, text: string, separator: string, quote: string])[] = [
    ["commas", 'Name,Phone\n"Hoxha, Arben",07700 900123\n', ",", '"'],
    [
      "semicolons, though names have commas",
      "Name;Phone\nHoxha, Arben;07700 900123\nShehu, Luan;07700 900124\n",
      ";",
      '"',
    ],
    ["tabs", "Name\tPhone\nHoxha, Arben\t07700 900123\n", "\t", '"'],
    ["bars", 'Name|Phone\n"Hoxha, Arben"|07700 900123\n', "|", '"'],
    ["single quotes", "Name,Phone\n'Hoxha, Arben','07700 900123'\n", ",", "'"],
    ["what Excel says first", 'sep=;\nName;Phone\n"Hoxha, Arben";07700 900123\n', ";", '"'],
    ["old line ends", 'Name,Phone\r"Hoxha, Arben",07700 900123\r', ",", '"'],
  ];
  test.each(cases)("%s", async (_, text, separator, quote) => {
    const { table, rows, refused } = await readTable(text);
    expect(table.understood).toMatchObject({ separator, quote });
    expect(refused).toEqual([]);
    expect(rows[0]?.values).toEqual({ Name: "Hoxha, Arben", Phone: "07700 900123" });
  });
});

test("an apostrophe in a name is no quote", async () => {
  expect(await values("Name,Town\nO'Neill,Dover\n'Neill,Hull\n")).toEqual([
    { Name: "O'Neill", Town: "Dover" },
    { Name: "'Neill", Town: "Hull" },
  ]);
});

test("decimal commas stay as they are, in quotes or under semicolons", async () => {
  expect(await values('Place;Weight\nDover;1,5\nHull;"2,25"\n')).toEqual([
    { Place: "Dover", Weight: "1,5" },
    { Place: "Hull", Weight: "2,25" },
  ]);
});

test("a quote that is never closed costs its own row and no other", async () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => `${at},Dover,note ${at}`);
  rows[2500] = '2500,Dover,"torn';
  const read = await readTable(`Id,Town,Note\n${rows.join("\n")}\n`);
  expect(read.refused).toEqual([
    {
      table: "people.csv",
      row: 2502,
      raw: '2500,Dover,"torn',
      flaws: [{ where: 'column "Note"', message: expect.stringMatching(/never closed. Close it/) }],
    },
  ]);
  expect(read.rows).toHaveLength(99_999);
  expect(read.rows.at(-1)).toMatchObject({ row: 100_001, values: { Id: "99999" } });
});

test("words after a closing quote, too many cells, a field that is too long: refused with row and column", async () => {
  const long = "x".repeat(70_000);
  const read = await readTable(`A,B\n"x"y,1\n1,2,3\n1,2,\n${long},2\n"${long}${long}",2\n5,6\n`);
  expect(read.refused.map(({ row, flaws }) => `${row} ${flaws[0]?.where}: ${flaws[0]?.message}`)).toEqual([
    expect.stringMatching(/^2 column "A": Words stand after the quote/),
    expect.stringMatching(/^3 column 3: The row has 3 cells under 2 headers: cell 3 is "3"/),
    expect.stringMatching(/^5 column "A": The cell has 70,000 characters/),
    expect.stringMatching(/^6 column "A": The cell has more than 65,536/),
  ]);
  expect(read.rows.map(({ row }) => row)).toEqual([4, 7]);
});

test("a row of megabytes is passed over in bounded memory and the next is read", async () => {
  const read = await readTable(`A,B\n1,${"x".repeat(5_000_000)}\n3,4\n`);
  expect(read.refused).toMatchObject([{ row: 2, flaws: [{ where: "" }] }]);
  expect(read.rows).toMatchObject([{ row: 3, values: { A: "3", B: "4" } }]);
});

test("headers that are empty, repeated or hostile get names of their own", async () => {
  const { table, rows } = await readTable(" Name ,Name,,__proto__,constructor\na,b,c,d,e\n");
  expect(table.headers).toEqual(["Name", "Name (2)", "column 3", "column 4", "constructor"]);
  expect(Object.getPrototypeOf(rows[0]?.values)).toBe(Object.prototype);
  expect(rows[0]?.values).toEqual({
    Name: "a",
    "Name (2)": "b",
    "column 3": "c",
    "column 4": "d",
    constructor: "e",
  });
});

test("a row that lacks cells is taken with a note", async () => {
  const { rows } = await readTable("A,B,C\n1\n1,2\n");
  expect(rows[0]?.notes?.[0]?.message).toBe("The row has 1 of 3 cells; the others were taken as empty.");
  expect(rows[1]?.notes).toBeUndefined();
});

test("a value that looks like a formula is data", async () => {
  const cells = ['=HYPERLINK("x")', "+447700900123", "-5", "@handle"];
  const [row] = await values(`A;B;C;D\n"=HYPERLINK(""x"")";+447700900123;-5;@handle\n`);
  expect(Object.values(row ?? {})).toEqual(cells);
});

test("NUL, lost letters and markings too high are refused at their cell", async () => {
  const read = await readTable("A,B\n1,TOP SECRET\n1,a\ufffdb\n1,fine\n");
  expect(
    read.refused.map(({ row, flaws }) => [row, flaws[0]?.where, flaws[0]?.message.split(",")[0]]),
  ).toEqual([
    [2, 'column "B"', "This is marked TOP SECRET"],
    [3, 'column "B"', expect.stringContaining("Character 2 was lost")],
  ]);
  expect(read.rows).toHaveLength(1);
});

describe("what is no table is said to be none, and what to do:", () => {
  const cases: readonly (readonly [title: string, content: string | Buffer, says: RegExp])[] = [
    ["an empty file", "", /is empty/],
    ["blank lines", "\n\n \n", /not even a row of headers/],
    ["a PDF called .csv", "%PDF-1.7\n", /is a PDF. Bring it in as a document/],
    [
      "an old workbook",
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      /password-protected Office document. Save it as .xlsx/,
    ],
    ["bytes", Buffer.from([65, 0, 0, 0, 1, 2, 3, 0, 0, 65]), /bytes that are no text/],
    ["too many columns", `${"a,".repeat(2500)}\n`, /columns and at most 2000/],
  ];
  test.each(cases)("%s", async (_, content, says) => {
    await expect(readTable(content)).rejects.toThrow(says);
    await expect(readTable(content)).rejects.toBeInstanceOf(Unreadable);
  });
});

/** As a careful writer of CSV does it. */
function written(
  rows: readonly (readonly string[])[],
  separator: string,
  quote: string,
  end: string,
): string {
  const cell = (value: string) =>
    quote !== "" &&
    (/[\r\n]/.test(value) || value.includes(separator) || value.includes(quote) || value.startsWith(" "))
      ? quote + value.replaceAll(quote, quote + quote) + quote
      : value;
  return rows.map((row) => row.map(cell).join(separator) + end).join("");
}

test("any table comes back through any separator, quote, line end and Unicode encoding", async () => {
  const text = fc
    .string({ unit: fc.constantFrom(..."abc ,;|\t\"'\n0é李ع😀"), maxLength: 12 })
    .filter((value) => !value.includes("\ufffd"));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(",", ";", "\t", "|"),
      fc.constantFrom('"', "'"),
      fc.constantFrom("\n", "\r\n"),
      fc.constantFrom("utf8", "bom", "utf16le", "utf16be"),
      async (cells, separator, quote, end, encoding) => {
        const plain = written([["A", "B", "C"], ...cells], separator, quote, end);
        const wide = Buffer.from(`\ufeff${plain}`, "utf16le");
        const bytes =
          encoding === "utf8"
            ? Buffer.from(plain)
            : encoding === "bom"
              ? Buffer.from(`\ufeff${plain}`)
              : encoding === "utf16le"
                ? wide
                : wide.swap16();
        const read = await readTable(bytes, { separator, quote });
        const kept = cells.filter((row) => row.some((value) => value.trim() !== ""));
        expect(read.refused).toEqual([]);
        expect(read.rows.map((row) => Object.values(row.values))).toEqual(kept);
      },
    ),
    { numRuns: 150 },
  );
});
