/**
 * What is counted. A figure is a measure of a stated version, a scope, an as-at time and the count cards behind it; two
 * figures compare only when measure and version are the same.
 *
 * The list is the starting one of the domain's practitioners; the definitions are ours, written to be edited by their owner
 * under a new version. They quote no official counting rule.
 */

/**
 * `event`: the event, once, whatever was said of it. `person_in_event`: people in each event; who is met at two events counts
 * at both. `distinct_person`: identified people, once in any figure. `object`: things. `amount`: money, in pence.
 */
export const COUNTED = ["event", "person_in_event", "distinct_person", "object", "amount"] as const;
export type Counted = (typeof COUNTED)[number];

export interface Measure {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly definition: string;
  /** As it stands behind a figure: `people`, `pence`. */
  readonly unit: string;
  readonly counts: Counted;
  /** Whose day it is: the operational day in London of this moment. */
  readonly date: "began" | "decided" | "done" | "submitted";
  /** Which territory qualifies, and under which link to an operation. */
  readonly qualifies: string;
  /** How ties fall. */
  readonly ties: string;
}

const BEGAN = "An event across midnight counts on the day it began.";
const UK = "In the UK or its territorial waters, or at juxtaposed controls; tagged to the operation.";
const BORDER = "At the UK border or at juxtaposed controls; tagged to the operation.";
const ONCE = "A person counts once in an event, however many agencies were there.";
const THING = "A thing counts once, for the event at which it was first taken.";

export const MEASURES = [
  objects(
    "vehicles_stopped",
    "Vehicles stopped",
    "Vehicles made to stop, or already standing and examined.",
    {
      unit: "vehicles",
      ties: "A vehicle stopped by several agencies at one event counts once. A trailer counts with its tractor.",
    },
  ),
  people("people_stopped", "People stopped", "People in or with a vehicle, vessel or group made to stop."),
  people(
    "people_spoken_to",
    "People spoken to",
    "People engaged with, who were neither stopped nor questioned.",
  ),
  people(
    "people_questioned_crime",
    "People questioned in relation to organised immigration crime",
    "People asked about an offence under a power that is named, consent among them. No power, no questioning.",
  ),
  people(
    "people_questioned_status",
    "People questioned on status",
    "People asked about their immigration status under a power that is named, consent among them.",
  ),
  people(
    "refused_entry",
    "Refused entry",
    "People refused leave to enter: a border decision, never an arrest.",
    {
      date: "decided",
      qualifies: BORDER,
      ties: "A person refused twice on one journey counts once, on the day of the first decision.",
    },
  ),
  people(
    "arrested",
    "Arrested",
    "People arrested, by offence family; linked to the operation or not is said of each.",
    {
      ties: "A person counts once in an event, under the principal offence: the most serious alleged.",
    },
  ),
  people("detained", "Detained", "People detained under immigration powers.", {
    date: "decided",
    ties: "A person arrested and then detained counts once under each of the two measures.",
  }),
  persons("removed", "Removed", "People removed from the UK, as a result of the operation.", "done"),
  persons("charged", "Charged", "People charged with an offence, as a result of the operation.", "decided"),
  persons(
    "potential_victims",
    "Potential victims identified",
    "People with indicators of slavery or trafficking, noted by a named person.",
    "began",
  ),
  persons(
    "safeguarded",
    "Safeguarded",
    "People for whom a safeguarding step was taken and recorded.",
    "done",
  ),
  persons(
    "nrm_referrals",
    "Referred to the NRM",
    "People referred by a first-responder organisation.",
    "submitted",
  ),
  objects(
    "duty_to_notify",
    "Duty-to-notify reports",
    "Reports under Modern Slavery Act 2015 s.52 of adults who did not consent.",
    {
      unit: "reports",
      date: "submitted",
      ties: "One report for one adult and one set of events.",
    },
  ),
  people("debriefs_offered", "Debriefs offered", "People offered a voluntary intelligence interview."),
  people("debriefs_declined", "Debriefs declined", "People who were offered a debrief and said no."),
  people("debriefs_completed", "Debriefs completed", "People whose debrief came to its end.", {
    date: "done",
  }),
  objects("premises_visited", "Premises visited", "Premises attended, with or without a power of entry.", {
    unit: "premises",
    ties: "Premises visited twice on one day at one event count once.",
  }),
  events("enforcement_visits", "Enforcement visits", "Visits to use an enforcement power at premises."),
  objects(
    "warrants_executed",
    "Warrants executed",
    "Warrants under which premises were entered or a person was taken.",
    {
      unit: "warrants",
      ties: "A warrant counts once, at its first execution.",
    },
  ),
  objects("closure_orders", "Closure orders", "Notices and orders that close premises.", {
    unit: "orders",
    date: "decided",
    ties: "A notice followed by an order for the same premises counts once.",
  }),
  objects(
    "referral_notices",
    "Illegal working or renting referral notices",
    "Referral notices for a civil penalty served on an employer or a landlord.",
    { unit: "notices", date: "done", ties: "One notice for one employer or landlord at one event." },
  ),
  objects("vehicles_seized", "Vehicles seized", "Vehicles taken under a power that is named.", {
    unit: "vehicles",
  }),
  objects("vessels_seized", "Vessels seized", "Boats and ships taken under a power that is named.", {
    unit: "vessels",
  }),
  objects("engines_seized", "Engines seized", "Outboard engines taken, fitted or not.", { unit: "engines" }),
  objects("lifejackets_seized", "Lifejackets seized", "Lifejackets and other aids to float taken.", {
    unit: "lifejackets",
  }),
  amounts(
    "cash_seized",
    "Cash seized",
    "Cash taken, in pence; foreign notes at the day's rate of the return.",
  ),
  amounts(
    "accounts_frozen",
    "Accounts frozen",
    "Balances under an account freezing order, in pence.",
    "decided",
  ),
  objects("devices_seized", "Devices seized", "Phones, computers and storage taken.", { unit: "devices" }),
  objects(
    "false_documents_seized",
    "False documents seized",
    "Documents taken as false, or as fraudulently obtained.",
    {
      unit: "documents",
    },
  ),
  objects(
    "intelligence_reports",
    "Intelligence reports submitted",
    "Reports submitted as a result of the operation.",
    {
      unit: "reports",
      date: "submitted",
      ties: "A report counts once; its sanitised versions do not count.",
    },
  ),
  objects("requirements_answered", "Requirements answered", "Intelligence requirements closed as answered.", {
    unit: "requirements",
    date: "decided",
    ties: "A requirement counts once, with the report that closed it.",
  }),
  disruption("major"),
  disruption("moderate"),
  disruption("minor"),
] as const satisfies readonly Measure[];

