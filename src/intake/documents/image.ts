/** A picture of a page, or a TIFF of several, read by OCR. */
import { Unreadable } from "../incoming.ts";
import { datelineOf } from "./claimed-date.ts";
import type { Extracted, Page } from "./document.ts";
import type { Limits } from "./limits.ts";
import type { Ocr } from "./ocr/ocr.ts";
import { type Picture, readPicture, readTiff } from "./ocr/picture.ts";

export async function readImage(
  bytes: Uint8Array,
  mediaType: "image/png" | "image/jpeg" | "image/tiff",
  limits: Limits,
  ocr: Ocr,
): Promise<Extracted> {
  const pictures: (() => Picture | Promise<Picture>)[] =
    mediaType === "image/tiff" ? readTiff(bytes, limits.pixels) : [() => readPicture(bytes, limits.pixels)];
  if (pictures.length > limits.pages) {
    throw new Unreadable(
      `The TIFF has ${pictures.length} pages; up to ${limits.pages} are read. Split it and bring in the parts.`,
    );
  }
  const pages: Page[] = [];
  const unread: number[] = [];
  for (const [index, picture] of pictures.entries()) {
    const number = index + 1;
    const found = await ocr.read(number, async () => picture());
    if (found === null) unread.push(number);
    pages.push({ number, blocks: found?.blocks ?? [], confidence: found?.confidence ?? null });
  }
  const blocks = pages.flatMap((page) => page.blocks);
  if (blocks.length === 0) {
    throw new Unreadable(
      "No text could be read in the picture. Take it again, straight, in good light and close enough that the page fills it.",
    );
  }
  const heading = blocks.find((block) => block.is === "heading");
  const date = datelineOf(blocks.map((block) => block.text));
  return {
    title: heading ? { value: heading.text.slice(0, 300), by: "page" } : null,
    language: null,
    author: null,
    date: date === null ? null : { value: date, by: "page" },
    publisher: null,
    pages,
    notes:
      unread.length > 0
        ? [`OCR did not finish in time and nothing was read: page ${unread.join(", ")}.`]
        : [],
  };
}
