/** A card of the viewer's own agency, to be changed. */
import { sql } from "kysely";
import { forbidden, notFound, type Viewer } from "../../access/index.ts";
import type { CardRow } from "./card-rows.ts";

export async function ownCard(viewer: Viewer, id: string): Promise<CardRow> {
  const { rows } = await sql<CardRow & { agency_id: string }>`
    select id, agency_id, event_id, activity_id, lead_id, audience_id, measure, measure_version, quantity::float8 as quantity,
           persons::float8[] as persons, day, area, mode, direction, threat_area, premises, offence, link, agencies, tags, state,
           version, because
      from count_card where id = ${id}`.execute(viewer.db);
  const [found] = rows;
  if (!found) throw notFound("card");
  if (found.agency_id !== viewer.agency.id) throw forbidden("This card is another agency's. They change it.");
  await sql`select from count_card where id = ${id} for update`.execute(viewer.db);
  const { agency_id: _, ...card } = found;
  return card;
}
