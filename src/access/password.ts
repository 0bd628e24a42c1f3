/** Passwords as argon2id (RFC 9106) in PHC string form, with the parameters OWASP recommends for a server. */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** KiB, passes, lanes: OWASP Password Storage Cheat Sheet, argon2id, second configuration. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive("argon2id", {
    message: password.normalize("NFKC"),
    nonce,
    tagLength: TAG_BYTES,
    ...COST,
  });
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(tag)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  const match = PHC.exec(stored);
  if (!match) return false;
  const [, memory, passes, parallelism, nonce, tag] = match;
  const expected = Buffer.from(tag ?? "", "base64");
  const found = await derive("argon2id", {
    message: password.normalize("NFKC"),
    nonce: Buffer.from(nonce ?? "", "base64"),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(expected, found);
}

/** The same work as checking a password, for a name that nobody has: the answer takes as long. */
export async function wasteAsMuchTime(password: string): Promise<void> {
  await hashPassword(password);
}

function base64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
