/** Cards as their owners see them: the agency's own, and one with all that was ever said of it. */
import { type RawBuilder, sql } from "kysely";
import { notFound, type Viewer } from "../../access/index.ts";
import type { CardDetailWire, CardLineWire, CardsQueryWire, CardsWire } from "../../contract/counts.ts";
import { openCursor, sealCursor } from "../../intelligence/index.ts";
import { SPEAKERS } from "./contribute.ts";
import { versionsOf } from "./measures.ts";

const PAGE = 100;

interface Row {
  readonly id: string;
  readonly event_id: string;
  readonly activity_id: string | null;
  readonly owner: string;
  readonly lead: string;
  readonly measure: string;
  readonly measure_version: number;
  readonly quantity: number;
  readonly identified: number;
  readonly day: string;
  readonly area: string | null;
  readonly mode: string | null;
  readonly direction: string | null;
  readonly threat_area: string | null;
  readonly premises: string | null;
  readonly offence: string | null;
  readonly link: string | null;
  readonly agencies: string[];
  readonly tags: string[];
  readonly state: CardLineWire["state"];
  readonly version: number;
  readonly changed_as: string;
  readonly changed_at: Date;
  readonly because: string;
  readonly scopes: (Omit<CardLineWire["scopes"][number], "at"> & { at: string })[];
}

const LINES = sql`
  select c.id, c.event_id, (select a.id from activity a where a.id = c.activity_id) as activity_id, o.code as owner, l.code as lead,
         c.measure, c.measure_version, c.quantity::float8 as quantity, cardinality(c.persons) as identified, c.day, c.area, c.mode,
         c.direction, c.threat_area, c.premises, c.offence, c.link, c.tags, c.state, c.version, c.changed_as, c.changed_at, c.because,
         coalesce((select array_agg(g.code order by g.code) from agency g where g.id = any (c.agencies)), '{}') as agencies,
         coalesce((select jsonb_agg(jsonb_build_object('scope', lower(k.code) || '-' || s.name, 'title', s.title, 'says', x.says,
                          'reason', x.reason, 'by', x.by_name, 'at', x.at, 'frozen', s.frozen_at is not null) order by s.created_at)
                     from card_contribution x join release_scope s on s.id = x.scope_id join agency k on k.id = s.agency_id
                    where x.card_id = c.id), '[]') as scopes
    from count_card c join agency o on o.id = c.agency_id join agency l on l.id = c.lead_id`;

export async function listCards(
  viewer: Viewer,
  cursorKey: Buffer,
  query: CardsQueryWire,
): Promise<CardsWire> {
  const { scope, state, day, measure, withheld, cursor } = query;
  const bound = JSON.stringify({ ...query, cursor: "" });
  const [afterDay, afterId] = cursor ? openCursor(cursorKey, viewer, bound, cursor) : [];
  const says = withheld ? "withheld" : "contributed";
  const inScope = (which: RawBuilder<unknown>) => sql`exists (
    select from card_contribution x join release_scope s on s.id = x.scope_id join agency k on k.id = s.agency_id
     where x.card_id = c.id and x.says = ${says} and ${which})`;
  const { rows } = await sql<Row>`
    ${LINES}
     where c.agency_id = ${viewer.agency.id}
       and ${state ? sql`c.state = ${state}` : sql`c.state <> 'withdrawn'`}
       and ${day ? sql`c.day = ${day}` : sql`true`}
       and ${measure ? sql`c.measure || '@' || c.measure_version = ${measure}` : sql`true`}
       and ${scope ? inScope(sql`lower(k.code) || '-' || s.name = ${scope}`) : withheld ? inScope(sql`true`) : sql`true`}
       and ${afterDay && afterId ? sql`(c.day, c.id) < (${afterDay}::date, ${afterId}::uuid)` : sql`true`}
     order by c.day desc, c.id desc limit ${PAGE + 1}`.execute(viewer.db);
  const items = await linesOf(viewer, rows.slice(0, PAGE));
  const last = rows.length > PAGE ? items.at(-1) : undefined;
  viewer.record({
    act: "consultation",
    subjects: items.map(({ id }) => id),
    detail: { what: "count cards" },
  });
  return {
    items,
    next: last ? sealCursor(cursorKey, viewer, bound, [last.day, last.id]) : null,
    mayReturn: SPEAKERS.some((role) => viewer.roles.includes(role)),
  };
}

