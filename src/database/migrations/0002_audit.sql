-- The trace: one entry for one act, sealed into a Merkle log (RFC 9162) whose heads are signed and also kept elsewhere.
--
-- No role may alter or remove an entry, a leaf or a head. What says *what* was done lies beside the entry, salted, and
-- can be erased once an entry of its own says so; the entry, its proof and its place in the log stand (DPA 2018 s.62).
-- Whoever goes around the roles is found by `tributary audit verify`: the keys are not in this database.

create table audit_entry (
  id            uuid primary key,
  xid           xid8 not null,                    -- the transaction that did the act and wrote this
  at            timestamptz not null,
  act           text not null check (act in ('collection', 'alteration', 'consultation', 'disclosure', 'combination',
                  'erasure', 'refusal', 'sign_in', 'sign_out')),
  actor_account uuid,                             -- no references: a trace outlives what it speaks of
  actor_agency  uuid,
  session       uuid,
  purpose       text,
  subjects      uuid[] not null,                  -- every row that was disclosed, altered, …
  detail_digest bytea not null,                   -- commits to audit_detail without telling it
  key_id        text not null,
  hmac          bytea not null                    -- over every other column, under a key outside the database
);
create index audit_entry_by_subject on audit_entry using gin (subjects);
create index audit_entry_by_account on audit_entry (actor_account, at);
create index audit_entry_by_agency  on audit_entry (actor_agency, at);
create index audit_entry_by_time    on audit_entry using brin (at);   -- written in the order of time, so a few pages do
create index audit_entry_by_xid     on audit_entry (xid);             -- the sealer goes on from the last head's horizon
comment on table audit_entry is 'audit: a data protection officer reads the acts of their own agency''s accounts';

create table audit_detail (
  entry_id uuid primary key references audit_entry,
  salt     bytea not null,
  body     jsonb not null                         -- reasons, search words, names: whatever says more than ids
);
comment on table audit_detail is 'audit: written with the entry; only an erasure entry that names it lets it go';

create table audit_leaf (
  number   bigint primary key,                    -- dense from 0
  entry_id uuid not null unique references audit_entry,
  hash     bytea not null
);
comment on table audit_leaf is 'audit: the place of each sealed entry in the log; the sealer appends';

create table audit_head (
  size      bigint primary key,                   -- the number of leaves below this head
  root      bytea not null,
  at        timestamptz not null,
  horizon   xid8 not null,                        -- every entry of an older transaction is below this head
  frontier  bytea not null,                       -- roots of the complete subtrees, so that appending reads no leaves
  key_id    text not null,
  signature bytea not null
);
comment on table audit_head is 'audit: the signed state of the log at each sealing; the sealer appends';

do $$
declare
  name text;
begin
  foreach name in array array['audit_entry', 'audit_detail', 'audit_leaf', 'audit_head'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select on %I to tributary_auditor', name);
    execute format('create policy auditor_reads on %I for select to tributary_auditor using (true)', name);
  end loop;
end $$;

-- Whoever acts writes entries. An entry of another transaction than its own would slip past the sealer's horizon.
grant insert on audit_entry, audit_detail to tributary_app, tributary_door, tributary_worker;
create policy actor_writes on audit_entry for insert to tributary_app, tributary_door, tributary_worker
  with check (xid = pg_current_xact_id());
create policy actor_writes on audit_detail for insert to tributary_app, tributary_door, tributary_worker
  with check (true);

grant select on audit_entry to tributary_app;
create policy officer_reads on audit_entry for select to tributary_app
  using (actor_agency = (select viewer_agency())
         and 'data_protection_officer' = any ((select viewer_roles())::text[]));

-- The sealer.
grant select on audit_entry to tributary_worker;
create policy sealer_reads on audit_entry for select to tributary_worker using (true);
grant select, insert on audit_leaf, audit_head to tributary_worker;
create policy sealer_reads   on audit_leaf for select to tributary_worker using (true);
create policy sealer_appends on audit_leaf for insert to tributary_worker with check (true);
create policy sealer_reads   on audit_head for select to tributary_worker using (true);
create policy sealer_appends on audit_head for insert to tributary_worker with check (true);

-- Erasing a detail: the worker sees the key of a detail, never its words, and only once an erasure entry names it.
grant select (entry_id), delete on audit_detail to tributary_worker;
create policy eraser_finds on audit_detail for select to tributary_worker
  using (exists (select from audit_entry e where e.act = 'erasure' and e.subjects @> array[audit_detail.entry_id]));
create policy eraser_erases on audit_detail for delete to tributary_worker
  using (exists (select from audit_entry e where e.act = 'erasure' and e.subjects @> array[audit_detail.entry_id]));
