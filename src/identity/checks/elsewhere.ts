/** Which other agencies hold something that the viewer may not read, and let that be said. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import type { CheckAnswerWire } from "../../contract/checks.ts";
import { tellingKeysFor } from "../keys.ts";
import type { Asked } from "./given.ts";

/** By a rule in the database: never across a purpose, never of what is graded E, of victims or of children. */
export async function heldElsewhere(
  viewer: Viewer,
  { facts, selectors }: Pick<Asked, "facts" | "selectors">,
): Promise<CheckAnswerWire["elsewhere"]> {
  const { rows } = await sql<{ agency: string; name: string }>`
    select h.code as agency, g.name
      from held_elsewhere(${tellingKeysFor("person", facts)}::bigint[], ${[...selectors]}::text[]) h
      join agency g on g.code = h.code
     order by h.code`.execute(viewer.db);
  return rows;
}
