/** Cards and their versions, written together: whatever was ever counted is on record as it stood. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";

/** As the table has it; the agency whose card it is is the viewer's. */
export interface CardRow {
  id: string;
  event_id: string;
  activity_id: string | null;
  lead_id: string;
  audience_id: number;
  measure: string;
  measure_version: number;
  quantity: number;
  persons: number[];
  day: string;
  area: string | null;
  mode: string | null;
  direction: string | null;
  threat_area: string | null;
  premises: string | null;
  offence: string | null;
  link: string | null;
  agencies: string[];
  tags: string[];
  state: "provisional" | "validated" | "locked" | "withdrawn";
  version: number;
  because: string;
}

/** How somebody is called where what they did is shown. */
export function calledOf({ account, agency }: Pick<Viewer, "account" | "agency">): string {
  return `${account.name}, ${agency.code}`;
}

const COLUMNS = sql`(id uuid, event_id uuid, activity_id uuid, lead_id uuid, audience_id integer, measure text, measure_version integer,
  quantity bigint, persons bigint[], day date, area text, mode text, direction text, threat_area text, premises text, offence text,
  link text, agencies uuid[], tags text[], state text, version integer, because text)`;

/** The version beside the card. Nothing is read back: whoever writes an agency's first card may read it from the next act on. */
const VERSIONS = (viewer: Viewer) => sql`
  insert into count_card_version (card_id, version, audience_id, body, because, by_account, by_name)
  select n.id, n.version, n.audience_id,
         to_jsonb(n) - '{id,audience_id,version,because}'::text[] || jsonb_build_object('agency_id', ${viewer.agency.id}::uuid),
         n.because, ${viewer.account.id}, ${calledOf(viewer)}
    from n`;

/** One statement, however many. */
export async function insertCards(viewer: Viewer, rows: readonly CardRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    with n as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n ${COLUMNS}),
    written as (
      insert into count_card (id, event_id, activity_id, agency_id, lead_id, audience_id, measure, measure_version, quantity, persons,
                              day, area, mode, direction, threat_area, premises, offence, link, agencies, tags, state, version,
                              because, changed_as, changed_at)
      select n.id, n.event_id, n.activity_id, ${viewer.agency.id}, n.lead_id, n.audience_id, n.measure, n.measure_version, n.quantity,
             n.persons, n.day, n.area, n.mode, n.direction, n.threat_area, n.premises, n.offence, n.link, n.agencies, n.tags,
             n.state, n.version, n.because, ${calledOf(viewer)}, clock_timestamp()
        from n)
    ${VERSIONS(viewer)}`.execute(viewer.db);
}

export async function changeCards(viewer: Viewer, rows: readonly CardRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    with n as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n ${COLUMNS}),
    written as (
      update count_card c
         set event_id = n.event_id, lead_id = n.lead_id, audience_id = n.audience_id, measure = n.measure,
             measure_version = n.measure_version, quantity = n.quantity, persons = n.persons, day = n.day, area = n.area,
             mode = n.mode, direction = n.direction, threat_area = n.threat_area, premises = n.premises, offence = n.offence,
             link = n.link, agencies = n.agencies, tags = n.tags, state = n.state, version = n.version, because = n.because,
             changed_as = ${calledOf(viewer)}, changed_at = clock_timestamp()
        from n where c.id = n.id and c.agency_id = ${viewer.agency.id})
    ${VERSIONS(viewer)}`.execute(viewer.db);
}
