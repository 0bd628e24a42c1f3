/** Readers and audiences: each audience a few random agencies and teams, and the measured viewers by their share. */
import type { ClientBase } from "pg";
import { VIEWERS } from "./people.ts";

/** More are drawn than wanted, because two draws may come to the same readers. */
const SPARE = 1.2;

/** Returns how many audiences there are. */
export async function seedAudiences(client: ClientBase, audiences: number): Promise<number> {
  await client.query(`
    insert into reader (agency_id, team_id, purpose)
    select id, null, 'law_enforcement' from agency
    union all
    select agency_id, id, 'law_enforcement' from team
    on conflict do nothing`);
  await client.query(`
    create temp table seed_other on commit drop as
    select row_number() over (order by r.id)::int as n, r.id
      from reader r join agency g on g.id = r.agency_id where g.code like 'F%'`);
  await client.query(`
    create temp table seed_viewer on commit drop as
    select r.id, v.every
      from (values ${VIEWERS.map(({ agency, every }) => `('${agency}', least(${every}, ${audiences}))`).join(", ")})
             as v (agency, every)
      join agency g on g.code = v.agency
      join reader r on r.agency_id = g.id and r.team_id is null`);
  // Between two and six others each. Interned as intern_audience() does it: sorted, under the digest of their numbers.
  await client.query(
    `create temp table seed_audience on commit drop as
     with others as (
       select draw.n, array_agg(distinct o.id order by o.id) as ids
         from (select sized.n, 1 + floor(random() * (select count(*) from seed_other))::int as pick
                 from (select n, 2 + floor(random() * 5)::int as size from generate_series(1, $2::int) n) sized,
                      generate_series(1, sized.size)) draw
         join seed_other o on o.n = draw.pick
        group by draw.n),
     drawn as (
       select distinct on (ids) ids from others),
     numbered as (
       select row_number() over (order by md5(ids::text))::int as n, ids from drawn limit $1)
     select m.n, nextval(pg_get_serial_sequence('audience', 'id'))::int as id,
            (select array_agg(i order by i)
               from (select unnest(m.ids) union select v.id from seed_viewer v where m.n % v.every = 0) s (i)) as readers
       from numbered m`,
    [audiences, Math.ceil(audiences * SPARE) + 50],
  );
  await client.query(`
    insert into audience (id, readers, digest) overriding system value
    select id, readers, sha256(convert_to(array_to_string(readers, ','), 'utf8')) from seed_audience
    on conflict (digest) do nothing`);
  const linked = await client.query(`
    insert into audience_reader (reader_id, audience_id)
    select unnest(s.readers), s.id from seed_audience s join audience a on a.id = s.id`);
  if (linked.rowCount === 0) throw new Error("no audience was made");
  const { rows } = await client.query<{ count: number }>("select count(*)::int as count from seed_audience");
  return rows[0]?.count ?? 0;
}
