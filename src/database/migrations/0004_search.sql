-- Search. One document a report, holding words, keys of names and selectors, and fields, all in one tsvector, so that
-- one GIN index answers any mixture. Full-text operators are not leakproof, so under a policy this index would be
-- ignored: the functions below belong to a role that may only select, filter by the viewer's audiences themselves, and
-- answer ids and ranks, which the caller joins again under policy.

create table search_document (
  report_id   uuid not null,
  audience_id integer not null,
  at          timestamptz not null,          -- newest first is the order of hits
  authored    date not null,
  words       tsvector not null,
  facets      text[] not null,               -- agency:NCA, grade:1B, kind:phone …
  primary key (report_id),
  foreign key (report_id, audience_id) references report (id, audience_id) on update cascade on delete cascade
);
create index search_document_words on search_document using gin (words);
create index search_document_newest on search_document (at desc, report_id desc);
create index search_document_audience on search_document (audience_id, at desc);
call protect('search_document');
comment on table search_document is 'audience: read by the search functions alone, which filter by audience';

create policy search on search_document for select to tributary_search using (true);
create policy search on audience_reader for select to tributary_search using (true);
create policy search on report_grant for select to tributary_search using (true);
create policy search on mention for select to tributary_search using (true);
grant select on search_document, audience_reader to tributary_search;
grant select (report_id, account_id, purpose, revoked_at, expires_at) on report_grant to tributary_search;
grant select (text, kind, key, status, audience_id, report_id) on mention to tributary_search;

create policy indexer on search_document for all to tributary_indexer using (true) with check (true);
create policy indexer on report for select to tributary_indexer using (true);
create policy indexer on item for select to tributary_indexer using (true);
create policy indexer on mention for select to tributary_indexer using (true);
create policy indexer on agency for select to tributary_indexer using (true);
grant select, insert, update, delete on search_document to tributary_indexer;
grant select on report, item, mention, agency to tributary_indexer;

