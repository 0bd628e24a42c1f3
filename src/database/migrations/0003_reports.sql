-- Intelligence reports: written, graded item by item, evaluated, sanitised, disseminated, withdrawn, erased.
--
-- Items, mentions and links carry their report's audience through a foreign key on (report_id, audience_id) that
-- cascades: changing who may read a report is one update, and no child can ever disagree with its report.

create table report (
  id               uuid primary key,
  agency_id        uuid not null references agency,        -- the owner
  unit_id          uuid references team,                   -- the owner's intelligence unit
  author_id        uuid not null references account,
  reference        text not null check (length(reference) between 1 and 80),
  audience_id      integer not null references audience,
  state            text not null default 'draft' check (state in ('draft', 'submitted', 'evaluated', 'disseminated', 'withdrawn')),
  precedence       text not null default 'routine' check (precedence in ('immediate', 'time_critical', 'routine')),
  purpose          text not null check (purpose in ('law_enforcement', 'safeguarding', 'immigration')),
  classification   text not null default 'OFFICIAL' check (classification in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  title            text not null default '' check (length(title) <= 300),
  provenance       text not null default '' check (length(provenance) <= 2000),  -- how it is known; never who the source is
  authored         date not null default current_date,
  information_from text not null default '',               -- EDTF
  information_to   text not null default '',               -- EDTF
  derivation       text check (derivation in ('sanitised', 'product', 'emergency_release')),
  flagged          text,                                   -- why its owner must look at it again
  revision         integer not null default 1,             -- counts every saved change; a stale save is refused
  digest           bytea,
  created_at       timestamptz not null default now(),
  changed_at       timestamptz not null default now(),
  submitted_at     timestamptz,
  evaluated_at     timestamptz,
  evaluated_by     uuid references account,
  disseminated_at  timestamptz,
  withdrawn_at     timestamptz,
  unique (agency_id, reference),
  unique (id, audience_id)
);
create index report_by_reference on report (reference);
create index report_by_audience on report (audience_id, changed_at desc);
create index report_by_state on report (agency_id, state, changed_at desc);

create table report_grant (
  id         uuid primary key default gen_random_uuid(),
  report_id  uuid not null references report on delete cascade deferrable initially deferred,
  account_id uuid not null references account,
  purpose    text,                                         -- a named person reads it for this purpose only; an author their draft for any
  reason     text not null,
  granted_by uuid not null references account,
  granted_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz
);
create index report_grant_by_account on report_grant (account_id, report_id) where revoked_at is null;
create index report_grant_by_report on report_grant (report_id);
comment on table report_grant is 'own: a named person, for a named report, with a reason';

create table item (
  id             uuid not null,
  report_id      uuid not null,
  audience_id    integer not null,
  position       integer not null,
  text           text not null check (length(text) <= 40000),
  source         text check (source in ('1', '2', '3')),
  information    text check (information in ('A', 'B', 'C', 'D', 'E')),
  handling       text check (handling in ('P', 'C')),
  action         text check (action in ('A1', 'A2', 'A3')),
  sanitisation   text check (sanitisation in ('S1', 'S2')),
  instructions   jsonb not null default '[]',              -- [{originator, text}], each under its originator's code
  -- Conditions exist only under C, and C does not exist without them.
  check ((handling is not distinct from 'C') = (action is not null) and (handling is not distinct from 'C') = (sanitisation is not null)),
  originators    uuid[] not null default '{}',             -- agencies whose permission its conditions need, also of what it was made from
  primary key (report_id, id),
  foreign key (report_id, audience_id) references report (id, audience_id) on update cascade on delete cascade
);

create table mention (
  id          uuid not null,
  report_id   uuid not null,
  audience_id integer not null,
  item_id     uuid not null,
  kind        text not null,
  text        text not null,                               -- the words as written
  properties  jsonb not null default '{}',
  key         text,                                        -- normal form of a selector: phone:+447700900123
  search_keys text[] not null default '{}',                -- what search finds it by, made from key and name
  span_start  integer,                                     -- UTF-16 offsets into the item's text
  span_end    integer,
  status      text not null default 'suggested' check (status in ('suggested', 'confirmed', 'dropped')),
  confidence  text not null default 'certain' check (confidence in ('certain', 'likely', 'possible')),
  -- Ids come from the writer's screen, so they are unique within the report only: a global constraint would tell
  -- whoever tries an id whether it exists elsewhere.
  primary key (report_id, id),
  foreign key (report_id, item_id) references item (report_id, id) on delete cascade,
  foreign key (report_id, audience_id) references report (id, audience_id) on update cascade on delete cascade
);
create index mention_by_id on mention (id);
create index mention_by_key on mention (key) where key is not null and status <> 'dropped';
create index mention_by_item on mention (report_id, item_id);

create table link (
  id           uuid not null,
  report_id    uuid not null,
  audience_id  integer not null,
  item_id      uuid not null,
  from_mention uuid not null,
  to_mention   uuid not null,
  kind         text not null,
  role         text,
  from_time    text,
  to_time      text,
  place        text,
  status       text not null default 'confirmed' check (status in ('suggested', 'confirmed', 'dropped')),
  primary key (report_id, id),
  foreign key (report_id, item_id) references item (report_id, id) on delete cascade,
  foreign key (report_id, from_mention) references mention (report_id, id) on delete cascade,
  foreign key (report_id, to_mention) references mention (report_id, id) on delete cascade,
  foreign key (report_id, audience_id) references report (id, audience_id) on update cascade on delete cascade
);
create index link_by_from on link (from_mention);
create index link_by_to on link (to_mention);

-- What the submitter wrote, kept for the submitter and the unit, with what became of it. The evaluated report may say more.
create table submission (
  id             uuid primary key,
  report_id      uuid not null,
  audience_id    integer not null references audience,     -- the unit and the data protection office
  author_id      uuid not null references account,
  agency_id      uuid not null references agency,
  reference      text not null,
  title          text not null,
  body           jsonb not null,
  submitted_at   timestamptz not null default now(),
  outcome        text check (outcome in ('returned', 'evaluated', 'sanitised', 'disseminated', 'withdrawn', 'answered', 'erased')),
  outcome_reason text,
  outcome_at     timestamptz
);
create index submission_by_author on submission (author_id, submitted_at desc);
create index submission_by_report on submission (report_id);

create table report_event (
  id          uuid primary key,
  report_id   uuid not null,
  audience_id integer not null references audience,        -- the audience at the time, or the unit's for what only it should know
  at          timestamptz not null default now(),
  actor_id    uuid not null,
  actor       text not null,                               -- name and agency as they then were
  act         text not null,
  from_state  text,
  to_state    text,
  reason      text not null default '',
  detail      jsonb not null default '{}'
);
create index report_event_by_report on report_event (report_id, at);

-- From what a report was made. Known to those who may read the source, never through the product.
create table derivation (
  report_id        uuid not null references report on delete cascade,
  item_id          uuid not null,
  source_report_id uuid not null,
  source_item_id   uuid not null,
  audience_id      integer not null,
  kind             text not null check (kind in ('sanitised', 'product', 'emergency_release')),
  primary key (report_id, item_id, source_item_id),
  foreign key (source_report_id, audience_id) references report (id, audience_id) on update cascade on delete cascade
);
create index derivation_by_source on derivation (source_report_id);

create table dissemination (
  id          uuid primary key,
  report_id   uuid not null,
  audience_id integer not null references audience,        -- the owner's unit and data protection office
  readers     integer[] not null,                          -- to whom
  purpose     text not null,
  reason      text not null,
  by_account  uuid not null references account,
  by_name     text not null,
  at          timestamptz not null default now()
);
create index dissemination_by_report on dissemination (report_id, at);

-- The clock of an immediate or time-critical report at one desk.
create table acknowledgement (
  id              uuid primary key default gen_random_uuid(),
  report_id       uuid not null references report on delete cascade,
  audience_id     integer not null references audience,    -- the desk and the owner's unit
  team_id         uuid not null references team,
  due_at          timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid references account,
  acknowledged_as text,
  escalated_at    timestamptz,
  unique (report_id, team_id)
);
create index acknowledgement_due on acknowledgement (due_at) where acknowledged_at is null and escalated_at is null;
create index acknowledgement_by_team on acknowledgement (team_id) where acknowledged_at is null;

-- Asking an originator: may we sanitise (S2), act (A1), or release what handling forbids?
create table permission (
  id            uuid primary key,
  audience_id   integer not null references audience,      -- the asking unit and the originator's unit
  report_id     uuid not null references report on delete cascade,
  item_id       uuid not null,
  kind          text not null check (kind in ('sanitise', 'act', 'release')),
  asked_agency  uuid not null references agency,
  asked_by      uuid not null references account,
  asked_by_name text not null,
  owner_agency  uuid not null references agency,
  question      text not null check (length(question) between 1 and 4000),
  asked_at      timestamptz not null default now(),
  due_at        timestamptz not null,
  decision      text check (decision in ('agreed', 'refused')),
  decided_by    uuid references account,
  decided_as    text,
  decided_at    timestamptz,
  answer        text
);
create index permission_by_item on permission (report_id, item_id);
create index permission_open on permission (owner_agency, due_at) where decision is null;

-- A release where life is at risk: only the chosen words, to the chosen readers, the originator told at once, reviewed in a day.
create table emergency_release (
  id            uuid primary key,
  report_id     uuid not null references report on delete cascade,   -- the report that holds the chosen words
  source_id     uuid not null,                                       -- the report they were taken from
  audience_id   integer not null references audience,                -- originator's unit and desk, and the releasing desk
  released_by   uuid not null references account,
  released_as   text not null,
  reason        text not null check (length(reason) >= 10),
  overrode      text[] not null,
  released_at   timestamptz not null default now(),
  review_due_at timestamptz not null,
  reviewed_at   timestamptz,
  reviewed_by   uuid references account,
  reviewed_as   text,
  review        text
);
create index emergency_release_open on emergency_release (review_due_at) where reviewed_at is null;

-- Told to everyone who could read a report that was withdrawn or erased.
create table recall (
  id          uuid primary key,
  report_id   uuid not null,
  audience_id integer not null references audience,        -- those who could read it
  accounts    uuid[] not null default '{}',                -- and those who were named
  reference   text not null,                               -- its id, once erased
  kind        text not null check (kind in ('withdrawn', 'erased')),
  reason      text not null,
  at          timestamptz not null default now()
);
create index recall_by_audience on recall (audience_id, at desc);

-- What remains of an erased report: an opaque id, a time, an authority and a signatory. Never its content.
create table erasure (
  report_id   uuid primary key,
  audience_id integer not null references audience,        -- the owner's data protection office
  agency_id   uuid not null references agency,
  authority   text not null,
  signed_by   uuid not null references account,
  signed_as   text not null,
  at          timestamptz not null default now()
);

-- Keyed digests of the references of erased reports, so that they cannot come back by re-import or restore.
create table tombstone (
  digest bytea primary key,
  at     timestamptz not null default now()
);
comment on table tombstone is 'system: asked through is_erased(), never listed';

-- A hold keeps a report from being erased: a prosecution, a disclosure duty.
create table hold (
  id          uuid primary key,
  report_id   uuid not null references report on delete restrict,
  audience_id integer not null references audience,
  kind        text not null check (kind in ('prosecution', 'disclosure', 'retention')),
  reason      text not null,
  placed_by   uuid not null references account,
  placed_at   timestamptz not null default now(),
  lifted_at   timestamptz,
  lifted_by   uuid references account
);
create index hold_by_report on hold (report_id) where lifted_at is null;

create table requirement (
  id          uuid primary key,
  agency_id   uuid not null references agency,
  audience_id integer not null references audience,
  code        text not null,
  title       text not null check (length(title) between 3 and 200),
  text        text not null default '',
  priority    smallint not null check (priority between 1 and 4),   -- 1 is highest
  level       smallint not null check (level between 1 and 3),      -- National Intelligence Model
  terms       text not null default '',                             -- words that suggest it beside a draft
  opens       date not null default current_date,
  closes      date,
  closed_at   timestamptz,
  created_by  uuid not null references account,
  created_at  timestamptz not null default now(),
  unique (agency_id, code)
);

create table requirement_answer (
  requirement_id uuid not null references requirement on delete cascade,
  report_id      uuid not null,
  audience_id    integer not null,
  linked_by      uuid not null references account,
  linked_at      timestamptz not null default now(),
  primary key (requirement_id, report_id),
  foreign key (report_id, audience_id) references report (id, audience_id) on update cascade on delete cascade
);
create index requirement_answer_by_report on requirement_answer (report_id);

create table saved_search (
  id         uuid primary key,
  account_id uuid not null references account on delete cascade,
  name       text not null check (length(name) between 1 and 120),
  query      text not null check (length(query) <= 1000),
  created_at timestamptz not null default now(),
  unique (account_id, name)
);
comment on table saved_search is 'own: each person''s own searches';

-- ---------------------------------------------------------------------------------------------------------------------
-- Who may read: the audience; and, by a second policy, a person named in a grant.

create procedure protect_by_grant(target regclass, report_column name) language plpgsql as $$
begin
  execute format($policy$
    create policy named on %1$s for select to tributary_app using (
      exists (select from report_grant g
               where g.report_id = %1$s.%2$I and g.account_id = (select viewer_account())
                 and (g.purpose is null or g.purpose = (select viewer_purpose()))
                 and g.revoked_at is null and (g.expires_at is null or g.expires_at > now())))
  $policy$, target, report_column);
end $$;

do $$
declare t regclass;
begin
  foreach t in array array['report', 'item', 'mention', 'link', 'submission', 'report_event', 'derivation', 'dissemination',
      'acknowledgement', 'permission', 'emergency_release', 'recall', 'erasure', 'hold', 'requirement', 'requirement_answer']::regclass[] loop
    call protect_by_audience(t);
  end loop;
end $$;
call protect_by_grant('report', 'id');
call protect_by_grant('item', 'report_id');
call protect_by_grant('mention', 'report_id');
call protect_by_grant('link', 'report_id');
call protect_by_grant('requirement_answer', 'report_id');
create policy author on submission for select to tributary_app using (author_id = (select viewer_account()));
create policy named on recall for select to tributary_app using ((select viewer_account()) = any (accounts));
create policy asker on permission for select to tributary_app using (asked_by = (select viewer_account()));

call protect('report_grant');
create policy own on report_grant for select to tributary_app using (account_id = (select viewer_account()));
create policy keeper on report_grant for all to tributary_keeper using (true) with check (true);
grant select on report_grant to tributary_app;
grant select, insert, update on report_grant to tributary_keeper;

call protect('saved_search');
create policy own on saved_search for all to tributary_app
  using (account_id = (select viewer_account())) with check (account_id = (select viewer_account()));
grant select, insert, update, delete on saved_search to tributary_app;

call protect('tombstone');
create policy keeper on tombstone for all to tributary_keeper using (true) with check (true);
grant select, insert on tombstone to tributary_keeper;

-- ---------------------------------------------------------------------------------------------------------------------
-- Who may write: only rows of one's own agency; a row that one may not read cannot be touched.

create policy own_agency_writes on report for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and author_id = (select viewer_account()));
create policy own_agency_changes on report for update to tributary_app
  using (agency_id = (select viewer_agency())) with check (agency_id = (select viewer_agency()));
