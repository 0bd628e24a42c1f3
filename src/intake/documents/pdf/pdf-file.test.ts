import { describe, expect, test } from "vitest";
import { type Drawn, pdf } from "../testing/pdf.ts";
import { desk, outline } from "../testing/reading.ts";

const { read, refusal } = desk();

/** Lines under each other, from a place on the page. */
function lines(x: number, y: number, texts: readonly string[], more: Partial<Drawn> = {}): Drawn[] {
  const leading = (more.size ?? 11) * 1.25;
  return texts.map((text, index) => ({ x, y: y + index * leading, text, ...more }));
}

const BODY = [
  "Officers searched a unit near the harbour and found",
  "three outboard engines and forty lifejackets there.",
];

describe("a PDF", () => {
  test("keeps headings, paragraphs and lists apart, and says where on the page each stands", async () => {
    const document = await read(
      "release.pdf",
      pdf({
        pages: [
          {
            texts: [
              ...lines(60, 80, ["Five charged over small boats"], { size: 20, bold: true }),
              ...lines(60, 110, ["21 October 2025"]),
              ...lines(60, 140, BODY),
              ...lines(60, 190, ["What was found"], { bold: true }),
              ...lines(60, 215, [
                "\x95 Three engines",
                "\x95 Forty lifejackets of a make that is not",
                "  sold in the United Kingdom",
              ]),
              ...lines(60, 290, ["1. Ramsgate", "2. Dover"]),
            ],
          },
        ],
        info: { Title: "Draft", Author: "A Clerk", CreationDate: "D:20251020090000Z" },
        language: "en-GB",
      }),
    );
    expect(outline(document)).toEqual([
      "h1 Five charged over small boats",
      "paragraph 21 October 2025",
      `paragraph ${BODY.join(" ")}`,
      "h2 What was found",
      "item Three engines",
      "item Forty lifejackets of a make that is not sold in the United Kingdom",
      "item 1. Ramsgate",
      "item 2. Dover",
    ]);
    expect(document).toMatchObject({
      title: { value: "Five charged over small boats", by: "page" },
      author: { value: "A Clerk", by: "properties" },
      date: { value: "2025-10-21", by: "page" },
      language: "en-GB",
      confidence: null,
    });
    const [left, top, right, bottom] = document.pages[0]?.blocks[0]?.box ?? [0, 0, 0, 0];
    expect([left, top, bottom]).toEqual([
      expect.closeTo(60 / 595, 2),
      expect.closeTo(60 / 842, 2),
      expect.closeTo(85 / 842, 2),
    ]);
    expect(right).toBeGreaterThan(0.4);
  });

  test("in two columns is read down the first and then down the second, its headline first", async () => {
    const left = [
      "The gang bought boats abroad and had them",
      "driven to the coast at night by men who",
      "were paid in cash, the court heard on",
      "Tuesday. None of them gave evidence.",
    ];
    const right = [
      "Sentencing, the judge said that the four",
      "had put lives at risk for money. They will",
      "serve between five and nine years each",
      "and lose the two vans that were seized.",
    ];
    const document = await read(
      "court.pdf",
      pdf({
        pages: [
          {
            texts: [
              ...lines(50, 80, ["Four jailed for bringing boats to the coast of Kent"], {
                size: 18,
                bold: true,
              }),
              ...lines(50, 120, left),
              ...lines(320, 120, right),
              ...lines(50, 220, [
                "The investigation goes on and officers ask for anyone who saw the vans to come forward with what they know.",
              ]),
            ],
          },
        ],
      }),
    );
    expect(outline(document)).toEqual([
      "h1 Four jailed for bringing boats to the coast of Kent",
      `paragraph ${left.join(" ")}`,
      `paragraph ${right.join(" ")}`,
      "paragraph The investigation goes on and officers ask for anyone who saw the vans to come forward with what they know.",
    ]);
  });

  test("keeps a table's rows and cells", async () => {
    const row = (y: number, cells: readonly string[]) =>
      cells.map((text, at) => ({ x: 60 + at * 150, y, text }));
    const document = await read(
      "figures.pdf",
      pdf({
        pages: [
          {
            texts: [
              ...lines(60, 90, BODY),
              ...row(140, ["Place", "Engines", "People arrested"]),
              ...row(156, ["Ramsgate", "2", "3"]),
              ...row(172, ["Dover", "1", ""]),
              ...lines(60, 210, BODY),
            ],
          },
        ],
      }),
    );
    expect(outline(document)).toEqual([
      `paragraph ${BODY.join(" ")}`,
      "table Place | Engines | People arrested\nRamsgate | 2 | 3\nDover | 1 | ",
      `paragraph ${BODY.join(" ")}`,
    ]);
  });

  test("has words joined that were broken at a line's end, and keeps hyphens that are the word's own", async () => {
    const document = await read(
      "release.pdf",
      pdf({
        pages: [
          {
            texts: lines(60, 80, [
              "A multi-agency taskforce led the investi-",
              "gation. It is the first multi-",
              "agency effort of its kind there.",
            ]),
          },
        ],
      }),
    );
    expect(outline(document)).toEqual([
      "paragraph A multi-agency taskforce led the investigation. It is the first multi-agency effort of its kind there.",
    ]);
  });

  test("loses page headers and footers that repeat, and says so", async () => {
    const pages = [1, 2, 3].map((number) => ({
      texts: [
        ...lines(60, 40, ["Northshire Police statement"]),
        ...lines(60, 200, [`This is what page ${["one", "two", "three"][number - 1]} has to say about it.`]),
        ...lines(280, 815, [`Page ${number} of 3`]),
      ],
    }));
    const document = await read("release.pdf", pdf({ pages }));
    expect(outline(document)).toEqual(
      ["one", "two", "three"].map((each) => `paragraph This is what page ${each} has to say about it.`),
    );
    expect(document.notes).toEqual([
      "Page headers and footers that repeat were left out: “Northshire Police statement”, “Page 1 of 3”.",
    ]);
  });

  test("loses text that nobody sees, and says so; white on a dark ground is seen", async () => {
    const document = await read(
      "release.pdf",
      pdf({
        pages: [
          {
            boxes: [{ at: [50, 200, 400, 30], colour: [0, 0, 0.4] }],
            texts: [
              { x: 60, y: 100, text: "The van was stopped at" },
              { x: 180, y: 100, text: "Calais", colour: [1, 1, 1] },
              { x: 60, y: 150, text: "Invisible words", mode: 3 },
              { x: 60, y: 220, text: "White on blue is read", colour: [1, 1, 1] },
            ],
          },
        ],
      }),
    );
    expect(outline(document)).toEqual([
      "paragraph The van was stopped at",
      "paragraph White on blue is read",
    ]);
    expect(document.notes).toEqual([
      "Hidden text left out in 2 places: invisible, or of the colour of the paper.",
    ]);
  });

  test("has its scripts and attachments left alone, and that is said", async () => {
    const document = await read(
      "release.pdf",
      pdf({
        pages: [{ texts: lines(60, 100, BODY) }],
        javascript: "app.launchURL('http://127.0.0.1/')",
        attachment: { name: "invoice.exe", text: "MZ" },
      }),
    );
    expect(document.notes).toEqual([
      "The PDF has scripts; they were left out and not run.",
      "1 attached file left out and not opened.",
    ]);
  });

  test("under a password is refused with what to do", async () => {
    expect(
      await refusal("locked.pdf", pdf({ pages: [{ texts: lines(60, 100, BODY) }], locked: true })),
    ).toMatch(/under a password. Save a copy without one/);
  });

  test("that is damaged is refused, and one cut short is read as far as it goes or refused", async () => {
    const good = pdf({ pages: [{ texts: lines(60, 100, BODY) }] });
    expect(await refusal("cut.pdf", good.subarray(0, 200))).toMatch(/The PDF is damaged/);
    expect(await refusal("empty.pdf", "%PDF-1.4\nnothing")).toMatch(/The PDF is damaged/);
  });

  test("without a word on it is refused with what to do", async () => {
    expect(await refusal("blank.pdf", pdf({ pages: [{}] }))).toMatch(/No text could be read on any page/);
  });

  test("of more pages than are read is refused", async () => {
    const pages = Array.from({ length: 501 }, () => ({ texts: [{ x: 60, y: 60, text: "Words" }] }));
    expect(await refusal("long.pdf", pdf({ pages }))).toMatch(/has 501 pages; up to 500 are read/);
  });

  test("of two hundred pages is read in less than five seconds", async () => {
    const text = Array.from(
      { length: 45 },
      (_, at) => `Line ${at} speaks of engines, vans and a unit near the harbour.`,
    );
    const pages = Array.from({ length: 200 }, () => ({ texts: lines(60, 120, text) }));
    const began = performance.now();
    const document = await read("long.pdf", pdf({ pages }));
    expect(performance.now() - began).toBeLessThan(5000);
    expect(document.pages).toHaveLength(200);
  });
});
