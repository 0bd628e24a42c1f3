/**
 * Sealing: entries that no running transaction can precede any more get the next leaf numbers, and the head over all
 * leaves is signed. A transaction of its own each time, so a kill at any instant leaves either the old log or the new.
 *
 * Nothing is ever signed over a log that does not fit its own last head, or that is older than what was recorded
 * outside: that would put a signature under the intruder's version.
 *
 * Sealing an erasure lets go of the details it names, in the same transaction: what a sealed erasure names is gone, and
 * a server that dies after somebody erased and before this loses nothing, because the next one seals what was left.
 */
import type { ClientBase, Pool } from "pg";
import type { Keys } from "../database/index.ts";
import { entryLeaf } from "./entry.ts";
import { eraseDetails } from "./erase.ts";
import { NO_HEAD, signHead, type TreeHead } from "./head.ts";
import { BrokenLog, pruneCovered, recordOutside } from "./keep.ts";
import { type Keyring, openKeyring } from "./keyring.ts";
import { append, emptyFrontier, type Frontier, frontierBytes, readFrontier, rootOf } from "./merkle.ts";
import { instant } from "./record.ts";
import { ENTRY_COLUMNS, type EntryRow, genuineEntry, type StoredHead } from "./rows.ts";

export interface Sealing {
  /** How many entries were given a leaf. */
  readonly sealed: number;
  /** The newest head; null while the log is empty. */
  readonly head: TreeHead | null;
  /** Entries that were not written by this system, left unsealed so that they can be looked into and removed. */
  readonly refused: readonly string[];
}

export interface SealOptions {
  /**
   * Look at every entry, not only at those since the last horizon. Done once at start: after a restore into another
   * cluster, transaction ids begin anew.
   */
  readonly everything?: boolean;
}

/** An arbitrary number that all Tributary processes share, so that one seals at a time. */
const LOCK = "7274221532";
const BATCH = 5000;

/** Null when another process is at it. `folder` is DATA/audit. */
export async function sealOnce(
  pool: Pool,
  keys: Keys,
  folder: string,
  options: SealOptions = {},
): Promise<Sealing | null> {
  const keyring = openKeyring(keys);
  const sealing = await underLock(pool, async (client) => {
    const newest = await recordOutside(client, keyring, folder);
    return await sealFrom(client, keyring, newest, options);
  });
  // The head counts as kept once it is outside, and it may only go there once it is committed.
  if (sealing && sealing.sealed > 0) {
    await underLock(pool, (client) => recordOutside(client, keyring, folder));
  }
  if (sealing) await pruneCovered(pool, keyring, folder);
  return sealing;
}

function frontierOf(head: StoredHead | null): Frontier {
  if (!head) return emptyFrontier();
  const frontier = readFrontier(head.size, head.frontier);
  if (!frontier || !rootOf(frontier).equals(head.root)) {
    throw new BrokenLog(`the frontier stored with the head of size ${head.size} does not give its root`);
  }
  return frontier;
}

async function sealFrom(
  client: ClientBase,
  keyring: Keyring,
  head: StoredHead | null,
  { everything = false }: SealOptions,
): Promise<Sealing> {
  const frontier = frontierOf(head);
  const { rows } = await client.query<{ xmin: string; xmax: string }>(
    `select pg_snapshot_xmin(s)::text as xmin, pg_snapshot_xmax(s)::text as xmax from pg_current_snapshot() s`,
  );
  const [now] = rows;
  if (!now) throw new Error("the database told no snapshot");
  const otherCluster = head !== null && BigInt(now.xmin) < BigInt(head.horizon);
  const since = head && !everything && !otherCluster ? `e.xid >= '${digits(head.horizon)}'::xid8 and` : "";
  // A visible entry at or beyond this snapshot's end was not written in this cluster: it came with a restore.
  const settled = since
    ? `e.xid < '${digits(now.xmin)}'::xid8`
    : `(e.xid < '${digits(now.xmin)}'::xid8 or e.xid >= '${digits(now.xmax)}'::xid8)`;
  await client.query(
    `declare unsealed no scroll cursor for
       select ${ENTRY_COLUMNS} from audit_entry e
        where ${since} ${settled}
          and not exists (select from audit_leaf l where l.entry_id = e.id)
        order by e.xid, e.at, e.id`,
  );
  const first = frontier.size;
  const refused: string[] = [];
  for (;;) {
    const batch = await client.query<EntryRow>(`fetch ${BATCH} from unsealed`);
    if (batch.rows.length === 0) break;
    refused.push(...(await appendLeaves(client, keyring, frontier, batch.rows)));
  }
  await client.query("close unsealed");
  if (frontier.size === first) return { sealed: 0, head, refused };
  const at = String(BigInt(Date.now()) * 1000n);
  const unsigned = { size: frontier.size, root: rootOf(frontier), at, horizon: now.xmin };
  const signed = signHead(unsigned, head ?? NO_HEAD, keyring.head);
  await client.query(
    `insert into audit_head (size, root, at, horizon, frontier, key_id, signature)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      signed.size,
      signed.root,
      instant(signed.at),
      signed.horizon,
      frontierBytes(frontier),
      signed.keyId,
      signed.signature,
    ],
  );
  return { sealed: frontier.size - first, head: signed, refused };
}

/** Returns the ids that were refused. */
async function appendLeaves(
  client: ClientBase,
  keyring: Keyring,
  frontier: Frontier,
  rows: readonly EntryRow[],
): Promise<string[]> {
  const refused: string[] = [];
  const [numbers, ids, hashes]: [number[], string[], Buffer[]] = [[], [], []];
  const named: string[] = [];
  for (const row of rows) {
    const genuine = genuineEntry(row, keyring);
    if (typeof genuine === "string") {
      refused.push(String(row.id));
      continue;
    }
    const hash = entryLeaf(genuine.canonical, genuine.hmac);
    numbers.push(frontier.size);
    ids.push(genuine.entry.id);
    hashes.push(hash);
    append(frontier, hash);
    if (genuine.entry.act === "erasure") named.push(...genuine.entry.subjects);
  }
  if (named.length > 0) await eraseDetails((text, values) => client.query(text, values), named);
  await client.query(
    `insert into audit_leaf (number, entry_id, hash)
     select * from unnest($1::bigint[], $2::uuid[], $3::bytea[])`,
    [numbers, ids, hashes],
  );
  return refused;
}

/** One transaction, alone among all processes; null when another has the lock. */
async function underLock<T>(pool: Pool, work: (client: ClientBase) => Promise<T>): Promise<T | null> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin isolation level read committed");
    const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_xact_lock(${LOCK}) as got`);
    const result = rows[0]?.got ? await work(client) : null;
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Transaction ids come from the database and become part of a statement. */
function digits(text: string): string {
  if (!/^\d{1,20}$/.test(text)) throw new BrokenLog("a horizon is not a transaction id");
  return text;
}
