-- Who is who: what mentions are compared by, how alike they are, what people judged; checks and requests.
--
-- A viewer's entity is made when it is looked at, from the mentions and judgements that viewer may read. Nothing here is a
-- cluster. What is kept is a record of each mention that takes part, the keys by which it is found, and likenesses between
-- two records: what a pinned model says of those two alone, so that no other mention ever changes it.

-- Reports whose mentions have to be read again. Filled wherever a report's search document is written.
create table identity_queue (
  report_id uuid primary key,
  at        timestamptz not null default now()
);
comment on table identity_queue is 'system: ids of reports, worked off by the resolver';

-- One mention as it is compared. Only of reports that were submitted, of items that are graded, of things that have no
-- normal form of their own: what has one is known by it.
create table identity_record (
  number      integer not null generated always as identity,   -- never leaves the server
  report_id   uuid not null,
  mention_id  uuid not null,
  audience_id integer not null,
  kind        text not null,
  facts       jsonb not null,                                   -- what it is compared by: {name, birth_date, phone …}
  model       text not null,                                    -- the version by which it was read
  doubtful    boolean not null,                                 -- graded E: never feeds an alert
  sheltered   boolean not null,                                 -- victims and children: on no list that makes itself
  known_at    timestamptz not null,                             -- since when it could be known to those who read it now
  primary key (report_id, mention_id),
  unique (number),
  unique (number, audience_id),
  foreign key (report_id, mention_id) references mention (report_id, id) on delete cascade,
  foreign key (report_id, audience_id) references report (id, audience_id) on update cascade on delete cascade
);
create index identity_record_by_mention on identity_record (mention_id);

-- By what a record is found. The audience stands in the key, so that a viewer's own are found without passing others.
create table identity_key (
  key         bigint not null,
  audience_id integer not null,
  number      integer not null,
  primary key (key, audience_id, number),
  foreign key (number, audience_id) references identity_record (number, audience_id) on update cascade on delete cascade
);
create index identity_key_by_number on identity_key (number, audience_id);
comment on table identity_key is 'audience: asked through identity_candidates(), never listed';

-- How alike two records are, in bits. Ended when one of the two is read anew and it no longer holds. It carries no audience
-- of its own: its policy asks for both records. Were both audiences in the row, two people who share two reports at once
-- would wait for each other's rows.
create table likeness (
  left_number  integer not null references identity_record (number) on delete cascade,
  right_number integer not null references identity_record (number) on delete cascade,
  weight       real not null,
  model        text not null,
  made_at      timestamptz not null default now(),
  ended_at     timestamptz,
  primary key (left_number, right_number, made_at),
  check (left_number < right_number)
);
create index likeness_by_left on likeness (left_number, weight desc) where ended_at is null;
create index likeness_by_right on likeness (right_number, weight desc);
-- What is near the line, for the review queue.
create index likeness_near on likeness (abs(weight)) where ended_at is null and abs(weight) < 6;
comment on table likeness is 'audience: read by those who may read both sides';

-- What a person judged of two mentions. Append-only: taken back, never changed.
create table judgement (
  id              uuid primary key,
  act             uuid not null,                                -- judged at once and taken back at once
  left_report     uuid not null references report on delete cascade,
  left_mention    uuid not null,
  right_report    uuid not null references report on delete cascade,
  right_mention   uuid not null,
  audience_id     integer not null references audience,         -- the agency that judged
  shared          boolean not null,                             -- read by all who may read both sides
  says            text not null check (says in ('same', 'different', 'unsure')),
  reason          text not null check (length(reason) between 1 and 2000),
  weight          real,                                         -- what the model said when it was judged
  model           text,
  agency_id       uuid not null references agency,
  account_id      uuid not null references account,
  judged_as       text not null,                                -- name and agency as they then were
  made_at         timestamptz not null default clock_timestamp(),
  retracted_at    timestamptz,
  retracted_by    uuid references account,
  retracted_as    text,
  retraction      text,
  check ((left_report, left_mention) < (right_report, right_mention))
);
create index judgement_by_left on judgement (left_report, left_mention);
create index judgement_by_right on judgement (right_report, right_mention);
create index judgement_by_left_mention on judgement (left_mention);
create index judgement_by_right_mention on judgement (right_mention);
create index judgement_by_act on judgement (act);
create index judgement_newest on judgement (made_at desc);

