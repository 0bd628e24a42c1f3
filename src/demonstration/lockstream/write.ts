/**
 * Writes what one agency recorded, as that agency: activities, and cards with every version. A few statements for all of them,
 * because a thousand one by one would be a minute of the first start.
 */
import { sql } from "kysely";
import { audienceOf, readersOf, type Viewer } from "../../access/index.ts";
import { signature } from "../../intelligence/index.ts";
import {
  type CardRow,
  changeCards,
  changeContribution,
  contributeToPhases,
  insertCards,
} from "../../operations/index.ts";
import { activityRows } from "./activity-rows.ts";
import type { CardToWrite, RecordToWrite } from "./records.ts";

export async function writeRecords(viewer: Viewer, records: readonly RecordToWrite[]): Promise<void> {
  if (records.length === 0) return;
  const agencies = await agencyIds(viewer);
  const audiences = await audiencesOf(viewer, records);
  const recorded = records.filter((each) => each.recorded);
  await writeActivities(viewer, recorded, agencies, audiences);
  await writeCards(viewer, records, agencies, audiences);
  viewer.record({
    act: "collection",
    subjects: records.flatMap(({ cards }) => cards.map(({ id }) => id)),
    detail: { what: "records and figures" },
  });
}

async function writeActivities(
  viewer: Viewer,
  records: readonly RecordToWrite[],
  agencies: ReadonlyMap<string, string>,
  audiences: Audiences,
): Promise<void> {
  if (records.length === 0) return;
  const by = signature(viewer);
  const { activities, taking, tags, parts, steps } = activityRows(records, by, (record) => ({
    lead: idIn(agencies, leadOf(record)),
    agencies: agenciesAt(record).map((code) => idIn(agencies, code)),
    audience: audiences(record),
  }));
  await sql`
    insert into activity (id, agency_id, lead_id, audience_id, purpose, state, kind, began_at, ended_at, day, area, fields,
                          versions, version, submitted_at, created_by, created_as, created_at, changed_at)
    select id, ${viewer.agency.id}, lead_id, audience_id, ${viewer.purpose}, state, kind, began_at, ended_at, day, area, fields,
           versions, 1, submitted_at, ${viewer.account.id}, ${by}, submitted_at, submitted_at
      from jsonb_to_recordset(${JSON.stringify(activities)}::jsonb) as n (id uuid, lead_id uuid, audience_id int, state text,
           kind text, began_at timestamptz, ended_at timestamptz, day date, area text, fields jsonb, versions jsonb,
           submitted_at timestamptz)`.execute(viewer.db);
  await sql`
    insert into activity_agency (activity_id, agency_id, audience_id)
    select * from jsonb_to_recordset(${JSON.stringify(taking)}::jsonb) as n (activity_id uuid, agency_id uuid, audience_id int)`.execute(
    viewer.db,
  );
  await sql`
    insert into activity_tag (activity_id, phase_id, pillar_id, audience_id, tagged_as)
    select activity_id, phase_id, pillar_id, audience_id, ${by}
      from jsonb_to_recordset(${JSON.stringify(tags)}::jsonb)
        as n (activity_id uuid, phase_id uuid, pillar_id uuid, audience_id int)`.execute(viewer.db);
  await sql`
    insert into activity_part (id, activity_id, audience_id, kind, fields, versions)
    select id, activity_id, audience_id, 'result', fields, versions
      from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
        as n (id uuid, activity_id uuid, audience_id int, fields jsonb, versions jsonb)`.execute(viewer.db);
  await sql`
    insert into activity_step (activity_id, audience_id, did, reason, by_account, by_name, at)
    select activity_id, audience_id, did, reason, ${viewer.account.id}, ${by}, at
      from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb)
        as n (activity_id uuid, audience_id int, did text, reason text, at timestamptz)`.execute(viewer.db);
}

/** As they were first said; then as they were amended; then those that were withdrawn. Each is a version. */
async function writeCards(
  viewer: Viewer,
  records: readonly RecordToWrite[],
  agencies: ReadonlyMap<string, string>,
  audiences: Audiences,
): Promise<void> {
  const rows = records.flatMap((record) =>
    record.cards.map((card) => cardRow(record, card, agencies, audiences(record))),
  );
  await insertCards(viewer, rows);
  await contributeToPhases(viewer, rows);
  for (const { id, withheld } of records.flatMap(({ cards }) => cards)) {
    for (const { scope, reason } of withheld) {
      await changeContribution(viewer, id, "withheld", { scope, reason });
    }
  }
  const [amended, withdrawn]: [CardRow[], CardRow[]] = [[], []];
  const changes = records.flatMap((record) => record.cards.map((card) => ({ record, card })));
  for (const [at, { record, card }] of changes.entries()) {
    let row = rows[at] as CardRow;
    if (card.amended) {
      const { quantity, because } = card.amended;
      row = { ...row, quantity, because, version: row.version + 1 };
      amended.push(row);
    }
    if (record.withdrawn) {
      const { because } = record.withdrawn;
      withdrawn.push({ ...row, state: "withdrawn", because, version: row.version + 1 });
    }
  }
  await changeCards(viewer, amended);
  await changeCards(viewer, withdrawn);
}

function cardRow(
  record: RecordToWrite,
  { id, card, tags, first }: CardToWrite,
  agencies: ReadonlyMap<string, string>,
  audience: number,
): CardRow {
  return {
    id,
    event_id: record.event,
    activity_id: record.recorded ? record.event : null,
    lead_id: idIn(agencies, card.lead),
    audience_id: audience,
    measure: card.measure,
    measure_version: 1,
    quantity: first,
    persons: [...card.persons],
    day: card.day,
    area: card.area,
    mode: card.mode,
    direction: card.direction,
    threat_area: card.threatArea,
    premises: card.premises,
    offence: card.offence,
    link: card.link,
    agencies: card.agencies.map((code) => idIn(agencies, code)).sort(),
    tags: [...tags].sort(),
    state: card.state,
    version: 1,
    because: "",
  };
}

/** The number of the audience of a record: the agencies at its event, or, of figures without records, one's own. */
type Audiences = (record: RecordToWrite) => number;

async function audiencesOf(viewer: Viewer, records: readonly RecordToWrite[]): Promise<Audiences> {
  const numbers = new Map<string, number>();
  for (const record of records) {
    const at = agenciesAt(record);
    const key = at.join(" ");
    if (!numbers.has(key)) numbers.set(key, await audienceAt(viewer, at));
  }
  return (record) => numbers.get(agenciesAt(record).join(" ")) as number;
}

async function audienceAt(viewer: Viewer, agencies: readonly string[]): Promise<number> {
  const recipients = agencies.map((agency) => ({ agency }));
  return await audienceOf(viewer, await readersOf(viewer, recipients, viewer.purpose));
}

async function agencyIds(viewer: Viewer): Promise<ReadonlyMap<string, string>> {
  const rows = await viewer.db.selectFrom("agency").select(["id", "code"]).execute();
  return new Map(rows.map(({ id, code }) => [code, id]));
}

function agenciesAt({ said }: RecordToWrite): readonly string[] {
  return [...new Set(said.cards[0]?.agencies ?? [said.agency])].sort();
}

function leadOf({ said }: RecordToWrite): string {
  return said.cards[0]?.lead ?? said.agency;
}

function idIn(agencies: ReadonlyMap<string, string>, code: string): string {
  const id = agencies.get(code);
  if (id === undefined) throw new Error(`there is no agency ${code}`);
  return id;
}