create policy own_agency_deletes on report for delete to tributary_app using (agency_id = (select viewer_agency()));
grant insert, update, delete on report to tributary_app;

do $$
declare t regclass;
begin
  foreach t in array array['item', 'mention', 'link']::regclass[] loop
    execute format($policy$
      create policy own_agency_writes on %1$s for insert to tributary_app with check (
        exists (select from report r where r.id = %1$s.report_id and r.agency_id = (select viewer_agency())))
    $policy$, t);
    execute format($policy$
      create policy own_agency_changes on %1$s for update to tributary_app
        using (exists (select from report r where r.id = %1$s.report_id and r.agency_id = (select viewer_agency())))
        with check (exists (select from report r where r.id = %1$s.report_id and r.agency_id = (select viewer_agency())))
    $policy$, t);
    execute format($policy$
      create policy own_agency_deletes on %1$s for delete to tributary_app using (
        exists (select from report r where r.id = %1$s.report_id and r.agency_id = (select viewer_agency())))
    $policy$, t);
    execute format('grant insert, update, delete on %s to tributary_app', t);
  end loop;
end $$;

create policy writes on submission for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and author_id = (select viewer_account()));
create policy outcomes on submission for update to tributary_app
  using (agency_id = (select viewer_agency())) with check (agency_id = (select viewer_agency()));
