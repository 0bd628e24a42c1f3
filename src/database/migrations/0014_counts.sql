-- Counting: the dictionary of measures, count cards and their versions, scopes, contributions, joins of records of one event,
-- nil returns; and the feed from which boards are kept current.

-- Measures that somebody defined or defined anew; those that the product starts with are in src/vocabulary/measures.ts.
create table measure_definition (
  id         text not null check (id ~ '^[a-z][a-z0-9_]{2,59}$'),
  version    integer not null check (version > 0),
  name       text not null check (length(name) between 1 and 120),
  definition text not null check (length(definition) between 1 and 2000),
  unit       text not null check (length(unit) between 1 and 40),
  counts     text not null check (counts in ('event', 'person_in_event', 'distinct_person', 'object', 'amount')),
  dated      text not null check (dated in ('began', 'decided', 'done', 'submitted')),
  qualifies  text not null check (length(qualifies) between 1 and 2000),
  ties       text not null check (length(ties) between 1 and 2000),
  agency_id  uuid not null references agency,
  written_by uuid not null references account,
  written_as text not null,
  written_at timestamptz not null default now(),
  because    text not null check (length(because) between 1 and 2000),
  primary key (id, version)
);
comment on table measure_definition is 'directory: everybody may read what is counted';

-- A named set of cards with one figure for everybody whom its audience admits. `position` orders their protection.
create table release_scope (
  id          uuid primary key,
  phase_id    uuid references operation_phase,
  agency_id   uuid not null references agency,
  audience_id integer not null references audience,
  name        text not null check (name ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  title       text not null check (length(title) between 1 and 200),
  position    integer not null,
  expected    uuid[] not null default '{}',                     -- agencies that are to send returns
  starts_on   date,                                             -- the days for which returns are expected
  ends_on     date,
  due_at      timestamptz,                                      -- by when contributions are to be agreed
  frozen_at   timestamptz,
  created_as  text not null,
  created_at  timestamptz not null default now(),
  check (ends_on >= starts_on),
  unique (agency_id, name)
);
create index release_scope_by_phase on release_scope (phase_id);

-- What one agency contributes about one event under one measure. No personal data: `persons` are opaque numbers, the same for
-- the same identified person and for nobody else.
create table count_card (
  id              uuid primary key,
  event_id        uuid not null,
  activity_id     uuid references activity on delete set null,  -- null: a return of figures without records
  agency_id       uuid not null references agency,              -- its owner
  lead_id         uuid not null references agency,
  audience_id     integer not null references audience,
  measure         text not null,
  measure_version integer not null,
  quantity        bigint not null check (quantity >= 0),
  persons         bigint[] not null default '{}',
  day             date not null,
  area            text,
  mode            text,
  direction       text,
  threat_area     text,
  premises        text,
  offence         text,
  link            text,
  agencies        uuid[] not null default '{}',
  tags            text[] not null default '{}',                 -- ids of phases and pillars
  scopes          uuid[] not null default '{}',                 -- to which it is contributed: kept by a trigger, see below
  state           text not null check (state in ('provisional', 'validated', 'locked', 'withdrawn')),
  version         integer not null default 1,
  changed_as      text not null,
  changed_at      timestamptz not null default now(),
  because         text not null default '' check (length(because) <= 1000),
  unique (id, audience_id)
);
create index count_card_by_event on count_card (event_id);
create index count_card_by_activity on count_card (activity_id);
create index count_card_by_agency on count_card (agency_id, day desc);
create index count_card_by_day on count_card (day) where state <> 'withdrawn';   -- what may be two records of one event
-- One contribution says each thing once: an agency has one card for a cell of an event.
create unique index count_card_once on count_card (event_id, agency_id, measure, measure_version, day, coalesce(area, ''),
    coalesce(mode, ''), coalesce(direction, ''), coalesce(threat_area, ''), coalesce(premises, ''), coalesce(offence, ''),
    coalesce(link, ''))
  where state <> 'withdrawn';

-- Every version that was ever counted, as it stood.
create table count_card_version (
  card_id     uuid not null,
  version     integer not null,
  audience_id integer not null,
  body        jsonb not null,
  because     text not null,
  by_account  uuid not null references account,
  by_name     text not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (card_id, version),
  foreign key (card_id, audience_id) references count_card (id, audience_id) on update cascade on delete cascade
);

-- Contributed to a scope or withheld from it: the newest statement of the owner holds.
create table card_contribution (
  card_id     uuid not null,
  scope_id    uuid not null references release_scope on delete cascade,
  audience_id integer not null,                                 -- those who read the card
  says        text not null check (says in ('contributed', 'withheld')),
  reason      text not null default '' check (length(reason) <= 1000),
  by_account  uuid not null references account,
  by_name     text not null,
  at          timestamptz not null default clock_timestamp(),
  primary key (card_id, scope_id),
  check (says = 'contributed' or reason <> ''),
  foreign key (card_id, audience_id) references count_card (id, audience_id) on update cascade on delete cascade
);
create index card_contribution_by_scope on card_contribution (scope_id);

-- Two records of one event, said by a person, and taken back by one; or said to be two.
create table event_judgement (
  id          uuid primary key,
  one         uuid not null,
  other       uuid not null,
  audience_id integer not null references audience,
  says        text not null check (says in ('same', 'different')),
  reason      text not null check (length(reason) between 1 and 1000),
  agency_id   uuid not null references agency,
  by_account  uuid not null references account,
  by_name     text not null,
  at          timestamptz not null default clock_timestamp(),
  ended_at    timestamptz,
  ended_by    uuid references account,
  ended_as    text,
  ended_reason text,
  check (one < other)
);
create unique index event_judgement_once on event_judgement (one, other) where ended_at is null;

-- "We had nothing": a statement with an author. Missing is the absence of one.
create table nil_return (
  id          uuid primary key,
  agency_id   uuid not null references agency,
  scope_id    uuid not null references release_scope on delete cascade,
  day         date not null,
  audience_id integer not null references audience,
  by_account  uuid not null references account,
  by_name     text not null,
  at          timestamptz not null default clock_timestamp(),
  ended_at    timestamptz,
  ended_as    text
);
create unique index nil_return_once on nil_return (agency_id, scope_id, day) where ended_at is null;

-- What changed, in the order of transactions: whoever keeps a board reads below pg_snapshot_xmin, where nothing appears anew.
create table count_change (
  id      bigint generated always as identity,
  xid     xid8 not null default pg_current_xact_id(),
  at      timestamptz not null default clock_timestamp(),
  what    text not null check (what in ('card', 'judgement', 'nil', 'scope', 'definition')),
  subject uuid,
  primary key (xid, id)
);
comment on table count_change is 'system: tells those who keep boards what to read anew; holds ids alone';

-- Statement by statement, so that a thousand cards cost one insert.
create function tell_counts() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  execute format('insert into public.count_change (what, subject) select %L, %s from changed', tg_argv[0],
                 coalesce(quote_ident(nullif(tg_argv[1], '')), 'null'));
  return null;
end $$;

-- A card carries the scopes to which it is contributed, so that a board is built from cards alone. Said once, here.
create function set_card_scopes() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.count_card c
     set scopes = coalesce((select array_agg(s.scope_id order by s.scope_id) from public.card_contribution s
                             where s.card_id = c.id and s.says = 'contributed'), '{}')
   where c.id in (select card_id from changed);
  return null;
end $$;

-- Locks what is contributed: from then on a card changes only by a version with a reason. By the agency that keeps the scope,
-- over everybody's cards, of which it need not read a single one.
create function freeze_scope(scope uuid, called text, because_of text) returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare locked integer;
begin
  update public.release_scope r set frozen_at = clock_timestamp()
   where r.id = scope and r.frozen_at is null and r.agency_id = public.viewer_agency()
     and 'coordinator' = any (public.viewer_roles()::text[]);
  if not found then
    raise exception 'not to be frozen' using errcode = '42501';
  end if;
  with changed as (
    update public.count_card c
       set state = 'locked', version = c.version + 1, changed_as = called, changed_at = clock_timestamp(), because = because_of
      from public.card_contribution s
     where s.scope_id = scope and s.says = 'contributed' and s.card_id = c.id and c.state in ('provisional', 'validated')
     returning c.*)
  insert into public.count_card_version (card_id, version, audience_id, body, because, by_account, by_name)
  select c.id, c.version, c.audience_id, public.card_body(c), because_of, public.viewer_account(), called from changed c;
  get diagnostics locked = row_count;
  return locked;
end $$;

-- Whether a card is the viewer's agency's, also where it is the first and its readers are told of from the next act on.
create function owns_card(card uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from public.count_card c where c.id = card and c.agency_id = public.viewer_agency())
$$;

-- What a version says of a card.
create function card_body(card count_card) returns jsonb
language sql stable set search_path = pg_catalog, public as $$
  select to_jsonb(card) - '{id,audience_id,version,changed_as,changed_at,because,scopes}'::text[]
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Who may read, and write.

do $$
declare t regclass;
begin
  foreach t in array array['release_scope', 'count_card', 'count_card_version', 'card_contribution', 'event_judgement', 'nil_return']::regclass[] loop
    call protect_by_audience(t);
  end loop;
end $$;
call protect_directory('measure_definition');
create policy defines on measure_definition for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and written_by = (select viewer_account())
              and 'coordinator' = any ((select viewer_roles())::text[]));
