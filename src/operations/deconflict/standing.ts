/** Where the deconfliction of a tasking stands, for everybody who reads the tasking. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import type { DeconflictionStandingWire } from "../../contract/operations.ts";
import { type Standing, standingSaid } from "./says.ts";

export interface StandingRow extends Standing {
  readonly id: string;
  readonly asked_at: Date;
}

/** Newest first. */
export async function standingsOf(viewer: Viewer, tasking: string): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    select id, agency, asked_at, confirm_by, state, spoke, stands
      from deconfliction_standing(${tasking})`.execute(viewer.db);
  return rows;
}

export async function standingOfDeconfliction(
  viewer: Viewer,
  tasking: string,
): Promise<DeconflictionStandingWire> {
  return standingSaid(await standingsOf(viewer, tasking));
}
