/**
 * Rows of every table, by the migration that makes the table, as the administrator writes them past every policy. A
 * migration that adds a table adds a row of it here, so that every later one is tried on a database with data in it.
 */

/** A readable id: the same each time. */
const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

const [KENT, NCA, UNIT, OFFICER, ANALYST, SESSION, ENTRY] = [1, 2, 3, 4, 5, 6, 7].map(id);
const [REPORT, PRODUCT, ITEM, MADE, VAN, DRIVER] = [11, 12, 13, 14, 15, 16].map(id);

export const ROWS_BY_STEP: Readonly<Record<number, string>> = {
  1: `
    insert into agency (id, code, name, purposes) values
      ('${KENT}', 'KENT', 'Kent Police', '{law_enforcement,safeguarding}'), ('${NCA}', 'NCA', 'National Crime Agency', '{law_enforcement}');
    insert into team (id, agency_id, code, name, kind) values ('${UNIT}', '${KENT}', 'intelligence', 'Intelligence unit', 'intelligence_unit');
    insert into account (id, agency_id, username, name) values
      ('${OFFICER}', '${KENT}', 'officer', 'Zoë Ó Briain'), ('${ANALYST}', '${NCA}', 'analyst', 'محمد علي');
    insert into account_role values ('${OFFICER}', 'officer'), ('${ANALYST}', 'analyst');
    insert into account_team values ('${OFFICER}', '${UNIT}');
    insert into account_secret (account_id, password, one_time_code) values ('${OFFICER}', 'phc', '\\x00ff');
    insert into session (id, account_id, token_digest, expires_at) values ('${SESSION}', '${OFFICER}', '\\x01', now() + interval '1 hour');
    insert into sign_in_failure (subject) values ('\\x02');
    insert into idempotency (account_id, key, request, status, answer) values ('${OFFICER}', 'a-key-of-somebody', '\\x03', 201, '{"id": "x"}');
    insert into reader (agency_id, team_id, purpose) values ('${KENT}', null, 'law_enforcement'), ('${KENT}', '${UNIT}', 'safeguarding');
    insert into audience (readers, digest) values ('{1}', '\\x04'), ('{1,2}', '\\x05');
    insert into audience_reader (reader_id, audience_id) values (1, 1), (1, 2), (2, 2);`,
  2: `
    insert into audit_entry (id, xid, at, act, actor_account, actor_agency, session, purpose, subjects, detail_digest, key_id, hmac)
      values ('${ENTRY}', '77', '2026-03-29T00:30:00.000001Z', 'consultation', '${OFFICER}', '${KENT}', '${SESSION}', 'law_enforcement',
              '{${REPORT}}', '\\x06', '0123456789abcdef', '\\x07');
    insert into audit_detail values ('${ENTRY}', '\\x08', '{"reason": "a reason", "score": 0.250}');
    insert into audit_leaf values (0, '${ENTRY}', '\\x09');
    insert into audit_head (size, root, at, horizon, frontier, key_id, signature) values (1, '\\x0a', now(), '78', '\\x0b', '0123456789abcdef', '\\x0c');`,
  3: `
    insert into report (id, agency_id, unit_id, author_id, reference, audience_id, state, purpose, title, information_from, derivation)
      values ('${REPORT}', '${KENT}', '${UNIT}', '${OFFICER}', 'KENT-2026-1', 1, 'disseminated', 'law_enforcement', 'A white van', '2026-09?', null),
             ('${PRODUCT}', '${KENT}', '${UNIT}', '${OFFICER}', 'KENT-2026-2', 2, 'draft', 'law_enforcement', '', '', 'product');
    insert into item (id, report_id, audience_id, position, text, source, information, handling, action, sanitisation, instructions, originators)
      values ('${ITEM}', '${REPORT}', 1, 1, 'Driven by Агим Хоџа', '1', 'A', 'C', 'A1', 'S2', '[{"originator": "KENT", "text": "Ask first"}]', '{${KENT}}'),
             ('${MADE}', '${PRODUCT}', 2, 1, 'A van', null, null, null, null, null, '[]', '{}');
    insert into mention (id, report_id, audience_id, item_id, kind, text, properties, key, search_keys, span_start, span_end, status)
      values ('${VAN}', '${REPORT}', 1, '${ITEM}', 'vehicle', 'van', '{"colour": "white"}', 'vehicle:AB12CDE', '{k:vehicle:AB12CDE}', 0, 3, 'confirmed'),
             ('${DRIVER}', '${REPORT}', 1, '${ITEM}', 'person', 'Агим Хоџа', '{}', null, '{}', null, null, 'suggested');
    insert into link (id, report_id, audience_id, item_id, from_mention, to_mention, kind, role)
      values ('${id(17)}', '${REPORT}', 1, '${ITEM}', '${DRIVER}', '${VAN}', 'uses', 'driver');
    insert into submission (id, report_id, audience_id, author_id, agency_id, reference, title, body, outcome)
      values ('${id(18)}', '${REPORT}', 1, '${OFFICER}', '${KENT}', 'KENT-2026-1', 'A white van', '{"items": []}', 'disseminated');
    insert into report_event (id, report_id, audience_id, actor_id, actor, act) values ('${id(19)}', '${REPORT}', 1, '${OFFICER}', 'Zoë (KENT)', 'submitted');
    insert into derivation values ('${PRODUCT}', '${MADE}', '${REPORT}', '${ITEM}', 1, 'product');
    insert into dissemination (id, report_id, audience_id, readers, purpose, reason, by_account, by_name)
      values ('${id(20)}', '${REPORT}', 1, '{1}', 'law_enforcement', 'Needed', '${OFFICER}', 'Zoë');
    insert into acknowledgement (report_id, audience_id, team_id, due_at) values ('${REPORT}', 1, '${UNIT}', now());
    insert into permission (id, audience_id, report_id, item_id, kind, asked_agency, asked_by, asked_by_name, owner_agency, question, due_at)
      values ('${id(21)}', 1, '${REPORT}', '${ITEM}', 'act', '${NCA}', '${ANALYST}', 'Analyst', '${KENT}', 'May we?', now());
    insert into emergency_release (id, report_id, source_id, audience_id, released_by, released_as, reason, overrode, review_due_at)
      values ('${id(22)}', '${PRODUCT}', '${REPORT}', 1, '${OFFICER}', 'Zoë', 'A life is at risk', '{A1}', now());
    insert into recall (id, report_id, audience_id, reference, kind, reason) values ('${id(23)}', '${id(99)}', 1, 'KENT-2026-0', 'withdrawn', 'Wrong');
    insert into erasure (report_id, audience_id, agency_id, authority, signed_by, signed_as) values ('${id(98)}', 1, '${KENT}', 'A court', '${OFFICER}', 'Zoë');
    insert into tombstone (digest) values ('\\x0d');
    insert into hold (id, report_id, audience_id, kind, reason, placed_by) values ('${id(24)}', '${REPORT}', 1, 'prosecution', 'A trial', '${OFFICER}');
    insert into requirement (id, agency_id, audience_id, code, title, priority, level, created_by)
      values ('${id(25)}', '${KENT}', 1, 'R1', 'Small boats', 1, 2, '${OFFICER}');
    insert into requirement_answer values ('${id(25)}', '${REPORT}', 1, '${OFFICER}');
    insert into saved_search (id, account_id, name, query) values ('${id(26)}', '${OFFICER}', 'Vans', 'van "white van"');`,
  4: `select index_report('${REPORT}'), index_report('${PRODUCT}');`,
  7: `
    insert into import_mapping (id, agency_id, audience_id, name, version, body, created_by, created_as)
      values ('${id(30)}', '${KENT}', 1, 'Stops', 1, '{"tables": []}', '${OFFICER}', 'Zoë');
    insert into import_run (id, agency_id, audience_id, started_by, started_as, purpose, reason, format, mapping_id)
      values ('${id(31)}', '${KENT}', 1, '${OFFICER}', 'Zoë', 'law_enforcement', 'Weekly export', 'tables', '${id(30)}');
    insert into import_refusal (run_id, record, audience_id, place, reference, raw, flaws)
      values ('${id(31)}', 12, 1, 'stops.csv row 13', 'S-13', '31/02/2026,AB12 CDE', '[{"where": "column Date", "message": "No such day"}]');
    insert into report_origin (report_id, audience_id, run_id, record, place, recipients, item_digests, rows)
      values ('${REPORT}', 1, '${id(31)}', 1, 'stops.csv row 2', '', array['\\x0e'::bytea], '[{"table": "stops", "row": 2, "values": {"VRM": "AB12 CDE"}}]');
    insert into report_version (report_id, version, audience_id, run_id, body) values ('${REPORT}', 1, 1, null, '{"title": "A van"}');
    insert into attachment (id, report_id, audience_id, name, media_type, bytes, sha256, content)
      values ('${id(32)}', '${REPORT}', 1, 'release.txt', 'text/plain', 5, sha256('\\x48656c6c6f'), '\\x48656c6c6f');`,
  9: `
    insert into identity_queue (report_id) values ('${REPORT}') on conflict do nothing;
    insert into identity_record (report_id, mention_id, audience_id, kind, facts, model, doubtful, sheltered, known_at)
      values ('${REPORT}', '${DRIVER}', 1, 'person', '{"name": "Агим Хоџа"}', 'person-0', false, false, now()),
             ('${REPORT}', '${VAN}', 1, 'vehicle', '{"name": "van"}', 'person-0', false, false, now());
    insert into identity_key (key, audience_id, number) values (77, 1, 1);
    insert into likeness (left_number, right_number, weight, model) values (1, 2, 2.5, 'person-0');
    insert into judgement (id, act, left_report, left_mention, right_report, right_mention, audience_id, shared, says, reason, agency_id, account_id, judged_as)
      values ('${id(40)}', '${id(41)}', '${REPORT}', '${VAN}', '${REPORT}', '${DRIVER}', 1, true, 'different', 'A van is no driver', '${KENT}', '${OFFICER}', 'Zoë, KENT');`,
  10: `
    insert into holding_policy (agency_id, discloses, changed_by, changed_as) values ('${KENT}', true, '${OFFICER}', 'Zoë, KENT');
    insert into holding_check (id, account_id, agency_id, asked_as, purpose, readers, incident, given, facts, selectors)
      values ('${id(42)}', '${OFFICER}', '${KENT}', 'Zoë, KENT', 'law_enforcement', '{1}', 'CAD 12', '{"name": "Агим"}', '{"name": "Агим"}', '{}');
    insert into holding_notice (audience_id, agency_id, check_id, asked_as, asked_at, incident, reports)
      values (1, '${KENT}', '${id(42)}', 'Analyst, NCA', now(), 'CAD 12', '{${REPORT}}');
    insert into holding_request (id, audience_id, check_id, asked_agency, asked_by, asked_as, holder_agency, incident, given, question, due_at)
      values ('${id(43)}', 1, '${id(42)}', '${NCA}', '${ANALYST}', 'Analyst, NCA', '${KENT}', 'CAD 12', '{"name": "Агим"}', 'What do you hold?', now());
    insert into holding_alarm (audience_id, account_id, name, checks, within_minutes) values (1, '${OFFICER}', 'Zoë', 31, 10);`,
  12: `
    insert into agency_power (agency_id, power) values ('${KENT}', 'consent');
    insert into operation (id, agency_id, audience_id, purpose, name, title, created_by, created_as)
      values ('${id(50)}', '${KENT}', 1, 'law_enforcement', 'harbour', 'Operation Harbour', '${OFFICER}', 'Zoë, KENT');
    insert into operation_phase (id, operation_id, audience_id, name, title, starts_on, ends_on, created_by, created_as)
      values ('${id(51)}', '${id(50)}', 1, 'september', 'September', '2026-09-01', '2026-09-30', '${OFFICER}', 'Zoë, KENT');
    insert into operation_pillar (id, phase_id, audience_id, position, title, days)
      values ('${id(52)}', '${id(51)}', 1, 1, 'Ports', '{2026-09-01,2026-09-02}');
    insert into operation_objective (id, phase_id, pillar_id, audience_id, position, text, measure, measure_version, target)
      values ('${id(53)}', '${id(51)}', '${id(52)}', 1, 1, 'Stop vans', 'vehicles_stopped', 1, 100);
    insert into operation_requirement (phase_id, requirement_id, audience_id, linked_as) values ('${id(51)}', '${id(25)}', 1, 'Zoë, KENT');
    insert into briefing_passage (phase_id, audience_id, heading, text, written_by, written_as)
      values ('${id(51)}', 1, 'information', 'Vans at night', '${OFFICER}', 'Zoë, KENT');
    insert into operation_decision (phase_id, audience_id, decision, reasons, decided_at, decided_by, decided_as)
      values ('${id(51)}', 1, 'Go', 'All is ready', now(), '${OFFICER}', 'Zoë, KENT');
    insert into impact_reference (phase_id, audience_id, kind, reference, held_by, assessed_on, added_by, added_as)
      values ('${id(51)}', 1, 'equality', 'EIA-1', 'Kent', '2026-08-01', '${OFFICER}', 'Zoë, KENT');
    insert into operation_lesson (phase_id, audience_id, kind, text, added_by, added_as)
      values ('${id(51)}', 1, 'keep', 'Joint briefings', '${OFFICER}', 'Zoë, KENT');
    insert into tasking (id, phase_id, agency_id, lead_id, audience_id, purpose, title, place_kind, starts_at, ends_at, created_by, created_as)
      values ('${id(54)}', '${id(51)}', '${KENT}', '${NCA}', 1, 'law_enforcement', 'Watch the quay', 'port', now(), now() + interval '4 hours', '${OFFICER}', 'Zoë, KENT');
    insert into tasking_agency (tasking_id, agency_id, audience_id, part) values ('${id(54)}', '${NCA}', 1, 'lead');
    insert into tasking_source (tasking_id, audience_id, report_id, item_id, added_as) values ('${id(54)}', 1, '${REPORT}', '${ITEM}', 'Zoë, KENT');
    insert into tasking_prompt (tasking_id, position, audience_id, requirement_id, text) values ('${id(54)}', 1, 1, '${id(25)}', 'Who sells the boats?');
    insert into tasking_step (tasking_id, audience_id, did, by_account, by_name) values ('${id(54)}', 1, 'drafted', '${OFFICER}', 'Zoë, KENT');
    insert into deconfliction (id, tasking_id, audience_id, agency_id, asked_by, asked_as, purpose, readers, subjects,
        place_kind, place, starts_at, ends_at, holdings, confirm_by)
      values ('${id(55)}', '${id(54)}', 1, '${NCA}', '${ANALYST}', 'Analyst, NCA', 'law_enforcement', '{1}', '[]',
        'port', '', now(), now() + interval '4 hours', 'This system', now());
    insert into deconfliction_match (deconfliction_id, audience_id, agency_id, purpose, asked_as, asked_at, subject, tasking_starts, due_at)
      values ('${id(55)}', 1, '${KENT}', 'law_enforcement', 'Analyst, NCA', now(), 'A van', now(), now());`,
  13: `
    insert into device (id, account_id, agency_id, name) values ('${id(60)}', '${OFFICER}', '${KENT}', 'Phone');
    insert into activity (id, agency_id, lead_id, audience_id, purpose, tasking_id, kind, began_at, day, created_by, created_as)
      values ('${id(61)}', '${KENT}', '${KENT}', 1, 'law_enforcement', '${id(54)}', 'patrol', now(), '2026-09-01', '${OFFICER}', 'Zoë, KENT');
    insert into activity_agency (activity_id, agency_id, audience_id) values ('${id(61)}', '${NCA}', 1);
    insert into activity_tag (activity_id, phase_id, pillar_id, audience_id, tagged_as) values ('${id(61)}', '${id(51)}', '${id(52)}', 1, 'Zoë, KENT');
    insert into activity_part (id, activity_id, audience_id, kind, fields) values ('${id(62)}', '${id(61)}', 1, 'encounter', '{"grounds": "A van at night"}');
    insert into activity_tally (activity_id, device_id, measure, quantity, sequence, by_name, audience_id)
      values ('${id(61)}', '${id(60)}', 'vehicles_stopped', 3, 1, 'Zoë, KENT', 1);
    insert into field_operation (device_id, sequence, activity_id, audience_id, account_id, purpose, base_version, body, device_at, offset_ms, outcome)
      values ('${id(60)}', 1, '${id(61)}', 1, '${OFFICER}', 'law_enforcement', 0, '{}', now(), 0, 'applied');
    insert into activity_conflict (activity_id, part_id, audience_id, field, kept, other, device_id, sequence)
      values ('${id(61)}', '${id(62)}', 1, 'grounds', '{"value": "A van"}', '{"value": "A lorry"}', '${id(60)}', 1);
    insert into activity_step (activity_id, audience_id, did, by_account, by_name) values ('${id(61)}', 1, 'submitted', '${OFFICER}', 'Zoë, KENT');
    insert into duty (id, activity_id, part_id, audience_id, agency_id, raised_by, raised_as, child, possible_victim, due_at)
      values ('${id(63)}', '${id(61)}', '${id(62)}', 1, '${KENT}', '${OFFICER}', 'Zoë, KENT', true, false, now());
    insert into duty_step (duty_id, audience_id, step, due_at) values ('${id(63)}', 1, 'safe_now', now());
    insert into language_card (id, agency_id, language, subject, text, written_as) values ('${id(64)}', '${KENT}', 'sq', 'rights', 'Të drejtat', 'Zoë, KENT');`,
  14: `
    insert into measure_definition (id, version, name, definition, unit, counts, dated, qualifies, ties, agency_id, written_by, written_as, because)
      values ('vans_stopped', 1, 'Vans stopped', 'Vans made to stop', 'vans', 'object', 'began', 'UK', 'Once', '${KENT}', '${OFFICER}', 'Zoë, KENT', 'Asked for');
    insert into release_scope (id, phase_id, agency_id, audience_id, name, title, position, created_as)
      values ('${id(70)}', '${id(51)}', '${KENT}', 1, 'harbour-september', 'Harbour, September', 1, 'Zoë, KENT');
    insert into count_card (id, event_id, activity_id, agency_id, lead_id, audience_id, measure, measure_version, quantity, day, state, changed_as)
      values ('${id(71)}', '${id(61)}', '${id(61)}', '${KENT}', '${KENT}', 1, 'vehicles_stopped', 1, 3, '2026-09-01', 'provisional', 'Zoë, KENT');
    insert into count_card_version (card_id, version, audience_id, body, because, by_account, by_name)
      values ('${id(71)}', 1, 1, '{"quantity": 3}', '', '${OFFICER}', 'Zoë, KENT');
    insert into card_contribution (card_id, scope_id, audience_id, says, by_account, by_name)
      values ('${id(71)}', '${id(70)}', 1, 'contributed', '${OFFICER}', 'Zoë, KENT');
    insert into event_judgement (id, one, other, audience_id, says, reason, agency_id, by_account, by_name)
      values ('${id(72)}', '${id(61)}', '${id(73)}', 1, 'same', 'One stop, two records', '${KENT}', '${OFFICER}', 'Zoë, KENT');
    insert into nil_return (id, agency_id, scope_id, day, audience_id, by_account, by_name)
      values ('${id(74)}', '${NCA}', '${id(70)}', '2026-09-01', 1, '${ANALYST}', 'Analyst, NCA');`,
};