grant insert, update (outcome, outcome_reason, outcome_at) on submission to tributary_app;

create policy writes on report_event for insert to tributary_app with check (actor_id = (select viewer_account()));
create policy writes on derivation for insert to tributary_app
  with check (exists (select from report r where r.id = derivation.report_id and r.agency_id = (select viewer_agency()))
              and exists (select from report r where r.id = derivation.source_report_id));
create policy writes on dissemination for insert to tributary_app with check (by_account = (select viewer_account()));
create policy acknowledges on acknowledgement for update to tributary_app
  using (acknowledged_at is null and exists (
    select from account_team m where m.team_id = acknowledgement.team_id and m.account_id = (select viewer_account())))
  with check (acknowledged_by = (select viewer_account()));
create policy asks on permission for insert to tributary_app
  with check (asked_agency = (select viewer_agency()) and asked_by = (select viewer_account()) and decision is null);
create policy decides on permission for update to tributary_app
  using (owner_agency = (select viewer_agency()) and decision is null)
  with check (owner_agency = (select viewer_agency()) and decided_by = (select viewer_account()));
create policy releases on emergency_release for insert to tributary_app with check (released_by = (select viewer_account()));
create policy reviews on emergency_release for update to tributary_app
  using (reviewed_at is null and released_by <> (select viewer_account())) with check (reviewed_by = (select viewer_account()));
