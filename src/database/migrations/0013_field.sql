-- The field: activities and what came of them, recorded without a signal; devices and what they send; duties that follow.
--
-- An activity is one event with one id, made where it is recorded. It is a document of fields, each with the version at which
-- it was last said, and of parts (encounters, powers used, results, references, notes) of the same form, so that what two
-- devices say meanwhile can be merged field by field, and kept side by side where it differs.

create table device (
  id             uuid primary key,
  account_id     uuid not null references account on delete cascade,
  agency_id      uuid not null references agency,
  name           text not null check (length(name) between 1 and 120),
  enrolled_at    timestamptz not null default now(),
  last_synced_at timestamptz,
  offset_ms      bigint,                                        -- the device's clock less the server's, when last measured
  wiped_at       timestamptz,                                   -- when it last said that it keeps nothing
  revoked_at     timestamptz,
  revoked_by     uuid references account,
  revoked_as     text
);
comment on table device is 'own: each person''s devices; supervisors and administrators of one agency see and revoke them';
create index device_by_account on device (account_id);

create table activity (
  id          uuid primary key,
  agency_id   uuid not null references agency,                  -- who recorded it
  lead_id     uuid not null references agency,
  audience_id integer not null references audience,
  purpose     text not null check (purpose in ('law_enforcement', 'safeguarding', 'immigration')),
  tasking_id  uuid references tasking on delete set null,
  state       text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'accepted', 'withdrawn')),
  kind        text not null,
  began_at    timestamptz not null,                             -- by the server's clock: the device's, less its offset
  ended_at    timestamptz,
  day         date not null,                                    -- in London, of the moment it began
  area        text,                                             -- code of the force area
  fields      jsonb not null default '{}',
  versions    jsonb not null default '{}',                      -- by field: at which version it was said, by which device's operation
  version     integer not null default 0,                       -- counts every operation that changed it
  created_by  uuid not null references account,
  created_as  text not null,
  created_at  timestamptz not null default now(),
  changed_at  timestamptz not null default now(),
  submitted_at timestamptz,
  returned_reason text,
  report_id   uuid references report on delete set null,        -- the draft made of its notes
  unique (id, audience_id)
);
create index activity_by_agency on activity (agency_id, day desc);
create index activity_by_tasking on activity (tasking_id);
create index activity_by_author on activity (created_by, changed_at desc);
create index activity_changed on activity (agency_id, changed_at desc);
create index activity_near on activity (day, area);             -- what may be two records of one event

create table activity_agency (
  activity_id uuid not null,
  agency_id   uuid not null references agency,
  audience_id integer not null,
  primary key (activity_id, agency_id),
  foreign key (activity_id, audience_id) references activity (id, audience_id) on update cascade on delete cascade
);

-- To which phases, and pillars of them, an event belongs.
create table activity_tag (
  activity_id uuid not null,
  phase_id    uuid not null references operation_phase,
  pillar_id   uuid references operation_pillar on delete set null,
  audience_id integer not null,
  tagged_as   text not null,
  primary key (activity_id, phase_id),
  foreign key (activity_id, audience_id) references activity (id, audience_id) on update cascade on delete cascade
);
create index activity_tag_by_phase on activity_tag (phase_id);

create table activity_part (
  id          uuid not null,                                    -- made by a device: one within its activity
  activity_id uuid not null,
  audience_id integer not null,
  kind        text not null check (kind in ('encounter', 'power', 'result', 'reference', 'note')),
  fields      jsonb not null default '{}',
  versions    jsonb not null default '{}',
  removed_at  timestamptz,
  forget_at   timestamptz,                                      -- when what says who somebody is goes, if nobody says why not
  kept_because text,
  kept_as     text,
  forgotten_at timestamptz,
  person      bigint,                                           -- an opaque number, where a measure counts identified people
  created_at  timestamptz not null default now(),
  primary key (activity_id, id),
  foreign key (activity_id, audience_id) references activity (id, audience_id) on update cascade on delete cascade
);
create index activity_part_by_activity on activity_part (activity_id, created_at);
create index activity_part_forget on activity_part (forget_at) where forget_at is not null;

-- What each device has counted: devices never write each other's, and the sum is the tally.
create table activity_tally (
  activity_id uuid not null,
  device_id   uuid not null references device,
  measure     text not null,
  quantity    bigint not null check (quantity >= 0),            -- as the device says it
  less        bigint not null default 0 check (less >= 0),      -- of these somebody said that another device counted them too
  sequence    bigint not null,                                  -- by which of the device's operations it was said
  by_name     text not null,
  audience_id integer not null,
  primary key (activity_id, device_id, measure),
  foreign key (activity_id, audience_id) references activity (id, audience_id) on update cascade on delete cascade
);

