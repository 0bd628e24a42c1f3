/** How much a document may ask of the machine before it is refused or given up. */

const MIB = 1024 * 1024;

export interface Limits {
  readonly bytes: number;
  readonly pages: number;
  /** For everything that is not OCR. */
  readonly milliseconds: number;
  readonly ocrMillisecondsPerPage: number;
  /** Pages that OCR may fail to finish in time before the document is given up. */
  readonly ocrPagesGivenUp: number;
  /** Of the reading process, heap and all. */
  readonly memoryBytes: number;
  /** Characters of text that come out: beyond it, something was made to swell. */
  readonly characters: number;
  /** Bytes that the parts of a Word file may unpack to, all told. */
  readonly unpackedBytes: number;
  /** A page of A4 at 600 dots an inch has 35 million. */
  readonly pixels: number;
}

export const LIMITS: Limits = {
  bytes: 32 * MIB,
  pages: 500,
  milliseconds: 60_000,
  ocrMillisecondsPerPage: 20_000,
  ocrPagesGivenUp: 3,
  memoryBytes: 1536 * MIB,
  characters: 2_000_000,
  unpackedBytes: 128 * MIB,
  pixels: 60_000_000,
};
