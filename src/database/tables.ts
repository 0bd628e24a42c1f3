/** Written by `node scripts/tables.ts` from the migrated database. Do not edit. */
import type { ColumnType, Generated } from "kysely";

/** Read as a value, written as its JSON text. */
export type Json = ColumnType<unknown, string, string>;

export interface AccountTable {
  id: Generated<string>;
  agency_id: string;
  username: string;
  name: string;
  active: Generated<boolean>;
  created_at: Generated<Date>;
  feed: Generated<boolean>;
}

export interface AccountRoleTable {
  account_id: string;
  role: string;
}

export interface AccountSecretTable {
  account_id: string;
  password: string;
  one_time_code: Buffer | null;
  code_counter: string | null;
  changed_at: Generated<Date>;
}

export interface AccountTeamTable {
  account_id: string;
  team_id: string;
}

export interface AcknowledgementTable {
  id: Generated<string>;
  report_id: string;
  audience_id: number;
  team_id: string;
  due_at: Date;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  acknowledged_as: string | null;
  escalated_at: Date | null;
}

export interface ActivityTable {
  id: string;
  agency_id: string;
  lead_id: string;
  audience_id: number;
  purpose: string;
  tasking_id: string | null;
  state: Generated<string>;
  kind: string;
  began_at: Date;
  ended_at: Date | null;
  day: string;
  area: string | null;
  fields: Json;
  versions: Json;
  version: Generated<number>;
  created_by: string;
  created_as: string;
  created_at: Generated<Date>;
  changed_at: Generated<Date>;
  submitted_at: Date | null;
  returned_reason: string | null;
  report_id: string | null;
}

export interface ActivityAgencyTable {
  activity_id: string;
  agency_id: string;
  audience_id: number;
}

export interface ActivityConflictTable {
  id: Generated<string>;
  activity_id: string;
  part_id: string | null;
  audience_id: number;
  field: string;
  kept: Json;
  other: Json;
  device_id: string;
  sequence: string;
  at: Generated<Date>;
  chosen: string | null;
  chosen_by: string | null;
  chosen_as: string | null;
  chosen_at: Date | null;
}

export interface ActivityPartTable {
  id: string;
  activity_id: string;
  audience_id: number;
  kind: string;
  fields: Json;
  versions: Json;
  removed_at: Date | null;
  forget_at: Date | null;
  kept_because: string | null;
  kept_as: string | null;
  forgotten_at: Date | null;
  person: string | null;
  created_at: Generated<Date>;
}

export interface ActivityStepTable {
  id: Generated<string>;
  activity_id: string;
  audience_id: number;
  did: string;
  reason: Generated<string>;
  by_account: string;
  by_name: string;
  at: Generated<Date>;
}

export interface ActivityTagTable {
  activity_id: string;
  phase_id: string;
  pillar_id: string | null;
  audience_id: number;
  tagged_as: string;
}

export interface ActivityTallyTable {
  activity_id: string;
  device_id: string;
  measure: string;
  quantity: string;
  less: Generated<string>;
  sequence: string;
  by_name: string;
  audience_id: number;
}

export interface AgencyTable {
  id: Generated<string>;
  code: string;
  name: string;
  purposes: string[];
  first_responder: Generated<boolean>;
  created_at: Generated<Date>;
  kind: Generated<string>;
  area: string | null;
}

export interface AgencyPowerTable {
  agency_id: string;
  power: string;
  since: Generated<Date>;
}

export interface AttachmentTable {
  id: string;
  report_id: string;
  audience_id: number;
  name: string;
  media_type: string;
  bytes: string;
  sha256: Buffer;
  content: Buffer;
  pages: number | null;
  confidence: number | null;
  notes: Json;
  added_at: Generated<Date>;
}

export interface AudienceTable {
  id: Generated<number>;
  readers: number[];
  digest: Buffer;
  created_at: Generated<Date>;
}

export interface AudienceReaderTable {
  reader_id: number;
  audience_id: number;
}

export interface AuditDetailTable {
  entry_id: string;
  salt: Buffer;
  body: Json;
}