-- What devices sent, each once: written in the transaction of its effect and kept as long as the activity.
create table field_operation (
  device_id    uuid not null references device,
  sequence     bigint not null check (sequence > 0),
  activity_id  uuid,                                            -- null while it is in quarantine or was refused
  audience_id  integer not null references audience,
  account_id   uuid not null references account,
  purpose      text not null check (purpose in ('law_enforcement', 'safeguarding', 'immigration')),
  base_version integer not null,
  body         jsonb not null,
  device_at    timestamptz not null,                            -- by the device's clock
  offset_ms    bigint not null,                                 -- the device's clock less the server's
  server_at    timestamptz not null default clock_timestamp(),
  outcome      text not null check (outcome in ('applied', 'conflict', 'refused', 'quarantined')),
  says         text not null default '',                        -- why it was refused
  released_as  text,                                            -- who let it out of quarantine, or threw it away
  released_at  timestamptz,
  primary key (device_id, sequence),
  foreign key (activity_id, audience_id) references activity (id, audience_id) on update cascade on delete cascade
);
create index field_operation_by_activity on field_operation (activity_id);
create index field_operation_by_account on field_operation (account_id, server_at);
create index field_operation_apart on field_operation (server_at) where activity_id is null;
create index field_operation_quarantined on field_operation (device_id, sequence) where outcome = 'quarantined' and released_at is null;

-- Two values of one field, said without knowing of each other: both stay until a person chooses.
create table activity_conflict (
  id          uuid primary key default gen_random_uuid(),
  activity_id uuid not null,
  part_id     uuid,
  audience_id integer not null,
  field       text not null,
  kept        jsonb not null,                                   -- the value that stands, and who said it when
  other       jsonb not null,
  device_id   uuid not null,
  sequence    bigint not null,
  at          timestamptz not null default clock_timestamp(),
  chosen      text check (chosen in ('kept', 'other')),
  chosen_by   uuid references account,
  chosen_as   text,
  chosen_at   timestamptz,
  foreign key (activity_id, audience_id) references activity (id, audience_id) on update cascade on delete cascade,
  foreign key (activity_id, part_id) references activity_part (activity_id, id) on delete cascade
);
create index activity_conflict_open on activity_conflict (activity_id) where chosen is null;

create table activity_step (
  id          uuid primary key default gen_random_uuid(),
  activity_id uuid not null,
  audience_id integer not null,
  did         text not null check (did in ('submitted', 'returned', 'accepted', 'amended', 'withdrawn', 'report', 'chosen',
                                               'tally', 'kept', 'released')),
  reason      text not null default '' check (length(reason) <= 2000),
  by_account  uuid not null references account,
  by_name     text not null,
  at          timestamptz not null default clock_timestamp(),
  foreign key (activity_id, audience_id) references activity (id, audience_id) on update cascade on delete cascade
);
create index activity_step_by_activity on activity_step (activity_id, at);

-- ---------------------------------------------------------------------------------------------------------------------
-- Duties towards a child or a possible victim. Who reads them is narrower than who reads the activity.

create table duty (
  id           uuid primary key,
  activity_id  uuid references activity on delete set null,
  part_id      uuid,                                            -- the encounter
  audience_id  integer not null references audience,            -- safeguarding teams: the recorder's and the responder's
  agency_id    uuid not null references agency,                 -- who met them
  raised_by    uuid not null references account,
  raised_as    text not null,
  raised_at    timestamptz not null default now(),
  child        boolean not null,                                -- also where age is in doubt
  possible_victim boolean not null,
  responder_id uuid references agency,                          -- the first-responder organisation to which it is handed
  handed_as    text,
  handed_at    timestamptz,
  accepted_by  uuid references account,
  accepted_as  text,
  accepted_at  timestamptz,
  due_at       timestamptz not null,                            -- by when somebody must have accepted it
  late_at      timestamptz,
  closed_at    timestamptz,
  closed_as    text,
  unique (id, audience_id),
  foreign key (activity_id, part_id) references activity_part (activity_id, id) on delete set null
);
create unique index duty_once on duty (activity_id, part_id) where closed_at is null;
create index duty_open on duty (due_at) where closed_at is null;

