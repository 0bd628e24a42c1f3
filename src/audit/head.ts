/**
 * A signed tree head: the state of the whole log in a hundred bytes (RFC 9162, section 4.10; Ed25519, RFC 8032).
 * Each also signs the head before it, so that a head taken out of the middle breaks the signature of the next.
 */
import { type KeyObject, sign, verify } from "node:crypto";
import type { HeldKeys, Keyring } from "./keyring.ts";
import { emptyFrontier, rootOf } from "./merkle.ts";

export interface TreeHead {
  readonly size: number;
  readonly root: Buffer;
  /** Microseconds since 1970, UTC. */
  readonly at: string;
  /** Every entry of an older transaction is below this head. */
  readonly horizon: string;
  readonly keyId: string;
  readonly signature: Buffer;
}

/** What of the head before goes into the next. */
export type PreviousHead = Pick<TreeHead, "size" | "root">;

export const NO_HEAD: PreviousHead = { size: 0, root: rootOf(emptyFrontier()) };

type Unsigned = Omit<TreeHead, "keyId" | "signature">;

export function signHead(head: Unsigned, previous: PreviousHead, by: Keyring["head"]): TreeHead {
  const signature = sign(null, message(head, previous, by.id), by.key);
  return { ...head, keyId: by.id, signature };
}

export function isSigned(head: TreeHead, previous: PreviousHead, key: KeyObject): boolean {
  return verify(null, message(head, previous, head.keyId), key, head.signature);
}

function message(head: Unsigned, previous: PreviousHead, keyId: string): Buffer {
  const { size, root, at, horizon } = head;
  const fields = ["tributary audit head 1", size, root.toString("hex"), at, horizon, keyId];
  // Numbers, digits and hex: none of them can hold a line break.
  return Buffer.from([...fields, previous.size, previous.root.toString("hex")].join("\n"));
}

/** One line of the record outside the database. It can be checked by itself, with the public key alone. */
export function headLine(head: TreeHead, previous: PreviousHead): string {
  return JSON.stringify({
    size: head.size,
    root: head.root.toString("hex"),
    at: head.at,
    horizon: head.horizon,
    key: head.keyId,
    signature: head.signature.toString("hex"),
    previous: { size: previous.size, root: previous.root.toString("hex") },
  });
}

/** The head of a line, if the line is a head that one of these keys signed. */
export function readHeadLine(
  line: string,
  keyring: HeldKeys,
): { readonly head: TreeHead; readonly previous: PreviousHead } | null {
  try {
    const told = JSON.parse(line);
    const head: TreeHead = {
      size: told.size,
      root: Buffer.from(told.root, "hex"),
      at: told.at,
      horizon: told.horizon,
      keyId: told.key,
      signature: Buffer.from(told.signature, "hex"),
    };
    const previous = { size: told.previous.size, root: Buffer.from(told.previous.root, "hex") };
    const key = keyring.headKey(head.keyId);
    const genuine = key !== null && isSigned(head, previous, key) && headLine(head, previous) === line;
    return genuine ? { head, previous } : null;
  } catch {
    // Not JSON, or not of this shape: told apart from a head by whoever asked.
    return null;
  }
}
