-- Backup, and what lets an erased report stay erased when an older backup is restored.

-- Reads every table whole, and can do nothing else. It cannot sign in: whoever administers the database becomes it for
-- the length of one snapshot, so a backup needs no superuser and no row security has to be lifted on a live system.
do $$
declare t regclass;
begin
  for t in select c.oid from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.oid <> 'viewer_key'::regclass loop
    execute format('create policy backup on %s for select to tributary_backup using (true)', t);
    execute format('grant select on %s to tributary_backup', t);
  end loop;
end $$;
grant select on all sequences in schema public to tributary_backup;
alter default privileges for role tributary_owner in schema public grant select on sequences to tributary_backup;

-- Tables of later migrations are protected by this too, and so are backed up without a word about it.
create or replace procedure protect(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('revoke all on %s from public', target);
  execute format('create policy backup on %s for select to tributary_backup using (true)', target);
  execute format('grant select on %s to tributary_backup', target);
end $$;

-- What remains of erased reports is also kept outside the database: see docs/decisions/erased-stays-erased.md.
create policy keeps_outside on tombstone for select to tributary_worker using (true);
create policy keeps_outside on erasure for select to tributary_worker using (true);
grant select on tombstone to tributary_worker;
grant select (report_id, agency_id, authority, signed_by, signed_as, at) on erasure to tributary_worker;

-- An erasure that is done again on a restored database may have been signed by an account younger than the backup.
alter table erasure alter column signed_by drop not null;
comment on column erasure.signed_by is 'null only where the account is younger than the backup that was restored';
