/** From the arrival tables into the tables themselves: what is new, and what its owner sent anew. */
import type { Importer } from "../../access/index.ts";

export interface Signed {
  readonly run: string;
  readonly account: string;
  readonly agency: string;
  /** Name and agency of whoever started the run, as they then were. */
  readonly as: string;
  readonly reason: string;
}

/** Reports in the order of their references, so that two runs at once never wait for each other in a circle. */
export async function writeNew(importer: Importer, { run, account, agency }: Signed): Promise<void> {
  await importer.query(
    `insert into report (id, agency_id, author_id, reference, audience_id, state, precedence, purpose, classification,
                         title, provenance, authored, information_from, information_to, digest, submitted_at,
                         evaluated_at, disseminated_at, import_run)
     select a.report_id, $1, $2, a.reference, a.audience_id, a.state, a.precedence, a.purpose, a.classification,
            a.title, a.provenance, a.authored, a.information_from, a.information_to, a.digest, now(),
            now(), case when a.state = 'disseminated' then now() end, $3
       from arriving_report a where a.verdict = 'new' order by a.reference`,
    [agency, account, run],
  );
  await importer.query(
    `insert into report_origin (report_id, audience_id, run_id, record, place, recipients, item_digests, rows)
     select a.report_id, a.own_audience_id, $1, a.record, a.place, a.recipients, a.item_digests, a.rows
       from arriving_report a where a.verdict = 'new'`,
    [run],
  );
}

/**
 * A new version of a report: what it said is kept beside it, items that did not change keep their claims, and what was
 * made of it is flagged for its own owner.
 */
export async function writeChanged(importer: Importer, { run }: Signed): Promise<void> {
  await importer.query(KEEP_VERSION);
  await importer.query(PAIR_ITEMS);
  await importer.query(
    `update report r
        set audience_id = a.audience_id, state = a.state, precedence = a.precedence, purpose = a.purpose,
            classification = a.classification, title = a.title, provenance = a.provenance, authored = a.authored,
            information_from = a.information_from, information_to = a.information_to, digest = a.digest,
            disseminated_at = case when a.state = 'disseminated' then coalesce(r.disseminated_at, now()) end,
            import_run = $1, version = r.version + 1, revision = r.revision + 1, changed_at = now()
       from arriving_report a where a.verdict = 'changed' and r.id = a.report_id`,
    [run],
  );
  await importer.query(
    `update report_origin o
        set audience_id = a.own_audience_id, run_id = $1, record = a.record, place = a.place, recipients = a.recipients,
            item_digests = a.item_digests, rows = a.rows
       from arriving_report a where a.verdict = 'changed' and o.report_id = a.report_id`,
    [run],
  );
  await importer.query(
    `delete from item i using arriving_report a
      where a.verdict = 'changed' and i.report_id = a.report_id
        and not exists (select from kept_item k where k.report_id = i.report_id and k.old_id = i.id)`,
  );
  await importer.query(
    `update item i set position = k.position from kept_item k
      where i.report_id = k.report_id and i.id = k.old_id and i.position <> k.position`,
  );
  await importer.query("delete from arriving_mention m using kept_item k where m.item_id = k.new_id");
  await importer.query("delete from arriving_link l using kept_item k where l.item_id = k.new_id");
  await importer.query("delete from arriving_item i using kept_item k where i.id = k.new_id");
  await importer.query(
    `delete from requirement_answer q using arriving_report a where a.verdict = 'changed' and q.report_id = a.report_id`,
  );
  await importer.query(
    `delete from attachment t using arriving_report a where a.verdict = 'changed' and t.report_id = a.report_id`,
  );
  await importer.query(
    `select flag_made_from(array_agg(a.report_id), 'A report that it was made from was sent anew by its owner')
       from arriving_report a where a.verdict = 'changed'`,
  );
}

/** Items of the same content are the same item; where a content stands twice, in their order. */
const PAIR_ITEMS = `
  insert into kept_item (report_id, old_id, new_id, position)
  select report_id, o.id, n.id, n.position
    from (select i.report_id, i.id, g.item_digests[i.position] as digest,
                 row_number() over (partition by i.report_id, g.item_digests[i.position] order by i.position) as nth
            from arriving_report a
            join item i on i.report_id = a.report_id
            join report_origin g on g.report_id = a.report_id
           where a.verdict = 'changed') o
    join (select i.report_id, i.id, i.position, i.digest,
                 row_number() over (partition by i.report_id, i.digest order by i.position) as nth
            from arriving_report a join arriving_item i on i.report_id = a.report_id
           where a.verdict = 'changed') n using (report_id, digest, nth)`;

