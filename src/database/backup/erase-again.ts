/**
 * Erases again, in a database that was just restored, what was erased after the backup was taken. Does to each report what
 * `erase_report` does: readers are told, what was made from it is flagged, its content goes, and what remains of it stays.
 */
import type { ClientBase } from "pg";
import type { ErasedLine } from "./erased-record.ts";

/** The keyed digest of a reference; null where the key is not held, and ids alone must do. */
export type MarkOf = ((agencyId: string, reference: string) => Buffer) | null;

/** Within the restore's transaction, as the owner with row security lifted. Returns the ids of what was erased. */
export async function eraseAgain(
  client: ClientBase,
  lines: readonly ErasedLine[],
  markOf: MarkOf,
): Promise<readonly string[]> {
  const tombstones = lines.flatMap((line) => ("tombstone" in line ? [line] : []));
  const erasures = lines.flatMap((line) => ("erased" in line ? [line] : []));
  await client.query(
    `insert into tombstone (digest, at)
     select decode(t.tombstone, 'hex'), t.at from jsonb_to_recordset($1::jsonb) as t (tombstone text, at timestamptz)
     on conflict (digest) do nothing`,
    [JSON.stringify(tombstones)],
  );
  await client.query(
    `create temp table erased_since on commit drop as
     select r.id, r.agency_id, r.purpose, e.authority, e."signedBy" as signed_by, e."signedAs" as signed_as, e.at
       from jsonb_to_recordset($1::jsonb)
              as e (erased uuid, authority text, "signedBy" uuid, "signedAs" text, at timestamptz)
       join report r on r.id = e.erased`,
    [JSON.stringify(erasures)],
  );
  await byReference(client, markOf);
  await client.query(ERASE);
  const { rows } = await client.query<{ id: string }>("select id from erased_since order by id");
  return rows.map((row) => row.id);
}

/** A report under an erased reference, though its id is not told: of the tombstone alone nothing else is known. */
async function byReference(client: ClientBase, markOf: MarkOf): Promise<void> {
  if (!markOf) return;
  const { rows: known } = await client.query<{ digest: string }>(
    "select encode(digest, 'hex') as digest from tombstone",
  );
  if (known.length === 0) return;
  const digests = new Set(known.map((row) => row.digest));
  const { rows: reports } = await client.query<{ id: string; agency_id: string; reference: string }>(
    "select id, agency_id, reference from report where id not in (select id from erased_since)",
  );
  const returned = reports.filter((row) => digests.has(markOf(row.agency_id, row.reference).toString("hex")));
  await client.query(
    `insert into erased_since (id, agency_id, purpose, authority, signed_as, at)
     select r.id, r.agency_id, r.purpose, 'Erased before; found again in a backup that was restored', 'Restore', now()
       from report r where r.id = any ($1::uuid[])`,
    [returned.map((row) => row.id)],
  );
}

const ERASE = `
  -- Those who keep the owner's erasures: its data protection office, under the report's purpose.
  create temp table office on commit drop as
  select e.id as report_id, coalesce(array_agg(r.id order by r.id) filter (where r.id is not null), '{}') as readers
    from erased_since e
    left join team t on t.agency_id = e.agency_id and t.kind = 'data_protection'
    left join reader r on r.agency_id = e.agency_id and r.team_id = t.id and r.purpose = e.purpose
   group by e.id;

  -- Told by its opaque id, to its readers and to whoever was named: the reference is part of what is erased.
  update recall c set reference = c.report_id::text, kind = 'erased', reason = 'Erased by its owner'
   where c.report_id in (select id from erased_since);
  insert into recall (id, report_id, audience_id, accounts, reference, kind, reason)
  select gen_random_uuid(), r.id, r.audience_id,
         array(select distinct g.account_id from report_grant g
                where g.report_id = r.id and g.reason like 'named: %' and g.revoked_at is null
                  and (g.expires_at is null or g.expires_at > now())),
         r.id::text, 'erased', 'Erased by its owner'
    from report r join erased_since e on e.id = r.id
   where r.state = 'disseminated' and not exists (select from recall c where c.report_id = r.id);
  delete from import_refusal x using report r, import_run u
   where r.id in (select id from erased_since) and x.reference = r.reference
     and u.id = x.run_id and u.agency_id = r.agency_id;
  delete from idempotency where answer ->> 'id' in (select id::text from erased_since);

  with recursive made (report_id) as (
    select d.report_id from derivation d join erased_since e on e.id = d.source_report_id
     union
    select d.report_id from made m join derivation d on d.source_report_id = m.report_id)
  update report set flagged = 'Something this was made from was erased', changed_at = now()
   where id in (select report_id from made) and id not in (select id from erased_since);

  insert into audience (readers, digest)
  select distinct o.readers, sha256(convert_to(array_to_string(o.readers, ','), 'utf8')) from office o
  on conflict (digest) do nothing;
  insert into audience_reader (reader_id, audience_id)
  select r, a.id
    from (select distinct readers from office) o
    join audience a on a.digest = sha256(convert_to(array_to_string(o.readers, ','), 'utf8')), unnest(o.readers) r
  on conflict do nothing;

  insert into erasure (report_id, audience_id, agency_id, authority, signed_by, signed_as, at)
  select e.id, a.id, e.agency_id, e.authority, (select c.id from account c where c.id = e.signed_by), e.signed_as, e.at
    from erased_since e
    join office o on o.report_id = e.id
    join audience a on a.digest = sha256(convert_to(array_to_string(o.readers, ','), 'utf8'))
  on conflict (report_id) do nothing;

  delete from hold          where report_id in (select id from erased_since);
  delete from submission    where report_id in (select id from erased_since);
  delete from report_event  where report_id in (select id from erased_since);
  delete from dissemination where report_id in (select id from erased_since);
  delete from report        where id in (select id from erased_since)`;
