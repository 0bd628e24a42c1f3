/** What the server and the process that reads documents say to each other. */
import type { Extracted, MediaType } from "../document.ts";
import type { Limits } from "../limits.ts";
import type { OcrPage } from "../ocr/ocr.ts";

export interface Request {
  readonly bytes: Uint8Array;
  readonly mediaType: MediaType;
  readonly limits: Limits;
  /** Pages that OCR read before the process had to be started again; null for a page that was given up. */
  readonly known: readonly (readonly [page: number, found: OcrPage | null])[];
}

export type Answer =
  | { readonly is: "ready" }
  | { readonly is: "ocr"; readonly page: number }
  | { readonly is: "page"; readonly page: number; readonly found: OcrPage }
  | { readonly is: "done"; readonly extracted: Extracted }
  /** The sentence is for the person who brought the file in. */
  | { readonly is: "refused"; readonly sentence: string }
  /** Something that no reader foresaw: the kind of error, never its words, which may quote the document. */
  | { readonly is: "failed"; readonly kind: string };

/** How the process ends itself when it has grown too large: a signal that nothing else sends. */
export const TOO_LARGE = "SIGUSR2";