create policy writes on recall for insert to tributary_app
  with check (exists (select from report r where r.id = recall.report_id and r.agency_id = (select viewer_agency())));
create policy places on hold for insert to tributary_app
  with check (placed_by = (select viewer_account())
              and exists (select from report r where r.id = hold.report_id and r.agency_id = (select viewer_agency())));
create policy lifts on hold for update to tributary_app using (lifted_at is null) with check (lifted_by = (select viewer_account()));
create policy writes on requirement for insert to tributary_app with check (agency_id = (select viewer_agency()));
create policy changes on requirement for update to tributary_app
  using (agency_id = (select viewer_agency())) with check (agency_id = (select viewer_agency()));
create policy links on requirement_answer for insert to tributary_app
  with check (linked_by = (select viewer_account()) and exists (select from report r where r.id = requirement_answer.report_id));
create policy unlinks on requirement_answer for delete to tributary_app
  using (exists (select from report r where r.id = requirement_answer.report_id and r.agency_id = (select viewer_agency())));

grant insert on report_event, derivation, dissemination, permission, emergency_release, recall, hold,
  requirement, requirement_answer to tributary_app;
grant update (acknowledged_at, acknowledged_by, acknowledged_as) on acknowledgement to tributary_app;
grant update (decision, decided_by, decided_as, decided_at, answer) on permission to tributary_app;
grant update (reviewed_at, reviewed_by, reviewed_as, review) on emergency_release to tributary_app;
grant update (lifted_at, lifted_by) on hold to tributary_app;
grant update (title, text, priority, level, terms, opens, closes, closed_at) on requirement to tributary_app;
grant delete on requirement_answer to tributary_app;

