/** A page of a PDF as a picture for OCR: 300 dots an inch, fewer where the page is very large. */
import { createCanvas } from "@napi-rs/canvas";
import { greyOf, type Picture } from "../ocr/picture.ts";
import type { PDFPageProxy } from "./engine.ts";

const DOTS_PER_INCH = 300;
const POINTS_PER_INCH = 72;
/** A4 at 300 dots an inch has 8.7 million. */
const MOST_PIXELS = 12_000_000;

export async function render(page: PDFPageProxy): Promise<Picture> {
  const plain = page.getViewport({ scale: 1 });
  const scale = Math.min(
    DOTS_PER_INCH / POINTS_PER_INCH,
    Math.sqrt(MOST_PIXELS / (plain.width * plain.height)),
  );
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(
    Math.max(1, Math.ceil(viewport.width)),
    Math.max(1, Math.ceil(viewport.height)),
  );
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  // PDF.js is typed for browsers; its canvas under Node is this one.
  const target = { canvas, canvasContext: context, viewport } as unknown as Parameters<
    PDFPageProxy["render"]
  >[0];
  await page.render(target).promise;
  return greyOf(canvas);
}