export interface AuditEntryTable {
  id: string;
  xid: string;
  at: Date;
  act: string;
  actor_account: string | null;
  actor_agency: string | null;
  session: string | null;
  purpose: string | null;
  subjects: string[];
  detail_digest: Buffer;
  key_id: string;
  hmac: Buffer;
}

export interface AuditHeadTable {
  size: string;
  root: Buffer;
  at: Date;
  horizon: string;
  frontier: Buffer;
  key_id: string;
  signature: Buffer;
}

export interface AuditLeafTable {
  number: string;
  entry_id: string;
  hash: Buffer;
}

export interface BriefingPassageTable {
  id: Generated<string>;
  phase_id: string;
  audience_id: number;
  heading: string;
  text: string;
  written_by: string;
  written_as: string;
  written_at: Generated<Date>;
}

export interface CardContributionTable {
  card_id: string;
  scope_id: string;
  audience_id: number;
  says: string;
  reason: Generated<string>;
  by_account: string;
  by_name: string;
  at: Generated<Date>;
}

export interface CountCardTable {
  id: string;
  event_id: string;
  activity_id: string | null;
  agency_id: string;
  lead_id: string;
  audience_id: number;
  measure: string;
  measure_version: number;
  quantity: string;
  persons: Generated<string[]>;
  day: string;
  area: string | null;
  mode: string | null;
  direction: string | null;
  threat_area: string | null;
  premises: string | null;
  offence: string | null;
  link: string | null;
  agencies: Generated<string[]>;
  tags: Generated<string[]>;
  scopes: Generated<string[]>;
  state: string;
  version: Generated<number>;
  changed_as: string;
  changed_at: Generated<Date>;
  because: Generated<string>;
}

export interface CountCardVersionTable {
  card_id: string;
  version: number;
  audience_id: number;
  body: Json;
  because: string;
  by_account: string;
  by_name: string;
  at: Generated<Date>;
}

export interface CountChangeTable {
  id: Generated<string>;
  xid: Generated<string>;
  at: Generated<Date>;
  what: string;
  subject: string | null;
}

export interface DeconflictionTable {
  id: string;
  tasking_id: string;
  audience_id: number;
  agency_id: string;
  asked_by: string;
  asked_as: string;
  asked_at: Generated<Date>;
  purpose: string;
  readers: number[];
  subjects: Json;
  place_kind: string;
  area: string | null;
  place_code: string | null;
  place: string;
  starts_at: Date;
  ends_at: Date;
  holdings: string;
  disclosed: Json;
  confirm_by: Date;
  looked_at: Date | null;
}

export interface DeconflictionMatchTable {
  id: Generated<string>;
  deconfliction_id: string;
  audience_id: number;
  agency_id: string;
  purpose: string;
  asked_as: string;
  asked_at: Date;
  subject: string;
  reports: Generated<string[]>;
  taskings: Generated<string[]>;
  tasking_starts: Date;
  due_at: Date;
  escalated_at: Date | null;
  answer: string | null;
  note: Generated<string>;
  answered_by: string | null;
  answered_as: string | null;
  answered_at: Date | null;
}

export interface DerivationTable {
  report_id: string;
  item_id: string;
  source_report_id: string;
  source_item_id: string;
  audience_id: number;
  kind: string;
}

export interface DeviceTable {
  id: string;
  account_id: string;
  agency_id: string;
  name: string;
  enrolled_at: Generated<Date>;
  last_synced_at: Date | null;
  offset_ms: string | null;
  wiped_at: Date | null;
  revoked_at: Date | null;
  revoked_by: string | null;
  revoked_as: string | null;
}

export interface DisseminationTable {
  id: string;
  report_id: string;
  audience_id: number;
  readers: number[];
  purpose: string;
  reason: string;
  by_account: string;
  by_name: string;
  at: Generated<Date>;
}

export interface DutyTable {
  id: string;
  activity_id: string | null;
  part_id: string | null;
  audience_id: number;
  agency_id: string;
  raised_by: string;
  raised_as: string;
  raised_at: Generated<Date>;
  child: boolean;
  possible_victim: boolean;
  responder_id: string | null;
  handed_as: string | null;
  handed_at: Date | null;
  accepted_by: string | null;
  accepted_as: string | null;
  accepted_at: Date | null;
  due_at: Date;
  late_at: Date | null;
  closed_at: Date | null;
  closed_as: string | null;
}

