-- What the data protection officer may see of the log: the acts of their own agency's people, and every act on their
-- own agency's reports, whoever did it.

create policy officer_reads on audit_detail for select to tributary_app
  using (exists (select from audit_entry e where e.id = audit_detail.entry_id));
create policy officer_reads on audit_leaf for select to tributary_app
  using (exists (select from audit_entry e where e.id = audit_leaf.entry_id));
grant select on audit_detail, audit_leaf to tributary_app;

-- Containment is not leakproof, so under a policy its index would be ignored: this function asks first whose report it is.
create function acts_on(subject uuid, most integer)
returns table (id uuid, at timestamptz, act text, purpose text, actor text, agency text, reason text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if not ('data_protection_officer' = any (public.viewer_roles())) or not exists (
    select from public.report r where r.id = subject and r.agency_id = public.viewer_agency()) then
    return;
  end if;
  return query
    select e.id, e.at, e.act, e.purpose, a.name, g.code, d.body ->> 'reason'
      from public.audit_entry e
      left join public.audit_detail d on d.entry_id = e.id
      left join public.account a on a.id = e.actor_account
      left join public.agency g on g.id = e.actor_agency
     where e.subjects @> array[subject]
     order by e.at desc limit most;
end $$;

-- Who relied on a report of one's own agency: opened it, or took it away in an export. For its intelligence unit, which
-- must tell them when it is withdrawn, and its data protection officer. Asks the log; nobody's other reading is shown.
create function relied_on(subject uuid)
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
            or e.act = 'disclosure' and d.body ->> 'what' = 'search exported')
     group by g.code, a.name
     order by max(e.at) desc;
end $$;

-- What was made from a report of one's own agency: whose it is, and its reference where the viewer may read it.
create function made_from(subject uuid)
returns table (agency text, reference text, kind text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if not (public.viewer_roles() && array['data_protection_officer', 'intelligence_officer']) or not exists (
    select from public.report r where r.id = subject and r.agency_id = public.viewer_agency()) then
    return;
  end if;
  return query
    select distinct g.code,
           case when exists (select from public.audience_reader x
                              where x.audience_id = p.audience_id and x.reader_id = any (public.viewer_readers())) then p.reference end,
           d.kind
      from public.derivation d
      join public.report p on p.id = d.report_id
      join public.agency g on g.id = p.agency_id
     where d.source_report_id = subject;
end $$;

-- The state of the seals: no entry is shown, only how far the log is proved.
create function log_state()
returns table (size bigint, root bytea, at timestamptz, unsealed bigint)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  newest public.audit_head;
begin
  if not ('data_protection_officer' = any (public.viewer_roles())) then return; end if;
  select * into newest from public.audit_head h order by h.size desc limit 1;
  return query
    select coalesce(newest.size, 0), newest.root, newest.at,
           (select count(*) from public.audit_entry e
             where e.xid >= coalesce(newest.horizon, '0'::xid8)
               and not exists (select from public.audit_leaf l where l.entry_id = e.id));
end $$;

create policy auditor on report for select to tributary_auditor using (true);
create policy auditor on account for select to tributary_auditor using (true);
create policy auditor on agency for select to tributary_auditor using (true);
create policy auditor on derivation for select to tributary_auditor using (true);
create policy auditor on audience_reader for select to tributary_auditor using (true);
grant select (id, agency_id, audience_id, reference) on report to tributary_auditor;
grant select (report_id, source_report_id, kind) on derivation to tributary_auditor;
grant select on audience_reader to tributary_auditor;
grant select (id, name) on account to tributary_auditor;
grant select (id, code) on agency to tributary_auditor;
grant execute on function acts_on(uuid, integer), relied_on(uuid), made_from(uuid), log_state() to tributary_app;
alter function acts_on(uuid, integer) owner to tributary_auditor;
alter function relied_on(uuid) owner to tributary_auditor;
alter function made_from(uuid) owner to tributary_auditor;
alter function log_state() owner to tributary_auditor;
