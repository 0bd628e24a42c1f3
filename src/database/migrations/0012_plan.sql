-- Planning: operation, phase, pillar, objective, tasking; what a phase needs before it goes live; deconfliction.
--
-- What belongs to an operation is read by those who read the operation: its parts carry its audience and follow it. A
-- tasking has an audience of its own, those whom it tasks and those who task, and its parts follow that.

-- What an agency is, where it works, and which powers its officers hold: starting data that its administrator edits.
alter table agency
  add column kind text not null default 'partner'
    check (kind in ('police', 'border', 'immigration', 'crime_agency', 'revenue', 'regulator', 'partner')),
  add column area text;                                         -- code of the force area, where it has one
create table agency_power (
  agency_id uuid not null references agency on delete cascade,
  power     text not null,                                      -- src/vocabulary/powers.ts
  since     timestamptz not null default now(),
  primary key (agency_id, power)
);
comment on table agency_power is 'directory: everybody may see which powers an agency holds';

create table operation (
  id          uuid primary key,
  agency_id   uuid not null references agency,                  -- who plans it
  audience_id integer not null references audience,
  purpose     text not null check (purpose in ('law_enforcement', 'safeguarding', 'immigration')),
  name        text not null check (name ~ '^[a-z0-9][a-z0-9-]{1,59}$'),   -- as in its address
  title       text not null check (length(title) between 1 and 200),
  aim         text not null default '' check (length(aim) <= 4000),
  revision    integer not null default 1,
  created_by  uuid not null references account,
  created_as  text not null,
  created_at  timestamptz not null default now(),
  changed_as  text not null default '',                         -- who saved it last, and what: told to whoever saves after them
  changed_what text not null default '',
  closed_at   timestamptz,
  unique (agency_id, name),
  unique (id, audience_id)
);

