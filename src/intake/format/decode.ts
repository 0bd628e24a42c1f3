/** One line's bytes as text, or where they are no text. */
import { isUtf8 } from "node:buffer";
import type { Encoding } from "./lines.ts";
import { firstHalf } from "./texts.ts";

export type Decoded =
  | { readonly ok: true; readonly text: string }
  /** `text` has U+FFFD where the bytes are none; `at` counts characters from 1. */
  | { readonly ok: false; readonly text: string; readonly at: number };

export function decode(bytes: Buffer, encoding: Encoding): Decoded {
  if (encoding === "utf-8") {
    const text = bytes.toString("utf8");
    return isUtf8(bytes) ? { ok: true, text } : { ok: false, text, at: validCharacters(bytes) + 1 };
  }
  const text = bytes.toString("utf16le");
  const torn = bytes.length % 2 === 1;
  if (text.isWellFormed() && !torn) return { ok: true, text };
  const at = text.isWellFormed() ? text.length : firstHalf(text);
  return { ok: false, text: `${text.toWellFormed()}${torn ? "�" : ""}`, at: at + 1 };
}

/** How many characters are whole before the first bytes that are no UTF-8. */
function validCharacters(bytes: Buffer): number {
  let at = 0;
  let characters = 0;
  while (at < bytes.length) {
    const lead = bytes[at] as number;
    const width = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (width > 1 && !isUtf8(bytes.subarray(at, at + width))) break;
    if (at + width > bytes.length) break;
    at += width;
    characters += 1;
  }
  return characters;
}