-- Whether an agency lets others be told, on a check, that it holds something.
create table holding_policy (
  agency_id  uuid primary key references agency,
  discloses  boolean not null,
  changed_by uuid not null references account,
  changed_as text not null,
  changed_at timestamptz not null default now()
);
comment on table holding_policy is 'agency: colleagues of one agency see what theirs tells others';

-- A question asked of all holdings: "is this person known?"
create table holding_check (
  id         uuid primary key,
  account_id uuid not null references account,
  agency_id  uuid not null references agency,
  asked_as   text not null,
  purpose    text not null,
  readers    integer[] not null,                                -- whom the asker read as
  incident   text not null check (length(incident) between 1 and 80),
  given      jsonb not null,                                    -- what was asked about
  facts      jsonb not null,                                    -- the same, as it is compared
  selectors  text[] not null,
  asked_at   timestamptz not null default clock_timestamp(),
  alarmed    boolean not null default false,                    -- whether so many had been asked that somebody was told
  told_at    timestamptz                                        -- when holders were told what the asker was not
);
create index holding_check_by_account on holding_check (account_id, asked_at desc);
create index holding_check_untold on holding_check (asked_at) where told_at is null;
comment on table holding_check is 'own: each person''s own checks';

-- Told to a holder: somebody who may not read it asked about something it holds.
create table holding_notice (
  id          uuid primary key default gen_random_uuid(),
  audience_id integer not null references audience,             -- the holder's unit and data protection office
  agency_id   uuid not null references agency,                  -- the holder
  check_id    uuid not null,
  asked_as    text not null,
  asked_at    timestamptz not null,
  incident    text not null,
  reports     uuid[] not null,
  at          timestamptz not null default now(),
  seen_at     timestamptz,
  seen_by     uuid references account,
  seen_as     text,
  unique (check_id, agency_id)
);
create index holding_notice_open on holding_notice (agency_id, at desc) where seen_at is null;

-- "Do you hold anything on this?": asked of one holder, with a clock.
create table holding_request (
  id            uuid primary key,
  audience_id   integer not null references audience,           -- the asker's unit and the holder's
  check_id      uuid,
  asked_agency  uuid not null references agency,
  asked_by      uuid not null references account,
  asked_as      text not null,
  holder_agency uuid not null references agency,
  incident      text not null check (length(incident) between 1 and 80),
  given         jsonb not null,
  question      text not null check (length(question) between 1 and 2000),
  asked_at      timestamptz not null default now(),
  due_at        timestamptz not null,
  reminded_at   timestamptz,
  late_at       timestamptz,
  answer        text check (answer in ('hit', 'no_hit', 'talk')),
  note          text,
  answered_by   uuid references account,
  answered_as   text,
  answered_at   timestamptz
);
create index holding_request_open on holding_request (due_at) where answer is null;

-- Somebody asks more than the work explains: for the data protection office of the asker's agency.
create table holding_alarm (
  id          uuid primary key default gen_random_uuid(),
  audience_id integer not null references audience,
  account_id  uuid not null references account,
  name        text not null,
  checks      integer not null,
  within_minutes integer not null,
  at          timestamptz not null default now()
);
create index holding_alarm_newest on holding_alarm (at desc);

-- ---------------------------------------------------------------------------------------------------------------------
-- Who may read.

do $$
declare t regclass;
begin
  foreach t in array array['identity_record', 'holding_notice', 'holding_request', 'holding_alarm']::regclass[] loop
    call protect_by_audience(t);
  end loop;
end $$;
call protect_by_grant('identity_record', 'report_id');
create policy asker on holding_request for select to tributary_app using (asked_by = (select viewer_account()));

call protect('identity_queue');
call protect('identity_key');

-- Both sides, by the policies of their records.
call protect('likeness');
create policy readers on likeness for select to tributary_app using (
  exists (select from identity_record r where r.number = left_number)
  and exists (select from identity_record r where r.number = right_number));
grant select on likeness to tributary_app;

-- Its own audience says who reads it, unless it is shared; both sides have to be readable in any case, and lean on the
-- policies of the reports.
call protect('judgement');
create policy readers on judgement for select to tributary_app using (
  (shared or exists (select from audience_reader r
                      where r.audience_id = judgement.audience_id and r.reader_id = any ((select viewer_readers())::int[])))
  and exists (select from report r where r.id = left_report)
  and exists (select from report r where r.id = right_report));
create policy judges on judgement for insert to tributary_app
  with check (account_id = (select viewer_account()) and agency_id = (select viewer_agency()) and retracted_at is null
              and exists (select from mention m where m.report_id = left_report and m.id = left_mention)
              and exists (select from mention m where m.report_id = right_report and m.id = right_mention));
