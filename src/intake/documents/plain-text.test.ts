import { describe, expect, test } from "vitest";
import { desk, outline } from "./testing/reading.ts";

const { read, refusal } = desk();

describe("plain text", () => {
  test("keeps headings, paragraphs, lists and tables apart, and says on which line each stands", async () => {
    const document = await read(
      "note.txt",
      "Boats seized at Ramsgate\n\n21 October 2025\n\nOfficers found three engines in a ware-\nhouse and stopped a multi-\nagency van. A multi-agency team\nsearched it.\n\nSeized:\n- two engines\n- a van\n  with a trailer\n\nItem\tCount\nEngine\t2\n",
    );
    expect(outline(document)).toEqual([
      "h1 Boats seized at Ramsgate",
      "paragraph 21 October 2025",
      "paragraph Officers found three engines in a warehouse and stopped a multi-agency van. A multi-agency team searched it.",
      "paragraph Seized:",
      "item two engines",
      "item a van with a trailer",
      "table Item | Count\nEngine | 2",
    ]);
    expect(document.pages[0]?.blocks.map((block) => block.where)).toEqual([
      "line 1",
      "line 3",
      "line 5",
      "line 10",
      "line 10",
      "line 10",
      "line 15",
    ]);
    expect(document.title).toEqual({ value: "Boats seized at Ramsgate", by: "page" });
    expect(document.date).toEqual({ value: "2025-10-21", by: "page" });
    expect(document.confidence).toBeNull();
  });

  test("is hashed and measured as it lay on disk", async () => {
    const document = await read("note.txt", "abc");
    expect(document).toMatchObject({
      bytes: 3,
      mediaType: "text/plain",
      sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    });
  });

  test.each([
    ["UTF-8 with a mark", Buffer.from("\ufeffГород Київ"), "Город Київ"],
    ["UTF-16 with a mark", Buffer.from("\ufeffدوفر، كاليه", "utf16le"), "دوفر، كاليه"],
    ["UTF-16 without a mark", Buffer.from("Dover and Calais", "utf16le"), "Dover and Calais"],
  ])("in %s is read as written", async (_, bytes, text) => {
    const document = await read("note.txt", bytes);
    expect(outline(document)).toEqual([`paragraph ${text}`]);
    expect(document.notes).toEqual([]);
  });

  test.each([
    ["windows-1251", CYRILLIC(), /Операция против перевозчиков/],
    ["windows-1256", ARABIC(), /عملية ضد المهربين/],
  ])("in %s is guessed by its letters, and said to be guessed", async (encoding, bytes, words) => {
    const document = await read("note.txt", bytes);
    expect(outline(document).join()).toMatch(words);
    expect(document.notes.join()).toContain(`it was read as ${encoding}`);
  });
});

describe("a file that is not what its name says", () => {
  test("is read as what it is, and that is said", async () => {
    const document = await read("statement.pdf", "<!doctype html><p>The van was stopped at Dover.</p>");
    expect(document.mediaType).toBe("text/html");
    expect(document.notes[0]).toBe(
      "The name ends in .pdf, but the file is a web page; it was read as what it is.",
    );
  });

  test.each([
    ["nothing at all", "", /empty/],
    ["a program", "MZ\x90\0\x03", /program.*not opened/],
    ["an older Word file", Buffer.from("d0cf11e0a1b11ae1", "hex"), /\.docx without a password/],
    ["rich text", "{\\rtf1 hello}", /RTF/],
    ["an archive", Buffer.from("1f8b0800", "hex"), /Unpack it/],
    [
      "noise",
      Buffer.from("00017f03ff00aa02".repeat(40), "hex"),
      /not a PDF, Word file, web page, text or picture/,
    ],
  ])("is refused with what to do when it is %s", async (_, content, sentence) => {
    expect(await refusal("report.txt", content)).toMatch(sentence);
  });
});

function CYRILLIC(): Buffer {
  return encoded("Операция против перевозчиков людей. Полиция задержала троих мужчин в порту.", (code) =>
    code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code,
  );
}

/** The letters of the sentence in windows-1256. */
function ARABIC(): Buffer {
  const letters = new TextDecoder("windows-1256").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return encoded("عملية ضد المهربين في الميناء. اعتقلت الشرطة ثلاثة رجال في المدينة اليوم.", (code) =>
    letters.indexOf(String.fromCharCode(code)),
  );
}

function encoded(text: string, byteOf: (code: number) => number): Buffer {
  return Buffer.from([...text].map((letter) => byteOf(letter.charCodeAt(0))));
}

describe("text made to keep its reader busy", () => {
  test.each([
    ["a megabyte of letters without a space", "a".repeat(1_000_000)],
    ["lines that all end in a hyphen", "ab-\n".repeat(200_000)],
    ["comments before a page that never begins", "<!---->".repeat(500_000)],
    ["tabs", "\t".repeat(1_000_000)],
    ["bullets", "- \n".repeat(300_000)],
  ])("is read or refused within five seconds: %s", async (_, content) => {
    const began = performance.now();
    await refusal("busy.txt", content);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
