/** What a file is, from its first bytes. Names lie, and are only compared with what was found. */
import { Unreadable } from "../incoming.ts";
import type { MediaType } from "./document.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const MEDIA_NAME: Readonly<Record<MediaType, string>> = {
  "application/pdf": "a PDF",
  [WORD]: "a Word file",
  "text/html": "a web page",
  "text/plain": "plain text",
  "image/png": "a PNG picture",
  "image/jpeg": "a JPEG picture",
  "image/tiff": "a TIFF picture",
};

const EXTENSIONS: Readonly<Record<MediaType, RegExp>> = {
  "application/pdf": /\.pdf$/i,
  [WORD]: /\.doc[xm]$/i,
  "text/html": /\.(x?html?|xht|php|aspx?)$/i,
  "text/plain": /\.(te?xt|text|md|log|asc)$/i,
  "image/png": /\.png$/i,
  "image/jpeg": /\.jpe?g$/i,
  "image/tiff": /\.tiff?$/i,
};

const PICTURE = "Pictures are read as PNG, JPEG or TIFF. Save it as one of these and bring that in.";
const ARCHIVE = "This is an archive. Unpack it and bring in the documents in it.";
const PROGRAM = "This is a program, not a document. It was not opened.";

/** Beginnings that are known and not read, with what to do about each. */
const REFUSED: readonly (readonly [beginning: string, sentence: string])[] = [
  [
    "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "This is an older Office file, or one under a password. Open it, save it as .docx without a password, and bring that in.",
  ],
  ["{\\rtf", "This is a rich text file (RTF). Save it as .docx or PDF and bring that in."],
  ...["GIF8", "BM", "RIFF"].map((each) => [each, PICTURE] as const),
  ...["MZ", "\x7fELF", "\xca\xfe\xba\xbe", "\xcf\xfa\xed\xfe"].map((each) => [each, PROGRAM] as const),
  ...["Rar!", "7z\xbc\xaf", "\x1f\x8b", "BZh", "\xfd7zXZ"].map((each) => [each, ARCHIVE] as const),
];

/** A zip is left to the reader of Word files, which looks inside. */
export function mediaTypeOf(bytes: Uint8Array): MediaType {
  if (bytes.length === 0) throw new Unreadable("The file is empty. Export or download it again.");
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  const binary = isBinary(bytes);
  for (const [beginning, sentence] of REFUSED) {
    // A text may well begin with "BM" or "MZ"; then it has no bytes that a text has not.
    const letters = /^[A-Za-z!\d]+$/.test(beginning);
    if (head.startsWith(beginning) && (binary || !letters)) throw new Unreadable(sentence);
  }
  if (binary && /^ftyp(hei|mif|avi)/.test(head.slice(4))) throw new Unreadable(PICTURE);
  // Acrobat itself allows a kilobyte of anything before the mark.
  if (head.slice(0, 1024).includes("%PDF-")) return "application/pdf";
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return WORD;
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (head.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (head.startsWith("II*\0") || head.startsWith("MM\0*")) return "image/tiff";
  if (binary) {
    throw new Unreadable(
      "This is not a PDF, Word file, web page, text or picture (PNG, JPEG, TIFF), going by its content. Save it as one of these and bring that in.",
    );
  }
  return isMarkup(head) ? "text/html" : "text/plain";
}

/** A sentence when the name says something else than the content. */
export function wrongExtension(name: string, found: MediaType): string | null {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0];
  if (extension === undefined || EXTENSIONS[found].test(name)) return null;
  return `The name ends in ${extension}, but the file is ${MEDIA_NAME[found]}; it was read as what it is.`;
}

/** The first part of a page whose bytes are UTF-16 has a NUL in every other place. */
function isMarkup(head: string): boolean {
  const plain = head.replaceAll("\0", "").replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "");
  if (/<html[\s>]/i.test(plain)) return true;
  let at = 0;
  for (;;) {
    const rest = plain.slice(at).trimStart();
    at = plain.length - rest.length;
    // Comments and declarations before the first element, each passed over once: this runs in the server itself.
    const end = rest.startsWith("<!--") ? "-->" : rest.startsWith("<?xml") ? ">" : null;
    if (end === null) return /^<(!doctype html|head|body|title|meta|article|main|div|p|h1)[\s>]/i.test(rest);
    const found = rest.indexOf(end);
    if (found < 0) return false;
    at += found + end.length;
  }
}

/** NULs outside UTF-16, or many control characters: not text in any encoding. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 64 * 1024);
  if (/^(\xff\xfe|\xfe\xff)/.test(Buffer.from(head.subarray(0, 2)).toString("latin1"))) return false;
  let controls = 0;
  let even = 0;
  let odd = 0;
  for (const [index, byte] of head.entries()) {
    if (byte === 0) index % 2 === 0 ? even++ : odd++;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  }
  const halves = Math.max(even, odd) > head.length / 5 && Math.min(even, odd) < head.length / 50;
  if (halves) return false;
  return even + odd > 0 || controls > head.length / 50;
}
