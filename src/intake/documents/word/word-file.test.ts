import { describe, expect, test } from "vitest";
import { desk, outline } from "../testing/reading.ts";
import { docx, p, wordComments, wordProperties, zip } from "../testing/zip.ts";

const { read, refusal } = desk();
const list = '<w:numPr><w:numId w:val="1"/></w:numPr>';
const MIB = 1024 * 1024;

describe("a Word file", () => {
  test("keeps headings, paragraphs, lists and tables apart", async () => {
    const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`;
    const document = await read(
      "report.docx",
      docx(
        p("Engines seized", '<w:pStyle w:val="Heading1"/>') +
          '<w:p><w:r><w:t>Three engines</w:t></w:r><w:r><w:t xml:space="preserve"> were &amp; found.</w:t></w:r></w:p>' +
          p("Where", '<w:pStyle w:val="Berschrift2"/>') +
          p("Ramsgate", list) +
          p("Dover", list) +
          `<w:tbl><w:tr>${cell("Place")}${cell("Count")}</w:tr><w:tr>${cell("Ramsgate")}${cell("2")}</w:tr></w:tbl>`,
        [
          wordProperties({
            title: "Draft 3",
            creator: "A Clerk",
            created: "2025-10-20T10:00:00Z",
            language: "en-GB",
          }),
        ],
      ),
    );
    expect(outline(document)).toEqual([
      "h1 Engines seized",
      "paragraph Three engines were & found.",
      "h2 Where",
      "item Ramsgate",
      "item Dover",
      "table Place | Count\nRamsgate | 2",
    ]);
    expect(document).toMatchObject({
      title: { value: "Engines seized", by: "page" },
      author: { value: "A Clerk", by: "properties" },
      date: { value: "2025-10-20", by: "properties" },
      language: "en-GB",
    });
  });

  test("is read as its changes make it, without what was deleted, hidden, white or commented", async () => {
    const document = await read(
      "report.docx",
      docx(
        "<w:p><w:r><w:t>Paid </w:t></w:r><w:del><w:r><w:delText>£500</w:delText></w:r></w:del>" +
          "<w:ins><w:r><w:t>£700</w:t></w:r></w:ins></w:p>" +
          p("Unseen", "", "<w:vanish/>") +
          p("White", "", '<w:color w:val="FFFFFF"/>') +
          p("White on blue", "", '<w:color w:val="FFFFFF"/><w:shd w:fill="0000FF"/>') +
          p("Shown after all", "", '<w:vanish w:val="0"/>'),
        [
          wordComments(2),
          { name: "word/vbaProject.bin", content: "macro" },
          { name: "word/header1.xml", content: "<w/>" },
        ],
      ),
    );
    expect(outline(document)).toEqual([
      "paragraph Paid £700",
      "paragraph White on blue",
      "paragraph Shown after all",
    ]);
    expect(document.notes).toEqual([
      "2 comments left out.",
      "The file has tracked changes: 1 insertion read as text, 1 deletion left out.",
      "Hidden or white text left out in 2 places.",
      "It has macros; they were left out and not run.",
      "1 page header or footer left out.",
    ]);
  });

  test("that would unpack to more than it may is refused before it does", async () => {
    const zeros = Buffer.alloc(200 * MIB);
    const bomb = zip([{ name: "word/document.xml", content: zeros }]);
    expect(bomb.length).toBeLessThan(MIB);
    expect(await refusal("bomb.docx", bomb)).toMatch(/unpack to more than 128 MiB/);
  });

  test("that lies about what it unpacks to is refused", async () => {
    const liar = zip([{ name: "word/document.xml", content: Buffer.alloc(20 * MIB), claimedSize: 1000 }]);
    expect(await refusal("liar.docx", liar)).toMatch(/damaged: it could not be unpacked/);
  });

  test("that declares entities is refused before they swell", async () => {
    const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`);
    const xml = `<!DOCTYPE d [<!ENTITY e0 "lol">${entities.join("")}]><d>&e9;</d>`;
    expect(await refusal("lol.docx", zip([{ name: "word/document.xml", content: xml }]))).toMatch(
      /declares entities/,
    );
  });

  test("whose checksum does not fit is refused as damaged", async () => {
    const good = docx(p("The van was stopped at Dover."));
    const at = good.indexOf("PK\x01\x02", good.indexOf("word/document.xml"));
    const second = good.indexOf("PK\x01\x02", at + 4);
    good.writeUInt8((good[second + 16] ?? 0) ^ 1, second + 16);
    expect(await refusal("report.docx", good)).toMatch(/damaged/);
  });

  test.each([
    ["a spreadsheet", "xl/workbook.xml", /spreadsheet/],
    ["a presentation", "ppt/presentation.xml", /presentation/],
    ["an archive of something else", "photos/1.jpg", /zip archive, not a Word file/],
  ])("that is %s is refused with what to do", async (_, name, sentence) => {
    expect(await refusal("report.docx", zip([{ name, content: "x" }]))).toMatch(sentence);
  });
});
