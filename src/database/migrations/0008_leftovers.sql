-- What the trace says of an erased report goes with it; a submitter hears of answers that others link; whom a requirement
-- asks can change; days are London's.

-- ---------------------------------------------------------------------------------------------------------------------
-- Details of the log that go with a report: see docs/decisions/erasing-details.md.

create policy auditor on mention for select to tributary_auditor using (true);
create policy auditor on permission for select to tributary_auditor using (true);
create policy auditor on submission for select to tributary_auditor using (true);
create policy auditor on emergency_release for select to tributary_auditor using (true);
create policy auditor on recall for select to tributary_auditor using (true);
create policy auditor on erasure for select to tributary_auditor using (true);
grant select (id, report_id) on mention, permission, submission, emergency_release, recall to tributary_auditor;
grant select (report_id) on erasure to tributary_auditor;

-- The entries that speak of a report of one's own agency and still say what about it, for whoever may erase it. `alone`:
-- of this report and what belongs to it, and of no other that is still held. What an entry of the own agency says is told to the data
-- protection officer, who reads their log; what people of other agencies wrote is not.
create function entries_about(subject uuid)
returns table (id uuid, at timestamptz, act text, alone boolean, own boolean, actor text, what text, reason text, words text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare
  officer boolean := 'data_protection_officer' = any (public.viewer_roles());
  belongs uuid[];
begin
  if not (public.viewer_roles() && array['data_protection_officer', 'disclosure_officer']) or not exists (
    select from public.report r where r.id = subject and r.agency_id = public.viewer_agency()) then
    return;
  end if;
  select coalesce(array_agg(b.id), '{}') || subject into belongs
    from (select m.id from public.mention m where m.report_id = subject
          union all select p.id from public.permission p where p.report_id = subject
          union all select s.id from public.submission s where s.report_id = subject
          union all select x.id from public.emergency_release x where x.report_id = subject
          union all select c.id from public.recall c where c.report_id = subject) b;
  return query
    with about as (
      select e.id, e.at, e.act, e.actor_account, e.subjects, d.body, e.actor_agency = public.viewer_agency() as own
        from public.audit_entry e
        join public.audit_detail d on d.entry_id = e.id
       where e.subjects @> array[subject])
    select a.id, a.at, a.act,
           not exists (
             select from unnest(a.subjects) s
              where s <> subject and exists (select from public.report r where r.id = s))
           -- A list may hold a draft that was discarded since, of which nothing is known any more.
           and (coalesce(a.body ->> 'what', '') <> all (array['list', 'home', 'search', 'search exported', 'rows exported',
                                                              'requests', 'thing', 'held'])
                or not exists (
                  select from unnest(a.subjects) s
                   where s <> all (belongs)
                     and not exists (select from public.erasure x where x.report_id = s))),
           coalesce(a.own, false),
           case when officer and a.own then (select c.name from public.account c where c.id = a.actor_account) end,
           case when officer and a.own then a.body ->> 'what' end,
           case when officer and a.own then a.body ->> 'reason' end,
           case when officer and a.own then a.body ->> 'words' end
      from about a
     order by a.at desc;
end $$;

-- By which act the details of entries of one's own agency were erased. Containment is not leakproof, so it is asked here.
create function details_erased_by(entries uuid[])
returns table (entry_id uuid, erasure_id uuid, at timestamptz, agency text, actor text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
#variable_conflict use_column
begin
  if not ('data_protection_officer' = any (public.viewer_roles())) then return; end if;
  return query
    select e.id, x.id, x.at, g.code,
           case when x.actor_agency = public.viewer_agency()
                then (select a.name from public.account a where a.id = x.actor_account) end
      from public.audit_entry e
      join lateral (select o.id, o.at, o.actor_account, o.actor_agency from public.audit_entry o
                     where o.act = 'erasure' and o.subjects @> array[e.id] order by o.at limit 1) x on true
      left join public.agency g on g.id = x.actor_agency
     where e.id = any (entries) and e.actor_agency = public.viewer_agency();
end $$;

-- Taken away in an export of a list is relied on as much as in an export of a search.
set local role tributary_auditor;
create or replace function relied_on(subject uuid)
returns table (agency text, person text, opened bigint, exported bigint, first_at timestamptz, last_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if not (public.viewer_roles() && array['data_protection_officer', 'intelligence_officer']) or not exists (
    select from public.report r where r.id = subject and r.agency_id = public.viewer_agency()) then
    return;
  end if;
  return query
    select g.code, a.name,
           count(*) filter (where d.body ->> 'what' = 'report'), count(*) filter (where e.act = 'disclosure'),
           min(e.at), max(e.at)
      from public.audit_entry e
      join public.audit_detail d on d.entry_id = e.id
      join public.account a on a.id = e.actor_account
      join public.agency g on g.id = e.actor_agency
     where e.subjects @> array[subject]
       and (e.act = 'consultation' and d.body ->> 'what' = 'report'
            or e.act = 'disclosure' and d.body ->> 'what' in ('search exported', 'rows exported'))
     group by g.code, a.name
     order by max(e.at) desc;
end $$;
set local role tributary_owner;

grant execute on function entries_about(uuid), details_erased_by(uuid[]) to tributary_app;
alter function entries_about(uuid) owner to tributary_auditor;
alter function details_erased_by(uuid[]) owner to tributary_auditor;

-- ---------------------------------------------------------------------------------------------------------------------
-- Requirements.

grant update (audience_id) on requirement to tributary_app;

create policy keeper on requirement for select to tributary_keeper using (true);
create policy keeper on requirement_answer for select to tributary_keeper using (true);
grant select (id, code, audience_id) on requirement to tributary_keeper;
grant select (requirement_id, report_id, linked_by, linked_at) on requirement_answer to tributary_keeper;
grant select (id, author_id, submitted_at), update (outcome, outcome_reason, outcome_at) on submission to tributary_keeper;

-- Whether a person is in an audience, under whichever purpose they choose to work.
create function account_reads(account uuid, audience integer) returns boolean
language sql stable set search_path = pg_catalog, public as $$
  select exists (
    select from public.account a
      join public.agency g on g.id = a.agency_id
      join public.reader r on r.agency_id = a.agency_id and r.purpose = any (g.purposes)
      join public.audience_reader x on x.reader_id = r.id and x.audience_id = audience
     where a.id = account and a.active
       and exists (select from public.account_role o where o.account_id = a.id
                    and o.role not in ('release_approver', 'press_officer', 'administrator'))
       and (r.team_id is null
            or exists (select from public.account_team m where m.account_id = a.id and m.team_id = r.team_id)))
$$;

-- The submitter hears that theirs answers a requirement, whichever agency linked it in this transaction; and which one,
-- only where they may read it. The linker learns nothing: they may not read the submission.
create function tell_answered(report uuid, requirement uuid) returns void
language sql security definer set search_path = pg_catalog, public as $$
  update public.submission s
     set outcome = 'answered', outcome_at = now(),
         outcome_reason = (select case when public.account_reads(s.author_id, q.audience_id) then q.code else '' end
                             from public.requirement q where q.id = tell_answered.requirement)
   where s.id = (select n.id from public.submission n where n.report_id = tell_answered.report
                  order by n.submitted_at desc limit 1)
     and exists (select from public.requirement_answer a
                  where a.report_id = tell_answered.report and a.requirement_id = tell_answered.requirement
                    and a.linked_by = public.viewer_account() and a.linked_at = now())
$$;

grant execute on function account_reads(uuid, integer) to tributary_keeper;
grant execute on function tell_answered(uuid, uuid) to tributary_app;
alter function tell_answered(uuid, uuid) owner to tributary_keeper;

-- ---------------------------------------------------------------------------------------------------------------------
-- The day on which something begins is the day in London, whatever the clock of the database says.

alter table report alter authored set default (now() at time zone 'Europe/London')::date;
alter table requirement alter opens set default (now() at time zone 'Europe/London')::date;