export interface DutyStepTable {
  id: Generated<string>;
  duty_id: string;
  audience_id: number;
  step: string;
  due_at: Date | null;
  outcome: string | null;
  note: Generated<string>;
  by_account: string | null;
  by_name: string | null;
  at: Date | null;
}

export interface EmergencyReleaseTable {
  id: string;
  report_id: string;
  source_id: string;
  audience_id: number;
  released_by: string;
  released_as: string;
  reason: string;
  overrode: string[];
  released_at: Generated<Date>;
  review_due_at: Date;
  reviewed_at: Date | null;
  reviewed_by: string | null;
  reviewed_as: string | null;
  review: string | null;
}

export interface ErasureTable {
  report_id: string;
  audience_id: number;
  agency_id: string;
  authority: string;
  signed_by: string | null;
  signed_as: string;
  at: Generated<Date>;
}

export interface EventJudgementTable {
  id: string;
  one: string;
  other: string;
  audience_id: number;
  says: string;
  reason: string;
  agency_id: string;
  by_account: string;
  by_name: string;
  at: Generated<Date>;
  ended_at: Date | null;
  ended_by: string | null;
  ended_as: string | null;
  ended_reason: string | null;
}

export interface FieldOperationTable {
  device_id: string;
  sequence: string;
  activity_id: string | null;
  audience_id: number;
  account_id: string;
  purpose: string;
  base_version: number;
  body: Json;
  device_at: Date;
  offset_ms: string;
  server_at: Generated<Date>;
  outcome: string;
  says: Generated<string>;
  released_as: string | null;
  released_at: Date | null;
}

export interface HoldTable {
  id: string;
  report_id: string;
  audience_id: number;
  kind: string;
  reason: string;
  placed_by: string;
  placed_at: Generated<Date>;
  lifted_at: Date | null;
  lifted_by: string | null;
}

export interface HoldingAlarmTable {
  id: Generated<string>;
  audience_id: number;
  account_id: string;
  name: string;
  checks: number;
  within_minutes: number;
  at: Generated<Date>;
}

export interface HoldingCheckTable {
  id: string;
  account_id: string;
  agency_id: string;
  asked_as: string;
  purpose: string;
  readers: number[];
  incident: string;
  given: Json;
  facts: Json;
  selectors: string[];
  asked_at: Generated<Date>;
  alarmed: Generated<boolean>;
  told_at: Date | null;
  deconfliction_id: string | null;
}

export interface HoldingNoticeTable {
  id: Generated<string>;
  audience_id: number;
  agency_id: string;
  check_id: string;
  asked_as: string;
  asked_at: Date;
  incident: string;
  reports: string[];
  at: Generated<Date>;
  seen_at: Date | null;
  seen_by: string | null;
  seen_as: string | null;
}

export interface HoldingPolicyTable {
  agency_id: string;
  discloses: boolean;
  changed_by: string;
  changed_as: string;
  changed_at: Generated<Date>;
}

export interface HoldingRequestTable {
  id: string;
  audience_id: number;
  check_id: string | null;
  asked_agency: string;
  asked_by: string;
  asked_as: string;
  holder_agency: string;
  incident: string;
  given: Json;
  question: string;
  asked_at: Generated<Date>;
  due_at: Date;
  reminded_at: Date | null;
  late_at: Date | null;
  answer: string | null;
  note: string | null;
  answered_by: string | null;
  answered_as: string | null;
  answered_at: Date | null;
}

export interface IdempotencyTable {
  account_id: string;
  key: string;
  request: Buffer;
  status: number;
  answer: Json | null;
  at: Generated<Date>;
}

export interface IdentityKeyTable {
  key: string;
  audience_id: number;
  number: number;
}

export interface IdentityQueueTable {
  report_id: string;
  at: Generated<Date>;
}

export interface IdentityRecordTable {
  number: Generated<number>;
  report_id: string;
  mention_id: string;
  audience_id: number;
  kind: string;
  facts: Json;
  model: string;
  doubtful: boolean;
  sheltered: boolean;
  known_at: Date;
}