create policy retracts on judgement for update to tributary_app
  using (agency_id = (select viewer_agency()) and retracted_at is null)
  with check (agency_id = (select viewer_agency()) and retracted_by = (select viewer_account()));
grant select, insert, update (retracted_at, retracted_by, retracted_as, retraction) on judgement to tributary_app;

call protect('holding_policy');
create policy own_agency on holding_policy for select to tributary_app using (agency_id = (select viewer_agency()));
create policy own_agency_adds on holding_policy for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and changed_by = (select viewer_account())
              and (select viewer_roles())::text[] && array['single_point_of_contact', 'administrator', 'data_protection_officer']);
create policy own_agency_changes on holding_policy for update to tributary_app
  using (agency_id = (select viewer_agency())
         and (select viewer_roles())::text[] && array['single_point_of_contact', 'administrator', 'data_protection_officer'])
  with check (agency_id = (select viewer_agency()) and changed_by = (select viewer_account()));
grant select, insert, update (discloses, changed_by, changed_as, changed_at) on holding_policy to tributary_app;

call protect('holding_check');
create policy own on holding_check for select to tributary_app using (account_id = (select viewer_account()));
create policy asks on holding_check for insert to tributary_app
  with check (account_id = (select viewer_account()) and agency_id = (select viewer_agency())
              and purpose = (select viewer_purpose()) and readers = (select viewer_readers())::int[] and told_at is null);
grant select, insert on holding_check to tributary_app;

create policy asks on holding_request for insert to tributary_app
  with check (asked_agency = (select viewer_agency()) and asked_by = (select viewer_account()) and answer is null);
create policy answers on holding_request for update to tributary_app
  using (holder_agency = (select viewer_agency()) and answer is null)
  with check (holder_agency = (select viewer_agency()) and answered_by = (select viewer_account()));
grant insert, update (answer, note, answered_by, answered_as, answered_at) on holding_request to tributary_app;
create policy sees on holding_notice for update to tributary_app
  using (agency_id = (select viewer_agency()) and seen_at is null) with check (seen_by = (select viewer_account()));
grant update (seen_at, seen_by, seen_as) on holding_notice to tributary_app;
create policy alarms on holding_alarm for insert to tributary_app with check (account_id = (select viewer_account()));
grant insert on holding_alarm to tributary_app;

-- ---------------------------------------------------------------------------------------------------------------------
-- The resolver: reads what reports say of people and things, writes records and likenesses, and nothing else.

