/**
 * PDF.js, set so that it reads and draws and does nothing else: no scripts, no forms that compute, no fonts of the
 * machine, no address fetched; its tables and decoders come from its own package.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { Unreadable } from "../../incoming.ts";

export { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
export type { PDFDocumentProxy, PDFPageProxy };
export type OperatorList = Awaited<ReturnType<PDFPageProxy["getOperatorList"]>>;

const PACKAGE = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const folder = (name: string) => `${join(PACKAGE, name)}/`;

export async function openPdf(bytes: Uint8Array, pixels: number): Promise<PDFDocumentProxy> {
  const task = getDocument({
    // PDF.js takes the buffer for its own.
    data: Uint8Array.from(bytes),
    verbosity: 0,
    standardFontDataUrl: folder("standard_fonts"),
    cMapUrl: folder("cmaps"),
    wasmUrl: folder("wasm"),
    iccUrl: folder("iccs"),
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    fontExtraProperties: true,
    maxImageSize: pixels,
    canvasMaxAreaInBytes: pixels * 4,
  });
  try {
    return await task.promise;
  } catch (error) {
    throw refusal(error);
  }
}

function refusal(error: unknown): Unreadable {
  if ((error as Error | null)?.name === "PasswordException") {
    return new Unreadable("The PDF is under a password. Save a copy without one and bring that in.");
  }
  return new Unreadable(
    "The PDF is damaged and could not be opened. Download or export it again, or print it to a new PDF and bring that in.",
  );
}