grant insert on measure_definition to tributary_app;

create policy names on release_scope for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and 'coordinator' = any ((select viewer_roles())::text[]));
create policy changes on release_scope for update to tributary_app
  using (agency_id = (select viewer_agency()) and 'coordinator' = any ((select viewer_roles())::text[]))
  with check (agency_id = (select viewer_agency()));
grant insert, update (audience_id, title, expected, starts_on, ends_on, due_at) on release_scope to tributary_app;

create policy own_agency_counts on count_card for insert to tributary_app with check (agency_id = (select viewer_agency()));
create policy own_agency_changes on count_card for update to tributary_app
  using (agency_id = (select viewer_agency())) with check (agency_id = (select viewer_agency()));
grant insert, update (event_id, lead_id, audience_id, measure, measure_version, quantity, persons, day, area, mode, direction,
  threat_area, premises, offence, link, agencies, tags, state, version, changed_as, changed_at, because) on count_card to tributary_app;
create policy keeps on count_card_version for insert to tributary_app with check (by_account = (select viewer_account()));
grant insert on count_card_version to tributary_app;
create policy contributes on card_contribution for insert to tributary_app
  with check (by_account = (select viewer_account()) and owns_card(card_id));
create policy changes on card_contribution for update to tributary_app
  using (owns_card(card_id))
  with check (by_account = (select viewer_account()));