create table duty_step (
  id          uuid primary key default gen_random_uuid(),
  duty_id     uuid not null,
  audience_id integer not null,
  step        text not null check (step in ('safe_now', 'interpreter', 'consent', 'nrm_referral', 'duty_to_notify',
                 'missing_child_alert', 'local_authority', 'contact_7', 'contact_30', 'contact_90')),
  due_at      timestamptz,
  outcome     text check (outcome in ('done', 'not_needed', 'refused')),
  note        text not null default '' check (length(note) <= 2000),
  by_account  uuid references account,
  by_name     text,
  at          timestamptz,
  unique (duty_id, step),
  foreign key (duty_id, audience_id) references duty (id, audience_id) on update cascade on delete cascade
);

-- Rights and consent in the languages of those who are met: texts of their owner, readable without a signal.
create table language_card (
  id          uuid primary key,
  agency_id   uuid not null references agency,
  language    text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),   -- BCP 47
  subject     text not null check (subject in ('rights', 'consent', 'debrief', 'safety')),
  text        text not null check (length(text) between 1 and 8000),
  english     text not null default '' check (length(english) <= 8000),   -- what it says, for the officer who shows it
  version     integer not null default 1,
  written_as  text not null,
  written_at  timestamptz not null default now(),
  unique (agency_id, language, subject)
);
comment on table language_card is 'agency: officers of an agency show the texts that theirs supplied';

-- ---------------------------------------------------------------------------------------------------------------------
-- Who may read, and write.

do $$
declare t regclass;
begin
  foreach t in array array['activity', 'activity_agency', 'activity_tag', 'activity_part', 'activity_tally', 'field_operation',
      'activity_conflict', 'activity_step', 'duty', 'duty_step']::regclass[] loop
    call protect_by_audience(t);
  end loop;
end $$;

call protect('device');
create policy own on device for select to tributary_app using (account_id = (select viewer_account()));
create policy colleagues on device for select to tributary_app
  using (agency_id = (select viewer_agency()) and (select viewer_roles())::text[] && array['supervisor', 'administrator']);
create policy enrols on device for insert to tributary_app
  with check (account_id = (select viewer_account()) and agency_id = (select viewer_agency()) and revoked_at is null);
create policy changes on device for update to tributary_app
  using (account_id = (select viewer_account())
         or agency_id = (select viewer_agency()) and (select viewer_roles())::text[] && array['supervisor', 'administrator'])
  with check (true);
grant select, insert, update (name, last_synced_at, offset_ms, wiped_at, revoked_at, revoked_by, revoked_as) on device to tributary_app;

call protect('language_card');
create policy own_agency on language_card for select to tributary_app using (agency_id = (select viewer_agency()));
create policy own_agency_writes on language_card for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and (select viewer_roles())::text[] && array['administrator', 'coordinator', 'safeguarding_lead']);
create policy own_agency_changes on language_card for update to tributary_app
  using (agency_id = (select viewer_agency()) and (select viewer_roles())::text[] && array['administrator', 'coordinator', 'safeguarding_lead'])
  with check (agency_id = (select viewer_agency()));
create policy own_agency_removes on language_card for delete to tributary_app
  using (agency_id = (select viewer_agency()) and (select viewer_roles())::text[] && array['administrator', 'coordinator', 'safeguarding_lead']);
grant select, insert, delete, update (text, english, version, written_as, written_at) on language_card to tributary_app;

-- Whoever lets an operation out of quarantine begins the activity of the person who sent it.
create policy records on activity for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and purpose = (select viewer_purpose())
              and (created_by = (select viewer_account())
                   or exists (select from field_operation f where f.account_id = activity.created_by
                                and f.outcome = 'quarantined' and f.released_at is null)));
create policy changes on activity for update to tributary_app
  using (agency_id = (select viewer_agency())) with check (agency_id = (select viewer_agency()));
grant insert, update (lead_id, audience_id, tasking_id, state, kind, began_at, ended_at, day, area, fields, versions, version,
  changed_at, submitted_at, returned_reason, report_id) on activity to tributary_app;
do $$
declare t regclass;
begin
  foreach t in array array['activity_agency', 'activity_tag', 'activity_part', 'activity_tally', 'activity_conflict', 'activity_step']::regclass[] loop
    execute format($policy$create policy records on %1$s for insert to tributary_app with check (
      exists (select from activity a where a.id = %1$s.activity_id and a.agency_id = (select viewer_agency())))$policy$, t);
    execute format('grant insert on %s to tributary_app', t);
  end loop;
  foreach t in array array['activity_part', 'activity_tally', 'activity_conflict']::regclass[] loop
    execute format($policy$create policy changes on %1$s for update to tributary_app using (
      exists (select from activity a where a.id = %1$s.activity_id and a.agency_id = (select viewer_agency()))) with check (true)$policy$, t);
  end loop;
  foreach t in array array['activity_agency', 'activity_tag']::regclass[] loop
    execute format($policy$create policy removes on %1$s for delete to tributary_app using (
      exists (select from activity a where a.id = %1$s.activity_id and a.agency_id = (select viewer_agency())))$policy$, t);
    execute format('grant delete on %s to tributary_app', t);
  end loop;
