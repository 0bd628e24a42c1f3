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

export interface AgencyTable {
  id: Generated<string>;
  code: string;
  name: string;
  purposes: string[];
  first_responder: Generated<boolean>;
  created_at: Generated<Date>;
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

export interface DerivationTable {
  report_id: string;
  item_id: string;
  source_report_id: string;
  source_item_id: string;
  audience_id: number;
  kind: string;
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
  agency: AgencyTable;
  attachment: AttachmentTable;
  audience: AudienceTable;
  audience_reader: AudienceReaderTable;
  audit_detail: AuditDetailTable;
  audit_entry: AuditEntryTable;
  audit_head: AuditHeadTable;
  audit_leaf: AuditLeafTable;
  derivation: DerivationTable;
  dissemination: DisseminationTable;
  emergency_release: EmergencyReleaseTable;
  erasure: ErasureTable;
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
  import_mapping: ImportMappingTable;
  import_refusal: ImportRefusalTable;
  import_run: ImportRunTable;
  item: ItemTable;
  judgement: JudgementTable;
  likeness: LikenessTable;
  link: LinkTable;
  mention: MentionTable;
  migration: MigrationTable;
  permission: PermissionTable;
  reader: ReaderTable;
  recall: RecallTable;
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
  team: TeamTable;
  tombstone: TombstoneTable;
  viewer_key: ViewerKeyTable;
}
