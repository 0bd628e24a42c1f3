/**
 * Encryption under a passphrase: the key by scrypt (RFC 7914), the bytes in pieces under AES-256-GCM. Each piece's nonce
 * holds its number and whether it is the last (the STREAM construction; Hoang, Reyhanitabar, Rogaway, Vizár 2015), so
 * pieces cannot be changed, exchanged, repeated or cut off.
 */
import { createCipheriv, createDecipheriv, scryptSync } from "node:crypto";
import { DamagedBackup } from "./damaged.ts";
import { pieces } from "./pieces.ts";

const PIECE = 256 * 1024;
const TAG = 16;
/** OWASP Password Storage Cheat Sheet: scrypt with N = 2^17, r = 8, p = 1. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;

export const SALT_BYTES = 16;

export function keyOf(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase.normalize("NFKC"), salt, 32, COST);
}

/** A key is for one file: its salt is random, so nonces may count from nought. */
export async function* encrypted(
  bytes: AsyncIterable<Buffer>,
  key: Buffer,
  bound: Buffer,
): AsyncGenerator<Buffer> {
  let number = 0;
  let held: Buffer | null = null;
  for await (const piece of pieces(bytes, PIECE)) {
    if (held) yield sealed(held, key, bound, number++, false);
    held = piece;
  }
  yield sealed(held ?? Buffer.alloc(0), key, bound, number, true);
}

export async function* decrypted(
  bytes: AsyncIterable<Buffer>,
  key: Buffer,
  bound: Buffer,
  onWhole: () => void,
): AsyncGenerator<Buffer> {
  let number = 0;
  let held: Buffer | null = null;
  for await (const piece of pieces(bytes, PIECE + TAG)) {
    if (held) yield opened(held, key, bound, number++, false);
    held = piece;
  }
  if (!held) throw new DamagedBackup("it was cut short");
  const last = opened(held, key, bound, number, true);
  onWhole();
  yield last;
}

function sealed(piece: Buffer, key: Buffer, bound: Buffer, number: number, last: boolean): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(number, last));
  cipher.setAAD(bound);
  return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
}

function opened(piece: Buffer, key: Buffer, bound: Buffer, number: number, last: boolean): Buffer {
  if (piece.length < TAG) throw new DamagedBackup("it was cut short");
  const cipher = createDecipheriv("aes-256-gcm", key, nonceOf(number, last), { authTagLength: TAG });
  cipher.setAAD(bound);
  cipher.setAuthTag(piece.subarray(-TAG));
  try {
    return Buffer.concat([cipher.update(piece.subarray(0, -TAG)), cipher.final()]);
  } catch {
    throw new DamagedBackup(
      number === 0 ? "the passphrase is another, or it was changed" : "it was changed or cut short",
    );
  }
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}