create table operation_phase (
  id           uuid primary key,
  operation_id uuid not null,
  audience_id  integer not null,
  name         text not null check (name ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  title        text not null check (length(title) between 1 and 200),
  starts_on    date not null,
  ends_on      date not null,
  state        text not null default 'draft' check (state in ('draft', 'live', 'ended')),
  template_id  uuid references operation_phase on delete set null,   -- the earlier phase it was made from
  revision     integer not null default 1,
  live_at      timestamptz,
  live_as      text,
  ended_at     timestamptz,
  ended_as     text,
  created_by   uuid not null references account,
  created_as   text not null,
  created_at   timestamptz not null default now(),
  changed_as   text not null default '',
  changed_what text not null default '',
  check (ends_on >= starts_on and ends_on < starts_on + 400),
  unique (operation_id, name),
  unique (id, audience_id),
  foreign key (operation_id, audience_id) references operation (id, audience_id) on update cascade on delete cascade
);

-- A theme and its days: data of a phase, never a list in the code.
create table operation_pillar (
  id          uuid primary key,
  phase_id    uuid not null,
  audience_id integer not null,
  position    smallint not null,
  title       text not null check (length(title) between 1 and 200),
  theme       text not null default '' check (length(theme) <= 2000),
  days        date[] not null,
  unique (phase_id, position) deferrable initially deferred,
  foreign key (phase_id, audience_id) references operation_phase (id, audience_id) on update cascade on delete cascade
);

-- What is to be reached; with a measure, how much of it, and from which baseline of the same measure and version.
create table operation_objective (
  id              uuid primary key,
  phase_id        uuid not null,
  pillar_id       uuid references operation_pillar on delete set null,
  audience_id     integer not null,
  position        smallint not null,
  text            text not null check (length(text) between 1 and 1000),
  measure         text,
  measure_version integer,
  target          bigint check (target >= 0),
  baseline        bigint check (baseline >= 0),
  baseline_says   text not null default '' check (length(baseline_says) <= 500),   -- where the baseline comes from
  check ((measure is null) = (measure_version is null) and (measure is not null or target is null and baseline is null)),
  foreign key (phase_id, audience_id) references operation_phase (id, audience_id) on update cascade on delete cascade
);
create index operation_objective_by_phase on operation_objective (phase_id, position);

create table operation_requirement (
  phase_id       uuid not null,
  requirement_id uuid not null references requirement on delete cascade,
  pillar_id      uuid references operation_pillar on delete set null,
  audience_id    integer not null,
  linked_as      text not null,
  primary key (phase_id, requirement_id),
  foreign key (phase_id, audience_id) references operation_phase (id, audience_id) on update cascade on delete cascade
);

-- Briefing passages are added, never changed: the newest under a heading holds, and earlier ones can be read.
create table briefing_passage (
  id           uuid primary key default gen_random_uuid(),
  phase_id     uuid not null,
  audience_id  integer not null,
  heading      text not null check (heading in ('information', 'intention', 'method', 'administration', 'risk_assessment',
                                                'communications', 'human_rights')),
  text         text not null check (length(text) <= 20000),
  written_by   uuid not null references account,
  written_as   text not null,
  written_at   timestamptz not null default clock_timestamp(),
  foreign key (phase_id, audience_id) references operation_phase (id, audience_id) on update cascade on delete cascade
);
create index briefing_passage_newest on briefing_passage (phase_id, heading, written_at desc);

-- The decision log: entries are added, never changed; one that replaces another names it.
create table operation_decision (
  id           uuid primary key default gen_random_uuid(),
  phase_id     uuid not null,
  audience_id  integer not null,
  decision     text not null check (length(decision) between 1 and 4000),
  reasons      text not null check (length(reasons) between 1 and 4000),
  alternatives text not null default '' check (length(alternatives) <= 4000),
  replaces     uuid references operation_decision,
  decided_at   timestamptz not null,
  decided_by   uuid not null references account,
  decided_as   text not null,
  written_at   timestamptz not null default clock_timestamp(),
  foreign key (phase_id, audience_id) references operation_phase (id, audience_id) on update cascade on delete cascade
);
create index operation_decision_newest on operation_decision (phase_id, decided_at desc);

-- References to the impact assessments without which a phase does not go live.
create table impact_reference (
  id           uuid primary key default gen_random_uuid(),
  phase_id     uuid not null,
  audience_id  integer not null,
  kind         text not null check (kind in ('data_protection', 'equality', 'community')),
  reference    text not null check (length(reference) between 1 and 300),
  held_by      text not null check (length(held_by) between 1 and 200),   -- who keeps the assessment itself
  assessed_on  date not null,
  added_by     uuid not null references account,
  added_as     text not null,
  added_at     timestamptz not null default now(),
  removed_at   timestamptz,
  removed_as   text,
  foreign key (phase_id, audience_id) references operation_phase (id, audience_id) on update cascade on delete cascade
);
create index impact_reference_by_phase on impact_reference (phase_id);

-- After a phase: lessons of its debrief, which become actions that somebody owns, and go into the next phase's plan.
create table operation_lesson (
  id          uuid primary key default gen_random_uuid(),
  phase_id    uuid not null,
  audience_id integer not null,
  kind        text not null check (kind in ('keep', 'change', 'stop')),
  text        text not null check (length(text) between 1 and 4000),
  action      text not null default '' check (length(action) <= 2000),
  owner       text not null default '' check (length(owner) <= 200),
  due_on      date,
  done_at     timestamptz,
  done_as     text,
  added_by    uuid not null references account,
  added_as    text not null,
  added_at    timestamptz not null default now(),
  foreign key (phase_id, audience_id) references operation_phase (id, audience_id) on update cascade on delete cascade
);
create index operation_lesson_by_phase on operation_lesson (phase_id);

-- ---------------------------------------------------------------------------------------------------------------------
-- Taskings.

create table tasking (
  id          uuid primary key,
  phase_id    uuid not null references operation_phase,
  pillar_id   uuid references operation_pillar on delete set null,
  agency_id   uuid not null references agency,                  -- who tasks
  lead_id     uuid not null references agency,                  -- who leads
  audience_id integer not null references audience,
  purpose     text not null check (purpose in ('law_enforcement', 'safeguarding', 'immigration')),
  title       text not null check (length(title) between 1 and 200),
  what        text not null default '' check (length(what) <= 8000),
  resources   text not null default '' check (length(resources) <= 4000),
  place_kind  text not null check (place_kind in ('area', 'port', 'airport', 'road', 'premises', 'sea')),
  area        text,                                             -- code of the force area
  place_code  text,                                             -- UN/LOCODE or IATA
  place       text not null default '' check (length(place) <= 300),
  starts_at   timestamptz not null,
  ends_at     timestamptz not null,
  state       text not null default 'draft'
                check (state in ('draft', 'offered', 'accepted', 'started', 'completed', 'declined', 'cancelled')),
  revision    integer not null default 1,
  flagged     text,                                             -- something that it rests on was withdrawn
  created_by  uuid not null references account,
  created_as  text not null,
  created_at  timestamptz not null default now(),
  changed_at  timestamptz not null default now(),
  check (ends_at > starts_at),
  unique (id, audience_id)
);
create index tasking_by_phase on tasking (phase_id, starts_at);
create index tasking_by_time on tasking (starts_at) where state in ('offered', 'accepted', 'started');

-- Who is asked to take part, and what they answered.
create table tasking_agency (
  tasking_id  uuid not null,
  agency_id   uuid not null references agency,
  audience_id integer not null,
  part        text not null check (part in ('lead', 'support')),
  answer      text check (answer in ('accepted', 'declined')),
  reason      text not null default '' check (length(reason) <= 1000),
  answered_by uuid references account,
  answered_as text,
  answered_at timestamptz,
  primary key (tasking_id, agency_id),
  check (answer is distinct from 'declined' or reason <> ''),
  foreign key (tasking_id, audience_id) references tasking (id, audience_id) on update cascade on delete cascade
);
create index tasking_agency_open on tasking_agency (agency_id) where answer is null;

-- Intelligence and threats that a tasking rests on. What an item's handling says is looked up, never copied.
create table tasking_source (
  id          uuid primary key default gen_random_uuid(),
  tasking_id  uuid not null,
  audience_id integer not null,
  report_id   uuid references report on delete cascade,
  item_id     uuid,
  threat      text check (length(threat) between 1 and 300),
  added_as    text not null,
  added_at    timestamptz not null default now(),
  check ((report_id is null) <> (threat is null) and (item_id is null or report_id is not null)),
  foreign key (tasking_id, audience_id) references tasking (id, audience_id) on update cascade on delete cascade
);
create index tasking_source_by_tasking on tasking_source (tasking_id);
create index tasking_source_by_report on tasking_source (report_id);

-- Up to five live requirements, shown in the field as prompts for debriefs.
create table tasking_prompt (
  tasking_id     uuid not null,
  position       smallint not null check (position between 1 and 5),
  audience_id    integer not null,
  requirement_id uuid references requirement on delete set null,
  text           text not null check (length(text) between 1 and 300),
  primary key (tasking_id, position),
  foreign key (tasking_id, audience_id) references tasking (id, audience_id) on update cascade on delete cascade
);

create table tasking_step (
  id          uuid primary key default gen_random_uuid(),
  tasking_id  uuid not null,
  audience_id integer not null,
  did         text not null,
  reason      text not null default '' check (length(reason) <= 1000),
  by_account  uuid not null references account,
  by_name     text not null,
  at          timestamptz not null default clock_timestamp(),
  foreign key (tasking_id, audience_id) references tasking (id, audience_id) on update cascade on delete cascade
);
create index tasking_step_by_tasking on tasking_step (tasking_id, at);

-- ---------------------------------------------------------------------------------------------------------------------
-- Deconfliction: asked before action, answered in the same words whether or not something is held.

-- Read by the agency that asked: what was asked about may come from reports that others who take part may not read.
create table deconfliction (
  id           uuid primary key,
  tasking_id   uuid not null references tasking on delete cascade,
  audience_id  integer not null references audience,
  agency_id    uuid not null references agency,                 -- who asked
  asked_by     uuid not null references account,
  asked_as     text not null,
  asked_at     timestamptz not null default clock_timestamp(),
  purpose      text not null,
  readers      integer[] not null,                              -- whom the asker read as
  subjects     jsonb not null,                                  -- what was asked about, as written
  place_kind   text not null,                                   -- place and time of the tasking, as they then were
  area         text,
  place_code   text,
  place        text not null,
  starts_at    timestamptz not null,
  ends_at      timestamptz not null,
  holdings     text not null,                                   -- from which holdings the answer comes, in words
  disclosed    jsonb not null default '[]',                     -- what could be said at once: whom to contact, about what
  confirm_by   timestamptz not null,                            -- when the desk confirms, whether or not something is held
  looked_at    timestamptz                                      -- when hidden holdings and taskings were looked for
);
create index deconfliction_by_tasking on deconfliction (tasking_id, asked_at desc);
create index deconfliction_unlooked on deconfliction (asked_at) where looked_at is null;

-- Told to a holder's desk, silently: something of theirs that the asker may not read lies in the way.
create table deconfliction_match (
  id               uuid primary key default gen_random_uuid(),
  deconfliction_id uuid not null references deconfliction on delete cascade,
  audience_id      integer not null references audience,        -- the holder's desk and unit
  agency_id        uuid not null references agency,             -- the holder
  purpose          text not null,
  asked_as         text not null,
  asked_at         timestamptz not null,
  subject          text not null,                               -- what was asked about, in words
  reports          uuid[] not null default '{}',                -- of the holder's own
  taskings         uuid[] not null default '{}',
  tasking_starts   timestamptz not null,
  due_at           timestamptz not null,
  escalated_at     timestamptz,
  answer           text check (answer in ('spoke', 'silent', 'no_conflict')),
  note             text not null default '' check (length(note) <= 2000),
  answered_by      uuid references account,
  answered_as      text,
  answered_at      timestamptz,
  unique (deconfliction_id, agency_id)
);
create index deconfliction_match_open on deconfliction_match (due_at) where answer is null;

-- A check that a deconfliction makes: it counts towards the pace like any other, and its holders are told by the job of
-- deconfliction instead.
alter table holding_check add column deconfliction_id uuid;
create index holding_check_by_deconfliction on holding_check (deconfliction_id) where deconfliction_id is not null;

-- ---------------------------------------------------------------------------------------------------------------------
-- Who may read, and write.

do $$
declare t regclass;
begin
  foreach t in array array['operation', 'operation_phase', 'operation_pillar', 'operation_objective', 'operation_requirement',
      'briefing_passage', 'operation_decision', 'impact_reference', 'operation_lesson', 'tasking', 'tasking_agency',
      'tasking_source', 'tasking_prompt', 'tasking_step', 'deconfliction', 'deconfliction_match']::regclass[] loop
    call protect_by_audience(t);
  end loop;
end $$;
call protect_directory('agency_power');
create policy own_agency_adds on agency_power for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and 'administrator' = any ((select viewer_roles())::text[]));
create policy own_agency_removes on agency_power for delete to tributary_app
  using (agency_id = (select viewer_agency()) and 'administrator' = any ((select viewer_roles())::text[]));
