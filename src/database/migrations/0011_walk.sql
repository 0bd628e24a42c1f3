-- Walking from mentions to what they are one with, and looking for candidates, each in one statement. Under policy a statement
-- plans the policies of all its tables anew, and that costs more than running it: a check was fifteen to twenty such statements.
--
-- The functions here pass the policies by and keep their rule themselves: a row is read by those in its report's audience and by
-- those whom a grant names. What mentions and judgements say is not told by them but read under policy. They are planned once a
-- connection: their lists are short, and the same indexes are always the right ones.

create policy search on judgement for select to tributary_search using (true);
grant select (left_report, left_mention, right_report, right_mention, says, shared, audience_id, made_at, retracted_at)
  on judgement to tributary_search;
grant select (authored, created_at, submitted_at, disseminated_at) on report to tributary_search;

-- What is made anew below, or no longer needed.
set local role tributary_search;
drop function identity_candidates(bigint[], integer), likenesses_of(integer[], real, integer), held_elsewhere(bigint[], text[]);
set local role tributary_owner;

-- Whom a record is like, strongest first and at any time, from the index alone.
drop index likeness_by_left;
drop index likeness_by_right;
create index likeness_by_left on likeness (left_number, weight desc) include (right_number, made_at, ended_at);
create index likeness_by_right on likeness (right_number, weight desc) include (left_number, made_at, ended_at);

-- Which mentions have a key, and which of them are the newest that may be read, without opening any of them.
drop index mention_by_key;
create index mention_by_key on mention (key) include (report_id, id, item_id, audience_id)
  where key is not null and status <> 'dropped';
create index report_in_short on report (id)
  include (audience_id, agency_id, state, purpose, authored, created_at, submitted_at, disseminated_at, reference, information_from);

-- By which keys a record is found, from the index alone.
drop index identity_key_by_number;
create index identity_key_by_number on identity_key (number, audience_id) include (key);

-- Whose record it is, without opening it.
create index identity_record_in_short on identity_record (number) include (audience_id, report_id, mention_id, known_at, kind);
create index identity_record_by_report on identity_record (report_id) include (number, audience_id);

-- Reports that the viewer may read by name.
create function reports_named() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(g.report_id), '{}') from public.report_grant g
   where g.account_id = public.viewer_account() and g.revoked_at is null
     and (g.purpose is null or g.purpose = public.viewer_purpose())
     and (g.expires_at is null or g.expires_at > now())
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- A step outwards, for whoever reads as `mine` or is `named`, by what could be known at a moment. Newest first where nothing else
-- is said. They run with the rights of the functions below that call them, and nobody else may.

-- Mentions with one of these keys.
create function newest_with_key(keys text[], mine integer[], named uuid[], moment timestamptz, most integer)
returns table (report_id uuid, mention_id uuid)
language plpgsql stable rows 10 as $$
begin
  return query
    select m.report_id, m.id
      from public.mention m join public.report r on r.id = m.report_id
     where m.key = any (keys) and m.status <> 'dropped' and r.state <> 'withdrawn'
       and coalesce(r.disseminated_at, r.submitted_at, r.created_at) <= moment
       and (exists (select from public.audience_reader a where a.audience_id = m.audience_id and a.reader_id = any (mine))
            or m.report_id = any (named))
     order by r.authored desc, m.report_id, m.id limit most;
end $$;

-- Mentions whose records are at least as like one of these records as its line says, strongest first; none of those that were
-- `seen`. Those who are like each other lead to the same others: each of these is looked at once, and only until enough are
-- found. There are records of what is said, and of nothing that was dropped or withdrawn.
create function strongest_alike(numbers integer[], lines real[], seen integer[], mine integer[], named uuid[], moment timestamptz, most integer)
returns table (report_id uuid, mention_id uuid)
language plpgsql stable rows 10 as $$
begin
  return query
    select d.report_id, d.mention_id
      from (select x.number, max(x.weight) as weight
              from unnest(numbers, lines) n (number, line)
             cross join lateral (
                   select l.right_number as number, l.weight from public.likeness l
                    where l.left_number = n.number and l.weight >= n.line
                      and l.made_at <= moment and (l.ended_at is null or l.ended_at > moment)
                   union all
                   select l.left_number, l.weight from public.likeness l
                    where l.right_number = n.number and l.weight >= n.line
                      and l.made_at <= moment and (l.ended_at is null or l.ended_at > moment)) x
             group by x.number order by 2 desc, 1 offset 0) u
      join public.identity_record d on d.number = u.number
     where u.number <> all (seen) and d.known_at <= moment
       and (exists (select from public.audience_reader a where a.audience_id = d.audience_id and a.reader_id = any (mine))
            or d.report_id = any (named))
     order by u.weight desc, u.number limit most;
