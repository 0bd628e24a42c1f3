/** Whether one entry is genuine, and whether its detail is the one it commits to or was lawfully erased. */
import type { ClientBase } from "pg";
import { detailDigest } from "../detail.ts";
import type { HeldKeys } from "../keyring.ts";
import { type EntryRow, type GenuineEntry, genuineEntry } from "../rows.ts";
import { Misfit } from "./verdict.ts";

/** Expects audit_detail as `d`. */
export const DETAIL_COLUMNS = "d.entry_id is not null as detailed, d.salt, d.body::text as body";

export interface DetailedRow extends EntryRow {
  readonly detailed: boolean;
  readonly salt: Buffer | null;
  readonly body: string | null;
}

/** What a batch needs to know of erasures elsewhere in the log. */
export interface Erasures {
  /** Entries of the batch without a detail that an erasure names. */
  readonly erased: ReadonlySet<string>;
  /** Entries that an erasure of the batch names and whose detail is there all the same. */
  readonly returned: ReadonlySet<string>;
}

const ERASED = `
  select distinct s::text as id
    from audit_entry e, unnest(e.subjects) s
   where e.act = 'erasure' and e.subjects && $1::uuid[] and s = any ($1::uuid[])`;

/** The erasing entry is itself examined in its turn, so here it is believed. */
export async function findErasures(client: ClientBase, rows: readonly DetailedRow[]): Promise<Erasures> {
  const bare = rows.flatMap((row) => (row.id !== null && !row.detailed ? [row.id] : []));
  const named = rows.flatMap((row) => (row.act === "erasure" ? uuidsIn(row.subjects) : []));
  return {
    erased: await ids(client, ERASED, bare),
    returned: await ids(
      client,
      "select entry_id::text as id from audit_detail where entry_id = any ($1::uuid[])",
      named,
    ),
  };
}

export interface Examined extends GenuineEntry {
  readonly erased: boolean;
}

/** `sealed`: an erasure lets go of what it names when it is sealed, so until then its details may still be there. */
export function examineEntry(
  row: DetailedRow,
  erasures: Erasures,
  keyring: HeldKeys,
  sealed: boolean,
): Examined {
  const place = `entry ${row.id}`;
  const genuine = genuineEntry(row, keyring);
  if (typeof genuine === "string") throw new Misfit(place, genuine);
  const { entry } = genuine;
  if (sealed && entry.act === "erasure") {
    const returned = entry.subjects.find((subject) => erasures.returned.has(subject));
    if (returned)
      throw new Misfit(`detail of entry ${returned}`, `entry ${entry.id} erased it, and it is here`);
  }
  if (!row.detailed) {
    if (erasures.erased.has(entry.id)) return { ...genuine, erased: true };
    throw new Misfit(`detail of ${place}`, "it is missing, and no entry tells of its erasure");
  }
  if (!row.salt || row.body === null || !detailDigest(row.salt, row.body).equals(entry.detailDigest)) {
    throw new Misfit(`detail of ${place}`, "its entry commits to another detail: changed or made up");
  }
  return { ...genuine, erased: false };
}

async function ids(client: ClientBase, sql: string, wanted: readonly string[]): Promise<ReadonlySet<string>> {
  if (wanted.length === 0) return new Set();
  const { rows } = await client.query<{ id: string }>(sql, [wanted]);
  return new Set(rows.map((row) => row.id));
}

function uuidsIn(array: string | null): string[] {
  return array?.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
}
