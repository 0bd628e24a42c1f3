-- Imports: reports, tables and documents that an agency brings in, in runs that can be watched, paused and resumed.
--
-- A run is started by a person, or by the agency's feed on behalf of whoever administers the machine, and done by the
-- role tributary_importer, which may write reports of the run's own agency while that run is running and nothing else.
-- Progress is written in the transaction of its batch: going on after a crash neither repeats nor skips a record.

-- What no person brings in, a watched folder or a command of whoever administers the machine, is brought in by the
-- agency's feed: an account that cannot sign in and may be switched off like any other.
alter table account add column feed boolean not null default false;
create unique index account_feed on account (agency_id) where feed;

create table import_mapping (
  id          uuid primary key default gen_random_uuid(),
  agency_id   uuid not null references agency,
  audience_id integer not null references audience,        -- the unit and the data protection office of its agency
  name        text not null check (length(name) between 1 and 120),
  version     integer not null check (version >= 1),       -- a saved change is a new version; none is altered
  body        json not null,                               -- json: the order of its members means something
  created_by  uuid not null references account,
  created_as  text not null,
  created_at  timestamptz not null default now(),
  unique (agency_id, name, version)
);

create table import_run (
  id               uuid primary key,
  agency_id        uuid not null references agency,
  audience_id      integer not null references audience,   -- the unit and the data protection office of its agency
  started_by       uuid not null references account,
  started_as       text not null,
  purpose          text not null check (purpose in ('law_enforcement', 'safeguarding', 'immigration')),
  reason           text not null,
  format           text not null check (format in ('reports', 'tables', 'documents')),
  files            jsonb not null default '[]',            -- [{name, bytes, sha256}] in the order in which they are read
  mapping_id       uuid references import_mapping,
  settings         jsonb not null default '{}',            -- how files are read, how documents are graded
  may_share        boolean not null default false,         -- a person stood by what the reports' own audiences say
  mends            uuid references import_run,             -- the run whose refused records these were
  state            text not null default 'gathering'
                     check (state in ('gathering', 'waiting', 'running', 'paused', 'cancelled', 'done', 'failed')),
  asked            text check (asked in ('pause', 'cancel')),
  position         bigint not null default 0,              -- records that are finished
  bytes_read       bigint not null default 0,
  bytes_total      bigint not null default 0,
  reports_new      bigint not null default 0,
  reports_changed  bigint not null default 0,
  reports_same     bigint not null default 0,
  reports_withdrawn bigint not null default 0,             -- withdrawn here before, and left so
  refused          bigint not null default 0,
  claims           bigint not null default 0,              -- mentions and links written
  notes            jsonb not null default '{}',            -- what was cleaned on the way in, and how often
  working_ms       bigint not null default 0,
  failure          text,                                   -- a sentence for whoever started it
  held_by          text,                                   -- the process that works on it
  held_until       timestamptz,
  created_at       timestamptz not null default now(),
  started_at       timestamptz,
  ended_at         timestamptz,
  check ((state = 'running') = (held_by is not null))
);
create index import_run_by_agency on import_run (agency_id, created_at desc);
create index import_run_open on import_run (created_at) where state in ('waiting', 'running');

create table import_refusal (
  run_id      uuid not null references import_run on delete cascade,
  record      bigint not null,
  audience_id integer not null references audience,
  place       text not null,                               -- line 12; people.csv row 12
  reference   text,                                        -- of the report it was, where that could be read
  raw         text not null,                               -- the record as it was, to be mended
  flaws       jsonb not null,                              -- [{where, message}]
  at          timestamptz not null default now(),
  primary key (run_id, record)
);
create index import_refusal_by_age on import_refusal (at);
create index import_refusal_by_reference on import_refusal (reference) where reference is not null;

alter table report
  add column import_run uuid references import_run,        -- null: it was written here
  add column version integer not null default 1;           -- of what its owner sent; the newest is the report
