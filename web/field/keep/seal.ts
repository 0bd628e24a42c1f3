/**
 * Sealing: AES-256 in Galois/Counter Mode, a fresh random nonce of 96 bits each time. What a box is for is bound to it, so
 * that one cannot be laid in another's place. Keys for data lie on the device wrapped by a key that only the person's PIN or
 * passkey gives, and in memory as keys that cannot be read out.
 */
export interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly box: ArrayBuffer;
}

const CIPHER = "AES-GCM";
const KEY = { name: CIPHER, length: 256 } as const;

/** The secret that was given does not open the lock. */
export class WrongSecret extends Error {}

export async function seal(key: CryptoKey, what: string, content: unknown): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(content));
  return { nonce, box: await crypto.subtle.encrypt(cipher(nonce, what), key, text) };
}

/** Fails where the key is another, the box was changed, or it was sealed as something else. */
export async function unseal<Content>(
  key: CryptoKey,
  what: string,
  { nonce, box }: Sealed,
): Promise<Content> {
  const text = await crypto.subtle.decrypt(cipher(nonce, what), key, box);
  return JSON.parse(new TextDecoder().decode(text)) as Content;
}

/** A new key for data, as it lies on the device and as it is used. */
export async function newDataKey(wrapping: CryptoKey, what: string) {
  const made = await crypto.subtle.generateKey(KEY, true, ["encrypt", "decrypt"]);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const box = await crypto.subtle.wrapKey("raw", made, wrapping, cipher(nonce, what));
  const wrapped: Sealed = { nonce, box };
  return { wrapped, key: await dataKey(wrapping, what, wrapped) };
}

export async function dataKey(wrapping: CryptoKey, what: string, { nonce, box }: Sealed): Promise<CryptoKey> {
  try {
    return await crypto.subtle.unwrapKey("raw", box, wrapping, cipher(nonce, what), KEY, false, [
      "encrypt",
      "decrypt",
    ]);
  } catch {
    throw new WrongSecret();
  }
}

function cipher(iv: Uint8Array<ArrayBuffer>, what: string) {
  return { name: CIPHER, iv, additionalData: new TextEncoder().encode(`tributary-field/1/${what}`) };
}