end $$;

-- Mentions that somebody judged to be the same as one of these: where the viewer may read the judgement and both sides.
create function newest_judged_same(mentions uuid[], mine integer[], named uuid[], moment timestamptz, most integer)
returns table (report_id uuid, mention_id uuid)
language plpgsql stable rows 10 as $$
begin
  return query
    select m.report_id, m.id
      from (select j.left_report as here, j.right_report as there, j.right_mention as other, j.shared, j.audience_id
              from public.judgement j
             where j.left_mention = any (mentions) and j.says = 'same'
               and j.made_at <= moment and (j.retracted_at is null or j.retracted_at > moment)
            union all
            select j.right_report, j.left_report, j.left_mention, j.shared, j.audience_id
              from public.judgement j
             where j.right_mention = any (mentions) and j.says = 'same'
               and j.made_at <= moment and (j.retracted_at is null or j.retracted_at > moment)) j
      join public.report h on h.id = j.here
      join public.mention m on m.report_id = j.there and m.id = j.other
      join public.report r on r.id = m.report_id
     where (j.shared or exists (
             select from public.audience_reader a where a.audience_id = j.audience_id and a.reader_id = any (mine)))
       and (h.id = any (named) or exists (
             select from public.audience_reader a where a.audience_id = h.audience_id and a.reader_id = any (mine)))
       and (r.id = any (named) or exists (
             select from public.audience_reader a where a.audience_id = r.audience_id and a.reader_id = any (mine)))
       and m.status <> 'dropped' and r.state <> 'withdrawn'
       and coalesce(r.disseminated_at, r.submitted_at, r.created_at) <= moment
     order by r.authored desc, m.report_id, m.id limit most;
end $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- What lies far from each other on disk is read together, and not one after the other, where no plain index scan is allowed.

create function records_at_once(numbers integer[], wanted text)
returns table (mention_id uuid, facts jsonb)
language plpgsql stable rows 100 set enable_indexscan = off as $$
begin
  return query select d.mention_id, d.facts from public.identity_record d where d.number = any (numbers) and d.kind = wanted;
end $$;

-- Into memory, what is read of these mentions next, row by row under policy.
create function read_ahead(reports uuid[], mentions uuid[]) returns void
language plpgsql stable set enable_indexscan = off as $$
begin
  perform m.text from public.mention m where m.id = any (mentions);
  perform i.information from public.item i where i.report_id = any (reports);
  perform d.facts from public.identity_record d where d.mention_id = any (mentions);
end $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- From these mentions outwards, step by step, along what the viewer may read: the same key, a likeness of at least the line of
-- its kind, a "same" that somebody judged. Ends where there is nothing new, or where about `most` are found: then `cut` is true.
-- Answers the mentions that it began with too. Without `reports`, from whatever mentions have these ids.
create function walk_around(reports uuid[], mentions uuid[], kinds text[], lines real[], at timestamptz, most integer)
returns table (report_id uuid, mention_id uuid, cut boolean)
language plpgsql stable security definer rows 10
set search_path = pg_catalog, public set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  mine    constant int[]  := public.viewer_readers();
  named   constant uuid[] := public.reports_named();
  moment  constant timestamptz := coalesce(at, 'infinity');
  found_r uuid[] := '{}';
  found_m uuid[] := '{}';
  seen    int[]  := '{}';
  next_r  uuid[];
  next_m  uuid[];
  keys    text[];
  numbers int[];
  least   real[];
  room    int;
