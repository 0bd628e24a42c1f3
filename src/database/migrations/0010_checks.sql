-- Checks, "is this person known?", and requests: what was asked, whom it was told to, and who is asked.

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
-- Who may read, and ask.

do $$
declare t regclass;
begin
  foreach t in array array['holding_notice', 'holding_request', 'holding_alarm']::regclass[] loop
    call protect_by_audience(t);
  end loop;
end $$;
create policy asker on holding_request for select to tributary_app using (asked_by = (select viewer_account()));

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
-- Jobs.

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
do $$
declare t regclass;
begin
  foreach t in array array['team', 'audience_reader', 'report_grant', 'report', 'item', 'mention', 'link', 'agency',
      'identity_record', 'identity_key']::regclass[] loop
    execute format('create policy teller on %s for select to tributary_worker
      using ((select current_setting(''tributary.job'', true)) = ''tell'')', t);
  end loop;
end $$;
grant select on team, audience_reader to tributary_worker;
grant select (report_id, account_id, purpose, revoked_at, expires_at) on report_grant to tributary_worker;
grant select (purposes) on agency to tributary_worker;

set local role tributary_keeper;
grant execute on function intern_audience(int[]), intern_reader(uuid, uuid, text) to tributary_worker;
set local role tributary_owner;

-- ---------------------------------------------------------------------------------------------------------------------
-- What others let be said.

do $$
declare t regclass;
begin
  foreach t in array array['holding_policy', 'report', 'item', 'agency', 'link']::regclass[] loop
    execute format('create policy search on %s for select to tributary_search using (true)', t);
  end loop;
end $$;
grant select on holding_policy to tributary_search;
grant select (id, agency_id, audience_id, purpose, state) on report to tributary_search;
grant select (report_id, id, information) on item to tributary_search;
grant select (id, item_id) on mention to tributary_search;
grant select (report_id, from_mention, to_mention, status) on link to tributary_search;
grant select (id, code) on agency to tributary_search;

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

grant execute on function held_elsewhere(bigint[], text[]) to tributary_app;
alter function held_elsewhere(bigint[], text[]) owner to tributary_search;