-- The clock: sees when a desk is late and says so; no words of any report.
create policy clock on acknowledgement for select to tributary_worker
  using ((select current_setting('tributary.job', true)) = 'escalate');
create policy clock_escalates on acknowledgement for update to tributary_worker
  using (acknowledged_at is null and (select current_setting('tributary.job', true)) = 'escalate') with check (true);
grant select (id, due_at, acknowledged_at, escalated_at), update (escalated_at) on acknowledgement to tributary_worker;

-- ---------------------------------------------------------------------------------------------------------------------
-- Definer functions around grants and erasure.

-- What a person begins is theirs to read: the grant is made with the row, by the database, never by the caller, and ends
-- with revoke_author() once the report belongs to desks.
create function grant_author() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.report_grant (report_id, account_id, reason, granted_by)
  values (new.id, new.author_id, 'author', new.author_id);
  return new;
end $$;

-- Whether the viewer reads a report as one of the agency that owns it, and not only by name.
create function reads_as_owner(report uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (
    select from public.report r
      join public.audience_reader a on a.audience_id = r.audience_id and a.reader_id = any (public.viewer_readers())
     where r.id = reads_as_owner.report and r.agency_id = public.viewer_agency())
$$;

-- Evaluation may add to what the submitter wrote: from then on the submitter reads the submission, not the report.
create function revoke_author(report uuid) returns void
language sql security definer set search_path = pg_catalog, public as $$
  update public.report_grant g set revoked_at = now()
    from public.report r
   where r.id = revoke_author.report and g.report_id = r.id and g.account_id = r.author_id and g.reason = 'author'
     and r.agency_id = public.viewer_agency() and g.revoked_at is null
$$;

-- Named access: the owner's intelligence unit lets one named person read one report, for the purpose for which the unit
-- works, with a reason, until a day.
create function grant_named(report uuid, account uuid, reason text, until timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  made uuid;
begin
  if not public.reads_as_owner(report) or not ('intelligence_officer' = any (public.viewer_roles())) then
    raise exception using errcode = '42501', message = 'not yours to grant';
  end if;
  insert into public.report_grant (report_id, account_id, purpose, reason, granted_by, expires_at)
  values (grant_named.report, grant_named.account, public.viewer_purpose(), 'named: ' || grant_named.reason,
          public.viewer_account(), grant_named.until)
  returning id into made;
  return made;
end $$;

-- Takes a named grant back; answers of which report, or null when there is none to take back.
create function revoke_named(grant_id uuid) returns uuid
language sql security definer set search_path = pg_catalog, public as $$
  update public.report_grant g set revoked_at = now()
   where g.id = revoke_named.grant_id and g.revoked_at is null and g.reason like 'named: %'
     and public.reads_as_owner(g.report_id) and 'intelligence_officer' = any (public.viewer_roles())
  returning g.report_id
$$;

-- Who is named for a report now: told in the agency that owns it.
create function named_grants(report uuid)
returns table (id uuid, account_id uuid, name text, reason text, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select g.id, g.account_id, a.name, substr(g.reason, length('named: ') + 1), g.expires_at
    from public.report_grant g join public.account a on a.id = g.account_id
   where g.report_id = named_grants.report and g.reason like 'named: %'
     and g.revoked_at is null and (g.expires_at is null or g.expires_at > now()) and public.reads_as_owner(g.report_id)
   order by a.name
$$;

-- How many different people will read a report whose readers are these: those behind them, and those named.
create function people_reading(report uuid, wanted int[]) returns bigint
language sql stable security definer set search_path = pg_catalog, public as $$
  select public.audience_people(wanted)
       + (select count(distinct g.account_id)
            from public.named_grants(report) g
            join public.account a on a.id = g.account_id and a.active
           where not exists (
             select from public.reader r
              where r.id = any (wanted) and r.agency_id = a.agency_id
                and exists (select from public.account_role x where x.account_id = a.id
                             and x.role not in ('release_approver', 'press_officer', 'administrator'))
                and (r.team_id is null
                     or exists (select from public.account_team m where m.account_id = a.id and m.team_id = r.team_id))))
$$;

-- Starts a desk's clock, once. The submitter starts clocks at desks whose rows are not the submitter's to read.
create function start_clock(report uuid, team uuid, audience integer, due timestamptz) returns void
language sql security definer set search_path = pg_catalog, public as $$
  insert into public.acknowledgement (report_id, audience_id, team_id, due_at)
  select r.id, start_clock.audience, start_clock.team, start_clock.due
    from public.report r where r.id = start_clock.report and r.agency_id = public.viewer_agency()
  on conflict (report_id, team_id) do nothing
$$;

create function is_erased(mark bytea) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from public.tombstone t where t.digest = mark) and public.viewer_account() is not null
$$;

-- What was made from a report, through however many products, lives on when its source is withdrawn or erased, flagged:
-- its owner must decide.
create function flag_derived(source uuid, why text) returns integer
language sql security definer set search_path = pg_catalog, public as $$
  with recursive made (report_id) as (
    select d.report_id from public.derivation d
     where d.source_report_id = flag_derived.source
       and exists (select from public.report s where s.id = flag_derived.source and s.agency_id = public.viewer_agency())
    union
    select d.report_id from made m join public.derivation d on d.source_report_id = m.report_id),
  flagged as (
    update public.report r set flagged = why, changed_at = now() where r.id in (select m.report_id from made m) returning 1)
  select count(*)::int from flagged
$$;

-- Of which item of the viewer's own a request to their agency speaks, through however many products it was made over.
-- The asker is never told.
create function origin_of(request uuid) returns table (report_id uuid, item_id uuid)
language sql stable security definer set search_path = pg_catalog, public as $$
  with recursive over (report_id, item_id) as (
    select p.report_id, p.item_id from public.permission p
     where p.id = origin_of.request and p.owner_agency = public.viewer_agency()
    union
    select d.source_report_id, d.source_item_id
      from over o join public.derivation d on d.report_id = o.report_id and d.item_id = o.item_id)
  select o.report_id, o.item_id from over o join public.report r on r.id = o.report_id
   where r.agency_id = public.viewer_agency() limit 1
$$;

-- Withdrawn: what stood beside the report for its readers becomes its keepers' as well, nobody stays named, and a desk
-- that can no longer read it no longer has to acknowledge it.
create function close_to_readers(report uuid, keepers integer) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not public.reads_as_owner(report) then
    raise exception using errcode = '42501', message = 'not yours to withdraw';
  end if;
  update public.report_grant g set revoked_at = now() where g.report_id = report and g.revoked_at is null;
  update public.report_event e set audience_id = keepers where e.report_id = report;
  delete from public.acknowledgement k where k.report_id = report and k.acknowledged_at is null;
end $$;

-- Whether a hold is in force: told to the agency that owns the report, to whom it may stand in the way.
create function is_held(report uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (
    select from public.hold h join public.report r on r.id = h.report_id
     where h.report_id = is_held.report and h.lifted_at is null and r.agency_id = public.viewer_agency())
$$;

-- Erase: the content goes with its items, claims, index entries, grants, submissions and history, and its reference with
-- every row that repeats it. Holds are checked first; what remains is an opaque id, a time, an authority and a signatory,
-- and a keyed digest against its return.
create function erase_report(report uuid, authority text, signatory text, mark bytea, office integer) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not (public.viewer_roles() && array['data_protection_officer', 'disclosure_officer']) or not public.reads_as_owner(report) then
    raise exception using errcode = '42501', message = 'not yours to erase';
  end if;
  if public.is_held(report) then
    raise exception using errcode = '42501', message = 'held';
  end if;
  insert into public.erasure (report_id, audience_id, agency_id, authority, signed_by, signed_as)
  values (report, office, public.viewer_agency(), authority, public.viewer_account(), signatory);
  insert into public.tombstone (digest) values (mark) on conflict do nothing;
  update public.recall c set reference = report::text, kind = 'erased', reason = 'Erased by its owner' where c.report_id = report;
  delete from public.idempotency i where i.answer ->> 'id' = report::text;
  delete from public.hold h where h.report_id = erase_report.report;
  delete from public.submission s where s.report_id = erase_report.report;
  delete from public.report_event e where e.report_id = erase_report.report;
  delete from public.dissemination d where d.report_id = erase_report.report;
  delete from public.report r where r.id = erase_report.report;
end $$;

do $$
declare t regclass;
begin
  foreach t in array array['report', 'acknowledgement', 'hold', 'submission', 'report_event', 'dissemination', 'derivation',
      'permission', 'recall', 'idempotency', 'erasure']::regclass[] loop
    execute format('create policy keeper on %s for all to tributary_keeper using (true) with check (true)', t);
  end loop;
end $$;
grant select (id, agency_id, author_id, audience_id), update (flagged, changed_at), delete on report to tributary_keeper;
grant select (report_id, item_id, source_report_id, source_item_id) on derivation to tributary_keeper;
grant select (id, report_id, item_id, owner_agency) on permission to tributary_keeper;
grant select (report_id, lifted_at), delete on hold to tributary_keeper;
grant select (report_id), delete on submission, report_event, dissemination to tributary_keeper;
grant update (audience_id) on report_event to tributary_keeper;
grant select (report_id), update (reference, kind, reason) on recall to tributary_keeper;
grant select (answer), delete on idempotency to tributary_keeper;
grant insert on erasure to tributary_keeper;
grant select (report_id, team_id, acknowledged_at), insert, delete on acknowledgement to tributary_keeper;
create trigger report_grants_its_author before insert on report for each row execute function grant_author();

do $$
declare f regprocedure;
begin
  foreach f in array array['reads_as_owner(uuid)', 'revoke_author(uuid)', 'grant_named(uuid, uuid, text, timestamptz)',
      'revoke_named(uuid)', 'named_grants(uuid)', 'people_reading(uuid, int[])', 'is_erased(bytea)', 'flag_derived(uuid, text)',
      'origin_of(uuid)', 'start_clock(uuid, uuid, integer, timestamptz)', 'close_to_readers(uuid, integer)', 'is_held(uuid)',
      'erase_report(uuid, text, text, bytea, integer)']::regprocedure[] loop
    execute format('grant execute on function %s to tributary_app, tributary_keeper', f);
    execute format('alter function %s owner to tributary_keeper', f);
  end loop;
  alter function grant_author() owner to tributary_keeper;
end $$;