begin
  if public.viewer_account() is null then return; end if;
  select array_agg(m.report_id), array_agg(m.id) into next_r, next_m
    from public.mention m
   where m.id = any (mentions) and (reports is null or exists (
           select from unnest(reports, mentions) s (report_id, mention_id)
            where s.report_id = m.report_id and s.mention_id = m.id))
     and (m.report_id = any (named)
          or exists (select from public.audience_reader a where a.audience_id = m.audience_id and a.reader_id = any (mine)));
  while cardinality(next_r) > 0 loop
    found_r := found_r || next_r;
    found_m := found_m || next_m;
    room := most - cardinality(found_r);
    exit when room <= 0;
    -- Mentions of things that are known by their key have no record.
    select array_agg(distinct m.key) filter (where m.key is not null),
           coalesce(array_agg(d.number) filter (where d.number is not null), '{}'),
           array_agg(k.line) filter (where d.number is not null)
      into keys, numbers, least
      from unnest(next_r, next_m) n (report_id, mention_id)
      join public.mention m on m.report_id = n.report_id and m.id = n.mention_id
      left join public.identity_record d on d.report_id = m.report_id and d.mention_id = m.id
      left join unnest(kinds, lines) k (kind, line) on k.kind = m.kind;
    seen := seen || numbers;
    select array_agg(b.report_id), array_agg(b.mention_id) into next_r, next_m
      from (select k.report_id, k.mention_id from public.newest_with_key(keys, mine, named, moment, room) k where keys is not null
            union
            select a.report_id, a.mention_id from public.strongest_alike(numbers, least, seen, mine, named, moment, room) a
            union
            select j.report_id, j.mention_id from public.newest_judged_same(next_m, mine, named, moment, room) j) b
     where not exists (select from unnest(found_r, found_m) f (report_id, mention_id)
                        where f.report_id = b.report_id and f.mention_id = b.mention_id);
  end loop;
  perform public.read_ahead(found_r, found_m);
  return query
    select f.report_id, f.mention_id, cardinality(found_r) >= most from unnest(found_r, found_m) f (report_id, mention_id);
end $$;

-- Mentions with one of these keys that the viewer may read, newest first.
create function newest_under_keys(keys text[], at timestamptz, most integer)
returns table (report_id uuid, mention_id uuid)
language plpgsql stable security definer rows 10
set search_path = pg_catalog, public set plan_cache_mode = force_generic_plan as $$
declare
  found_r uuid[];
  found_m uuid[];
begin
  if public.viewer_account() is null then return; end if;
  select array_agg(n.report_id), array_agg(n.mention_id) into found_r, found_m
    from public.newest_with_key(keys, public.viewer_readers(), public.reports_named(), coalesce(at, 'infinity'), most) n;
  perform public.read_ahead(found_r, found_m);
  return query select * from unnest(found_r, found_m);
end $$;

-- What holds between two of these records, of which the viewer may read both: likenesses of at least the line of their kind, and
-- what a report said of two of its own mentions, which is kept under the name `kept_as` with a weight of plus or minus `sure`.
-- Whose word it is stands in the row and not in the index: it is looked up where the weight goes so far.
create function likenesses_between(numbers integer[], kinds text[], lines real[], kept_as text, sure real, at timestamptz)
returns table (left_number integer, right_number integer, weight real, reported boolean, made_at timestamptz)
language plpgsql stable security definer rows 100
set search_path = pg_catalog, public set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  mine   constant int[]       := public.viewer_readers();
  named  constant uuid[]      := public.reports_named();
  moment constant timestamptz := coalesce(at, 'infinity');
  own    int[];
  least  real[];
begin
  if public.viewer_account() is null then return; end if;
  select array_agg(d.number order by d.number), array_agg(k.line order by d.number) into own, least
    from unnest(numbers) n (number)
    join public.identity_record d on d.number = n.number
    left join unnest(kinds, lines) k (kind, line) on k.kind = d.kind
   where d.report_id = any (named)
      or exists (select from public.audience_reader a where a.audience_id = d.audience_id and a.reader_id = any (mine));
  return query
    select l.left_number, l.right_number, l.weight,
           abs(l.weight) >= sure and exists (
             select from public.likeness x
              where x.left_number = l.left_number and x.right_number = l.right_number and x.made_at = l.made_at
                and x.model = kept_as),
           l.made_at
      from unnest(own, least) n (number, line)
     cross join lateral (
           select x.left_number, x.right_number, x.weight, x.made_at, x.ended_at from public.likeness x
            where x.left_number = n.number and x.weight >= n.line
           union all
           select x.left_number, x.right_number, x.weight, x.made_at, x.ended_at from public.likeness x
            where x.left_number = n.number and x.weight <= - sure
           offset 0) l
      join unnest(own) o (number) on o.number = l.right_number
     where l.made_at <= moment and (l.ended_at is null or l.ended_at > moment)
     order by l.left_number, l.right_number;
end $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Records that share a key, of those the viewer may read: those that share most, newest numbers first. Under each key the first
-- `want` in the order of the key's index: what is hidden changes neither which they are nor their order. The index is read
-- along the viewer's own audiences, passing over those between them.
create function candidate_records(keys bigint[], wanted text, want integer, most integer)
returns table (mention_id uuid, facts jsonb)
language plpgsql stable security definer rows 100
set search_path = pg_catalog, public set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  named     constant uuid[] := public.reports_named();
  audiences constant int[]  := (select coalesce(array_agg(distinct r.audience_id), '{}') from public.audience_reader r
                                 where r.reader_id = any (public.viewer_readers()));
  -- Records of reports that the viewer may read by name alone.
  granted   constant int[]  := array(select i.number from public.identity_record i
                                      where i.report_id = any (named) and not i.audience_id = any (audiences));
  k         bigint;
  found     int[] := '{}';
