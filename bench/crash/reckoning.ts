/** What the database holds in the end, against what was acknowledged. Asked as the administrator, around every policy. */
import type { ClientBase } from "pg";
import type { Written } from "./writer.ts";

export interface Reckoning {
  /** Reports or submissions that were acknowledged and are not there. */
  readonly lost: number;
  /** Reports that are there twice, and acts that were done twice. */
  readonly doubled: number;
  /** Acknowledged acts without their entry in the log. */
  readonly untraced: number;
  /** Entries of acts that left nothing. */
  readonly phantoms: number;
}

export async function reckon(client: ClientBase, written: readonly Written[]): Promise<Reckoning> {
  await client.query("create temp table told (id uuid, submitted boolean)");
  await client.query("insert into told select * from unnest($1::uuid[], $2::boolean[])", [
    written.map((one) => one.id),
    written.map((one) => one.submitted),
  ]);
  const { rows } = await client.query<Reckoning>(`
    with act as (
      select s.id, e.act, count(*) as n
        from audit_entry e, unnest(e.subjects) s (id)
       where e.act in ('collection', 'alteration')
         -- What the demonstration tells of operations before that is not reckoned here.
         and e.at >= (select min(created_at) from report where title like 'Crash %')
       group by s.id, e.act),
    seen as (
      select t.id, t.submitted, r.state, coalesce(b.n, 0) as begun, coalesce(c.n, 0) as changed,
             (select count(*) from submission x where x.report_id = t.id) as submissions
        from told t
        left join report r on r.id = t.id
        left join act b on b.id = t.id and b.act = 'collection'
        left join act c on c.id = t.id and c.act = 'alteration')
    select (count(*) filter (where state is null)
            + count(*) filter (where submitted and (state is distinct from 'submitted' or submissions = 0)))::int as lost,
           (count(*) filter (where begun > 1 or changed > 1 or submissions > 1)
            + (select count(*) from (select from report where title like 'Crash %' group by title having count(*) > 1) d))::int as doubled,
           (count(*) filter (where begun = 0) + count(*) filter (where submitted and changed = 0))::int as untraced,
           (select count(*) from act where act.act = 'collection'
               and not exists (select from report r where r.id = act.id)
               and not exists (select from requirement q where q.id = act.id))::int as phantoms
      from seen`);
  if (!rows[0]) throw new Error("the database reckoned nothing");
  return rows[0];
}