export interface ImpactReferenceTable {
  id: Generated<string>;
  phase_id: string;
  audience_id: number;
  kind: string;
  reference: string;
  held_by: string;
  assessed_on: string;
  added_by: string;
  added_as: string;
  added_at: Generated<Date>;
  removed_at: Date | null;
  removed_as: string | null;
}

export interface ImportMappingTable {
  id: Generated<string>;
  agency_id: string;
  audience_id: number;
  name: string;
  version: number;
  body: Json;
  created_by: string;
  created_as: string;
  created_at: Generated<Date>;
}

export interface ImportRefusalTable {
  run_id: string;
  record: string;
  audience_id: number;
  place: string;
  reference: string | null;
  raw: string;
  flaws: Json;
  at: Generated<Date>;
}

export interface ImportRunTable {
  id: string;
  agency_id: string;
  audience_id: number;
  started_by: string;
  started_as: string;
  purpose: string;
  reason: string;
  format: string;
  files: Json;
  mapping_id: string | null;
  settings: Json;
  may_share: Generated<boolean>;
  mends: string | null;
  state: Generated<string>;
  asked: string | null;
  position: Generated<string>;
  bytes_read: Generated<string>;
  bytes_total: Generated<string>;
  reports_new: Generated<string>;
  reports_changed: Generated<string>;
  reports_same: Generated<string>;
  reports_withdrawn: Generated<string>;
  refused: Generated<string>;
  claims: Generated<string>;
  notes: Json;
  working_ms: Generated<string>;
  failure: string | null;
  held_by: string | null;
  held_until: Date | null;
  created_at: Generated<Date>;
  started_at: Date | null;
  ended_at: Date | null;
}

export interface ItemTable {
  id: string;
  report_id: string;
  audience_id: number;
  position: number;
  text: string;
  source: string | null;
  information: string | null;
  handling: string | null;
  action: string | null;
  sanitisation: string | null;
  instructions: Json;
  originators: Generated<string[]>;
}

export interface JudgementTable {
  id: string;
  act: string;
  left_report: string;
  left_mention: string;
  right_report: string;
  right_mention: string;
  audience_id: number;
  shared: boolean;
  says: string;
  reason: string;
  weight: number | null;
  model: string | null;
  agency_id: string;
  account_id: string;
  judged_as: string;
  made_at: Generated<Date>;
  retracted_at: Date | null;
  retracted_by: string | null;
  retracted_as: string | null;
  retraction: string | null;
}

export interface LanguageCardTable {
  id: string;
  agency_id: string;
  language: string;
  subject: string;
  text: string;
  english: Generated<string>;
  version: Generated<number>;
  written_as: string;
  written_at: Generated<Date>;
}

export interface LikenessTable {
  left_number: number;
  right_number: number;
  weight: number;
  model: string;
  made_at: Generated<Date>;
  ended_at: Date | null;
}

export interface LinkTable {
  id: string;
  report_id: string;
  audience_id: number;
  item_id: string;
  from_mention: string;
  to_mention: string;
  kind: string;
  role: string | null;
  from_time: string | null;
  to_time: string | null;
  place: string | null;
  status: Generated<string>;
}

export interface MeasureDefinitionTable {
  id: string;
  version: number;
  name: string;
  definition: string;
  unit: string;
  counts: string;
  dated: string;
  qualifies: string;
  ties: string;
  agency_id: string;
  written_by: string;
  written_as: string;
  written_at: Generated<Date>;
  because: string;
}

export interface MentionTable {
  id: string;
  report_id: string;
  audience_id: number;
  item_id: string;
  kind: string;
  text: string;
  properties: Json;
  key: string | null;
  search_keys: Generated<string[]>;
  span_start: number | null;
  span_end: number | null;
  status: Generated<string>;
  confidence: Generated<string>;
  categories: Generated<string[]>;
}

export interface MigrationTable {
  number: number;
  name: string;
  digest: string;
  ran_at: Generated<Date>;
}