grant insert, delete on agency_power to tributary_app;

create policy plans on operation for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and created_by = (select viewer_account())
              and purpose = (select viewer_purpose()) and 'coordinator' = any ((select viewer_roles())::text[]));
create policy changes on operation for update to tributary_app
  using (agency_id = (select viewer_agency()) and 'coordinator' = any ((select viewer_roles())::text[]))
  with check (agency_id = (select viewer_agency()));
grant insert, update (audience_id, title, aim, revision, changed_as, changed_what, closed_at) on operation to tributary_app;

-- Whether the viewer coordinates the operation of a phase: one of the agency that plans it.
create function coordinates(phase uuid) returns boolean
language sql stable set search_path = pg_catalog, public as $$
  select 'coordinator' = any (public.viewer_roles()::text[])
     and exists (select from public.operation_phase p join public.operation o on o.id = p.operation_id
                  where p.id = coordinates.phase and o.agency_id = public.viewer_agency())
$$;
grant execute on function coordinates(uuid) to tributary_app;

create policy plans on operation_phase for insert to tributary_app
  with check (created_by = (select viewer_account()) and state = 'draft' and 'coordinator' = any ((select viewer_roles())::text[])
              and exists (select from operation o where o.id = operation_phase.operation_id and o.agency_id = (select viewer_agency())));
