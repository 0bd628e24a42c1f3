import { Value } from "typebox/value";
import { describe, expect, test } from "vitest";
import { ReportLine } from "../../contract/report-format.ts";
import type { Block, Page, ReadDocument } from "./document.ts";
import { type DocumentReportOptions, documentReport } from "./index.ts";

const OPTIONS: DocumentReportOptions = {
  agency: "NCA",
  reference: "OS-2025-17",
  purpose: "law_enforcement",
  authored: "2025-10-22",
};

describe("the report made of a document", () => {
  test("is graded as what it is: untested, known indirectly, free to share, its text still to be read for mentions", () => {
    const report = documentReport(
      written([heading("Five charged"), paragraph("They were charged in Kent.")]),
      OPTIONS,
    );
    expect(report.items).toEqual([
      { text: "Five charged\n\nThey were charged in Kent.", source: "2", information: "C", handling: "P" },
    ]);
    expect(report).toMatchObject({
      title: "Five charged",
      classification: "OFFICIAL",
      purpose: "law_enforcement",
    });
    expect(Value.Check(ReportLine, report)).toBe(true);
  });

  test("says where it was published, when and by whom, and tells what the page says from what properties say", () => {
    const claims = {
      title: { value: "Five charged", by: "page" },
      author: { value: "A Clerk", by: "properties" },
      date: { value: "2025-10-21", by: "page" },
      publisher: { value: "Northshire Police", by: "properties" },
    } as const;
    const report = documentReport({ ...written([paragraph("They were charged.")]), ...claims }, OPTIONS);
    expect(report.provenance).toBe(
      "Open source: release.txt, published 2025-10-21 by Northshire Police. Author in its properties: A Clerk.",
    );
    expect(report.information).toEqual({ from: "2025-10-21" });

    const undated = {
      ...claims,
      publisher: null,
      author: null,
      date: { value: "2025-10-20", by: "properties" },
    } as const;
    const other = documentReport({ ...written([paragraph("They were charged.")]), ...undated }, OPTIONS);
    expect(other.provenance).toBe(
      "Open source: release.txt, date of publication not stated. Its properties say that the file was made on 2025-10-20.",
    );
    expect(other.information).toEqual({ from: "" });
  });

  test("has an item for each section, with the pages that each is from", () => {
    const body = "Officers found engines in a unit near the harbour. ".repeat(10).trim();
    const document: ReadDocument = {
      ...written([]),
      name: "release.pdf",
      pages: [
        onPage(1, [heading("Five charged"), heading("Kent"), paragraph(body)]),
        onPage(2, [paragraph(body), heading("Sussex"), paragraph(body)]),
        onPage(3, [paragraph("A short end.")]),
      ],
    };
    const report = documentReport(document, OPTIONS);
    expect(report.items.map((item) => item.text.split("\n\n")[0])).toEqual(["Five charged", "Sussex"]);
    expect(report.provenance).toContain("Open source: release.pdf, pages 1–3,");
    expect(report.provenance).toContain("Items: 1 from pages 1–2; 2 from pages 2–3.");
  });

  test("says which text OCR read and with what confidence", () => {
    const pages = [
      onPage(1, [paragraph("A letter.")]),
      { ...onPage(2, [paragraph("A scan.")]), confidence: 0.72 },
    ];
    const report = documentReport({ ...written([]), pages, confidence: 0.72 }, OPTIONS);
    expect(report.provenance).toContain(
      "Text on page 2 was read by OCR with a confidence of 72%. Hold it against the picture before relying on it.",
    );
  });

  test("has no item over 40,000 characters, loses no word to that, and repeats the heading where it goes on", () => {
    const words = Array.from({ length: 30_000 }, (_, at) => `word${at}`);
    const blocks = [
      heading("A long judgment"),
      paragraph(`${words.slice(0, 12_000).join(" ")}.`),
      paragraph(words.slice(12_000).join("😀 ")),
    ];
    const report = documentReport(written(blocks), OPTIONS);
    for (const item of report.items) expect(item.text.length).toBeLessThanOrEqual(40_000);
    for (const item of report.items.slice(1)) expect(item.text).toMatch(/^A long judgment \(continued\)\n\n/);
    const all = report.items
      .map((item) => item.text.replace(/^A long judgment( \(continued\))?\n\n/, ""))
      .join(" ");
    expect(all.match(/word\d+/g)).toEqual(words);
    expect(all.isWellFormed()).toBe(true);
  });

  test("has no more than fifty items, and a document too long for that is refused", () => {
    const section = (at: number, size: number) => [
      heading(`Part ${at}`),
      paragraph("word ".repeat(size).trim()),
    ];
    const many = written(Array.from({ length: 120 }, (_, at) => section(at, 100)).flat());
    expect(documentReport(many, OPTIONS).items).toHaveLength(50);
    const long = written(Array.from({ length: 60 }, (_, at) => section(at, 7000)).flat());
    expect(() => documentReport(long, OPTIONS)).toThrow(/too long for one report: it would have 60 items/);
  });

  test("takes the grade and the words of the person who brings it in", () => {
    const report = documentReport(written([paragraph("Words.")]), {
      ...OPTIONS,
      grade: { source: "3", information: "D", handling: "C", action: "A2", sanitisation: "S1" },
      title: "A forum post",
      published: "2025-09",
      publishedBy: "a forum",
    });
    expect(report).toMatchObject({ title: "A forum post", information: { from: "2025-09" } });
    expect(report.provenance).toContain("published 2025-09 by a forum");
    expect(report.items[0]).toMatchObject({ source: "3", information: "D", handling: "C", action: "A2" });
  });
});

function written(blocks: readonly Block[]): ReadDocument {
  const [first] = blocks;
  return {
    name: "release.txt",
    mediaType: "text/plain",
    bytes: 1,
    sha256: "",
    title: first?.is === "heading" ? { value: first.text, by: "page" } : null,
    language: null,
    author: null,
    date: null,
    publisher: null,
    pages: [{ number: 1, blocks, confidence: null }],
    confidence: null,
    notes: [],
  };
}

function onPage(number: number, blocks: readonly Block[]): Page {
  return { number, blocks: blocks.map((block) => ({ ...block, box: [0, 0, 1, 1] })), confidence: null };
}

const PLACE = { where: "line 1", box: null, confidence: null, doubtful: [] };
function heading(text: string): Block {
  return { is: "heading", level: 1, text, ...PLACE };
}
function paragraph(text: string): Block {
  return { is: "paragraph", text, ...PLACE };
}