end $$;
grant update (fields, versions, removed_at, forget_at, kept_because, kept_as, person) on activity_part to tributary_app;
grant update (quantity, less, sequence) on activity_tally to tributary_app;
grant update (other, sequence, at, chosen, chosen_by, chosen_as, chosen_at) on activity_conflict to tributary_app;

create policy sends on field_operation for insert to tributary_app
  with check (account_id = (select viewer_account())
              and exists (select from device d where d.id = field_operation.device_id and d.account_id = (select viewer_account())));
-- Whoever sent it is told again what came of it, also where they may no longer read the activity.
create policy own on field_operation for select to tributary_app using (account_id = (select viewer_account()));
-- What revoked devices sent is for their agency's supervisors. The device's own policies say whose devices those are.
create policy supervisors on field_operation for select to tributary_app
  using ((outcome = 'quarantined' or released_at is not null) and purpose = (select viewer_purpose())
         and 'supervisor' = any ((select viewer_roles())::text[])
         and exists (select from device d where d.id = field_operation.device_id and d.agency_id = (select viewer_agency())));
create policy releases on field_operation for update to tributary_app
  using (outcome = 'quarantined' and released_at is null and purpose = (select viewer_purpose())
         and 'supervisor' = any ((select viewer_roles())::text[])
         and exists (select from device d where d.id = field_operation.device_id and d.agency_id = (select viewer_agency())))
  with check (true);
grant insert, update (activity_id, audience_id, body, outcome, says, released_as, released_at) on field_operation to tributary_app;

-- How many wait of each device, for whoever sees the device: a number, and nothing of what they say.
create function quarantined_of(devices uuid[]) returns table (device_id uuid, waiting bigint)
language sql stable security definer set search_path = pg_catalog, public as $$
  select f.device_id, count(*) from public.field_operation f join public.device d on d.id = f.device_id
   where f.device_id = any (devices) and f.outcome = 'quarantined' and f.released_at is null
     and d.agency_id = public.viewer_agency()
   group by f.device_id
$$;