create policy changes on operation_phase for update to tributary_app
  using (coordinates(id)) with check (true);
grant insert, update (title, starts_on, ends_on, state, revision, changed_as, changed_what, live_at, live_as, ended_at, ended_as)
  on operation_phase to tributary_app;
do $$
declare t regclass;
begin
  foreach t in array array['operation_pillar', 'operation_objective', 'operation_requirement', 'briefing_passage',
      'operation_decision', 'impact_reference', 'operation_lesson']::regclass[] loop
    execute format('create policy plans on %s for insert to tributary_app with check (coordinates(phase_id))', t);
    execute format('grant insert on %s to tributary_app', t);
  end loop;
  foreach t in array array['operation_pillar', 'operation_objective', 'operation_requirement']::regclass[] loop
    execute format('create policy changes on %s for update to tributary_app using (coordinates(phase_id)) with check (coordinates(phase_id))', t);
    execute format('create policy removes on %s for delete to tributary_app using (coordinates(phase_id))', t);
    execute format('grant update, delete on %s to tributary_app', t);
  end loop;
end $$;
create policy removes on impact_reference for update to tributary_app using (removed_at is null and coordinates(phase_id)) with check (true);
grant update (removed_at, removed_as) on impact_reference to tributary_app;
create policy does on operation_lesson for update to tributary_app using (coordinates(phase_id)) with check (true);
grant update (action, owner, due_on, done_at, done_as) on operation_lesson to tributary_app;

