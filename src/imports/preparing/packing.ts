/** Packing the texts of many reports into one buffer, and taking one out again. */
import type { Packed } from "./messages.ts";

export function pack(texts: readonly string[]): Packed {
  const bytes = Buffer.from(texts.join(""));
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (const [index, text] of texts.entries()) {
    end += Buffer.byteLength(text);
    ends[index] = end;
  }
  return { bytes, ends };
}

/** The text of the report at this place. */
export function unpacked({ bytes, ends }: Packed, index: number): Buffer {
  const from = index === 0 ? 0 : (ends[index - 1] ?? 0);
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, (ends[index] ?? from) - from);
}
