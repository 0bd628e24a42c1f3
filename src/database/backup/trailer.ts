/** A digest behind the bytes of a backup that is not encrypted: it shows chance damage, in whatever bit, and a cut. */
import { createHash } from "node:crypto";
import { DamagedBackup } from "./damaged.ts";

const DIGEST_BYTES = 32;

/** `bound` stands before the bytes in the file and is under the digest as well. */
export async function* withTrailer(bytes: AsyncIterable<Buffer>, bound: Buffer): AsyncGenerator<Buffer> {
  const hash = createHash("sha256").update(bound);
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
  yield hash.digest();
}

/** The bytes without the digest; throws at their end when it does not fit. */
export async function* withoutTrailer(
  bytes: AsyncIterable<Buffer>,
  bound: Buffer,
  onWhole: () => void,
): AsyncGenerator<Buffer> {
  const hash = createHash("sha256").update(bound);
  let held = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const all = Buffer.concat([held, chunk]);
    const kept = Math.max(0, all.length - DIGEST_BYTES);
    held = all.subarray(kept);
    if (kept === 0) continue;
    const told = all.subarray(0, kept);
    hash.update(told);
    yield told;
  }
  if (!hash.digest().equals(held)) throw new DamagedBackup("it was changed or cut short");
  onWhole();
}
