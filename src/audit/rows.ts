/**
 * Entries and heads as the database holds them, read as text and bytes and believed in nothing: whoever changed a row
 * may have dropped the constraints first. A row that cannot have been written by this code is null.
 */
import { canonicalEntry, type Entry, entryHmac } from "./entry.ts";
import type { TreeHead } from "./head.ts";
import type { HeldKeys } from "./keyring.ts";

/** Expects audit_entry as `e`. Times as whole microseconds; numeric, because infinity has no bigint. */
export const ENTRY_COLUMNS = `
  e.id::text as id, e.xid::text as xid, trunc(extract(epoch from e.at) * 1000000)::text as at, e.act,
  e.actor_account::text as account, e.actor_agency::text as agency, e.session::text as session, e.purpose,
  e.subjects::text as subjects, e.detail_digest, e.key_id, e.hmac`;

export interface EntryRow {
  readonly id: string | null;
  readonly xid: string | null;
  readonly at: string | null;
  readonly act: string | null;
  readonly account: string | null;
  readonly agency: string | null;
  readonly session: string | null;
  readonly purpose: string | null;
  readonly subjects: string | null;
  readonly detail_digest: Buffer | null;
  readonly key_id: string | null;
  readonly hmac: Buffer | null;
}

export interface GenuineEntry {
  readonly entry: Entry;
  readonly canonical: string;
  readonly hmac: Buffer;
}

/** The entry of a row whose HMAC fits, or what is wrong with it. */
export function genuineEntry(row: EntryRow, keyring: HeldKeys): GenuineEntry | string {
  const { id, xid, at, act, account, agency, session, purpose, detail_digest, key_id, hmac } = row;
  const subjects = readIds(row.subjects);
  if (!id || !xid || !at || !act || !subjects || !detail_digest || !key_id || !hmac) {
    return "a column holds what was never written there";
  }
  const key = keyring.entryKey(key_id);
  if (!key) return "it names a key that is not held: changed, made up, or the key folder is another";
  const entry: Entry = {
    id,
    xid,
    at,
    act,
    account,
    agency,
    session,
    purpose,
    subjects,
    detailDigest: detail_digest,
    keyId: key_id,
  };
  const canonical = canonicalEntry(entry);
  if (!entryHmac(canonical, key).equals(hmac)) return "its HMAC does not fit: changed or made up";
  return { entry, canonical, hmac };
}

/** The ids between the braces. Another dimension, other bounds or a null give other ids, which no HMAC fits. */
function readIds(text: string | null): string[] | null {
  if (text === null) return null;
  return text === "{}" ? [] : text.slice(1, -1).split(",");
}

/** Expects audit_head as `h`. */
export const HEAD_COLUMNS = `
  h.size::text as size, h.root, trunc(extract(epoch from h.at) * 1000000)::text as at, h.horizon::text as horizon,
  h.frontier, h.key_id, h.signature`;

export interface HeadRow {
  readonly size: string | null;
  readonly root: Buffer | null;
  readonly at: string | null;
  readonly horizon: string | null;
  readonly frontier: Buffer | null;
  readonly key_id: string | null;
  readonly signature: Buffer | null;
}

export interface StoredHead extends TreeHead {
  readonly frontier: Buffer;
}

export function readHead(row: HeadRow): StoredHead | null {
  const { root, at, horizon, frontier, key_id, signature } = row;
  const size = Number(row.size);
  if (!root || !at || !horizon || !frontier || !key_id || !signature) return null;
  if (!Number.isSafeInteger(size) || size < 1 || String(size) !== row.size) return null;
  return { size, root, at, horizon, frontier, keyId: key_id, signature };
}
