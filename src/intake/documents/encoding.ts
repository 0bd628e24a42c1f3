/**
 * Bytes to text. A byte order mark decides; then UTF-8 if the bytes are that and nothing else; then what the page
 * says of itself; then the likeliest by the letters' frequencies (chardet), which is said so.
 */
import { analyse } from "chardet";

export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly notes: readonly string[];
}

/** `stated` is the encoding that the file names itself, such as a page's meta charset. */
export function decodeText(bytes: Uint8Array, stated: string | null = null): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked) return decoded(bytes, marked, []);
  const wide = halfEmpty(bytes);
  if (wide) return decoded(bytes, wide, []);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8", notes: [] };
  } catch {
    // Not UTF-8.
  }
  const named = stated === null ? null : known(stated);
  if (named !== null && named !== "utf-8") return decoded(bytes, named, []);
  const guess = guessed(bytes);
  return decoded(bytes, guess, [
    `The file does not say how its letters are encoded; it was read as ${guess}. Look at names with care.`,
  ]);
}

/** The charset that a page's first kilobytes name, in a meta element or an XML declaration. */
export function statedEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1] ??
    null
  );
}

function decoded(bytes: Uint8Array, encoding: string, notes: readonly string[]): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const lost = text.split("\ufffd").length - 1;
  if (lost === 0) return { text, encoding, notes };
  const plural = lost === 1 ? "1 character" : `${lost} characters`;
  return {
    text,
    encoding,
    notes: [...notes, `${plural} could not be read as ${encoding} and are shown as �.`],
  };
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 without a mark: Latin letters leave every other byte empty. */
function halfEmpty(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of head.entries()) if (byte === 0) index % 2 === 0 ? even++ : odd++;
  if (odd > head.length / 5 && even < head.length / 50) return "utf-16le";
  if (even > head.length / 5 && odd < head.length / 50) return "utf-16be";
  return null;
}

function guessed(bytes: Uint8Array): string {
  for (const match of analyse(bytes.subarray(0, 256 * 1024))) {
    const label = known(match.name);
    // UTF-8 was tried; UTF-16 and 32 without a mark or empty bytes are chardet's despair.
    if (label !== null && !/^utf-/.test(label)) return label;
  }
  return "windows-1252";
}

function known(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
