-- Who is who: what mentions are compared by, how alike they are, what people judged.
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
-- From the line up and down, for the review queue.
create index likeness_by_weight on likeness (weight) where ended_at is null;
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


-- ---------------------------------------------------------------------------------------------------------------------
-- Who may read.

call protect_by_audience('identity_record');
call protect_by_grant('identity_record', 'report_id');

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


-- ---------------------------------------------------------------------------------------------------------------------
-- The resolver: reads what reports say of people and things, writes records and likenesses, and nothing else.

do $$
declare t regclass;
begin
  foreach t in array array['report', 'item', 'mention', 'link', 'agency']::regclass[] loop
    execute format('create policy resolver on %s for select to tributary_worker
      using ((select current_setting(''tributary.job'', true)) = ''resolve'')', t);
  end loop;
  foreach t in array array['identity_queue', 'identity_record', 'identity_key', 'likeness']::regclass[] loop
    execute format('create policy resolver on %s for all to tributary_worker
      using ((select current_setting(''tributary.job'', true)) = ''resolve'')
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


-- Whatever a report says or who may read it: where its search document changes the resolver looks again.
create policy indexer on identity_queue for all to tributary_indexer using (true) with check (true);
grant select, insert, update on identity_queue to tributary_indexer;
create function wait_for_resolver() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.identity_queue (report_id) values (coalesce(new.report_id, old.report_id))
  on conflict (report_id) do update set at = now();
  return null;
end $$;
create trigger wait_for_resolver after insert or update or delete on search_document
  for each row execute function wait_for_resolver();
alter function wait_for_resolver() owner to tributary_indexer;
insert into identity_queue (report_id) select id from report where state in ('submitted', 'evaluated', 'disseminated');

-- ---------------------------------------------------------------------------------------------------------------------
-- Candidates of a viewer: records that share a key, of those the viewer may read.

do $$
declare t regclass;
begin
  foreach t in array array['identity_key', 'identity_record', 'likeness']::regclass[] loop
    execute format('create policy search on %s for select to tributary_search using (true)', t);
  end loop;
end $$;
grant select on identity_key, identity_record, likeness to tributary_search;

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


grant execute on function identity_candidates(bigint[], integer), likenesses_of(integer[], real, integer) to tributary_app;
alter function likenesses_of(integer[], real, integer) owner to tributary_search;
alter function identity_candidates(bigint[], integer) owner to tributary_search;
