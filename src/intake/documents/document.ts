/** What a document is once it has been read: pages of blocks in reading order, and what was left out. */

export const MEDIA_TYPES = [
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "text/html",
  "text/plain",
  "image/png",
  "image/jpeg",
  "image/tiff",
] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** Left, top, right, bottom, as fractions of the page's width and height. */
export type Box = readonly [number, number, number, number];

/** A word that OCR was not sure of. */
export interface DoubtfulWord {
  readonly text: string;
  readonly confidence: number;
}

interface Standing {
  /** The block's words. A table's rows are lines, its cells parted by " | ". */
  readonly text: string;
  /** Where it stands, for a person: "page 2", "line 14", "paragraph 3". */
  readonly where: string;
  /** Null where the file has no pages to stand on: text, web pages, Word files. */
  readonly box: Box | null;
  /** 0 to 1 for text read by OCR, the mean of its words; null for text that was text. */
  readonly confidence: number | null;
  /** Words that OCR read with little confidence, in order; empty for text that was text. */
  readonly doubtful: readonly DoubtfulWord[];
}

export type Block =
  | (Standing & { readonly is: "heading"; readonly level: number })
  | (Standing & { readonly is: "paragraph" })
  | (Standing & { readonly is: "item" })
  | (Standing & { readonly is: "table"; readonly rows: readonly (readonly string[])[] });

export interface Page {
  readonly number: number;
  readonly blocks: readonly Block[];
  /** 0 to 1 when the page was read by OCR, the mean of its words; null when its text was text. */
  readonly confidence: number | null;
}

/** What the document says of itself, and where: on its page, or in properties that nobody sees and software fills in. */
export interface Claim {
  readonly value: string;
  readonly by: "page" | "properties";
}

export interface ReadDocument {
  /** As its owner called it. */
  readonly name: string;
  /** From its content, never from its name. */
  readonly mediaType: MediaType;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly title: Claim | null;
  /** BCP 47, where the document states it. */
  readonly language: string | null;
  readonly author: Claim | null;
  /** An EDTF day, month or year. */
  readonly date: Claim | null;
  /** The site or body that published it, where it says so. */
  readonly publisher: Claim | null;
  readonly pages: readonly Page[];
  /** The mean over pages read by OCR; null when there are none. */
  readonly confidence: number | null;
  /** What was left out, repaired or wrongly named, a sentence each. */
  readonly notes: readonly string[];
}

/** What an extractor makes of the bytes; the name, size and digest are known outside. */
export type Extracted = Omit<ReadDocument, "name" | "bytes" | "sha256" | "mediaType" | "confidence">;

/** A block before it is placed on a page. */
export type BareBlock =
  | { readonly is: "heading"; readonly level: number; readonly text: string }
  | { readonly is: "paragraph" | "item"; readonly text: string }
  | { readonly is: "table"; readonly rows: readonly (readonly string[])[] };

/** A block of text that was text, standing where it is said to. */
export function standing(block: BareBlock, where: string, box: Box | null = null): Block {
  const place = { where, box, confidence: null, doubtful: [] };
  if (block.is !== "table") return { ...block, ...place };
  return { ...block, ...place, text: tableText(block.rows) };
}

export function tableText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.join(" | ")).join("\n");
}

/** The text with its layout: blocks parted by blank lines, list items marked. */
export function documentText(pages: readonly Page[]): string {
  return pages
    .flatMap((page) => page.blocks)
    .map((block) => (block.is === "item" ? `• ${block.text}` : block.text))
    .join("\n\n");
}