export async function readCard(viewer: Viewer, id: string): Promise<CardDetailWire> {
  const { rows } = await sql<Row>`${LINES} where c.id = ${id}`.execute(viewer.db);
  const [row] = rows;
  if (!row) throw notFound("card");
  const events = await connectedTo(viewer, row.event_id);
  const others = await sql<Row>`
    ${LINES} where c.event_id = any (${events}::uuid[]) and c.id <> ${id} and c.state <> 'withdrawn'
     order by c.measure, o.code, c.id limit 200`.execute(viewer.db);
  const [card, ...beside] = await linesOf(viewer, [row, ...others.rows]);
  if (!card) throw notFound("card");
  const versions = await viewer.db
    .selectFrom("count_card_version")
    .select(["version", "body", "because", "by_name", "at"])
    .where("card_id", "=", id)
    .orderBy("version")
    .execute();
  const judgements = await sql<CardDetailWire["judgements"][number] & { at: Date }>`
    select id, one, other, says, reason, by_name as by, at from event_judgement
     where ended_at is null and (one = any (${events}::uuid[]) or other = any (${events}::uuid[])) order by at`.execute(
    viewer.db,
  );
  viewer.record({
    act: "consultation",
    subjects: [id, ...beside.map((each) => each.id)],
    detail: { what: "count card" },
  });
  return {
    card,
    versions: versions.map(({ version, body, because, by_name, at }, nth) => {
      const [now, before] = [body as Body, versions[nth - 1]?.body as Body | undefined];
      const changed = before ? Object.keys(now).filter((key) => !isSame(now[key], before[key])) : [];
      return { version, body: now, changed, because, by: by_name, at: at.toISOString() };
    }),
    others: beside,
    judgements: judgements.rows.map((each) => ({ ...each, at: each.at.toISOString() })),
    actions: actionsOn(viewer, card),
  };
}

type Body = Record<string, unknown>;

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function actionsOn(viewer: Viewer, card: CardLineWire): string[] {
  const speaks = SPEAKERS.some((role) => viewer.roles.includes(role));
  if (card.state === "withdrawn" || card.owner !== viewer.agency.code) return speaks ? ["join"] : [];
  if (!speaks) return [];
  return [
    ...(card.activity === null
      ? ["amend", "withdraw", ...(card.state === "provisional" ? ["validate"] : [])]
      : []),
    "contribute",
    "withhold",
    "join",
  ];
}

/** The event, and those that are joined with it as far as the viewer may know. */
export async function connectedTo(viewer: Viewer, event: string): Promise<string[]> {
  const { rows } = await sql<{ event: string }>`
    with recursive connected (event) as (
      select ${event}::uuid
      union
      select case j.one when c.event then j.other else j.one end
        from connected c join event_judgement j on c.event in (j.one, j.other)
       where j.says = 'same' and j.ended_at is null)
    select event from connected`.execute(viewer.db);
  return rows.map((row) => row.event);
}

async function linesOf(viewer: Viewer, rows: readonly Row[]): Promise<CardLineWire[]> {
  const measures = new Map((await versionsOf(viewer)).map((each) => [each.key, each]));
  return rows.map((row) => {
    const measure = measures.get(`${row.measure}@${row.measure_version}`);
    return {
      id: row.id,
      event: row.event_id,
      activity: row.activity_id,
      owner: row.owner,
      measure: row.measure,
      measureVersion: row.measure_version,
      measureName: measure?.name ?? row.measure,
      unit: measure?.unit ?? "",
      quantity: row.quantity,
      identified: row.identified,
      day: row.day,
      area: row.area,
      lead: row.lead,
      agencies: row.agencies,
      mode: row.mode,
      direction: row.direction,
      threatArea: row.threat_area,
      premises: row.premises,
      offence: row.offence,
      link: row.link,
      tags: row.tags,
      state: row.state,
      version: row.version,
      changedBy: row.changed_as,
      changedAt: row.changed_at.toISOString(),
      because: row.because,
      scopes: row.scopes.map((scope) => ({ ...scope, at: new Date(scope.at).toISOString() })),
    };
  });
}
