-- Who exists, who may read, and how a transaction proves on whose behalf it runs.
--
-- A *reader* is an agency or a team acting under one purpose; the purpose wall is therefore part of every audience.
-- An *audience* is an interned set of readers; every row that carries information carries one number, audience_id.
-- `enter()` is the only way to become a viewer: it verifies a session token and seals the viewer into a setting that
-- is bound to this transaction. No setting that the application role can make passes the seal.

create table agency (
  id              uuid primary key default gen_random_uuid(),
  code            text not null unique check (code ~ '^[A-Z][A-Z0-9-]{1,15}$'),
  name            text not null,
  purposes        text[] not null check (purposes <@ array['law_enforcement', 'safeguarding', 'immigration'] and cardinality(purposes) > 0),
  first_responder boolean not null default false,
  created_at      timestamptz not null default now()
);
comment on table agency is 'directory: every signed-in person may see which agencies take part';

create table team (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references agency,
  code       text not null check (code ~ '^[a-z][a-z0-9-]{1,31}$'),
  name       text not null,
  kind       text not null check (kind in ('field', 'intelligence_unit', 'duty_desk', 'data_protection', 'safeguarding', 'coordination')),
  created_at timestamptz not null default now(),
  unique (agency_id, code)
);
comment on table team is 'directory: every signed-in person may see which desks there are to share with';

create table reader (
  id        integer primary key generated always as identity,
  agency_id uuid not null references agency,
  team_id   uuid references team,
  purpose   text not null check (purpose in ('law_enforcement', 'safeguarding', 'immigration')),
  unique nulls not distinct (agency_id, team_id, purpose)
);
comment on table reader is 'directory: an agency or a team under one purpose; audiences are sets of these';

create table audience (
  id         integer primary key generated always as identity,
  readers    integer[] not null,
  digest     bytea not null unique,
  created_at timestamptz not null default now()
);
comment on table audience is 'members: an audience is known to those who are in it';

create table audience_reader (
  reader_id   integer not null references reader,
  audience_id integer not null references audience,
  primary key (reader_id, audience_id)
);
create index audience_reader_by_audience on audience_reader (audience_id, reader_id);
-- Readers differ by orders of magnitude in how much they read, and the planner knows only the average. Told that there
-- are few, it expects much of each: it then probes this index for a handful of rows and hashes for a scan (bench/search).
alter table audience_reader alter reader_id set (n_distinct = 5);
comment on table audience_reader is 'members: a viewer sees the rows of the readers that they are';

create table account (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references agency,
  username   text not null unique check (username = lower(username) and length(username) between 3 and 120),
  name       text not null check (length(name) between 1 and 200),
  active     boolean not null default true,
  created_at timestamptz not null default now()
);
comment on table account is 'agency: colleagues of one agency see each other';

create table account_role (
  account_id uuid not null references account on delete cascade,
  role       text not null check (role in ('officer', 'supervisor', 'intelligence_officer', 'duty_officer', 'analyst',
               'single_point_of_contact', 'coordinator', 'safeguarding_lead', 'disclosure_officer', 'release_approver',
               'press_officer', 'data_protection_officer', 'administrator')),
  primary key (account_id, role)
);
comment on table account_role is 'agency: colleagues of one agency see each other''s roles';

create table account_team (
  account_id uuid not null references account on delete cascade,
  team_id    uuid not null references team on delete cascade,
  primary key (account_id, team_id)
);
comment on table account_team is 'agency: colleagues of one agency see each other''s teams';

create table account_secret (
  account_id    uuid primary key references account on delete cascade,
  password      text not null,                    -- argon2id, PHC string
  one_time_code bytea,                            -- RFC 6238 secret, encrypted with a key outside the database
  code_counter  bigint,                           -- last time step accepted: a code works once
  changed_at    timestamptz not null default now()
);
comment on table account_secret is 'system: read by the sign-in door alone';