do $$
declare t regclass;
begin
  foreach t in array array['report', 'item', 'mention', 'link', 'agency']::regclass[] loop
    execute format('create policy resolver on %s for select to tributary_worker
      using ((select current_setting(''tributary.job'', true)) in (''resolve'', ''tell''))', t);
  end loop;
  foreach t in array array['identity_queue', 'identity_record', 'identity_key', 'likeness']::regclass[] loop
    execute format('create policy resolver on %s for all to tributary_worker
      using ((select current_setting(''tributary.job'', true)) in (''resolve'', ''tell''))
      with check ((select current_setting(''tributary.job'', true)) = ''resolve'')', t);
  end loop;
end $$;
grant select (id, audience_id, agency_id, state, purpose, created_at, submitted_at, disseminated_at) on report to tributary_worker;
grant select (id, report_id, source, information) on item to tributary_worker;
grant select (id, report_id, audience_id, item_id, kind, text, properties, key, status, categories) on mention to tributary_worker;
grant select (report_id, from_mention, to_mention, kind, status, from_time, place) on link to tributary_worker;
grant select (id, code) on agency to tributary_worker;
grant select, insert, update, delete on identity_queue to tributary_worker;
grant select, insert, update (facts, model, doubtful, sheltered, known_at, kind), delete on identity_record to tributary_worker;
grant select, insert, delete on identity_key to tributary_worker;
grant select, insert, update (ended_at) on likeness to tributary_worker;

-- Tells holders what an asker was not told, and minds the clocks of requests.
create policy teller on holding_check for select to tributary_worker
  using ((select current_setting('tributary.job', true)) in ('tell', 'sweep'));
create policy teller_tells on holding_check for update to tributary_worker
  using (told_at is null and (select current_setting('tributary.job', true)) = 'tell') with check (true);
create policy sweeper on holding_check for delete to tributary_worker
  using (asked_at < now() - interval '90 days' and (select current_setting('tributary.job', true)) = 'sweep');
grant select, update (told_at), delete on holding_check to tributary_worker;
create policy teller on holding_notice for select to tributary_worker using ((select current_setting('tributary.job', true)) = 'tell');
create policy teller_tells on holding_notice for insert to tributary_worker
  with check ((select current_setting('tributary.job', true)) = 'tell');
grant select (check_id, agency_id), insert on holding_notice to tributary_worker;
create policy clock on holding_request for select to tributary_worker
  using ((select current_setting('tributary.job', true)) = 'escalate');
create policy clock_runs on holding_request for update to tributary_worker
  using (answer is null and (select current_setting('tributary.job', true)) = 'escalate') with check (true);
grant select (id, asked_at, due_at, reminded_at, late_at, answer), update (reminded_at, late_at) on holding_request to tributary_worker;
create policy teller on team for select to tributary_worker using ((select current_setting('tributary.job', true)) = 'tell');
create policy teller on audience_reader for select to tributary_worker using ((select current_setting('tributary.job', true)) = 'tell');
create policy teller on report_grant for select to tributary_worker using ((select current_setting('tributary.job', true)) = 'tell');
grant select on team, audience_reader to tributary_worker;
grant select (report_id, account_id, purpose, revoked_at, expires_at) on report_grant to tributary_worker;
grant select (purposes) on agency to tributary_worker;

set local role tributary_keeper;
grant execute on function intern_audience(int[]), intern_reader(uuid, uuid, text) to tributary_worker;
set local role tributary_owner;

-- Wherever a search document is written the resolver looks again.
create policy indexer on identity_queue for all to tributary_indexer using (true) with check (true);
grant select, insert, update on identity_queue to tributary_indexer;
set local role tributary_indexer;
create or replace function index_reports(reports uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.identity_queue (report_id)
  select u.id from unnest(reports) as u(id) order by u.id
  on conflict (report_id) do update set at = now();
  delete from public.search_document d
   where d.report_id = any (reports)
     and not exists (select from public.report r
                      where r.id = d.report_id and r.state in ('submitted', 'evaluated', 'disseminated'));
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
   where r.id = any (reports) and r.state in ('submitted', 'evaluated', 'disseminated')
  on conflict (report_id) do update
     set at = excluded.at, authored = excluded.authored, words = excluded.words, facets = excluded.facets;
end $$;
set local role tributary_owner;
insert into identity_queue (report_id) select id from report where state in ('submitted', 'evaluated', 'disseminated');

-- ---------------------------------------------------------------------------------------------------------------------
-- Candidates of a viewer: records that share a key, of those the viewer may read.

do $$
declare t regclass;
begin
  foreach t in array array['identity_key', 'identity_record', 'likeness', 'holding_policy', 'report', 'item', 'agency', 'link']::regclass[] loop
    execute format('create policy search on %s for select to tributary_search using (true)', t);
  end loop;
end $$;
grant select on identity_key, identity_record, likeness, holding_policy to tributary_search;
grant select (id, agency_id, audience_id, purpose, state) on report to tributary_search;
grant select (report_id, id, information) on item to tributary_search;
grant select (id, item_id) on mention to tributary_search;
grant select (report_id, from_mention, to_mention, status) on link to tributary_search;
grant select (id, code) on agency to tributary_search;

-- Under each key the first that the viewer may read, in the order of the key's index: what is hidden changes neither which
-- they are nor their order. A rare key is read along, passing over what may not be read; under a common one the viewer's own
-- audiences are gone through.
create function identity_candidates(keys bigint[], want integer)
returns table (number integer, shared integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  mine  int[] := public.viewer_readers();
  few   constant int := 400;
  k     bigint;
  held  int;
  found int[] := '{}';
  part  int[];
begin
  if public.viewer_account() is null then return; end if;
  foreach k in array keys loop
    select count(*) into held from (select from public.identity_key i where i.key = k limit few + 1) counted;
    if held <= few then
      select array_agg(i.number) into part from (
        select i.number from public.identity_key i
         where i.key = k
           and exists (select from public.audience_reader r where r.audience_id = i.audience_id and r.reader_id = any (mine))
         order by i.audience_id, i.number limit want) i;
    else
      select array_agg(i.number) into part from (
        select i.number
          from (select distinct r.audience_id from public.audience_reader r where r.reader_id = any (mine) order by 1) a
         cross join lateral (
               select x.number from public.identity_key x
                where x.key = k and x.audience_id = a.audience_id order by x.number limit want) i
         limit want) i;
    end if;
    found := found || coalesce(part, '{}');
  end loop;
  return query
    select n, count(*)::int from (
      select unnest(found) as n
      union all
      select i.number from public.report_grant g
        join public.identity_record i on i.report_id = g.report_id
        join public.identity_key x on x.number = i.number and x.key = any (keys)
       where g.account_id = public.viewer_account() and g.revoked_at is null
         and (g.purpose is null or g.purpose = public.viewer_purpose())
         and (g.expires_at is null or g.expires_at > now())) u
     group by n order by 2 desc, n desc;
end $$;

-- The strongest likenesses of these records, `each` a record and side, of which the viewer may read both sides: what the
-- policies say, asked strongest first, so that somebody who is like hundreds costs no more than somebody who is like few.
create function likenesses_of(numbers integer[], lowest real, each integer)
returns table (left_number integer, right_number integer, weight real, model text, made_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare
  mine  int[]  := public.viewer_readers();
  named uuid[] := (select coalesce(array_agg(g.report_id), '{}') from public.report_grant g
                    where g.account_id = public.viewer_account() and g.revoked_at is null
                      and (g.purpose is null or g.purpose = public.viewer_purpose())
                      and (g.expires_at is null or g.expires_at > now()));
begin
  if public.viewer_account() is null then return; end if;
  return query
    select l.left_number, l.right_number, l.weight, l.model, l.made_at
      from (select i.number from unnest(numbers) as u(number) join public.identity_record i on i.number = u.number
             where i.report_id = any (named)
                or exists (select from public.audience_reader r where r.audience_id = i.audience_id and r.reader_id = any (mine))) n
      cross join lateral (
        (select x.left_number, x.right_number, x.weight, x.model, x.made_at
           from public.likeness x join public.identity_record o on o.number = x.right_number
          where x.left_number = n.number and x.ended_at is null and x.weight >= lowest
            and (o.report_id = any (named)
                 or exists (select from public.audience_reader r where r.audience_id = o.audience_id and r.reader_id = any (mine)))
          order by x.weight desc limit each)
        union all
        (select x.left_number, x.right_number, x.weight, x.model, x.made_at
           from public.likeness x join public.identity_record o on o.number = x.left_number
          where x.right_number = n.number and x.ended_at is null and x.weight >= lowest
            and (o.report_id = any (named)
                 or exists (select from public.audience_reader r where r.audience_id = o.audience_id and r.reader_id = any (mine)))
          order by x.weight desc limit each)) l;
end $$;

-- Agencies that hold, where the viewer may not read, something with one of these telling keys, and that let it be said.
-- Nothing is said across a purpose, of what is graded E, of victims and of children, nor of what is linked with one of them.
create function held_elsewhere(telling bigint[], selectors text[])
returns table (code text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct g.code
    from (select i.report_id
            from public.identity_key k join public.identity_record i on i.number = k.number
           where k.key = any (telling) and not i.doubtful and not i.sheltered
          union all
          select m.report_id
            from public.mention m
            join public.item t on t.report_id = m.report_id and t.id = m.item_id
           where m.key = any (selectors) and m.status <> 'dropped' and t.information is distinct from 'E'
           and not exists (select from public.link l
                             join public.identity_record s
                               on s.report_id = l.report_id and s.mention_id in (l.from_mention, l.to_mention) and s.sheltered
                            where l.report_id = m.report_id and m.id in (l.from_mention, l.to_mention)
                              and l.status <> 'dropped')) h
    join public.report r on r.id = h.report_id
    join public.holding_policy p on p.agency_id = r.agency_id and p.discloses
    join public.agency g on g.id = r.agency_id
   where public.viewer_account() is not null
     and r.state in ('submitted', 'evaluated', 'disseminated')
     and r.purpose = public.viewer_purpose() and r.agency_id <> public.viewer_agency()
     and not exists (select from public.audience_reader a
                      where a.audience_id = r.audience_id and a.reader_id = any (public.viewer_readers()))
     and not exists (select from public.report_grant x
                      where x.report_id = r.id and x.account_id = public.viewer_account() and x.revoked_at is null
                        and (x.purpose is null or x.purpose = public.viewer_purpose())
                        and (x.expires_at is null or x.expires_at > now()))
   order by 1
$$;

grant execute on function identity_candidates(bigint[], integer), likenesses_of(integer[], real, integer), held_elsewhere(bigint[], text[]) to tributary_app;
alter function likenesses_of(integer[], real, integer) owner to tributary_search;
alter function identity_candidates(bigint[], integer) owner to tributary_search;
alter function held_elsewhere(bigint[], text[]) owner to tributary_search;