-- Whoever carries a device that was lost is signed out everywhere but here: a session that lies on it opens nothing any more.
create function sign_out_of(device uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  ended integer;
begin
  update public.session s set revoked_at = now()
    from public.device d
   where d.id = sign_out_of.device and d.revoked_at is not null
     and s.account_id = d.account_id and s.revoked_at is null and s.id <> public.viewer_session()
     and (d.account_id = public.viewer_account()
          or d.agency_id = public.viewer_agency()
             and (public.viewer_roles())::text[] && array['supervisor', 'administrator']);
  get diagnostics ended = row_count;
  return ended;
end $$;

create policy raises on duty for insert to tributary_app
  with check (agency_id = (select viewer_agency()) and raised_by = (select viewer_account()));
create policy own on duty for select to tributary_app using (raised_by = (select viewer_account()));
create policy tracks on duty for update to tributary_app
  using (closed_at is null and (agency_id = (select viewer_agency()) or responder_id = (select viewer_agency()))) with check (true);
grant insert, update (audience_id, child, possible_victim, responder_id, handed_as, handed_at, accepted_by, accepted_as, accepted_at,
  due_at, late_at, closed_at, closed_as) on duty to tributary_app;
create policy raises on duty_step for insert to tributary_app
  with check (exists (select from duty d where d.id = duty_step.duty_id and d.closed_at is null
                                           and (d.agency_id = (select viewer_agency()) or d.responder_id = (select viewer_agency()))));
create policy tracks on duty_step for update to tributary_app
  using (exists (select from duty d where d.id = duty_step.duty_id and d.closed_at is null
                                      and (d.agency_id = (select viewer_agency()) or d.responder_id = (select viewer_agency()))))
  with check (by_account = (select viewer_account()));
grant insert, update (outcome, note, by_account, by_name, at, due_at) on duty_step to tributary_app;

-- Raises the duties of an encounter, once while they are open, also where whoever met the person may not read what became of
-- them: what is new is added, what is there stays.
create function raise_duty(activity uuid, part uuid, audience int, child boolean, possible_victim boolean, responder uuid,
                           raised_as text, due timestamptz, steps jsonb) returns uuid
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  number uuid;
  readers int;
begin
  if not exists (select from public.activity a where a.id = raise_duty.activity and a.agency_id = public.viewer_agency()) then
    raise exception using errcode = '42501', message = 'not an activity of this agency';
  end if;
  insert into public.duty as d (id, activity_id, part_id, audience_id, agency_id, raised_by, raised_as, child, possible_victim,
                                responder_id, handed_as, handed_at, due_at)
  values (gen_random_uuid(), raise_duty.activity, raise_duty.part, raise_duty.audience, public.viewer_agency(), public.viewer_account(),
          raise_duty.raised_as, raise_duty.child, raise_duty.possible_victim, raise_duty.responder,
          case when responder is null then null else raise_duty.raised_as end, case when responder is null then null else now() end,
          raise_duty.due)
  on conflict (activity_id, part_id) where closed_at is null do update
    set child = d.child or excluded.child, possible_victim = d.possible_victim or excluded.possible_victim
  returning d.id, d.audience_id into number, readers;
  insert into public.duty_step (duty_id, audience_id, step, due_at)
  select number, readers, s.step, s.due_at from jsonb_to_recordset(raise_duty.steps) as s(step text, due_at timestamptz)
  on conflict (duty_id, step) do nothing;
  return number;
end $$;

do $$
declare f regprocedure;
begin
  foreach f in array array['quarantined_of(uuid[])', 'sign_out_of(uuid)', 'raise_duty(uuid, uuid, int, boolean, boolean, uuid, text, timestamptz, jsonb)']::regprocedure[] loop
    execute format('grant execute on function %s to tributary_app', f);
    execute format('alter function %s owner to tributary_keeper', f);
  end loop;
end $$;
create policy keeper on field_operation for select to tributary_keeper using (true);
create policy keeper on device for select to tributary_keeper using (true);
create policy keeper on activity for select to tributary_keeper using (true);
create policy keeper on duty for all to tributary_keeper using (true) with check (true);
create policy keeper on duty_step for all to tributary_keeper using (true) with check (true);
grant select (device_id, outcome, released_at) on field_operation to tributary_keeper;
grant select (id, agency_id) on device, activity to tributary_keeper;
grant select (account_id, revoked_at) on device to tributary_keeper;
grant execute on function viewer_session() to tributary_keeper;
grant select, insert, update (child, possible_victim) on duty to tributary_keeper;
grant select, insert on duty_step to tributary_keeper;

-- ---------------------------------------------------------------------------------------------------------------------
-- Jobs: the clock of duties sees times and nothing of people; what says who somebody is goes when its time is over.

create policy clock on duty for select to tributary_worker using ((select current_setting('tributary.job', true)) = 'escalate');
create policy clock_runs on duty for update to tributary_worker
  using (accepted_at is null and late_at is null and closed_at is null and due_at <= now()
         and (select current_setting('tributary.job', true)) = 'escalate')
  with check (true);
grant select (id, due_at, accepted_at, late_at, closed_at), update (late_at) on duty to tributary_worker;

do $$
declare t regclass;
begin
  foreach t in array array['activity_part', 'activity_conflict', 'field_operation']::regclass[] loop
    execute format('create policy forgetter on %s for select to tributary_worker
      using ((select current_setting(''tributary.job'', true)) = ''forget'')', t);
  end loop;
end $$;
create policy forgetter on duty for select to tributary_worker using ((select current_setting('tributary.job', true)) = 'forget');
create policy forgets on activity_part for update to tributary_worker
  using (forget_at <= now() and kept_because is null and (select current_setting('tributary.job', true)) = 'forget') with check (true);
create policy forgets on activity_conflict for update to tributary_worker
  using ((select current_setting('tributary.job', true)) = 'forget') with check (true);
create policy forgets on field_operation for update to tributary_worker
  using ((select current_setting('tributary.job', true)) = 'forget') with check (true);
grant select (id, activity_id, fields, versions, forget_at, kept_because), update (fields, versions, forget_at, forgotten_at)
  on activity_part to tributary_worker;
grant select (activity_id, part_id, field, kept, other, chosen, chosen_as, chosen_at), update (kept, other, chosen, chosen_as, chosen_at)
  on activity_conflict to tributary_worker;
grant select (device_id, sequence, activity_id, body, server_at), update (body) on field_operation to tributary_worker;
grant select (activity_id, part_id, closed_at) on duty to tributary_worker;
