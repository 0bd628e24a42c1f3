/**
 * Reports, items and mentions, drawn set by set from the pools. A mention's words stand in its item's text at the span
 * that it tells, as when a person marked them.
 */
import type { ClientBase } from "pg";
import { zipfSql } from "./random.ts";
import { FLAT_THINGS } from "./things.ts";

export interface Sizes {
  readonly mentions: number;
  readonly mentionsPerReport: number;
  readonly audiences: number;
}

const ITEMS_PER_REPORT = 2;
/** What stands between an item's first sentence and what it names. */
const LEAD = " Seen there: ";
const BETWEEN = ", ";

export async function seedReports(client: ClientBase, sizes: Sizes): Promise<void> {
  const reports = Math.ceil(sizes.mentions / sizes.mentionsPerReport);
  await drawReports(client, reports, sizes.audiences);
  await drawItems(client);
  await drawMentions(client, sizes, reports);
  await insertReports(client);
  await insertItems(client);
  await insertMentions(client);
}

async function drawReports(client: ClientBase, reports: number, audiences: number): Promise<void> {
  await client.query(`
    create temp table seed_owner on commit drop as
    select row_number() over (order by g.code)::int - 1 as n, g.code, g.id as agency_id, a.id as author_id, t.id as unit_id
      from agency g
      join account a on a.agency_id = g.id and a.username like '%.officer'
      join team t on t.agency_id = g.id and t.kind = 'intelligence_unit'`);
  // Three years of reports, the later ones a little more often, as a system fills.
  await client.query(
    `create temp table seed_report on commit drop as
     select draw.n, gen_random_uuid() as id, o.code, o.agency_id, o.author_id, o.unit_id, a.id as audience_id,
            case when s < 0.05 then 'submitted' when s < 0.15 then 'evaluated' else 'disseminated' end as state,
            case when p < 0.02 then 'immediate' when p < 0.15 then 'time_critical' else 'routine' end as precedence,
            date_trunc('second', now() - interval '1000 days' * power(d, 1.3)) as at, t.title
       from (select n, random() as s, random() as p, random() as d, floor(random() * (select count(*) from seed_owner))::int as owner,
                    1 + floor(random() * $2)::int as audience,
                    floor(random() * (select count(*) from seed_sentence))::int as title
               from generate_series(1, $1::int) n) draw
       join seed_owner o on o.n = draw.owner
       join seed_audience a on a.n = draw.audience
       join seed_sentence t on t.n = draw.title`,
    [reports, audiences],
  );
  await client.query("create unique index on seed_report (n); analyze seed_report");
}

async function drawItems(client: ClientBase): Promise<void> {
  await client.query(`
    create temp table seed_item on commit drop as
    select draw.n, draw.position, gen_random_uuid() as id, b.text as before, a.text as after,
           (array['1', '1', '2', '3'])[1 + floor(random() * 4)::int] as source,
           (array['A', 'B', 'B', 'C', 'D', 'E'])[1 + floor(random() * 6)::int] as information,
           random() < 0.2 as conditional
      from (select r.n, at.position, floor(random() * (select count(*) from seed_sentence))::int as b,
                   floor(random() * (select count(*) from seed_sentence))::int as a
              from seed_report r, generate_series(1, ${ITEMS_PER_REPORT}) at (position)) draw
      join seed_sentence b on b.n = draw.b
      join seed_sentence a on a.n = draw.a`);
  await client.query("create unique index on seed_item (n, position); analyze seed_item");
}

async function drawMentions(client: ClientBase, sizes: Sizes, reports: number): Promise<void> {
  await client.query(
    `create temp table seed_mention on commit drop as
     select draw.m, 1 + (draw.m - 1) % $2 as report, 1 + ((draw.m - 1) / $2) % ${ITEMS_PER_REPORT} as position,
            k.first + ${zipfSql("k.size", FLAT_THINGS)} as thing
       from (select m, random() as kind from generate_series(1, $1::int) m) draw
       join seed_kind k on draw.kind >= k.low and draw.kind < k.high`,
    [sizes.mentions, reports],
  );
  await client.query(
    `create temp table seed_named on commit drop as
     select s.report, s.position, t.kind, t.text, t.properties, t.key, t.keys,
            coalesce(sum(length(t.text) + length($1::text)) over (
              partition by s.report, s.position order by s.m
              rows between unbounded preceding and 1 preceding), 0)::int as before,
            s.m
       from seed_mention s join seed_thing t on t.n = s.thing`,
    [BETWEEN],
  );
  await client.query("analyze seed_named");
}

/** The author's grant is made by a trigger, and taken back when a report is evaluated. */
async function insertReports(client: ClientBase): Promise<void> {
  await client.query(`
    insert into report (id, agency_id, unit_id, author_id, reference, audience_id, state, precedence, purpose,
                        classification, title, provenance, authored, information_from, created_at, changed_at,
                        submitted_at, evaluated_at, disseminated_at)
    select id, agency_id, unit_id, author_id, code || '-' || to_char(at, 'YYYY') || '-' || upper(lpad(to_hex(n), 7, '0')),
           audience_id, state, precedence, 'law_enforcement', 'OFFICIAL-SENSITIVE', title, 'Seen by officers',
           at::date, at::date::text, at, at, at, case when state <> 'submitted' then at end,
           case when state = 'disseminated' then at end
      from seed_report`);
  await client.query(`
    insert into report_grant (report_id, account_id, reason, granted_by, granted_at, revoked_at)
    select id, author_id, 'author', author_id, at, case when state <> 'submitted' then at end from seed_report`);
  await client.query(`
    insert into report_event (id, report_id, audience_id, at, actor_id, actor, act, to_state)
    select gen_random_uuid(), id, audience_id, at, author_id, 'Seeded officer, ' || code, s, s
      from seed_report, unnest(array['submitted', 'evaluated', 'disseminated']) s
     where s = 'submitted' or state = 'disseminated' or state = s`);
}

async function insertItems(client: ClientBase): Promise<void> {
  await client.query(
    `insert into item (id, report_id, audience_id, position, text, source, information, handling, action, sanitisation, originators)
     select i.id, r.id, r.audience_id, i.position,
            i.before || coalesce($1::text || m.named || '. ', ' ') || i.after,
            i.source, i.information, case when conditional then 'C' else 'P' end,
            case when conditional then 'A2' end, case when conditional then 'S1' end, array[r.agency_id]
       from seed_item i
       join seed_report r on r.n = i.n
       left join (select report, position, string_agg(text, $2::text order by m) as named
                    from seed_named group by report, position) m on m.report = i.n and m.position = i.position`,
    [LEAD, BETWEEN],
  );
}

async function insertMentions(client: ClientBase): Promise<void> {
  await client.query(
    `insert into mention (id, report_id, audience_id, item_id, kind, text, properties, key, search_keys,
                          span_start, span_end, status)
     select gen_random_uuid(), r.id, r.audience_id, i.id, m.kind, m.text, m.properties, m.key, m.keys,
            length(i.before) + length($1::text) + m.before,
            length(i.before) + length($1::text) + m.before + length(m.text), 'confirmed'
       from seed_named m
       join seed_report r on r.n = m.report
       join seed_item i on i.n = m.report and i.position = m.position`,
    [LEAD],
  );
}