const KEEP_VERSION = `
  insert into report_version (report_id, version, audience_id, run_id, body)
  select r.id, r.version, o.audience_id, r.import_run,
         jsonb_build_object(
           'title', r.title, 'precedence', r.precedence, 'purpose', r.purpose, 'classification', r.classification,
           'provenance', r.provenance, 'authored', r.authored, 'informationFrom', r.information_from,
           'informationTo', r.information_to, 'recipients', o.recipients, 'rows', o.rows,
           'items', (select jsonb_agg(jsonb_build_object(
                       'id', i.id, 'text', i.text, 'source', i.source, 'information', i.information,
                       'handling', i.handling, 'action', i.action, 'sanitisation', i.sanitisation,
                       'instructions', i.instructions,
                       'mentions', (select coalesce(jsonb_agg(to_jsonb(m) - array['report_id', 'audience_id', 'item_id', 'search_keys']), '[]')
                                      from mention m where m.report_id = i.report_id and m.item_id = i.id),
                       'links', (select coalesce(jsonb_agg(to_jsonb(l) - array['report_id', 'audience_id', 'item_id']), '[]')
                                   from link l where l.report_id = i.report_id and l.item_id = i.id)) order by i.position)
                       from item i where i.report_id = r.id))
    from arriving_report a
    join report r on r.id = a.report_id
    join report_origin o on o.report_id = r.id
   where a.verdict = 'changed'`;

/** Items, mentions and links of both, and what stands beside a report from its first day. */
export async function writeClaims(importer: Importer, { account, agency, as }: Signed): Promise<void> {
  await importer.query(
    `insert into item (id, report_id, audience_id, position, text, source, information, handling, action, sanitisation,
                       instructions, originators)
     select i.id, i.report_id, a.audience_id, i.position, i.text, i.source, i.information, i.handling, i.action,
            i.sanitisation, i.instructions, array[$1::uuid]
       from arriving_item i join arriving_report a using (report_id)`,
    [agency],
  );
  await importer.query(
    `insert into mention (id, report_id, audience_id, item_id, kind, text, properties, key, search_keys, span_start,
                          span_end, status, confidence, categories)
     select m.id, m.report_id, a.audience_id, m.item_id, m.kind, m.text, m.properties, m.key, m.search_keys,
            m.span_start, m.span_end, m.status, m.confidence, m.categories
       from arriving_mention m join arriving_report a using (report_id)`,
  );
  await importer.query(
    `insert into link (id, report_id, audience_id, item_id, from_mention, to_mention, kind, role, from_time, to_time,
                       place, status)
     select l.id, l.report_id, a.audience_id, l.item_id, l.from_mention, l.to_mention, l.kind, l.role, l.from_time,
            l.to_time, l.place, l.status
       from arriving_link l join arriving_report a using (report_id)`,
  );
  await importer.query(
    `insert into report_event (id, report_id, audience_id, actor_id, actor, act, to_state)
     select gen_random_uuid(), a.report_id, a.audience_id, $1, $2,
            case a.verdict when 'new' then 'imported' else 'imported_anew' end, a.state
       from arriving_report a`,
    [account, as],
  );
}

/** With whom it was shared, for those who keep it: whom to tell should it ever be withdrawn. */
export async function writeDisseminations(
  importer: Importer,
  { account, as, reason }: Signed,
  shared: readonly {
    readonly report: string;
    readonly keepers: number;
    readonly readers: readonly number[];
    readonly purpose: string;
  }[],
): Promise<void> {
  if (shared.length === 0) return;
  await importer.query(
    `insert into dissemination (id, report_id, audience_id, readers, purpose, reason, by_account, by_name)
     select gen_random_uuid(), s.report, s.keepers, s.readers, s.purpose, $2, $3, $4
       from jsonb_to_recordset($1) as s(report uuid, keepers integer, readers integer[], purpose text)`,
    [JSON.stringify(shared), reason, account, as],
  );
}

export async function startDeskClocks(
  importer: Importer,
  clocks: readonly {
    readonly report: string;
    readonly team: string;
    readonly audience: number;
    readonly minutes: number;
  }[],
): Promise<void> {
  if (clocks.length === 0) return;
  await importer.query(
    `insert into acknowledgement (report_id, audience_id, team_id, due_at)
     select c.report, c.audience, c.team, now() + make_interval(mins => c.minutes)
       from jsonb_to_recordset($1) as c(report uuid, team uuid, audience integer, minutes integer)
     on conflict (report_id, team_id) do nothing`,
    [JSON.stringify(clocks)],
  );
}

/** A code that the run's agency may not read is passed over as if it were not there. */
export async function answerRequirements(
  importer: Importer,
  { account }: Signed,
  answers: readonly { readonly report: string; readonly code: string }[],
): Promise<void> {
  if (answers.length === 0) return;
  await importer.query(
    `insert into requirement_answer (requirement_id, report_id, audience_id, linked_by)
     select distinct q.id, r.id, r.audience_id, $2::uuid
       from jsonb_to_recordset($1) as s(report uuid, code text)
       join requirement q on q.code = s.code
       join report r on r.id = s.report
     on conflict do nothing`,
    [JSON.stringify(answers), account],
  );
}
