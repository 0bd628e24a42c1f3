/** Rows of the activities behind an agency's own cards: what was said of each event, and its results part by part. */
import { randomUUID } from "node:crypto";
import { operationalDayOf, RESULT_KINDS } from "../../vocabulary/index.ts";
import type { CardToWrite, RecordToWrite } from "./records.ts";

interface Party {
  readonly lead: string;
  readonly agencies: readonly string[];
  readonly audience: number;
}

const DAY_MS = 86_400_000;

export function activityRows(
  records: readonly RecordToWrite[],
  by: string,
  partyOf: (record: RecordToWrite) => Party,
) {
  const parties = records.map((record) => ({ record, party: partyOf(record) }));
  return {
    activities: parties.map(({ record, party }) => activityRow(record, party, by)),
    taking: parties.flatMap(({ record, party }) =>
      party.agencies.map((agency) => ({
        activity_id: record.event,
        agency_id: agency,
        audience_id: party.audience,
      })),
    ),
    tags: parties.flatMap(({ record, party }) =>
      [...new Map(record.tags.map((tag) => [tag.phase, tag])).values()].map(({ phase, pillar }) => ({
        activity_id: record.event,
        phase_id: phase,
        pillar_id: pillar,
        audience_id: party.audience,
      })),
    ),
    parts: parties.flatMap(({ record, party }) =>
      record.cards.map((card) => {
        const fields = resultFields(record, card);
        return {
          id: randomUUID(),
          activity_id: record.event,
          audience_id: party.audience,
          fields,
          versions: saidBy(fields, by, record.at),
        };
      }),
    ),
    steps: parties.flatMap(({ record, party }) =>
      stepsOf(record).map((step) => ({ activity_id: record.event, audience_id: party.audience, ...step })),
    ),
  };
}

function activityRow(record: RecordToWrite, { lead, audience }: Party, by: string) {
  const { said, event, at, tags } = record;
  const [card] = said.cards;
  const kind = kindOf(said.title);
  const fields = {
    kind,
    title: said.title,
    beganAt: said.began.toISOString(),
    endedAt: said.ended.toISOString(),
    lead: card?.lead ?? said.agency,
    agencies: card?.agencies ?? [said.agency],
    tags: tags.map(({ phase, pillar }) => ({ phase, pillar })),
    area: card?.area ?? null,
    place: said.place,
    premises: card?.premises ?? null,
    mode: card?.mode ?? null,
    direction: card?.direction ?? null,
    threatArea: card?.threatArea ?? null,
  };
  return {
    id: event,
    lead_id: lead,
    audience_id: audience,
    state: record.withdrawn ? "withdrawn" : isAccepted(record) ? "accepted" : "submitted",
    kind,
    began_at: said.began,
    ended_at: said.ended,
    day: operationalDayOf(said.began),
    area: fields.area,
    fields,
    versions: saidBy(fields, by, at),
    submitted_at: at,
  };
}

/** As it came to be said. What was said at first stands in the versions of the card. */
function resultFields({ said }: RecordToWrite, { card, first, amended }: CardToWrite) {
  const { measure, offence, link, day } = card;
  const result = RESULT_KINDS.find(({ measures }) => (measures as readonly string[]).includes(measure))?.id;
  const after = day === operationalDayOf(said.began) ? said.began : said.ended;
  return { result, measure, quantity: amended?.quantity ?? first, offence, link, at: after.toISOString() };
}

function stepsOf(record: RecordToWrite) {
  const { at, withdrawn } = record;
  return [
    { did: "submitted", reason: "", at },
    ...(isAccepted(record) ? [{ did: "accepted", reason: "", at: new Date(at.getTime() + DAY_MS) }] : []),
    ...record.cards.flatMap(({ amended }) =>
      amended ? [{ did: "amended", reason: amended.because, at: amended.at }] : [],
    ),
    ...(withdrawn ? [{ did: "withdrawn", reason: withdrawn.because, at: withdrawn.at }] : []),
  ];
}

function isAccepted({ said }: RecordToWrite): boolean {
  return said.cards[0]?.state === "validated";
}

/** Every field, said once on a screen. */
function saidBy(fields: object, by: string, at: Date) {
  const saying = { version: 1, device: null, sequence: 0, by, at: at.toISOString() };
  return Object.fromEntries(Object.keys(fields).map((field) => [field, saying]));
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(Road check|Freight)/, "vehicle_checks"],
  [/^(Port|Airport|Document check|Night|First|Last|Follow-up (across|before|at))/, "port_check"],
  [/^Shore/, "maritime"],
  [/visit/i, "visit"],
  [/^Search/, "warrant"],
];

function kindOf(title: string): string {
  return KINDS.find(([pattern]) => pattern.test(title))?.[1] ?? "patrol";
}