create policy tasks on tasking for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and created_by = (select viewer_account()) and purpose = (select viewer_purpose())
              and state = 'draft' and 'coordinator' = any ((select viewer_roles())::text[]));
-- Those who task change it; those who are tasked say how far it is.
create policy changes on tasking for update to tributary_app
  using ((select viewer_roles())::text[] && array['coordinator', 'supervisor', 'duty_officer']
         and (agency_id = (select viewer_agency())
              or exists (select from tasking_agency a where a.tasking_id = tasking.id and a.agency_id = (select viewer_agency()))))
  with check (true);
-- The policy lets both write the row; this keeps those who are tasked to their step.
create function keep_to_steps() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  if current_user = 'tributary_app' and old.agency_id <> public.viewer_agency()
     and to_jsonb(new) - '{state,revision,changed_at}'::text[] is distinct from to_jsonb(old) - '{state,revision,changed_at}'::text[] then
    raise exception using errcode = '42501', message = 'not yours to plan';
  end if;
  return new;
end $$;
create trigger tasking_keeps_to_steps before update on tasking for each row execute function keep_to_steps();
create policy discards on tasking for delete to tributary_app
  using (agency_id = (select viewer_agency()) and state = 'draft' and 'coordinator' = any ((select viewer_roles())::text[]));
grant insert, delete, update (pillar_id, lead_id, audience_id, title, what, resources, place_kind, area, place_code, place,
  starts_at, ends_at, state, revision, flagged, changed_at) on tasking to tributary_app;
do $$
declare t regclass;
begin
  foreach t in array array['tasking_agency', 'tasking_source', 'tasking_prompt']::regclass[] loop
    execute format($policy$create policy tasks on %1$s for insert to tributary_app with check (
      exists (select from tasking t where t.id = %1$s.tasking_id and t.agency_id = (select viewer_agency()))
      and 'coordinator' = any ((select viewer_roles())::text[]))$policy$, t);
    execute format($policy$create policy removes on %1$s for delete to tributary_app using (
      exists (select from tasking t where t.id = %1$s.tasking_id and t.agency_id = (select viewer_agency()))
      and 'coordinator' = any ((select viewer_roles())::text[]))$policy$, t);
    execute format('grant insert, delete on %s to tributary_app', t);
  end loop;
end $$;
-- A reader of the tasking who may not read the report is not even told that there is one.
create policy reads_the_source on tasking_source as restrictive for select to tributary_app
  using (report_id is null or exists (select from report r where r.id = tasking_source.report_id));