create table session (
  id             uuid primary key default gen_random_uuid(),
  account_id     uuid not null references account on delete cascade,
  token_digest   bytea not null unique,           -- sha-256; the token itself is only ever in the reader's cookie
  created_at     timestamptz not null default now(),
  expires_at     timestamptz not null,
  last_seen_at   timestamptz not null default now(),
  stepped_up_at  timestamptz,
  revoked_at     timestamptz,
  agent          text not null default ''
);
create index session_by_account on session (account_id);
comment on table session is 'own: a person sees their own sessions';

create table sign_in_failure (
  id       bigint primary key generated always as identity,
  subject  bytea not null,                        -- keyed digest of the username or of the address: no names here
  at       timestamptz not null default now()
);
create index sign_in_failure_recent on sign_in_failure (subject, at);
comment on table sign_in_failure is 'system: the sign-in door counts failures';

create table viewer_key (
  inner_key bytea not null,                       -- the key of RFC 2104, padded and combined once
  outer_key bytea not null,
  made_at   timestamptz not null default clock_timestamp()
);
comment on table viewer_key is 'system: seals the viewer into a transaction; only the keeper reads it';

-- A new random key: the newest seals, and every one that is here is believed until retire_viewer_keys(). HMAC-SHA-256 (RFC 2104) over the built-in sha256, so that no extension is needed.
create function new_viewer_key() returns void
language plpgsql set search_path = pg_catalog, public as $$
declare
  key   bytea := sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'utf8'));
  inner_pad bytea := decode(repeat('36', 64), 'hex');
  outer_pad bytea := decode(repeat('5c', 64), 'hex');
