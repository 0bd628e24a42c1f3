/** What a person gives to unlock: a PIN, or what their passkey answers. Either makes the key that wraps the keys for data. */
export const PIN_ROUNDS = 600_000;
export const PIN_DIGITS = 6;

/** Lies on the device beside the lock; says nothing of the secret. */
export type Lock =
  | { readonly kind: "pin"; readonly salt: Uint8Array<ArrayBuffer>; readonly rounds: number }
  | {
      readonly kind: "passkey";
      readonly salt: Uint8Array<ArrayBuffer>;
      readonly credential: ArrayBuffer;
    };
export type Secret = string | ArrayBuffer;

export function newSalt(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(32));
}

export function newPinLock(): Lock {
  return { kind: "pin", salt: newSalt(), rounds: PIN_ROUNDS };
}

/** PBKDF2 slows down whoever guesses a PIN; what a passkey answers needs no slowing (RFC 5869). */
export async function wrappingKey(lock: Lock, secret: Secret): Promise<CryptoKey> {
  const bytes = typeof secret === "string" ? new TextEncoder().encode(secret) : secret;
  const [name, how] =
    lock.kind === "pin"
      ? ["PBKDF2", { name: "PBKDF2", hash: "SHA-256", salt: lock.salt, iterations: lock.rounds }]
      : ["HKDF", { name: "HKDF", hash: "SHA-256", salt: lock.salt, info: new TextEncoder().encode("lock") }];
  const given = await crypto.subtle.importKey("raw", bytes, name, false, ["deriveKey"]);
  const made = { name: "AES-GCM", length: 256 };
  return await crypto.subtle.deriveKey(how, given, made, false, ["wrapKey", "unwrapKey"]);
}

/** What is wrong with a PIN, in words, or null. */
export function pinFault(pin: string): string | null {
  if (!/^\d*$/.test(pin)) return "Enter digits only";
  if (pin.length < PIN_DIGITS) return `Enter at least ${PIN_DIGITS} digits`;
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])));
  const even = steps.size === 1 && [-1, 0, 1].includes([...steps][0] ?? 9);
  return even ? "Choose digits that are harder to guess than a run or one digit again and again" : null;
}