grant insert, update (says, reason, by_account, by_name, at) on card_contribution to tributary_app;
create policy judges on event_judgement for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and by_account = (select viewer_account()) and ended_at is null);
create policy takes_back on event_judgement for update to tributary_app
  using (ended_at is null) with check (ended_by = (select viewer_account()));
grant insert, update (ended_at, ended_by, ended_as, ended_reason) on event_judgement to tributary_app;
create policy states on nil_return for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and by_account = (select viewer_account()));
create policy takes_back on nil_return for update to tributary_app
  using (agency_id = (select viewer_agency()) and ended_at is null) with check (true);
grant insert, update (ended_at, ended_as) on nil_return to tributary_app;

-- The feed: filled by triggers as the keeper, read by the job that keeps boards, which reads cards whole: they hold nobody's data.
call protect('count_change');
create policy keeper on count_change for insert to tributary_keeper with check (true);
grant insert on count_change to tributary_keeper;
do $$
declare t record;
begin
  for t in select * from (values ('count_card', 'card', 'id'), ('measure_definition', 'definition', ''),
                                 ('event_judgement', 'judgement', 'id'), ('nil_return', 'nil', 'id'),
                                 ('release_scope', 'scope', 'id')) v (name, what, subject) loop
    execute format('create trigger tell_counts_added after insert on %I referencing new table as changed for each statement
                      execute function tell_counts(%L, %L)', t.name, t.what, t.subject);
    execute format('create trigger tell_counts_changed after update on %I referencing new table as changed for each statement
                      execute function tell_counts(%L, %L)', t.name, t.what, t.subject);
  end loop;
end $$;
create trigger card_scopes_added after insert on card_contribution referencing new table as changed
  for each statement execute function set_card_scopes();
create trigger card_scopes_changed after update on card_contribution referencing new table as changed
  for each statement execute function set_card_scopes();
create policy keeper on count_card for all to tributary_keeper using (true) with check (true);
create policy keeper on card_contribution for select to tributary_keeper using (true);
create policy keeper on count_card_version for insert to tributary_keeper with check (true);
create policy keeper on release_scope for all to tributary_keeper using (true) with check (true);
grant select, update (scopes, state, version, changed_as, changed_at, because) on count_card to tributary_keeper;
grant select on card_contribution to tributary_keeper;
grant insert on count_card_version to tributary_keeper;
grant select, update (frozen_at) on release_scope to tributary_keeper;
revoke all on function freeze_scope(uuid, text, text) from public;
grant execute on function card_body(count_card) to tributary_keeper;
grant execute on function owns_card(uuid) to tributary_app;
grant execute on function freeze_scope(uuid, text, text) to tributary_app;
alter function tell_counts() owner to tributary_keeper;
alter function owns_card(uuid) owner to tributary_keeper;
alter function set_card_scopes() owner to tributary_keeper;
alter function freeze_scope(uuid, text, text) owner to tributary_keeper;
do $$
declare t regclass;
begin
  foreach t in array array['count_change', 'count_card', 'card_contribution', 'event_judgement', 'nil_return', 'release_scope',
      'agency', 'measure_definition']::regclass[] loop
    execute format('create policy counter on %s for select to tributary_worker
      using ((select current_setting(''tributary.job'', true)) = ''count'')', t);
  end loop;
end $$;
grant select on count_change, count_card, card_contribution, event_judgement, nil_return, release_scope, measure_definition
  to tributary_worker;
create policy sweeper on count_change for delete to tributary_worker
  using (at < now() - interval '2 days' and (select current_setting('tributary.job', true)) = 'sweep');
grant delete on count_change to tributary_worker;
create policy sweeper_looks on count_change for select to tributary_worker
  using ((select current_setting('tributary.job', true)) = 'sweep');
