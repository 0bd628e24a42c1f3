/**
 * Which entries are proven by a signed head, as they stand in the database now. It is not enough that a leaf names
 * them: an intruder could lend them one until the journal has let them go. So the tree is grown again from the head
 * before to the head that covers them, which reads no more than the leaves between the two.
 */
import type { Pool } from "pg";
import { entryLeaf } from "./entry.ts";
import { isSigned, NO_HEAD } from "./head.ts";
import type { Keyring } from "./keyring.ts";
import { append, emptyFrontier, type Frontier, readFrontier, rootOf } from "./merkle.ts";
import { ENTRY_COLUMNS, type EntryRow, genuineEntry, HEAD_COLUMNS, type HeadRow, readHead } from "./rows.ts";

const BATCH = 5000;

/** Of these ids the proven ones, under heads no larger than `size`. */
export async function provenIds(
  pool: Pool,
  keyring: Keyring,
  ids: readonly string[],
  size: number,
): Promise<ReadonlySet<string>> {
  const wanted = new Set(ids);
  const proven = new Set<string>();
  for (const head of await headsOver(pool, [...wanted], size)) {
    for (const id of await provenUnder(pool, keyring, head, wanted)) proven.add(id);
  }
  return proven;
}

/** The sizes of the smallest heads above the leaves that name these entries. */
async function headsOver(pool: Pool, ids: readonly string[], size: number): Promise<readonly string[]> {
  const sizes = new Set<string>();
  for (let first = 0; first < ids.length; first += BATCH) {
    const { rows } = await pool.query<{ size: string }>(
      `select distinct (select min(h.size) from audit_head h where h.size > l.number)::text as size
         from audit_leaf l
        where l.entry_id = any ($1::uuid[]) and l.number < $2`,
      [ids.slice(first, first + BATCH), size],
    );
    for (const row of rows) if (row.size !== null) sizes.add(row.size);
  }
  return [...sizes];
}

async function provenUnder(
  pool: Pool,
  keyring: Keyring,
  size: string,
  wanted: ReadonlySet<string>,
): Promise<readonly string[]> {
  const { rows } = await pool.query<HeadRow>(
    `select ${HEAD_COLUMNS} from audit_head h where h.size <= $1 order by h.size desc limit 2`,
    [size],
  );
  const head = rows[0] ? readHead(rows[0]) : null;
  const before = rows[1] ? readHead(rows[1]) : null;
  const key = head ? keyring.headKey(head.keyId) : null;
  if (!head || !key || !isSigned(head, before ?? NO_HEAD, key)) return [];
  // The signature just checked covers the root of the head before, and that root its frontier.
  const frontier = before ? readFrontier(before.size, before.frontier) : emptyFrontier();
  if (!frontier || !rootOf(frontier).equals((before ?? NO_HEAD).root)) return [];
  const found = await grow(pool, keyring, frontier, head.size, wanted);
  return rootOf(frontier).equals(head.root) ? found : [];
}

async function grow(
  pool: Pool,
  keyring: Keyring,
  frontier: Frontier,
  to: number,
  wanted: ReadonlySet<string>,
): Promise<readonly string[]> {
  const found: string[] = [];
  while (frontier.size < to) {
    const { rows } = await pool.query<EntryRow>(
      `select ${ENTRY_COLUMNS}
         from audit_leaf l join audit_entry e on e.id = l.entry_id
        where l.number >= $1 and l.number < $2
        order by l.number limit ${BATCH}`,
      [frontier.size, to],
    );
    if (rows.length === 0) break;
    for (const row of rows) {
      const genuine = genuineEntry(row, keyring);
      if (typeof genuine === "string") return [];
      append(frontier, entryLeaf(genuine.canonical, genuine.hmac));
      if (wanted.has(genuine.entry.id)) found.push(genuine.entry.id);
    }
  }
  return found;
}
