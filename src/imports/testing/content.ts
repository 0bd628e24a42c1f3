/** What was brought in, table by table, as digests that do not hang on ids, times and who brought it. */
import type { Pool } from "pg";

const TABLES: Readonly<Record<string, string>> = {
  report: `select concat_ws('|', r.reference, r.title, r.version, encode(r.digest, 'hex'), r.state, r.precedence, r.purpose,
                  r.classification, r.provenance, r.authored, r.information_from, r.information_to, a.readers)
             from imported r join audience a on a.id = r.audience_id`,
  item: `select concat_ws('|', r.reference, i.position, i.text, i.source, i.information, i.handling, i.action, i.sanitisation,
                i.instructions, a.readers)
           from item i join imported r on r.id = i.report_id join audience a on a.id = i.audience_id`,
  mention: `select concat_ws('|', r.reference, i.position, m.kind, m.text, m.properties, m.key, m.search_keys, m.span_start,
                   m.span_end, m.status, m.confidence, m.categories)
              from mention m join item i on i.report_id = m.report_id and i.id = m.item_id join imported r on r.id = m.report_id`,
  link: `select concat_ws('|', r.reference, f.text, t.text, l.kind, l.role, l.from_time, l.to_time, l.place, l.status)
           from link l join imported r on r.id = l.report_id
           join mention f on f.report_id = l.report_id and f.id = l.from_mention
           join mention t on t.report_id = l.report_id and t.id = l.to_mention`,
  report_origin: `select concat_ws('|', r.reference, o.record, o.place, o.recipients, o.item_digests, o.rows)
                    from report_origin o join imported r on r.id = o.report_id`,
  report_version: `select concat_ws('|', r.reference, v.version, v.body - 'items') from report_version v join imported r on r.id = v.report_id`,
  report_event: `select concat_ws('|', r.reference, e.act, e.to_state) from report_event e join imported r on r.id = e.report_id`,
  dissemination: `select concat_ws('|', r.reference, d.readers, d.purpose) from dissemination d join imported r on r.id = d.report_id`,
  acknowledgement: `select concat_ws('|', r.reference, t.code) from acknowledgement k
                      join imported r on r.id = k.report_id join team t on t.id = k.team_id`,
  requirement_answer: `select concat_ws('|', r.reference, q.code) from requirement_answer n
                         join imported r on r.id = n.report_id join requirement q on q.id = n.requirement_id`,
  import_refusal: `select concat_ws('|', f.record, f.place, f.reference, f.raw, f.flaws) from import_refusal f`,
  search_document: `select concat_ws('|', r.reference, d.words, d.facets, d.authored) from search_document d join imported r on r.id = d.report_id`,
  attachment: `select concat_ws('|', r.reference, t.name, encode(t.sha256, 'hex')) from attachment t join imported r on r.id = t.report_id`,
};

/** Rows and digest of each table; of what was brought in, and of nothing that was there before. */
export async function contentDigest(admin: Pool): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const [table, rows] of Object.entries(TABLES)) {
    const { rows: found } = await admin.query(
      `with imported as (select * from report where import_run is not null)
       select count(*) || ' ' || coalesce(md5(string_agg(md5(t), '' order by md5(t))), '') as digest from (${rows}) x(t)`,
    );
    digests[table] = String(found[0]?.digest);
  }
  return digests;
}
