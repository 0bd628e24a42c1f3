/** What an activity leads to. A refusal of entry is a border decision and no arrest; words here are never compounds. */

/**
 * Families of offences, so that an arrest whose reason is unrelated shows as such. A family is chosen by who made the
 * arrest, after the offence alleged, and never inferred. Practitioners' grouping: starting data that its owner edits.
 */
export const OFFENCE_FAMILIES = [
  { id: "facilitation", name: "Facilitating unlawful immigration" },
  { id: "entry_or_stay", name: "Unlawful entry or stay" },
  { id: "identity_documents", name: "Identity documents and fraud by document" },
  { id: "illegal_working", name: "Illegal working and employing" },
  { id: "slavery_trafficking", name: "Slavery and human trafficking" },
  { id: "money_laundering", name: "Money laundering and proceeds of crime" },
  { id: "drugs", name: "Drugs" },
  { id: "violence_weapons", name: "Violence and weapons" },
  { id: "theft_fraud", name: "Theft and other fraud" },
  { id: "vehicle_road", name: "Vehicle and road traffic" },
  { id: "recall_warrant", name: "Recall to prison, or wanted on warrant" },
  { id: "other", name: "Other" },
] as const;
export type OffenceFamily = (typeof OFFENCE_FAMILIES)[number]["id"];

/**
 * Families that count as immigration offences: those whose offence is moving people, being here, the papers for it, or working and
 * employing against it. Slavery and trafficking are not among them: smuggling is not trafficking.
 */
export const IMMIGRATION_OFFENCES: readonly OffenceFamily[] = [
  "facilitation",
  "entry_or_stay",
  "identity_documents",
  "illegal_working",
];

/** Whether a result belongs to the operation's purpose; asked for every arrest. */
export const OPERATION_LINKS = [
  { id: "linked", name: "Linked to the operation" },
  { id: "unrelated", name: "Unrelated to the operation" },
] as const;
export type OperationLink = (typeof OPERATION_LINKS)[number]["id"];

interface ResultKind {
  readonly id: string;
  readonly name: string;
  /** The measures to which a result of this kind gives a card. */
  readonly measures: readonly string[];
  /** Whether its later outcome is asked for, at 30, 90, 180 and 365 days. */
  readonly followed: boolean;
}

export const RESULT_KINDS = [
  kind("stop", "Stop", ["vehicles_stopped", "people_stopped"], false),
  kind("engagement", "Engagement", ["people_spoken_to"], false),
  kind("questioning", "Questioning", ["people_questioned_crime", "people_questioned_status"], false),
  kind("refusal_of_entry", "Refusal of entry", ["refused_entry"], true),
  kind("arrest", "Arrest", ["arrested"], true),
  kind("detention", "Immigration detention", ["detained"], true),
  kind("removal", "Removal", ["removed"], false),
  kind("charge", "Charge", ["charged"], true),
  kind("victim", "Potential victim", ["potential_victims", "safeguarded"], true),
  kind("referral", "Referral to the NRM", ["nrm_referrals"], true),
  kind("duty_to_notify", "Duty-to-notify report", ["duty_to_notify"], false),
  kind("debrief", "Debrief", ["debriefs_offered", "debriefs_declined", "debriefs_completed"], false),
  kind("visit", "Visit", ["premises_visited", "enforcement_visits"], false),
  kind("warrant", "Warrant", ["warrants_executed"], false),
  kind("closure", "Closure order", ["closure_orders"], true),
  kind("notice", "Referral notice", ["referral_notices"], true),
  kind(
    "seizure",
    "Seizure",
    [
      "vehicles_seized",
      "vessels_seized",
      "engines_seized",
      "lifejackets_seized",
      "cash_seized",
      "devices_seized",
      "false_documents_seized",
    ],
    true,
  ),
  kind("freeze", "Account freezing order", ["accounts_frozen"], true),
  kind("report", "Intelligence report", ["intelligence_reports", "requirements_answered"], false),
  kind("disruption", "Disruption", ["disruptions_major", "disruptions_moderate", "disruptions_minor"], false),
] as const satisfies readonly ResultKind[];
export type ResultKindId = (typeof RESULT_KINDS)[number]["id"];

/** Days after a followed result at which its outcome is asked for. */
export const FOLLOW_UP_DAYS = [30, 90, 180, 365] as const;

/** What became of it later. "No further action" stands beside a charge, and is shown as plainly. */
export const LATER_OUTCOMES = [
  { id: "released_on_bail", name: "Released on bail" },
  { id: "released_under_investigation", name: "Released under investigation" },
  { id: "charged", name: "Charged" },
  { id: "no_further_action", name: "No further action" },
  { id: "convicted", name: "Convicted" },
  { id: "acquitted", name: "Acquitted" },
  { id: "sentenced", name: "Sentenced" },
  { id: "detained", name: "Detained" },
  { id: "removed", name: "Removed" },
  { id: "forfeited", name: "Forfeited" },
  { id: "returned", name: "Returned" },
  { id: "nrm_reasonable_positive", name: "NRM: reasonable grounds, positive" },
  { id: "nrm_reasonable_negative", name: "NRM: reasonable grounds, negative" },
  { id: "nrm_conclusive_positive", name: "NRM: conclusive grounds, positive" },
  { id: "nrm_conclusive_negative", name: "NRM: conclusive grounds, negative" },
  { id: "not_known", name: "Not known when asked" },
] as const;
export type LaterOutcome = (typeof LATER_OUTCOMES)[number]["id"];

function kind<const Id extends string>(
  id: Id,
  name: string,
  measures: readonly string[],
  followed: boolean,
): ResultKind & { readonly id: Id } {
  return { id, name, measures, followed };
}
