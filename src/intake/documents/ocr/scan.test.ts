import { describe, expect, test } from "vitest";
import { recognise } from "../../selectors/index.ts";
import { documentText } from "../document.ts";
import { pdf } from "../testing/pdf.ts";
import { desk } from "../testing/reading.ts";
import { scan, tiff } from "../testing/scan.ts";

const { read, refusal } = desk();

const LINES = [
  "Statement of 21 October 2025",
  "Officers stopped a van in Ramsgate and arrested",
  "three men. Anyone who saw it may call",
  "07700 900123 and ask for the harbour desk.",
];
const TEXT = LINES.slice(1).join(" ");

describe("a picture of a page", () => {
  test.each(["image/png", "image/jpeg"] as const)(
    "is read by OCR with its confidence shown (%s)",
    async (type) => {
      const canvas = scan({ lines: LINES });
      const document = await read(
        "photo",
        type === "image/png" ? canvas.toBuffer(type) : canvas.toBuffer(type, 90),
      );
      expect(document.mediaType).toBe(type);
      expect(documentText(document.pages).replaceAll(/\s+/g, " ")).toContain(TEXT);
      expect(document.confidence).toBeGreaterThan(0.85);
      expect(document.confidence).toBeLessThan(1);
      const [block] = document.pages[0]?.blocks ?? [];
      expect(block?.confidence).toBeGreaterThan(0.85);
      expect(block?.box?.[0]).toBeCloseTo(80 / 1240, 1);
      expect(recognise(documentText(document.pages)).map((found) => found.key)).toContain(
        "phone:+447700900123",
      );
    },
  );

  test("that is hard to read has a lower confidence and its doubtful words listed", async () => {
    const clear = await read("a.png", scan({ lines: LINES }).toBuffer("image/png"));
    const small = await read(
      "b.png",
      scan({
        lines: ["Xq7 zv0O lI1| S5 wjk", ...LINES],
        size: 11,
        faint: 0.6,
        width: 420,
        height: 260,
      }).toBuffer("image/png"),
    );
    expect(small.confidence).toBeLessThan(clear.confidence ?? 0);
    const doubtful = small.pages.flatMap((page) => page.blocks.flatMap((block) => block.doubtful));
    expect(doubtful.length).toBeGreaterThan(0);
    for (const word of doubtful) expect(word.confidence).toBeLessThan(0.7);
  });

  test("of several pages (TIFF) is read page by page", async () => {
    const pages = [
      scan({ lines: LINES.slice(0, 2), height: 260 }),
      scan({ lines: LINES.slice(2), height: 260 }),
    ];
    const document = await read("fax.tif", tiff(pages));
    expect(document.pages.map((page) => page.number)).toEqual([1, 2]);
    expect(documentText(document.pages.slice(1)).replaceAll(/\s+/g, " ")).toContain("07700 900123");
  });

  test("without words is refused with what to do", async () => {
    expect(await refusal("white.png", scan({ lines: [] }).toBuffer("image/png"))).toMatch(
      /No text could be read in the picture/,
    );
  });

  test("that claims a size beyond reason is refused before it is unpacked", async () => {
    const png = scan({ lines: LINES }).toBuffer("image/png");
    png.writeUInt32BE(60_000, 16);
    png.writeUInt32BE(60_000, 20);
    expect(await refusal("huge.png", png)).toMatch(/60000 × 60000 pixels/);
  });

  test("that is damaged is refused with what to do", async () => {
    expect(await refusal("cut.png", scan({ lines: LINES }).toBuffer("image/png").subarray(0, 40))).toMatch(
      /picture is damaged/,
    );
    expect(await refusal("cut.tif", "II*\0\xff\xff\0\0")).toMatch(/picture is damaged/);
  });
});

describe("a PDF of scanned pages", () => {
  test("has those read by OCR, their hidden text layer left out, and its pages of text as they are", async () => {
    const canvas = scan({ lines: LINES, height: 1754 });
    const jpeg = { bytes: canvas.toBuffer("image/jpeg", 85), width: canvas.width, height: canvas.height };
    const document = await read(
      "scan.pdf",
      pdf({
        pages: [
          { texts: [{ x: 60, y: 100, text: "A covering letter, with a scanned statement behind it." }] },
          {
            jpeg,
            texts: [{ x: 60, y: 100, text: "What some other program took the picture to say", mode: 3 }],
          },
        ],
      }),
    );
    expect(document.pages.map((page) => page.confidence === null)).toEqual([true, false]);
    expect(documentText(document.pages.slice(1)).replaceAll(/\s+/g, " ")).toContain(TEXT);
    expect(documentText(document.pages)).not.toContain("some other program");
    expect(document.notes.join()).toContain("Hidden text left out in 1 place");
  });
});