export type MeasureId = (typeof MEASURES)[number]["id"];

/** A measure as a card names it, with its version: `arrested@1`. */
export function measureKey({ id, version }: Pick<Measure, "id" | "version">): string {
  return `${id}@${version}`;
}

/** Whether small cells of it are suppressed: people are, things and money are not. */
export function countsPeople({ counts }: Pick<Measure, "counts">): boolean {
  return counts === "person_in_event" || counts === "distinct_person";
}

type Some = Partial<Pick<Measure, "unit" | "date" | "qualifies" | "ties">>;

function measure<const Id extends string>(
  id: Id,
  name: string,
  definition: string,
  rest: Omit<Measure, "id" | "version" | "name" | "definition">,
): Measure & { readonly id: Id } {
  return { id, version: 1, name, definition, ...rest };
}

function people<const Id extends string>(id: Id, name: string, definition: string, some: Some = {}) {
  const usual = { unit: "people", date: "began", qualifies: UK, ties: `${ONCE} ${BEGAN}` } as const;
  return measure(id, name, definition, { counts: "person_in_event", ...usual, ...some });
}

function persons<const Id extends string>(id: Id, name: string, definition: string, date: Measure["date"]) {
  const ties = "An identified person counts once in any figure; who is not identified counts at each event.";
  return measure(id, name, definition, {
    counts: "distinct_person",
    unit: "people",
    date,
    qualifies: UK,
    ties,
  });
}

function events<const Id extends string>(id: Id, name: string, definition: string) {
  const ties = `One event, however many agencies. ${BEGAN}`;
  return measure(id, name, definition, {
    counts: "event",
    unit: "events",
    date: "began",
    qualifies: UK,
    ties,
  });
}

function objects<const Id extends string>(id: Id, name: string, definition: string, some: Some) {
  const usual = { unit: "objects", date: "began", qualifies: UK, ties: `${THING} ${BEGAN}` } as const;
  return measure(id, name, definition, { counts: "object", ...usual, ...some });
}

function amounts<const Id extends string>(
  id: Id,
  name: string,
  definition: string,
  date: Measure["date"] = "began",
) {
  const ties = `One amount counts once, for the event at which it was taken or frozen. ${BEGAN}`;
  return measure(id, name, definition, { counts: "amount", unit: "pence", date, qualifies: UK, ties });
}

function disruption<const Level extends string>(level: Level) {
  return measure(
    `disruptions_${level}`,
    `Disruptions, ${level}`,
    `Actions with evidenced impact on a group or a person, moderated as ${level}. There are no agreed national criteria.`,
    {
      counts: "object",
      unit: "disruptions",
      date: "decided",
      qualifies: "Anywhere; against a threat that the operation names.",
      ties: "One disruption has one level: the one that moderation gave last.",
    },
  );
}