alter table mention
  add column categories text[] not null default '{}'
    check (categories <@ array['suspect:fact', 'suspect:assessment', 'convicted:fact', 'convicted:assessment',
                               'victim:fact', 'victim:assessment', 'witness:fact', 'witness:assessment']);

-- Where a report came from, and the rows it was made of. They may say more than the report: read by those of the
-- owner's own people who may read the report.
create table report_origin (
  report_id    uuid primary key references report on delete cascade,
  audience_id  integer not null references audience,
  run_id       uuid not null references import_run,
  record       bigint not null,
  place        text not null,
  recipients   text not null,                              -- with whom its owner shared it, as its line said
  item_digests bytea[] not null,                           -- by position: what did not change keeps its claims
  rows         jsonb not null default '[]'                 -- [{table, row, values}]
);
create index report_origin_by_run on report_origin (run_id);

-- What a report said before its owner sent it anew.
create table report_version (
  report_id   uuid not null references report on delete cascade,
  version     integer not null,
  audience_id integer not null references audience,
  run_id      uuid references import_run,
  body        jsonb not null,
  replaced_at timestamptz not null default now(),
  primary key (report_id, version)
);

-- The file that a report was made of.
create table attachment (
  id          uuid primary key,
  report_id   uuid not null,
  audience_id integer not null,
  name        text not null check (length(name) between 1 and 300),
  media_type  text not null,
  bytes       bigint not null,
  sha256      bytea not null check (length(sha256) = 32),
  content     bytea not null,
  pages       integer,
  confidence  double precision check (confidence between 0 and 1),     -- of text that was read from a picture
  notes       jsonb not null default '[]',
  added_at    timestamptz not null default now(),
  foreign key (report_id, audience_id) references report (id, audience_id) on update cascade on delete cascade
);
alter table attachment alter content set storage external;
create index attachment_by_report on attachment (report_id);

do $$
declare t regclass;
begin
  foreach t in array array['import_mapping', 'import_run', 'import_refusal', 'report_origin', 'report_version', 'attachment']::regclass[] loop
    call protect_by_audience(t);
  end loop;
end $$;
call protect_by_grant('attachment', 'report_id');

-- ---------------------------------------------------------------------------------------------------------------------
-- People: who may bring in, and watch.

-- The administrator watches runs and keeps mappings of their own agency; what was refused shows them nothing.
create policy administrator on import_run for select to tributary_app
  using (agency_id = (select viewer_agency()) and 'administrator' = any ((select viewer_roles())::text[]));
create policy administrator on import_mapping for select to tributary_app
  using (agency_id = (select viewer_agency()) and 'administrator' = any ((select viewer_roles())::text[]));
create policy brings_in on import_run for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and started_by = (select viewer_account())
              and purpose = (select viewer_purpose()) and state = 'gathering'
              and (select viewer_roles())::text[] && array['intelligence_officer', 'administrator', 'single_point_of_contact']);
create policy steers on import_run for update to tributary_app
  using (agency_id = (select viewer_agency()) and state in ('gathering', 'waiting', 'running', 'paused', 'failed')
         and (select viewer_roles())::text[] && array['intelligence_officer', 'administrator', 'single_point_of_contact'])
  with check (agency_id = (select viewer_agency()) and state in ('gathering', 'waiting', 'running', 'paused', 'cancelled'));
create policy keeps on import_mapping for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and created_by = (select viewer_account())
              and (select viewer_roles())::text[] && array['intelligence_officer', 'administrator', 'single_point_of_contact']);
grant insert on import_run, import_mapping to tributary_app;
grant update (state, asked, format, files, mapping_id, settings, may_share, bytes_total, failure, started_by, started_as,
  ended_at) on import_run to tributary_app;

-- ---------------------------------------------------------------------------------------------------------------------
-- The importer.

-- The run of this transaction, while it is running; null otherwise, and then nothing below lets anything through.
create function importing_agency() returns uuid
language sql stable security definer set search_path = pg_catalog, public as $$
  select r.agency_id from public.import_run r
   where r.id = nullif(current_setting('tributary.run', true), '')::uuid and r.state = 'running'
