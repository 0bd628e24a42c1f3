/** One-time codes (RFC 6238): the secret is kept encrypted under a key outside the database; a code works once. */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import type { Keys } from "../database/index.ts";

const PERIOD = 30;
const NONCE = 12;
const TAG = 16;

export interface NewCode {
  /** Kept in the database. */
  readonly sealed: Buffer;
  /** Shown once, for the person's authenticator. */
  readonly uri: string;
}

export function newOneTimeCode(keys: Keys, username: string): NewCode {
  const secret = new Secret({ size: 20 });
  return { sealed: seal(keys, Buffer.from(secret.bytes)), uri: totp(secret, username).toString() };
}

/** The time step of the code when it is right and newer than the last one used, else null. */
export function acceptedStep(
  keys: Keys,
  sealed: Buffer,
  code: string,
  lastStep: number | null,
): number | null {
  const secret = new Secret({ buffer: new Uint8Array(open(keys, sealed)).buffer });
  const delta = totp(secret, "").validate({ token: code.replaceAll(/\s/g, ""), window: 1 });
  if (delta === null) return null;
  const step = Math.floor(Date.now() / 1000 / PERIOD) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

function totp(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer: "Tributary", label, secret, period: PERIOD, digits: 6, algorithm: "SHA1" });
}

function seal(keys: Keys, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keys.secret("one-time-codes"), nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(keys: Keys, sealed: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", keys.secret("one-time-codes"), sealed.subarray(0, NONCE));
  decipher.setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
}