export interface NilReturnTable {
  id: string;
  agency_id: string;
  scope_id: string;
  day: string;
  audience_id: number;
  by_account: string;
  by_name: string;
  at: Generated<Date>;
  ended_at: Date | null;
  ended_as: string | null;
}

export interface OperationTable {
  id: string;
  agency_id: string;
  audience_id: number;
  purpose: string;
  name: string;
  title: string;
  aim: Generated<string>;
  revision: Generated<number>;
  created_by: string;
  created_as: string;
  created_at: Generated<Date>;
  changed_as: Generated<string>;
  changed_what: Generated<string>;
  closed_at: Date | null;
}

export interface OperationDecisionTable {
  id: Generated<string>;
  phase_id: string;
  audience_id: number;
  decision: string;
  reasons: string;
  alternatives: Generated<string>;
  replaces: string | null;
  decided_at: Date;
  decided_by: string;
  decided_as: string;
  written_at: Generated<Date>;
}

export interface OperationLessonTable {
  id: Generated<string>;
  phase_id: string;
  audience_id: number;
  kind: string;
  text: string;
  action: Generated<string>;
  owner: Generated<string>;
  due_on: string | null;
  done_at: Date | null;
  done_as: string | null;
  added_by: string;
  added_as: string;
  added_at: Generated<Date>;
}

export interface OperationObjectiveTable {
  id: string;
  phase_id: string;
  pillar_id: string | null;
  audience_id: number;
  position: number;
  text: string;
  measure: string | null;
  measure_version: number | null;
  target: string | null;
  baseline: string | null;
  baseline_says: Generated<string>;
}

export interface OperationPhaseTable {
  id: string;
  operation_id: string;
  audience_id: number;
  name: string;
  title: string;
  starts_on: string;
  ends_on: string;
  state: Generated<string>;
  template_id: string | null;
  revision: Generated<number>;
  live_at: Date | null;
  live_as: string | null;
  ended_at: Date | null;
  ended_as: string | null;
  created_by: string;
  created_as: string;
  created_at: Generated<Date>;
  changed_as: Generated<string>;
  changed_what: Generated<string>;
}

export interface OperationPillarTable {
  id: string;
  phase_id: string;
  audience_id: number;
  position: number;
  title: string;
  theme: Generated<string>;
  days: string[];
}

export interface OperationRequirementTable {
  phase_id: string;
  requirement_id: string;
  pillar_id: string | null;
  audience_id: number;
  linked_as: string;
}

export interface PermissionTable {
  id: string;
  audience_id: number;
  report_id: string;
  item_id: string;
  kind: string;
  asked_agency: string;
  asked_by: string;
  asked_by_name: string;
  owner_agency: string;
  question: string;
  asked_at: Generated<Date>;
  due_at: Date;
  decision: string | null;
  decided_by: string | null;
  decided_as: string | null;
  decided_at: Date | null;
  answer: string | null;
}

export interface ReaderTable {
  id: Generated<number>;
  agency_id: string;
  team_id: string | null;
  purpose: string;
}

export interface RecallTable {
  id: string;
  report_id: string;
  audience_id: number;
  accounts: Generated<string[]>;
  reference: string;
  kind: string;
  reason: string;
  at: Generated<Date>;
}

export interface ReleaseScopeTable {
  id: string;
  phase_id: string | null;
  agency_id: string;
  audience_id: number;
  name: string;
  title: string;
  position: number;
  expected: Generated<string[]>;
  starts_on: string | null;
  ends_on: string | null;
  due_at: Date | null;
  frozen_at: Date | null;
  created_as: string;
  created_at: Generated<Date>;
}

export interface ReportTable {
  id: string;
  agency_id: string;
  unit_id: string | null;
  author_id: string;
  reference: string;
  audience_id: number;
  state: Generated<string>;
  precedence: Generated<string>;
  purpose: string;
  classification: Generated<string>;
  title: Generated<string>;
  provenance: Generated<string>;
  authored: Generated<string>;
  information_from: Generated<string>;
  information_to: Generated<string>;
  derivation: string | null;
  flagged: string | null;
  revision: Generated<number>;
  digest: Buffer | null;
  created_at: Generated<Date>;
  changed_at: Generated<Date>;
  submitted_at: Date | null;
  evaluated_at: Date | null;
  evaluated_by: string | null;
  disseminated_at: Date | null;
  withdrawn_at: Date | null;
  import_run: string | null;
  version: Generated<number>;
}