begin
  if public.viewer_account() is null then return; end if;
  foreach k in array keys loop
    found := found || array(
      select i.number from public.identity_key i
       where i.key = k and i.audience_id = any (audiences)
       order by i.audience_id, i.number limit want);
  end loop;
  select coalesce(array_agg(c.number), '{}') into found
    from (select u.number, count(*) as shared
            from (select unnest(found) as number
                  union all
                  select i.number from public.identity_key i where i.number = any (granted) and i.key = any (keys)) u
           group by u.number order by 2 desc, 1 desc limit most) c;
  return query select r.mention_id, r.facts from public.records_at_once(found, wanted) r;
end $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- The same rule as before: planned once a connection, asking once who the viewer is, and looking closer only at what an agency
-- that lets it be said holds where the viewer may not read.
create function held_elsewhere(telling bigint[], selectors text[])
returns table (code text)
language plpgsql stable security definer
set search_path = pg_catalog, public set plan_cache_mode = force_generic_plan as $$
declare
  mine   constant int[]  := public.viewer_readers();
  named  constant uuid[] := public.reports_named();
  home   constant uuid   := public.viewer_agency();
  wanted constant text   := public.viewer_purpose();
begin
  if public.viewer_account() is null then return; end if;
  -- What agencies let be said is no secret; where none does, nothing has to be looked for.
  if not exists (select from public.holding_policy p where p.discloses and p.agency_id <> home) then return; end if;
  return query
    with held as materialized (
      select i.report_id, null::uuid as item_id, null::uuid as mention_id
        from public.identity_key k join public.identity_record i on i.number = k.number
       where k.key = any (telling) and not i.doubtful and not i.sheltered
         and not exists (select from public.audience_reader a where a.audience_id = k.audience_id and a.reader_id = any (mine))
      union all
      select m.report_id, m.item_id, m.id from public.mention m
       where m.key = any (selectors) and m.status <> 'dropped'
         and not exists (select from public.audience_reader a where a.audience_id = m.audience_id and a.reader_id = any (mine))),
    elsewhere as materialized (
      select h.report_id, h.item_id, h.mention_id, r.agency_id
        from held h
        join public.report r on r.id = h.report_id
        join public.holding_policy p on p.agency_id = r.agency_id and p.discloses
       where r.state in ('submitted', 'evaluated', 'disseminated') and r.purpose = wanted and r.agency_id <> home
         and not (r.id = any (named)))
    select distinct g.code
      from elsewhere e join public.agency g on g.id = e.agency_id
     where e.mention_id is null
        or (not exists (select from public.item t
                         where t.report_id = e.report_id and t.id = e.item_id and t.information = 'E')
            and not exists (select from public.link l
                              join public.identity_record s
                                on s.report_id = l.report_id and s.mention_id in (l.from_mention, l.to_mention) and s.sheltered
                             where l.report_id = e.report_id and e.mention_id in (l.from_mention, l.to_mention)
                               and l.status <> 'dropped'))
     order by 1;
end $$;

grant execute on function newest_under_keys(text[], timestamptz, integer), walk_around(uuid[], uuid[], text[], real[], timestamptz, integer),
  likenesses_between(integer[], text[], real[], text, real, timestamptz), candidate_records(bigint[], text, integer, integer), held_elsewhere(bigint[], text[]) to tributary_app;
alter function reports_named() owner to tributary_search;
alter function newest_under_keys(text[], timestamptz, integer) owner to tributary_search;
alter function newest_with_key(text[], integer[], uuid[], timestamptz, integer) owner to tributary_search;
alter function strongest_alike(integer[], real[], integer[], integer[], uuid[], timestamptz, integer) owner to tributary_search;
alter function newest_judged_same(uuid[], integer[], uuid[], timestamptz, integer) owner to tributary_search;
alter function walk_around(uuid[], uuid[], text[], real[], timestamptz, integer) owner to tributary_search;
alter function likenesses_between(integer[], text[], real[], text, real, timestamptz) owner to tributary_search;
alter function read_ahead(uuid[], uuid[]) owner to tributary_search;
alter function records_at_once(integer[], text) owner to tributary_search;
alter function candidate_records(bigint[], text, integer, integer) owner to tributary_search;
alter function held_elsewhere(bigint[], text[]) owner to tributary_search;
