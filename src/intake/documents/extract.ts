/** Bytes to pages, by what the bytes are. Runs inside the reading process and nowhere else. */
import { Unreadable } from "../incoming.ts";
import type { Extracted, MediaType } from "./document.ts";
import { readWebPage } from "./html/web-page.ts";
import { readImage } from "./image.ts";
import type { Limits } from "./limits.ts";
import type { Ocr } from "./ocr/ocr.ts";
import { readPdf } from "./pdf/pdf-file.ts";
import { readPlainText } from "./plain-text.ts";
import { readWordFile } from "./word/word-file.ts";

export async function extract(
  bytes: Uint8Array,
  mediaType: MediaType,
  limits: Limits,
  ocr: Ocr,
): Promise<Extracted> {
  const extracted = await byType(bytes, mediaType, limits, ocr);
  const characters = extracted.pages
    .flatMap((page) => page.blocks)
    .reduce((sum, block) => sum + block.text.length, 0);
  if (characters === 0) throw new Unreadable("There is no text in the file.");
  if (characters > limits.characters) {
    throw new Unreadable(
      `The file holds ${characters.toLocaleString("en-GB")} characters of text; up to ${limits.characters.toLocaleString("en-GB")} are read. Split it and bring in the parts.`,
    );
  }
  return extracted;
}

function byType(
  bytes: Uint8Array,
  mediaType: MediaType,
  limits: Limits,
  ocr: Ocr,
): Promise<Extracted> | Extracted {
  switch (mediaType) {
    case "application/pdf":
      return readPdf(bytes, limits, ocr);
    case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
      return readWordFile(bytes, limits);
    case "text/html":
      return readWebPage(bytes);
    case "text/plain":
      return readPlainText(bytes);
    case "image/png":
    case "image/jpeg":
    case "image/tiff":
      return readImage(bytes, mediaType, limits, ocr);
  }
}