export interface ReportEventTable {
  id: string;
  report_id: string;
  audience_id: number;
  at: Generated<Date>;
  actor_id: string;
  actor: string;
  act: string;
  from_state: string | null;
  to_state: string | null;
  reason: Generated<string>;
  detail: Json;
}

export interface ReportGrantTable {
  id: Generated<string>;
  report_id: string;
  account_id: string;
  purpose: string | null;
  reason: string;
  granted_by: string;
  granted_at: Generated<Date>;
  expires_at: Date | null;
  revoked_at: Date | null;
}

export interface ReportOriginTable {
  report_id: string;
  audience_id: number;
  run_id: string;
  record: string;
  place: string;
  recipients: string;
  item_digests: Buffer[];
  rows: Json;
}

export interface ReportVersionTable {
  report_id: string;
  version: number;
  audience_id: number;
  run_id: string | null;
  body: Json;
  replaced_at: Generated<Date>;
}

export interface RequirementTable {
  id: string;
  agency_id: string;
  audience_id: number;
  code: string;
  title: string;
  text: Generated<string>;
  priority: number;
  level: number;
  terms: Generated<string>;
  opens: Generated<string>;
  closes: string | null;
  closed_at: Date | null;
  created_by: string;
  created_at: Generated<Date>;
}

export interface RequirementAnswerTable {
  requirement_id: string;
  report_id: string;
  audience_id: number;
  linked_by: string;
  linked_at: Generated<Date>;
}

export interface SavedSearchTable {
  id: string;
  account_id: string;
  name: string;
  query: string;
  created_at: Generated<Date>;
}

export interface SearchDocumentTable {
  report_id: string;
  audience_id: number;
  at: Date;
  authored: string;
  words: string;
  facets: string[];
}

export interface SessionTable {
  id: Generated<string>;
  account_id: string;
  token_digest: Buffer;
  created_at: Generated<Date>;
  expires_at: Date;
  last_seen_at: Generated<Date>;
  stepped_up_at: Date | null;
  revoked_at: Date | null;
  agent: Generated<string>;
}

export interface SignInFailureTable {
  id: Generated<string>;
  subject: Buffer;
  at: Generated<Date>;
}

export interface SubmissionTable {
  id: string;
  report_id: string;
  audience_id: number;
  author_id: string;
  agency_id: string;
  reference: string;
  title: string;
  body: Json;
  submitted_at: Generated<Date>;
  outcome: string | null;
  outcome_reason: string | null;
  outcome_at: Date | null;
}

export interface TaskingTable {
  id: string;
  phase_id: string;
  pillar_id: string | null;
  agency_id: string;
  lead_id: string;
  audience_id: number;
  purpose: string;
  title: string;
  what: Generated<string>;
  resources: Generated<string>;
  place_kind: string;
  area: string | null;
  place_code: string | null;
  place: Generated<string>;
  starts_at: Date;
  ends_at: Date;
  state: Generated<string>;
  revision: Generated<number>;
  flagged: string | null;
  created_by: string;
  created_as: string;
  created_at: Generated<Date>;
  changed_at: Generated<Date>;
}

export interface TaskingAgencyTable {
  tasking_id: string;
  agency_id: string;
  audience_id: number;
  part: string;
  answer: string | null;
  reason: Generated<string>;
  answered_by: string | null;
  answered_as: string | null;
  answered_at: Date | null;
}

export interface TaskingPromptTable {
  tasking_id: string;
  position: number;
  audience_id: number;
  requirement_id: string | null;
  text: string;
}

export interface TaskingSourceTable {
  id: Generated<string>;
  tasking_id: string;
  audience_id: number;
  report_id: string | null;
  item_id: string | null;
  threat: string | null;
  added_as: string;
  added_at: Generated<Date>;
}

