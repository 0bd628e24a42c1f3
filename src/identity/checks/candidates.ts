/** People's records that what was given may be about, of those the viewer may read, most alike first. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import type { Values } from "../engine/index.ts";
import { keysFor, pinnedOf } from "../kinds.ts";

/** Records under one key that are looked at: a common name has thousands, and none of them is told by it. */
const UNDER_ONE_KEY = 150;
const MOST_WEIGHED = 300;
/** Bits that what agrees has to say, over what contradicts. */
const SPEAKS_FOR = 4;

export interface Candidate {
  readonly mention: string;
  readonly weight: number;
}

export interface Candidates {
  readonly found: readonly Candidate[];
  /** More share a key than were looked at. */
  readonly more: boolean;
}

export async function candidatesOf(viewer: Viewer, facts: Values): Promise<Candidates> {
  const pinned = pinnedOf("person");
  const keys = keysFor("person", facts, "question");
  if (!pinned || keys.length === 0) return { found: [], more: false };
  const { rows } = await sql<{ mention_id: string; facts: Values; keyed: number }>`
    with candidate as materialized (
      select c.number, c.shared, count(*) over ()::int as keyed
        from identity_candidates(${keys}::bigint[], ${UNDER_ONE_KEY}) c
       order by c.shared desc, c.number desc limit ${MOST_WEIGHED})
    select i.mention_id, i.facts, c.keyed
      from candidate c join identity_record i on i.number = c.number
     where i.kind = 'person'`.execute(viewer.db);
  const weighed = pinned.read([facts, ...rows.map((row) => row.facts)]);
  const start = Math.log2(pinned.model.prior / (1 - pinned.model.prior));
  const found = rows
    .map((row, i) => ({ mention: row.mention_id, weight: weighed.weight(0, i + 1) }))
    .filter(({ weight }) => weight - start >= SPEAKS_FOR)
    .sort((a, b) => b.weight - a.weight || (a.mention < b.mention ? -1 : 1));
  return { found, more: (rows[0]?.keyed ?? 0) >= Math.min(UNDER_ONE_KEY, MOST_WEIGHED) };
}
