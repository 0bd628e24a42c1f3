/** Search documents of all reports at once, by the same rule as `index_report`; a test holds the two against each other. */
import type { ClientBase } from "pg";

export async function seedDocuments(client: ClientBase): Promise<void> {
  await client.query(`
    insert into search_document (report_id, audience_id, at, authored, words, facets)
    select r.id, r.audience_id, coalesce(r.disseminated_at, r.submitted_at, r.created_at), r.authored,
           setweight(to_tsvector('english', r.title), 'A')
             || to_tsvector('english', coalesce(i.text, ''))
             || array_to_tsvector(f.facets || coalesce(m.keys, '{}') || array['ref:' || lower(r.reference)] || coalesce(i.parts, '{}')),
           f.facets
      from report r
      join agency g on g.id = r.agency_id
      left join (
        select x.report_id, string_agg(x.text, e'\\n\\n' order by x.position) as text,
               array_agg(distinct 'grade:' || x.source || x.information) filter (where x.source is not null and x.information is not null) as grades,
               array_remove(array_agg(distinct 'source:' || x.source) || array_agg(distinct 'information:' || x.information)
                 || array_agg(distinct 'action:' || x.action) || array_agg(distinct 'sanitisation:' || x.sanitisation), null) as parts,
               array_agg(distinct 'handling:' || x.handling) filter (where x.handling is not null) as handlings
          from item x group by x.report_id) i on i.report_id = r.id
      left join (
        select y.report_id, array_agg(distinct k) filter (where k is not null) as keys, array_agg(distinct 'kind:' || y.kind) as kinds
          from mention y left join lateral unnest(y.search_keys) k on true
         where y.status <> 'dropped' group by y.report_id) m on m.report_id = r.id
      cross join lateral (
        select array['agency:' || g.code, 'precedence:' || r.precedence, 'state:' || r.state, 'purpose:' || r.purpose,
                     'month:' || to_char(r.authored, 'YYYY-MM')]
                 || coalesce(i.grades, '{}') || coalesce(i.handlings, '{}') || coalesce(m.kinds, '{}') as facets) f
     where r.state in ('submitted', 'evaluated', 'disseminated')
     order by coalesce(r.disseminated_at, r.submitted_at, r.created_at)`); // as they would have been written, one by one
}
