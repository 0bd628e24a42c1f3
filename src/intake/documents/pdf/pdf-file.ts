/** A PDF to blocks. Pages with text are read as text, pages of pictures by OCR. Scripts and attachments stay shut. */
import { Unreadable } from "../../incoming.ts";
import { datelineOf, propertyDate } from "../claimed-date.ts";
import type { Block, Claim, Extracted, Page } from "../document.ts";
import type { Limits } from "../limits.ts";
import type { Ocr } from "../ocr/ocr.ts";
import { countOf, hyphenatedWords, oneLine } from "../tidy.ts";
import { flowsOf } from "./columns.ts";
import { openPdf, type PDFDocumentProxy } from "./engine.ts";
import { withoutFurniture } from "./furniture.ts";
import { type PdfPage, readPage } from "./page.ts";
import { blocksOf, typographyOf } from "./paragraphs.ts";
import { rowText } from "./piece.ts";
import { render } from "./render.ts";

/** A page with fewer letters than this is no page of text: a scan with a stamp or a page number set on it. */
const FEW_LETTERS = 24;
/** Shapes without text: words drawn as outlines. */
const MANY_SHAPES = 60;

export async function readPdf(bytes: Uint8Array, limits: Limits, ocr: Ocr): Promise<Extracted> {
  const pdf = await openPdf(bytes, limits.pixels);
  try {
    return await read(pdf, limits, ocr);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function read(pdf: PDFDocumentProxy, limits: Limits, ocr: Ocr): Promise<Extracted> {
  if (pdf.numPages > limits.pages) {
    throw new Unreadable(
      `The PDF has ${pdf.numPages} pages; up to ${limits.pages} are read. Split it and bring in the parts.`,
    );
  }
  const damaged: number[] = [];
  const raw: PdfPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    try {
      raw.push(await readPage(await pdf.getPage(number), number));
    } catch {
      damaged.push(number);
    }
  }
  const scanned = new Set(raw.filter(isScan).map((page) => page.number));
  const { pages: cleared, dropped } = withoutFurniture(raw.filter((page) => !scanned.has(page.number)));
  const texts = cleared.flatMap((page) => [...page.rows, ...page.turned]);
  const typography = typographyOf(
    texts.flatMap((row) => row.segments),
    hyphenatedWords(texts.map(rowText)),
  );
  const pages: Page[] = [];
  const unread: number[] = [];
  for (const page of raw) {
    if (scanned.has(page.number)) {
      const found = await ocr.read(page.number, async () => render(await pdf.getPage(page.number)));
      if (found === null) unread.push(page.number);
      pages.push({ number: page.number, blocks: found?.blocks ?? [], confidence: found?.confidence ?? null });
    } else {
      const { rows, turned } = cleared.find((each) => each.number === page.number) ?? page;
      const flows = [...flowsOf(rows), ...flowsOf(turned)];
      pages.push({ number: page.number, blocks: blocksOf(flows, page, typography), confidence: null });
    }
  }
  if (pages.every((page) => page.blocks.length === 0)) {
    throw new Unreadable(
      unread.length > 0 || damaged.length === 0
        ? "No text could be read on any page of the PDF. Scan it again, straight and at 300 dots an inch, and bring that in."
        : "The PDF is damaged: none of its pages could be read. Download or export it again.",
    );
  }
  return {
    ...(await claimsOf(
      pdf,
      pages.flatMap((page) => page.blocks),
    )),
    pages,
    notes: [...(await leftOut(pdf, raw, scanned)), ...troubles(dropped, damaged, unread)],
  };
}

function isScan(page: PdfPage): boolean {
  return page.letters < FEW_LETTERS && (page.pictures > 0 || page.shapes >= MANY_SHAPES);
}

async function claimsOf(
  pdf: PDFDocumentProxy,
  blocks: readonly Block[],
): Promise<Omit<Extracted, "pages" | "notes">> {
  const { info } = (await pdf.getMetadata().catch(() => ({ info: {} }))) as { info: Record<string, unknown> };
  const property = (name: string) =>
    typeof info[name] === "string" ? oneLine(info[name]).slice(0, 300) : undefined;
  const headings = blocks.filter((block) => block.is === "heading");
  // The largest heading on the first pages, not a kicker set above it.
  const heading = headings.slice(0, 6).sort((a, b) => a.level - b.level)[0];
  const date = datelineOf(blocks.map((block) => block.text));
  return {
    title: claim(heading?.text, property("Title")),
    language: property("Language") ?? null,
    author: claim(undefined, property("Author")),
    date: claim(date ?? undefined, propertyDate(property("CreationDate") ?? "") ?? undefined),
    publisher: null,
  };
}

function claim(onPage: string | undefined, property: string | undefined): Claim | null {
  if (onPage) return { value: onPage.slice(0, 300), by: "page" };
  return property ? { value: property, by: "properties" } : null;
}

async function leftOut(
  pdf: PDFDocumentProxy,
  pages: readonly PdfPage[],
  scanned: ReadonlySet<number>,
): Promise<string[]> {
  const sum = (of: (page: PdfPage) => number) => pages.reduce((total, page) => total + of(page), 0);
  const attachments = (await pdf.getAttachments().catch(() => null))?.size ?? 0;
  const scripts = (await pdf.getJSActions().catch(() => null))?.size ?? 0;
  const pictures = sum((page) => (scanned.has(page.number) ? 0 : page.pictures));
  const notes: string[] = [];
  if (scripts > 0) notes.push("The PDF has scripts; they were left out and not run.");
  if (attachments > 0) notes.push(`${countOf(attachments, "attached file")} left out and not opened.`);
  if (sum((page) => page.comments) > 0)
    notes.push(
      `${countOf(
        sum((page) => page.comments),
        "comment",
      )} left out.`,
    );
  if (sum((page) => page.unseen) > 0) {
    notes.push(
      `Hidden text left out in ${countOf(
        sum((page) => page.unseen),
        "place",
      )}: invisible, or of the colour of the paper.`,
    );
  }
  if (pictures > 0) notes.push(`${countOf(pictures, "picture")} left out.`);
  return notes;
}

function troubles(
  dropped: readonly string[],
  damaged: readonly number[],
  unread: readonly number[],
): string[] {
  const notes: string[] = [];
  if (dropped.length > 0) {
    const some = dropped.slice(0, 3).map((text) => `“${text.slice(0, 80)}”`);
    notes.push(
      `Page headers and footers that repeat were left out: ${some.join(", ")}${dropped.length > 3 ? " …" : ""}.`,
    );
  }
  if (damaged.length > 0) notes.push(`Damaged and not read: page ${damaged.join(", ")}.`);
  if (unread.length > 0)
    notes.push(`OCR did not finish in time and nothing was read: page ${unread.join(", ")}.`);
  return notes;
}