$$;

create policy importer on import_run for select to tributary_importer using (true);
create policy importer_works on import_run for update to tributary_importer
  using (state in ('waiting', 'running', 'paused', 'failed')) with check (true);
grant select on import_run to tributary_importer;
grant update (state, asked, position, bytes_read, bytes_total, reports_new, reports_changed, reports_same, reports_withdrawn,
  refused, claims, notes, working_ms, failure, held_by, held_until, started_at, ended_at) on import_run to tributary_importer;
create policy keeper on import_run for select to tributary_keeper using (true);
grant select (id, agency_id, state) on import_run to tributary_keeper;

-- Runs that no person began are begun by the feed of their agency.
create policy importer on account for select to tributary_importer using (feed);
grant select (id, agency_id, name, feed, active) on account to tributary_importer;
create policy importer_begins on import_run for insert to tributary_importer
  with check (state = 'waiting' and exists (
    select from account a where a.id = started_by and a.agency_id = import_run.agency_id and a.active));
grant insert on import_run to tributary_importer;
create policy importer_keeps on import_mapping for insert to tributary_importer
  with check (exists (select from account a where a.id = created_by and a.agency_id = import_mapping.agency_id and a.active));
grant insert on import_mapping to tributary_importer;

create policy importer on import_mapping for select to tributary_importer using (true);
grant select on import_mapping to tributary_importer;

create policy importer on import_refusal for insert to tributary_importer
  with check (exists (select from import_run r where r.id = run_id and r.audience_id = import_refusal.audience_id));
grant insert on import_refusal to tributary_importer;