export interface TaskingStepTable {
  id: Generated<string>;
  tasking_id: string;
  audience_id: number;
  did: string;
  reason: Generated<string>;
  by_account: string;
  by_name: string;
  at: Generated<Date>;
}

export interface TeamTable {
  id: Generated<string>;
  agency_id: string;
  code: string;
  name: string;
  kind: string;
  created_at: Generated<Date>;
}

export interface TombstoneTable {
  digest: Buffer;
  at: Generated<Date>;
}

export interface ViewerKeyTable {
  inner_key: Buffer;
  outer_key: Buffer;
  made_at: Generated<Date>;
}

export interface Tables {
  account: AccountTable;
  account_role: AccountRoleTable;
  account_secret: AccountSecretTable;
  account_team: AccountTeamTable;
  acknowledgement: AcknowledgementTable;
  activity: ActivityTable;
  activity_agency: ActivityAgencyTable;
  activity_conflict: ActivityConflictTable;
  activity_part: ActivityPartTable;
  activity_step: ActivityStepTable;
  activity_tag: ActivityTagTable;
  activity_tally: ActivityTallyTable;
  agency: AgencyTable;
  agency_power: AgencyPowerTable;
  attachment: AttachmentTable;
  audience: AudienceTable;
  audience_reader: AudienceReaderTable;
  audit_detail: AuditDetailTable;
  audit_entry: AuditEntryTable;
  audit_head: AuditHeadTable;
  audit_leaf: AuditLeafTable;
  briefing_passage: BriefingPassageTable;
  card_contribution: CardContributionTable;
  count_card: CountCardTable;
  count_card_version: CountCardVersionTable;
  count_change: CountChangeTable;
  deconfliction: DeconflictionTable;
  deconfliction_match: DeconflictionMatchTable;
  derivation: DerivationTable;
  device: DeviceTable;
  dissemination: DisseminationTable;
  duty: DutyTable;
  duty_step: DutyStepTable;
  emergency_release: EmergencyReleaseTable;
  erasure: ErasureTable;
  event_judgement: EventJudgementTable;
  field_operation: FieldOperationTable;
  hold: HoldTable;
  holding_alarm: HoldingAlarmTable;
  holding_check: HoldingCheckTable;
  holding_notice: HoldingNoticeTable;
  holding_policy: HoldingPolicyTable;
  holding_request: HoldingRequestTable;
  idempotency: IdempotencyTable;
  identity_key: IdentityKeyTable;
  identity_queue: IdentityQueueTable;
  identity_record: IdentityRecordTable;
  impact_reference: ImpactReferenceTable;
  import_mapping: ImportMappingTable;
  import_refusal: ImportRefusalTable;
  import_run: ImportRunTable;
  item: ItemTable;
  judgement: JudgementTable;
  language_card: LanguageCardTable;
  likeness: LikenessTable;
  link: LinkTable;
  measure_definition: MeasureDefinitionTable;
  mention: MentionTable;
  migration: MigrationTable;
  nil_return: NilReturnTable;
  operation: OperationTable;
  operation_decision: OperationDecisionTable;
  operation_lesson: OperationLessonTable;
  operation_objective: OperationObjectiveTable;
  operation_phase: OperationPhaseTable;
  operation_pillar: OperationPillarTable;
  operation_requirement: OperationRequirementTable;
  permission: PermissionTable;
  reader: ReaderTable;
  recall: RecallTable;
  release_scope: ReleaseScopeTable;
  report: ReportTable;
  report_event: ReportEventTable;
  report_grant: ReportGrantTable;
  report_origin: ReportOriginTable;
  report_version: ReportVersionTable;
  requirement: RequirementTable;
  requirement_answer: RequirementAnswerTable;
  saved_search: SavedSearchTable;
  search_document: SearchDocumentTable;
  session: SessionTable;
  sign_in_failure: SignInFailureTable;
  submission: SubmissionTable;
  tasking: TaskingTable;
  tasking_agency: TaskingAgencyTable;
  tasking_prompt: TaskingPromptTable;
  tasking_source: TaskingSourceTable;
  tasking_step: TaskingStepTable;
  team: TeamTable;
  tombstone: TombstoneTable;
  viewer_key: ViewerKeyTable;
}