create policy answers on tasking_agency for update to tributary_app
  using (agency_id = (select viewer_agency()) and (select viewer_roles())::text[] && array['coordinator', 'supervisor', 'duty_officer'])
  with check (agency_id = (select viewer_agency()) and answered_by = (select viewer_account()));
grant update (answer, reason, answered_by, answered_as, answered_at) on tasking_agency to tributary_app;
create policy writes on tasking_step for insert to tributary_app with check (by_account = (select viewer_account()));
grant insert on tasking_step to tributary_app;

create policy asks on deconfliction for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and asked_by = (select viewer_account()) and purpose = (select viewer_purpose())
              and readers = (select viewer_readers())::int[] and looked_at is null
              and exists (select from tasking t where t.id = deconfliction.tasking_id));
grant insert on deconfliction to tributary_app;
-- Half of the time is over: the holder's single point of contact sees it too, wherever they sit.
create policy second_look on deconfliction_match for select to tributary_app
  using (agency_id = (select viewer_agency()) and purpose = (select viewer_purpose()) and escalated_at is not null
         and 'single_point_of_contact' = any ((select viewer_roles())::text[]));
create policy answers on deconfliction_match for update to tributary_app
  using (agency_id = (select viewer_agency()) and answer is null
         and (select viewer_roles())::text[] && array['duty_officer', 'intelligence_officer', 'single_point_of_contact'])
  with check (agency_id = (select viewer_agency()) and answered_by = (select viewer_account()));
grant update (answer, note, answered_by, answered_as, answered_at) on deconfliction_match to tributary_app;

-- ---------------------------------------------------------------------------------------------------------------------
-- Jobs: looking for what is hidden from who asked, and minding the desks' clock.

