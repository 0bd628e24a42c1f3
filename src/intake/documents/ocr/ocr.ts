/** What readers of pages need of OCR: a page read, or null when it was given up because it took too long. */
import type { Block } from "../document.ts";
import type { Picture } from "./picture.ts";

export interface OcrPage {
  readonly blocks: readonly Block[];
  /** 0 to 1, the mean of its words; 0 where there are none. */
  readonly confidence: number;
}

export interface Ocr {
  read(page: number, picture: () => Promise<Picture>): Promise<OcrPage | null>;
}
