/** Which audiences a viewer belongs to, as the database says in their own transaction. */
import { sql } from "kysely";
import type { Viewer } from "../../../access/index.ts";
import type { Asker } from "../../count/index.ts";

export async function askerOf(viewer: Viewer): Promise<Asker> {
  const { rows } = await sql<{ audiences: number[] | null }>`
    select array_agg(distinct audience_id) as audiences from audience_reader
     where reader_id = any (${[...viewer.readers]}::int[])`.execute(viewer.db);
  const of = rows[0]?.audiences ?? [];
  const audiences = new Uint8Array(of.reduce((most, each) => Math.max(most, each), 0) + 1);
  for (const each of of) audiences[each] = 1;
  return { audiences };
}