begin
  for i in 0 .. 31 loop
    inner_pad := set_byte(inner_pad, i, get_byte(inner_pad, i) # get_byte(key, i));
    outer_pad := set_byte(outer_pad, i, get_byte(outer_pad, i) # get_byte(key, i));
  end loop;
  insert into public.viewer_key (inner_key, outer_key) values (inner_pad, outer_pad);
end $$;
select new_viewer_key();

-- All but the newest go. Called once no transaction runs any more that may be sealed under them: see docs/decisions/keys-rotate.md.
create function retire_viewer_keys() returns bigint
language sql set search_path = pg_catalog, public as $$
  with retired as (delete from public.viewer_key where made_at < (select max(made_at) from public.viewer_key) returning 1)
  select count(*) from retired
$$;

create function viewer_seal(claim text) returns text
language sql stable security definer set search_path = pg_catalog, public as $$
  select encode(sha256(outer_key || sha256(inner_key || convert_to(claim, 'utf8'))), 'hex') from public.viewer_key
   order by made_at desc limit 1
$$;

-- The claim of this transaction, or null when there is none, when it is another transaction's, or when it was not sealed here.
-- Parts: 1 transaction id, 2 session, 3 account, 4 agency, 5 purpose, 6 readers, 7 roles, 8 seal.
create function viewer_claim() returns text[]
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  sealed text   := current_setting('tributary.viewer', true);
  parts  text[] := string_to_array(sealed, '|');
begin
  if cardinality(parts) is distinct from 8 then return null; end if;
  if parts[1] is distinct from pg_current_xact_id_if_assigned()::text then return null; end if;
  -- The same as viewer_seal(), written out: this runs several times a statement. There is one key, two while they rotate.
  perform from public.viewer_key k
    where parts[8] = encode(sha256(k.outer_key || sha256(k.inner_key || convert_to(left(sealed, -65), 'utf8'))), 'hex');
  if not found then return null; end if;
  return parts;
end $$;

create function viewer_session() returns uuid   language sql stable as $$ select (viewer_claim())[2]::uuid $$;
create function viewer_account() returns uuid   language sql stable as $$ select (viewer_claim())[3]::uuid $$;
create function viewer_agency()  returns uuid   language sql stable as $$ select (viewer_claim())[4]::uuid $$;
create function viewer_purpose() returns text   language sql stable as $$ select (viewer_claim())[5] $$;
create function viewer_readers() returns int[]  language sql stable as $$ select string_to_array((viewer_claim())[6], ',')::int[] $$;
create function viewer_roles()   returns text[] language sql stable as $$ select string_to_array((viewer_claim())[7], ',') $$;

-- Become a viewer for the rest of this transaction. Raises 28000 with a hint when the session or the purpose does not hold.
create function enter(token bytea, purpose text, reason text)
returns table (xid text, session_id uuid, account_id uuid, agency_id uuid, agency_code text, account_name text, roles text[], readers int[], stepped_up_at timestamptz)
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  found_session public.session;
  person        public.account;
  home          public.agency;
  held_roles    text[];
  held_readers  int[];
  claim         text;
begin
  select s.* into found_session from public.session s
   where s.token_digest = sha256(token) and s.revoked_at is null and s.expires_at > now()
     and s.last_seen_at > now() - interval '2 hours';
  if not found then
    raise exception using errcode = '28000', message = 'no session', hint = 'sign_in';
  end if;
  select a.* into person from public.account a where a.id = found_session.account_id and a.active;
  if not found then
    raise exception using errcode = '28000', message = 'no session', hint = 'sign_in';
  end if;
  select g.* into home from public.agency g where g.id = person.agency_id;
  if not (enter.purpose = any (home.purposes)) then
    raise exception using errcode = '28000', message = 'purpose not held', hint = 'purpose';
  end if;
  if coalesce(length(trim(reason)), 0) < 1 then
    raise exception using errcode = '28000', message = 'no reason given', hint = 'reason';
  end if;

  select coalesce(array_agg(r.role order by r.role), '{}') into held_roles
    from public.account_role r where r.account_id = person.id;

  -- An agency's share is for those of its people whose role reads intelligence; a team's share for that team.
  select coalesce(array_agg(r.id order by r.id), '{}') into held_readers
    from public.reader r
   where r.purpose = enter.purpose
     and held_roles && array['officer', 'supervisor', 'intelligence_officer', 'duty_officer', 'analyst',
           'single_point_of_contact', 'coordinator', 'safeguarding_lead', 'disclosure_officer', 'data_protection_officer']
     and r.agency_id = person.agency_id
     and (r.team_id is null
          or exists (select from public.account_team m where m.account_id = person.id and m.team_id = r.team_id));

  -- Seen about once a minute, without ever waiting for another request of the same session.
  if found_session.last_seen_at < now() - interval '1 minute' then
    update public.session s set last_seen_at = now()
     where s.id = (select x.id from public.session x where x.id = found_session.id for update skip locked);
  end if;

  claim := concat_ws('|', pg_current_xact_id()::text, found_session.id, person.id, home.id, enter.purpose,
                     array_to_string(held_readers, ','), array_to_string(held_roles, ','));
  perform set_config('tributary.viewer', claim || '|' || public.viewer_seal(claim), true);

  return query select pg_current_xact_id()::text, found_session.id, person.id, home.id, home.code, person.name,
                      held_roles, held_readers, found_session.stepped_up_at;
end $$;

-- New numbers are given by one transaction at a time: two that waited for each other's would be a deadlock. What is
-- there already waits for nobody.
create function take_turn_interning() returns void
language sql as $$ select pg_advisory_xact_lock(hashtext('tributary interning')) $$;

-- The number of the audience with exactly these readers; made if it is new. Concurrent callers get the same number.
create function intern_audience(wanted int[]) returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  sorted int[] := (select coalesce(array_agg(distinct w order by w), '{}') from unnest(wanted) w);
  mark   bytea := sha256(convert_to(array_to_string(sorted, ','), 'utf8'));
  number integer;
begin
  select id into number from public.audience where digest = mark;
  if found then return number; end if;
  perform public.take_turn_interning();
  select id into number from public.audience where digest = mark;
  if found then return number; end if;
  insert into public.audience (readers, digest) values (sorted, mark) returning id into number;
  insert into public.audience_reader (reader_id, audience_id) select w, number from unnest(sorted) w;
  return number;
end $$;

-- The reader for an agency (team null) or one of its teams, under a purpose; made if it is new.
create function intern_reader(agency uuid, team uuid, purpose text) returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  number integer;
begin
  if team is not null and not exists (select from public.team t where t.id = intern_reader.team and t.agency_id = agency) then
    raise exception using errcode = '23503', message = 'this team is not of this agency';
  end if;
  if not exists (select from public.agency g where g.id = agency and intern_reader.purpose = any (g.purposes)) then
    raise exception using errcode = '23514', message = 'this agency does not hold this purpose';
  end if;
  select r.id into number from public.reader r
   where r.agency_id = agency and r.team_id is not distinct from team and r.purpose = intern_reader.purpose;
  if found then return number; end if;
  perform public.take_turn_interning();
  select r.id into number from public.reader r
   where r.agency_id = agency and r.team_id is not distinct from team and r.purpose = intern_reader.purpose;
  if found then return number; end if;
  insert into public.reader (agency_id, team_id, purpose) values (agency, team, intern_reader.purpose) returning id into number;
  return number;
end $$;

-- How far an audience reaches: the number of active accounts behind each of its readers. Shown before anything is shared.
create function audience_reach(wanted int[])
returns table (reader_id int, agency_code text, agency_name text, team_code text, team_name text, purpose text, accounts bigint)
language sql stable security definer set search_path = pg_catalog, public as $$
  select r.id, g.code, g.name, t.code, t.name, r.purpose,
         (select count(*) from public.account a
           where a.active and a.agency_id = r.agency_id
             and exists (select from public.account_role x where x.account_id = a.id
                          and x.role not in ('release_approver', 'press_officer', 'administrator'))
             and (r.team_id is null
                  or exists (select from public.account_team m where m.account_id = a.id and m.team_id = r.team_id)))
    from public.reader r
    join public.agency g on g.id = r.agency_id
    left join public.team t on t.id = r.team_id
   where r.id = any (wanted) and public.viewer_account() is not null
$$;

-- How many different people that is in all, each counted once.
create function audience_people(wanted int[]) returns bigint
language sql stable security definer set search_path = pg_catalog, public as $$
  select count(*) from public.account a
   where a.active and public.viewer_account() is not null
     and exists (select from public.account_role x where x.account_id = a.id
                  and x.role not in ('release_approver', 'press_officer', 'administrator'))
     and exists (select from public.reader r
                  where r.id = any (wanted) and r.agency_id = a.agency_id
                    and (r.team_id is null
                         or exists (select from public.account_team m where m.account_id = a.id and m.team_id = r.team_id)))
$$;

-- Sign a person in: the door, having checked the password, opens a session for a token that only the reader will hold.
create function open_session(account uuid, token bytea, lifetime interval, agent text) returns uuid
language sql security definer set search_path = pg_catalog, public as $$
  insert into public.session (account_id, token_digest, expires_at, agent)
  values (account, sha256(token), now() + lifetime, left(agent, 200))
  returning id
$$;

-- The first password of a new colleague, set by the agency's administrator and never read back.
create function set_first_password(account uuid, password text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not ('administrator' = any (public.viewer_roles())) or not exists (
    select from public.account a where a.id = set_first_password.account and a.agency_id = public.viewer_agency()) then
    raise exception using errcode = '42501', message = 'not yours to set';
  end if;
  insert into public.account_secret (account_id, password) values (account, password);
end $$;

-- Who holds this token, for the person themselves, before a purpose is chosen. `steppedUpUntil` is when the step-up was.
create function who_am_i(token bytea) returns jsonb
language sql stable security definer set search_path = pg_catalog, public as $$
  select jsonb_build_object(
           'account', a.id, 'name', a.name, 'username', a.username,
           'agency', jsonb_build_object('code', g.code, 'name', g.name),
           'roles', coalesce((select jsonb_agg(r.role order by r.role) from public.account_role r where r.account_id = a.id), '[]'),
           'teams', coalesce((select jsonb_agg(jsonb_build_object('code', t.code, 'name', t.name, 'kind', t.kind) order by t.name)
                                from public.account_team m join public.team t on t.id = m.team_id where m.account_id = a.id), '[]'),
           'purposes', to_jsonb(g.purposes),
           'steppedUpUntil', s.stepped_up_at)
    from public.session s
    join public.account a on a.id = s.account_id and a.active
    join public.agency g on g.id = a.agency_id
   where s.token_digest = sha256(token) and s.revoked_at is null and s.expires_at > now()
     and s.last_seen_at > now() - interval '2 hours'
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Protection. Every table: row security on, forced on its owner too, all rights from PUBLIC removed.

create procedure protect(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('revoke all on %s from public', target);
end $$;

-- The standard policy: a row is read by those in its audience, and by nobody else.
-- `exists` lets PostgreSQL choose between one index probe (a key lookup) and hashing the viewer's audiences once (a scan).
create procedure protect_by_audience(target regclass) language plpgsql as $$
begin
  call protect(target);
  execute format($policy$
    create policy readers on %1$s for select to tributary_app using (
      exists (select from audience_reader r
               where r.audience_id = %1$s.audience_id and r.reader_id = any ((select viewer_readers())::int[])))
  $policy$, target);
  execute format('grant select on %s to tributary_app', target);
end $$;

create procedure protect_directory(target regclass) language plpgsql as $$
begin
  call protect(target);
  execute format('create policy entered on %s for select to tributary_app using ((select viewer_account()) is not null)', target);
  execute format('create policy keeper on %s for select to tributary_keeper using (true)', target);
  execute format('grant select on %s to tributary_app, tributary_keeper', target);
end $$;

call protect_directory('agency');
call protect_directory('team');
call protect_directory('reader');
create policy keeper_writes on reader for insert to tributary_keeper with check (true);
grant insert on reader to tributary_keeper;

call protect('audience');
call protect('audience_reader');
create policy members on audience for select to tributary_app
  using (readers && (select viewer_readers())::int[]);
create policy members on audience_reader for select to tributary_app
  using (reader_id = any ((select viewer_readers())::int[]));
create policy keeper on audience for all to tributary_keeper using (true) with check (true);
create policy keeper on audience_reader for all to tributary_keeper using (true) with check (true);
grant select on audience, audience_reader to tributary_app;
grant select, insert on audience, audience_reader to tributary_keeper;

call protect('account');
call protect('account_role');
call protect('account_team');
create policy colleagues on account for select to tributary_app using (agency_id = (select viewer_agency()));
create policy colleagues on account_role for select to tributary_app
  using (exists (select from account a where a.id = account_id and a.agency_id = (select viewer_agency())));
create policy colleagues on account_team for select to tributary_app
  using (exists (select from account a where a.id = account_id and a.agency_id = (select viewer_agency())));
create policy keeper on account for select to tributary_keeper using (true);
create policy keeper on account_role for select to tributary_keeper using (true);
create policy keeper on account_team for select to tributary_keeper using (true);
create policy door on account for select to tributary_door using (true);
grant select on account, account_role, account_team to tributary_app, tributary_keeper;
grant select on account to tributary_door;

-- An administrator keeps the accounts of their own agency, through the application's own connection and policies.
create policy administrator_adds on account for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and 'administrator' = any ((select viewer_roles())::text[]));
create policy administrator_changes on account for update to tributary_app
  using (agency_id = (select viewer_agency()) and 'administrator' = any ((select viewer_roles())::text[]))
  with check (agency_id = (select viewer_agency()));
create policy administrator_grants on account_role for all to tributary_app
  using ('administrator' = any ((select viewer_roles())::text[])
         and exists (select from account a where a.id = account_id and a.agency_id = (select viewer_agency())))
  with check ('administrator' = any ((select viewer_roles())::text[])
         and exists (select from account a where a.id = account_id and a.agency_id = (select viewer_agency())));
create policy administrator_joins on account_team for all to tributary_app
  using ('administrator' = any ((select viewer_roles())::text[])
         and exists (select from account a where a.id = account_id and a.agency_id = (select viewer_agency())))
  with check ('administrator' = any ((select viewer_roles())::text[])
         and exists (select from account a where a.id = account_id and a.agency_id = (select viewer_agency()))
         and exists (select from team t where t.id = team_id and t.agency_id = (select viewer_agency())));
grant insert, update (name, active) on account to tributary_app;
grant insert, delete on account_role, account_team to tributary_app;

call protect('account_secret');
create policy door on account_secret for all to tributary_door using (true) with check (true);
create policy keeper on account_secret for insert to tributary_keeper with check (true);
grant select, insert, update on account_secret to tributary_door;
grant insert on account_secret to tributary_keeper;

call protect('session');
create policy own on session for select to tributary_app using (account_id = (select viewer_account()));
create policy keeper on session for all to tributary_keeper using (true) with check (true);
create policy door on session for all to tributary_door using (true) with check (true);
grant select (id, account_id, created_at, expires_at, last_seen_at, stepped_up_at, revoked_at, agent) on session to tributary_app;
grant select, insert, update on session to tributary_keeper, tributary_door;

call protect('sign_in_failure');
create policy door on sign_in_failure for all to tributary_door using (true) with check (true);
grant select, insert, delete on sign_in_failure to tributary_door;

call protect('viewer_key');
create policy keeper on viewer_key for all to tributary_keeper using (true) with check (true);
grant select, insert, delete on viewer_key to tributary_keeper;

-- The founder makes the first agencies, teams and accounts, before there is anybody to sign in.
do $$
declare t regclass;
begin
  foreach t in array array['agency', 'team', 'account', 'account_secret', 'account_role', 'account_team']::regclass[] loop
    execute format('create policy founder on %s for all to tributary_founder using (true) with check (true)', t);
    execute format('grant select, insert on %s to tributary_founder', t);
  end loop;
end $$;

-- Functions: nobody may call what is not granted here.
grant execute on function enter(bytea, text, text), set_first_password(uuid, text), intern_audience(int[]), intern_reader(uuid, uuid, text),
  audience_reach(int[]), audience_people(int[]), viewer_claim(), viewer_session(), viewer_account(), viewer_agency(),
  viewer_purpose(), viewer_readers(), viewer_roles() to tributary_app;
grant execute on function viewer_claim(), viewer_account(), viewer_readers(), viewer_agency(), viewer_purpose(), viewer_roles()
  to tributary_keeper, tributary_search, tributary_auditor;
grant execute on function open_session(uuid, bytea, interval, text), who_am_i(bytea) to tributary_door;
grant execute on function take_turn_interning() to tributary_keeper;

do $$
declare f regprocedure;
begin
  foreach f in array array['viewer_seal(text)', 'viewer_claim()', 'enter(bytea, text, text)', 'intern_audience(int[])',
      'intern_reader(uuid, uuid, text)', 'audience_reach(int[])', 'audience_people(int[])',
      'open_session(uuid, bytea, interval, text)', 'who_am_i(bytea)', 'set_first_password(uuid, text)', 'new_viewer_key()', 'retire_viewer_keys()']::regprocedure[] loop
    execute format('alter function %s owner to tributary_keeper', f);
  end loop;
end $$;

-- A write that was acknowledged is not done twice when its answer was lost: the same key from the same person gets the same answer.
create table idempotency (
  account_id uuid not null references account on delete cascade,
  key        text not null check (length(key) between 8 and 100),
  request    bytea not null,                      -- digest of method, address and body
  status     integer not null,
  answer     jsonb,                               -- ids and revisions; never what a report says
  at         timestamptz not null default now(),
  primary key (account_id, key)
);
create index idempotency_old on idempotency (at);
comment on table idempotency is 'own: each person''s own writes';
call protect('idempotency');
create policy own on idempotency for all to tributary_app
  using (account_id = (select viewer_account())) with check (account_id = (select viewer_account()));
grant select, insert on idempotency to tributary_app;
create policy sweeper on idempotency for all to tributary_worker
  using (at < now() - interval '1 day' and (select current_setting('tributary.job', true)) = 'sweep');
grant select (at), delete on idempotency to tributary_worker;
