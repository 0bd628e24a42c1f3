/**
 * A passkey as the secret: the authenticator evaluates a pseudo-random function on our salt (WebAuthn Level 3, extension
 * `prf`), and only for the person whom it verified. It is no sign-in to the server, so the challenge is checked by nobody.
 */
import type { Lock } from "./secret.ts";
import { newSalt } from "./secret.ts";

/** Whether this browser may offer it here. Whether the authenticator can is known once a passkey is made. */
export async function passkeysOffered(): Promise<boolean> {
  // A relying party is a domain: an address made of numbers is none.
  if (typeof PublicKeyCredential === "undefined" || /^[\d.:[\]]+$/.test(location.hostname)) return false;
  const can = await PublicKeyCredential.getClientCapabilities?.().catch(() => undefined);
  if (can?.["extension:prf"] === false) return false;
  return await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
}

export interface NewPasskey {
  readonly lock: Extract<Lock, { kind: "passkey" }>;
  readonly secret: ArrayBuffer;
}

/** Null where the authenticator has no such function: a PIN is needed then. */
export async function newPasskey(username: string): Promise<NewPasskey | null> {
  const salt = newSalt();
  const made = (await navigator.credentials.create({
    publicKey: {
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      rp: { name: "Tributary field", id: location.hostname },
      user: {
        id: crypto.getRandomValues(new Uint8Array(32)),
        name: username,
        displayName: `${username} on this device`,
      },
      pubKeyCredParams: [
        { type: "public-key", alg: -7 },
        { type: "public-key", alg: -257 },
      ],
      // The output differs with and without verification: it is required every time.
      authenticatorSelection: { userVerification: "required", residentKey: "preferred" },
      // Never empty: Windows Hello refuses an empty evaluation.
      extensions: { prf: { eval: { first: salt } } },
    },
  })) as PublicKeyCredential | null;
  if (!made) return null;
  const { prf } = made.getClientExtensionResults();
  if (prf?.enabled !== true) return null;
  const lock = { kind: "passkey", salt, credential: made.rawId } as const;
  // Security keys answer only when asked again.
  const secret = prf.results ? bytesOf(prf.results.first) : await passkeySecret(lock);
  return secret ? { lock, secret } : null;
}

/** Null where the person turned away, or the passkey is gone. */
export async function passkeySecret(lock: Extract<Lock, { kind: "passkey" }>): Promise<ArrayBuffer | null> {
  const shown = (await navigator.credentials.get({
    publicKey: {
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      rpId: location.hostname,
      allowCredentials: [{ type: "public-key", id: lock.credential }],
      userVerification: "required",
      extensions: { prf: { eval: { first: lock.salt } } },
    },
  })) as PublicKeyCredential | null;
  const first = shown?.getClientExtensionResults().prf?.results?.first;
  return first ? bytesOf(first) : null;
}

function bytesOf(source: BufferSource): ArrayBuffer {
  const view =
    source instanceof ArrayBuffer
      ? new Uint8Array(source)
      : new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength);
  return new Uint8Array(view).buffer;
}
