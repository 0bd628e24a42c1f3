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
grant select (id, agency_id) on report to tributary_auditor;
grant select (id, name) on account to tributary_auditor;
grant select (id, code) on agency to tributary_auditor;
grant execute on function acts_on(uuid, integer), log_state() to tributary_app;
alter function acts_on(uuid, integer) owner to tributary_auditor;
alter function log_state() owner to tributary_auditor;