-- Writes the document of one report anew from the report's own rows; removes it when the report is not to be found.
create function index_report(report uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from public.search_document d
   where d.report_id = report
     and not exists (select from public.report r
                      where r.id = report and r.state in ('submitted', 'evaluated', 'disseminated'));
  insert into public.search_document as d (report_id, audience_id, at, authored, words, facets)
  select r.id, r.audience_id, coalesce(r.disseminated_at, r.submitted_at, r.created_at), r.authored,
         setweight(to_tsvector('english', r.title), 'A')
           || to_tsvector('english', coalesce(i.text, ''))
           || array_to_tsvector(f.facets || coalesce(m.keys, '{}') || array['ref:' || lower(r.reference)] || coalesce(i.parts, '{}')),
         f.facets
    from public.report r
    join public.agency g on g.id = r.agency_id
    left join lateral (
      select string_agg(x.text, e'\n\n' order by x.position) as text,
             array_agg(distinct 'grade:' || x.source || x.information) filter (where x.source is not null and x.information is not null) as grades,
             array_remove(array_agg(distinct 'source:' || x.source) || array_agg(distinct 'information:' || x.information)
               || array_agg(distinct 'action:' || x.action) || array_agg(distinct 'sanitisation:' || x.sanitisation), null) as parts,
             array_agg(distinct 'handling:' || x.handling) filter (where x.handling is not null) as handlings
        from public.item x where x.report_id = r.id) i on true
    left join lateral (
      select array_agg(distinct k) filter (where k is not null) as keys, array_agg(distinct 'kind:' || y.kind) as kinds
        from public.mention y left join lateral unnest(y.search_keys) k on true
       where y.report_id = r.id and y.status <> 'dropped') m on true
    cross join lateral (
      select array['agency:' || g.code, 'precedence:' || r.precedence, 'state:' || r.state, 'purpose:' || r.purpose,
                   'month:' || to_char(r.authored, 'YYYY-MM')]
               || coalesce(i.grades, '{}') || coalesce(i.handlings, '{}') || coalesce(m.kinds, '{}') as facets) f
   where r.id = report and r.state in ('submitted', 'evaluated', 'disseminated')
  on conflict (report_id) do update
     set at = excluded.at, authored = excluded.authored, words = excluded.words, facets = excluded.facets;
end $$;

-- How many documents the planner expects to match, from its statistics of the commonest lexemes.
alter table search_document alter words set statistics 200;
-- Volatile, and so are its callers, only because EXPLAIN is refused elsewhere.
create function expected_hits(q tsquery) returns bigint
language plpgsql volatile set search_path = pg_catalog, public as $$
declare
  plan json;
begin
  execute 'explain (format json) select from public.search_document where words @@ $1' into plan using q;
  return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::numeric::bigint;
end $$;

-- The newest `want` readable hits after a place in the order.
--
-- Three ways, of which the cheapest by the planner's own statistics is taken, so that the work stays small whatever the
-- word and whoever the viewer:
--   audience  a viewer of few documents: go through those, test each against the query;
--   index     a rare word: the GIN index, test each hit for its audience;
--   walk      a common word: go down the newest documents, and stop when there are enough.
-- A walk that finds too few within its bound leaves the rest to the index. Which way is taken changes how long it takes
-- and never what is found, so the bounds may be set by anybody (`tributary.search_walk`): the tests set them low to
-- prove all three ways the same.
create function search_reports(q tsquery, day_from date, day_to date, after_at timestamptz, after_id uuid, want integer)
returns table (report_id uuid, at timestamptz, facets text[])
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  mine     int[]  := public.viewer_readers();
  named    uuid[] := (select coalesce(array_agg(g.report_id), '{}') from public.report_grant g
                       where g.account_id = public.viewer_account() and g.revoked_at is null
                         and (g.purpose is null or g.purpose = public.viewer_purpose())
                         and (g.expires_at is null or g.expires_at > now()));
  few      constant int := coalesce(nullif(current_setting('tributary.search_walk', true), '')::int, 5000);
  everything constant boolean := numnode(q) = 0;
  reach    int;              -- documents the viewer may read, counted as far as it matters
  share    float;            -- of the newest documents, how many the viewer may read
  matching bigint;           -- documents that match, as the planner expects
  documents bigint;
  enough   bigint;
  steps    int;
  hits     int;
begin
  if public.viewer_account() is null then return; end if;
  after_at := coalesce(after_at, 'infinity');
  after_id := coalesce(after_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  day_from := coalesce(day_from, '-infinity');
  day_to   := coalesce(day_to, 'infinity');

  documents := greatest((select c.reltuples from pg_class c where c.oid = 'public.search_document'::regclass), 1);
  matching := case when everything then documents else public.expected_hits(q) end;
  -- Beyond four times what matches, going by audience costs more than the index: it is not worth counting further.
  enough := least(greatest(few, 2 * want), greatest(4 * matching, least(few, 200)) + 1);
  select count(*) into reach from (
    select from public.audience_reader r join public.search_document d on d.audience_id = r.audience_id
     where r.reader_id = any (mine) limit enough) counted;

  if reach < enough then
    return query
      select d.report_id, d.at, d.facets
        from (select distinct r.audience_id from public.audience_reader r where r.reader_id = any (mine)) a
        join public.search_document d on d.audience_id = a.audience_id
       where (everything or d.words @@ q) and d.authored between day_from and day_to and (d.at, d.report_id) < (after_at, after_id)
       union
      select d.report_id, d.at, d.facets
        from public.search_document d
       where d.report_id = any (named)
         and (everything or d.words @@ q) and d.authored between day_from and day_to and (d.at, d.report_id) < (after_at, after_id)
       order by 2 desc, 1 desc limit want;
    return;
  end if;

  if matching > few then
    select greatest(avg(readable::int), 0.001) into share from (
      select exists (select from public.audience_reader r where r.audience_id = d.audience_id and r.reader_id = any (mine)) as readable
        from (select s.audience_id from public.search_document s order by s.at desc, s.report_id desc limit 200) d) newest;
    -- Twice what an even spread asks for, and no more than going by the index would cost.
    steps := least(greatest(few, 2 * want / (share * matching / documents)), 2 * matching);
    -- The offset keeps the order of the tests: whether it may be read is cheap to tell, whether it matches is not. The
    -- order is repeated at each level, or the planner forgets that it has it, and sorts.
    return query execute $walk$
      select d.report_id, d.at, d.facets
        from (select * from (
                select * from public.search_document s
                 where (s.at, s.report_id) < ($2, $3) and s.authored between $4 and $5
                 order by s.at desc, s.report_id desc limit $6) n
               where n.report_id = any ($8)
                  or exists (select from public.audience_reader r where r.audience_id = n.audience_id and r.reader_id = any ($9))
               order by n.at desc, n.report_id desc offset 0) d
       where $7 or d.words @@ $1
       order by d.at desc, d.report_id desc limit $10
    $walk$ using q, after_at, after_id, day_from, day_to, steps, everything, named, mine, want;
    get diagnostics hits = row_count;
    if hits >= want then return; end if;
    want := want - hits;
    select x.at, x.report_id into after_at, after_id from public.search_document x
     where (x.at, x.report_id) < (after_at, after_id) and x.authored between day_from and day_to
     order by x.at desc, x.report_id desc offset steps - 1 limit 1;
    if not found then return; end if;
  end if;

  -- Materialised, or the planner would go down the newest documents again in the hope of finding enough early.
  return query execute $index$
    with matching as materialized (
      select d.report_id, d.at, d.facets, d.audience_id
        from public.search_document d
       where ($7 or d.words @@ $1) and (d.at, d.report_id) < ($2, $3) and d.authored between $4 and $5)
    select d.report_id, d.at, d.facets
      from matching d
     where d.report_id = any ($8)
        or exists (select from public.audience_reader r where r.audience_id = d.audience_id and r.reader_id = any ($9))
     order by d.at desc, d.report_id desc limit $10
  $index$ using q, after_at, after_id, day_from, day_to, few, everything, named, mine, want;
end $$;

-- How well readable hits match, for the order of best first.
create function search_ranks(q tsquery, ids uuid[])
returns table (report_id uuid, rank real)
language sql stable security definer set search_path = pg_catalog, public as $$
  select d.report_id, ts_rank_cd(d.words, q) from public.search_document d
   where d.report_id = any (ids)
     and (exists (select from public.audience_reader r
                   where r.audience_id = d.audience_id and r.reader_id = any ((select public.viewer_readers())::int[]))
          or exists (select from public.report_grant g
                      where g.report_id = d.report_id and g.account_id = (select public.viewer_account())
                        and (g.purpose is null or g.purpose = (select public.viewer_purpose()))
                        and g.revoked_at is null and (g.expires_at is null or g.expires_at > now())))
$$;

-- Counts by field of the readable hits, up to `most` of them; one more than that says that there are more.
create function search_facets(q tsquery, day_from date, day_to date, most integer)
returns table (facet text, hits integer)
language sql volatile security definer set search_path = pg_catalog, public as $$
  with hit as materialized (select h.facets from public.search_reports(q, day_from, day_to, null, null, most + 1) h)
  select '', count(*)::int from hit
  union all
  select f, count(*)::int from hit, unnest(hit.facets) f group by f
$$;

-- Completions: the first readable mentions whose words begin so. Walks the index until there are enough, so that what
-- is hidden costs time at most and never takes a place.
create index mention_by_words on mention (lower(text) text_pattern_ops) where status <> 'dropped';
create function search_suggest(beginning text, want integer)
returns table (words text, kind text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  mine int[] := public.viewer_readers();
begin
  if public.viewer_account() is null or length(beginning) < 2 then return; end if;
  return query execute $q$
    select lower(m.text), min(m.kind)
      from public.mention m
     where lower(m.text) like $1 and m.status <> 'dropped'
       and exists (select from public.search_document d where d.report_id = m.report_id)
       and (exists (select from public.audience_reader r where r.audience_id = m.audience_id and r.reader_id = any ($2))
            or exists (select from public.report_grant g
                        where g.report_id = m.report_id and g.account_id = $4 and g.revoked_at is null
                          and (g.purpose is null or g.purpose = $5)
                          and (g.expires_at is null or g.expires_at > now())))
     group by lower(m.text) order by lower(m.text) limit $3
  $q$ using replace(replace(replace(lower(beginning), '\', '\\'), '%', '\%'), '_', '\_') || '%', mine, want, public.viewer_account(), public.viewer_purpose();
end $$;

grant execute on function index_report(uuid), search_reports(tsquery, date, date, timestamptz, uuid, integer), search_ranks(tsquery, uuid[]),
  search_facets(tsquery, date, date, integer), search_suggest(text, integer) to tributary_app;
grant execute on function search_reports(tsquery, date, date, timestamptz, uuid, integer), expected_hits(tsquery) to tributary_search;
alter function index_report(uuid) owner to tributary_indexer;
alter function search_reports(tsquery, date, date, timestamptz, uuid, integer) owner to tributary_search;
alter function search_ranks(tsquery, uuid[]) owner to tributary_search;
alter function search_facets(tsquery, date, date, integer) owner to tributary_search;
alter function search_suggest(text, integer) owner to tributary_search;