do $$
declare t regclass;
begin
  foreach t in array array['agency', 'team', 'reader', 'audience', 'audience_reader']::regclass[] loop
    execute format('create policy importer on %s for select to tributary_importer using (true)', t);
    execute format('grant select on %s to tributary_importer', t);
  end loop;
  -- Reports of the run's own agency, and what is written beside them.
  execute 'create policy importer on report for all to tributary_importer
    using (agency_id = (select importing_agency())) with check (agency_id = (select importing_agency()) and import_run is not null)';
  foreach t in array array['item', 'mention', 'link', 'report_origin', 'report_version', 'report_event', 'dissemination',
      'acknowledgement', 'requirement_answer', 'attachment']::regclass[] loop
    execute format('create policy importer on %1$s for all to tributary_importer
      using (exists (select from report r where r.id = %1$s.report_id))
      with check (exists (select from report r where r.id = %1$s.report_id and r.import_run is not null))', t);
  end loop;
end $$;
grant select, insert, update on report to tributary_importer;
grant select, insert, delete on item, mention, link to tributary_importer;
grant update (position) on item to tributary_importer;
grant select, insert, update on report_origin to tributary_importer;
grant select, insert, delete on requirement_answer to tributary_importer;
grant insert on report_version, report_event, dissemination, acknowledgement, attachment to tributary_importer;
grant select (report_id, team_id) on acknowledgement to tributary_importer;
grant select (report_id), delete on attachment to tributary_importer;

-- Requirements that the run's own agency may read, by code.
create policy importer on requirement for select to tributary_importer
  using (exists (select from audience_reader a join reader r on r.id = a.reader_id
                  where a.audience_id = requirement.audience_id and r.agency_id = (select importing_agency())));
grant select (id, code, agency_id, audience_id) on requirement to tributary_importer;

grant insert on audit_entry, audit_detail to tributary_importer;
create policy importer_writes on audit_entry for insert to tributary_importer with check (xid = pg_current_xact_id());
create policy importer_writes on audit_detail for insert to tributary_importer with check (true);

-- An author reads the draft that they began. What was brought in was begun elsewhere, and is read by its audience.
-- The feed of an agency, made when it is first needed.
create policy keeper_feeds on account for insert to tributary_keeper with check (feed);
grant insert on account to tributary_keeper;
create function feed_of(agency uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  found_feed uuid := (select a.id from public.account a where a.agency_id = feed_of.agency and a.feed);
begin
  if found_feed is null then
    insert into public.account (agency_id, username, name, feed)
    select g.id, 'feed.' || lower(g.code), 'Feed of ' || g.name, true from public.agency g where g.id = feed_of.agency
    on conflict do nothing;
    select a.id into found_feed from public.account a where a.agency_id = feed_of.agency and a.feed;
  end if;
  return found_feed;
end $$;
grant execute on function feed_of(uuid) to tributary_importer;
alter function feed_of(uuid) owner to tributary_keeper;

set local role tributary_keeper;
grant execute on function intern_audience(int[]), intern_reader(uuid, uuid, text) to tributary_importer;
create or replace function grant_author() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if new.import_run is null then
    insert into public.report_grant (report_id, account_id, reason, granted_by)
    values (new.id, new.author_id, 'author', new.author_id);
  end if;
  return new;
end $$;
set local role tributary_owner;

-- Which of these marks are of reports that were erased.
create function erased_among(marks bytea[]) returns setof bytea
language sql stable security definer set search_path = pg_catalog, public as $$
  select t.digest from public.tombstone t where t.digest = any (marks) and public.importing_agency() is not null
$$;

-- What was made of reports that their owner has sent anew is flagged: its own owner must decide.
create function flag_made_from(sources uuid[], why text) returns integer
language sql security definer set search_path = pg_catalog, public as $$
  with recursive made (report_id) as (
    select d.report_id from public.derivation d join public.report s on s.id = d.source_report_id
     where d.source_report_id = any (sources) and s.agency_id = public.importing_agency()
    union
    select d.report_id from made m join public.derivation d on d.source_report_id = m.report_id),
  flagged as (
    update public.report r set flagged = why, changed_at = now() where r.id in (select m.report_id from made m) returning 1)
  select count(*)::int from flagged
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Search documents of many reports at once; of one, as before.

create function index_reports(reports uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
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

create policy keeper on import_refusal for all to tributary_keeper using (true) with check (true);
grant select (run_id, reference), delete on import_refusal to tributary_keeper;
grant select (reference) on report to tributary_keeper;
set local role tributary_keeper;
-- Erase: the content goes with its items, claims, index entries, grants, submissions, history, earlier versions, source
-- rows and files, its reference with every row that repeats it, and what was refused of it. Holds are checked first; what remains is an opaque id, a time, an authority and a signatory,
-- and a keyed digest against its return.
create or replace function erase_report(report uuid, authority text, signatory text, mark bytea, office integer) returns void
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
  delete from public.import_refusal x using public.report r, public.import_run u
   where r.id = erase_report.report and x.reference = r.reference and u.id = x.run_id and u.agency_id = r.agency_id;
  delete from public.report r where r.id = erase_report.report;
end $$;
set local role tributary_owner;

-- What was refused is somebody's words: kept for ninety days, so that it can be mended.
create policy sweeper on import_refusal for all to tributary_worker
  using (at < now() - interval '90 days' and (select current_setting('tributary.job', true)) = 'sweep');
grant select (at), delete on import_refusal to tributary_worker;

grant execute on function importing_agency() to tributary_importer, tributary_keeper;
grant execute on function erased_among(bytea[]), flag_made_from(uuid[], text), index_reports(uuid[]) to tributary_importer;
grant execute on function index_reports(uuid[]) to tributary_app, tributary_indexer;
alter function importing_agency() owner to tributary_keeper;
alter function erased_among(bytea[]) owner to tributary_keeper;
alter function flag_made_from(uuid[], text) owner to tributary_keeper;
alter function index_reports(uuid[]) owner to tributary_indexer;

set local role tributary_indexer;
create or replace function index_report(report uuid) returns void
language sql security definer set search_path = pg_catalog, public as $$
  select public.index_reports(array[report])
$$;
set local role tributary_owner;
