/**
 * An entry: who did which act, when, under which purpose, on which rows (DPA 2018 s.62). Its HMAC covers every column,
 * so that a row changed, copied or made up in the database, sealed or not, no longer fits.
 */
import { createHmac, type KeyObject } from "node:crypto";
import { leafHash } from "./merkle.ts";

export const ACTS = [
  "collection",
  "alteration",
  "consultation",
  "disclosure",
  "combination",
  "erasure",
  "refusal",
  "sign_in",
  "sign_out",
] as const;
export type Act = (typeof ACTS)[number];

/** One act, as the room that did it tells it. */
export interface ActRecord {
  readonly act: Act;
  /** The ids of all rows that were disclosed, altered, erased … */
  readonly subjects: readonly string[];
  /** Reason, search words, names: kept beside the entry, under a salt, and erasable. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Every column but the HMAC. Text throughout: what the database holds is compared letter for letter. */
export interface Entry {
  readonly id: string;
  readonly xid: string;
  /** Microseconds since 1970, UTC. */
  readonly at: string;
  readonly act: string;
  readonly account: string | null;
  readonly agency: string | null;
  readonly session: string | null;
  readonly purpose: string | null;
  readonly subjects: readonly string[];
  readonly detailDigest: Buffer;
  readonly keyId: string;
}

/** One text for one entry: each value behind its length in bytes, an absent one as "-", a list behind its count. */
export function canonicalEntry(entry: Entry): string {
  let text = field("tributary audit entry 1");
  text += field(entry.id) + field(entry.xid) + field(entry.at) + field(entry.act);
  text += field(entry.account) + field(entry.agency) + field(entry.session) + field(entry.purpose);
  text += field(String(entry.subjects.length));
  for (const subject of entry.subjects) text += field(subject);
  return text + field(entry.detailDigest.toString("hex")) + field(entry.keyId);
}

function field(value: string | null): string {
  return value === null ? "-" : `${Buffer.byteLength(value)}:${value}`;
}

export function entryHmac(canonical: string, key: KeyObject): Buffer {
  return createHmac("sha256", key).update(canonical).digest();
}

/** What the log commits to: the entry with its HMAC, never its detail. */
export function entryLeaf(canonical: string, hmac: Buffer): Buffer {
  return leafHash(canonical, hmac);
}
