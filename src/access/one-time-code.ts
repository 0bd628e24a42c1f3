/** One-time codes (RFC 6238): the secret is kept encrypted under a key outside the database; a code works once. */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import type { ClientBase } from "pg";
import { adoptNext, type Keys, nextSecret, secretsNow } from "../database/index.ts";

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

/** The key under which a secret is sealed from now on. */
const KEY = "one-time-codes";

/** Read from the folder each time, so that a running server goes on when the keys are rotated. */
function seal(keys: Keys, plain: Buffer): Buffer {
  const [inUse, next] = secretsNow(keys, KEY);
  return sealUnder(next ?? inUse, plain);
}

function sealUnder(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(keys: Keys, sealed: Buffer): Buffer {
  // A second look: between reading the key in use and the next one, the next one may have taken its place.
  for (const key of [...secretsNow(keys, KEY), ...secretsNow(keys, KEY)]) {
    const plain = openUnder(key, sealed);
    if (plain) return plain;
  }
  throw new Error("the secret of a one-time code does not open with the keys of this folder");
}

function openUnder(key: Buffer, sealed: Buffer): Buffer | null {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE));
  decipher.setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
  } catch {
    return null; // sealed under another key
  }
}

/**
 * Seals every secret anew under a new key, as the door. While it lasts, both keys open; broken off, it goes on with the
 * same new key when it is called again.
 */
export async function rotateOneTimeCodes(door: ClientBase, keys: Keys): Promise<number> {
  const next = nextSecret(keys, KEY);
  await door.query("begin");
  try {
    const { rows } = await door.query<{ account_id: string; one_time_code: Buffer }>(
      "select account_id, one_time_code from account_secret where one_time_code is not null order by account_id for update",
    );
    for (const { account_id, one_time_code } of rows) {
      await door.query("update account_secret set one_time_code = $2 where account_id = $1", [
        account_id,
        sealUnder(next, open(keys, one_time_code)),
      ]);
    }
    await door.query("commit");
    adoptNext(keys, KEY);
    return rows.length;
  } catch (error) {
    await door.query("rollback").catch(() => undefined);
    throw error;
  }
}