do $$
declare t regclass;
begin
  foreach t in array array['team', 'audience_reader', 'report_grant', 'report', 'item', 'mention', 'link', 'agency',
      'identity_record', 'identity_key', 'holding_check', 'tasking', 'deconfliction', 'deconfliction_match']::regclass[] loop
    execute format('create policy deconflicter on %s for select to tributary_worker
      using ((select current_setting(''tributary.job'', true)) = ''deconflict'')', t);
  end loop;
end $$;
grant select (id, agency_id, audience_id, purpose, state, place_kind, area, place_code, place, starts_at, ends_at)
  on tasking to tributary_worker;
grant select, update (looked_at) on deconfliction to tributary_worker;
create policy deconflicter_looks on deconfliction for update to tributary_worker
  using (looked_at is null and (select current_setting('tributary.job', true)) = 'deconflict') with check (true);
create policy deconflicter_tells on holding_check for update to tributary_worker
  using (told_at is null and deconfliction_id is not null and (select current_setting('tributary.job', true)) = 'deconflict')
  with check (true);
create policy deconflicter_tells on deconfliction_match for insert to tributary_worker
  with check (answer is null and (select current_setting('tributary.job', true)) = 'deconflict');
create policy clock on deconfliction_match for select to tributary_worker
  using ((select current_setting('tributary.job', true)) = 'escalate');
create policy clock_runs on deconfliction_match for update to tributary_worker
  using (answer is null and (select current_setting('tributary.job', true)) = 'escalate') with check (true);
grant select (id, deconfliction_id, agency_id, asked_at, due_at, escalated_at, answer), insert, update (escalated_at)
  on deconfliction_match to tributary_worker;

-- ---------------------------------------------------------------------------------------------------------------------
-- What a reader of a tasking is told beyond their own policies.

do $$
declare t regclass;
begin
  foreach t in array array['tasking', 'tasking_source', 'permission', 'deconfliction', 'deconfliction_match']::regclass[] loop
    execute format('create policy search on %s for select to tributary_search using (true)', t);
  end loop;
end $$;
grant select (id, agency_id, audience_id, place_kind, area, place_code, place, starts_at, ends_at) on tasking to tributary_search;
grant select (tasking_id, report_id, item_id) on tasking_source to tributary_search;
grant select (report_id, item_id, kind, asked_agency, owner_agency, decision, asked_at, due_at, answer) on permission to tributary_search;
grant select (handling, action, instructions, originators) on item to tributary_search;
grant select on deconfliction, deconfliction_match to tributary_search;
grant select (name) on agency to tributary_search;

-- The items that a tasking rests on and that support it: not what is graded E, nor what was withdrawn. For the functions below.
create function tasking_items(tasking uuid) returns table (report_id uuid, item_id uuid, action text, instructions jsonb, originators uuid[])
language sql stable security definer set search_path = pg_catalog, public as $$
  select i.report_id, i.id, i.action, i.instructions, i.originators
    from public.tasking_source s
    join public.report r on r.id = s.report_id and r.state in ('evaluated', 'disseminated')
    join public.item i on i.report_id = s.report_id and (s.item_id is null or i.id = s.item_id)
   where s.tasking_id = tasking_items.tasking and i.handling = 'C' and i.information is distinct from 'E'
$$;

-- How it has to be done: the conditions of its sources, in their originators' words, for everybody who reads the tasking.
create function tasking_conditions(tasking uuid) returns table (action text, originator text, text text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct i.action, n ->> 'originator', n ->> 'text'
    from public.tasking t
    cross join lateral public.tasking_items(t.id) i
    left join lateral jsonb_array_elements(i.instructions) n on true
   where t.id = tasking_conditions.tasking
     and exists (select from public.audience_reader a
                  where a.audience_id = t.audience_id and a.reader_id = any (public.viewer_readers()))
   order by 1, 2, 3
$$;

-- A1: originators who have not agreed that the agency which tasks may act. Only that agency is told who they are.
create function tasking_unpermitted(tasking uuid) returns table (originator text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct case when t.agency_id = public.viewer_agency() then g.code else '' end
    from public.tasking t
    cross join lateral public.tasking_items(t.id) i
    cross join lateral unnest(i.originators) o
    join public.agency g on g.id = o
   where t.id = tasking_unpermitted.tasking and i.action = 'A1' and o <> t.agency_id
     and exists (select from public.audience_reader a
                  where a.audience_id = t.audience_id and a.reader_id = any (public.viewer_readers()))
     and not exists (select from public.permission p
                      where p.report_id = i.report_id and p.item_id = i.item_id and p.kind = 'act'
                        and p.asked_agency = t.agency_id and p.owner_agency = o and p.decision = 'agreed')
   order by 1
$$;

-- How far each of these permissions is, for the agency that tasks: whoever asked, a colleague does not ask again.
create function tasking_permissions(tasking uuid)
returns table (report_id uuid, item_id uuid, owner text, state text, due_at timestamptz, answer text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select i.report_id, i.item_id, g.code,
         coalesce(case when p.decision is null and p.due_at is not null then 'asked' else p.decision end, 'not_asked'), p.due_at, p.answer
    from public.tasking t
    cross join lateral public.tasking_items(t.id) i
    cross join lateral unnest(i.originators) o
    join public.agency g on g.id = o
    left join lateral (
      select p.decision, p.due_at, p.answer from public.permission p
       where p.report_id = i.report_id and p.item_id = i.item_id and p.kind = 'act'
         and p.asked_agency = t.agency_id and p.owner_agency = o
       order by (p.decision = 'agreed') desc nulls last, p.asked_at desc limit 1) p on true
   where t.id = tasking_permissions.tasking and i.action = 'A1' and o <> t.agency_id and t.agency_id = public.viewer_agency()
     and exists (select from public.audience_reader a
                  where a.audience_id = t.audience_id and a.reader_id = any (public.viewer_readers()))
   order by 1, 2, 3
$$;

-- Where each deconfliction of a tasking stands, for everybody who reads the tasking. It waits until it is due, whatever the
-- desks have said by then, so that a desk which answers early tells nothing by it.
create function deconfliction_standing(tasking uuid)
returns table (id uuid, agency text, asked_at timestamptz, confirm_by timestamptz, state text, spoke boolean, stands boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select d.id, g.code, d.asked_at, d.confirm_by,
         case when now() < d.confirm_by then 'waiting'
              when d.looked_at is not null and not exists (
                select from public.deconfliction_match m where m.deconfliction_id = d.id and m.answer is null) then 'confirmed'
              else 'not_confirmed' end,
         exists (select from public.deconfliction_match m where m.deconfliction_id = d.id and m.answer = 'spoke')
           or d.disclosed <> '[]',
         d.starts_at <= t.starts_at and d.ends_at >= t.ends_at and d.place_kind = t.place_kind and d.place = t.place
           and d.area is not distinct from t.area and d.place_code is not distinct from t.place_code
    from public.tasking t
    join public.deconfliction d on d.tasking_id = t.id
    join public.agency g on g.id = d.agency_id
   where t.id = deconfliction_standing.tasking
     and exists (select from public.audience_reader a
                  where a.audience_id = t.audience_id and a.reader_id = any (public.viewer_readers()))
   order by d.asked_at desc
$$;

-- Holders who chose to speak, for the agency that asked.
create function deconfliction_contacts(deconfliction uuid) returns table (agency text, name text, about text, note text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select g.code, g.name, m.subject, m.note
    from public.deconfliction d
    join public.deconfliction_match m on m.deconfliction_id = d.id and m.answer = 'spoke'
    join public.agency g on g.id = m.agency_id
   where d.id = deconfliction_contacts.deconfliction and d.agency_id = public.viewer_agency()
     and exists (select from public.audience_reader a
                  where a.audience_id = d.audience_id and a.reader_id = any (public.viewer_readers()))
   order by m.answered_at, g.code
$$;

do $$
declare f regprocedure;
begin
  foreach f in array array['tasking_conditions(uuid)', 'tasking_unpermitted(uuid)', 'tasking_permissions(uuid)', 'deconfliction_standing(uuid)',
      'deconfliction_contacts(uuid)']::regprocedure[] loop
    execute format('grant execute on function %s to tributary_app', f);
    execute format('alter function %s owner to tributary_search', f);
  end loop;
end $$;
grant execute on function tasking_items(uuid) to tributary_search;
alter function tasking_items(uuid) owner to tributary_search;

-- Something that a tasking rests on was withdrawn or erased: whoever tasks has to look at it again before it goes on.
create function flag_taskings() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.tasking t set flagged = 'Something that this rests on was withdrawn', changed_at = now()
   where t.id in (select s.tasking_id from public.tasking_source s where s.report_id = old.id)
     and t.state not in ('completed', 'cancelled');
  return old;
end $$;
create policy keeper on tasking for all to tributary_keeper using (true) with check (true);
create policy keeper on tasking_source for select to tributary_keeper using (true);
grant select (id, state), update (flagged, changed_at) on tasking to tributary_keeper;
grant select (tasking_id, report_id) on tasking_source to tributary_keeper;
create trigger report_flags_taskings after update of state on report for each row
  when (new.state = 'withdrawn' and old.state <> 'withdrawn') execute function flag_taskings();
create trigger report_erased_flags_taskings before delete on report for each row execute function flag_taskings();
alter function flag_taskings() owner to tributary_keeper;

-- Who relied on a report is also who tasks by it: its owner is told which agency, and nothing of the tasking.
create policy auditor on tasking for select to tributary_auditor using (true);
create policy auditor on tasking_source for select to tributary_auditor using (true);
grant select (id, agency_id) on tasking to tributary_auditor;
grant select (tasking_id, report_id) on tasking_source to tributary_auditor;
set local role tributary_auditor;
create or replace function made_from(subject uuid)
returns table (agency text, reference text, kind text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if not (public.viewer_roles() && array['data_protection_officer', 'intelligence_officer']) or not exists (
    select from public.report r where r.id = subject and r.agency_id = public.viewer_agency()) then
    return;
  end if;
  return query
    select g.code,
           case when exists (select from public.audience_reader x
                              where x.audience_id = p.audience_id and x.reader_id = any (public.viewer_readers())) then p.reference end,
           d.kind
      from public.derivation d
      join public.report p on p.id = d.report_id
      join public.agency g on g.id = p.agency_id
     where d.source_report_id = subject
    union
    select g.code, null, 'tasking'
      from public.tasking_source s
      join public.tasking t on t.id = s.tasking_id
      join public.agency g on g.id = t.agency_id
     where s.report_id = subject;
end $$;
set local role tributary_owner;
