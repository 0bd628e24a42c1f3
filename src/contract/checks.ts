/** "Is this person known?": checks, and requests to those who hold something. */
import Type, { type Static } from "typebox";
import { Id, Instant } from "./common.ts";
import { Source, Waterfall } from "./identity.ts";

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Short = Type.String({ maxLength: 200 });

/** Any part of what one has. At least one of them. */
export const Given = Type.Object(
  {
    name: Type.Optional(Short),
    birthDate: Type.Optional(
      Type.String({ maxLength: 40, description: "as written: 1990, 04/05/1990, 1990-05" }),
    ),
    /** Any identifier: a phone number, plate, document number, IBAN … ; what it is is recognised. */
    identifiers: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 120 }), { maxItems: 10 })),
  },
  { additionalProperties: false },
);
export type GivenWire = Static<typeof Given>;

/** POST /check */
export const NewCheck = Type.Object(
  { given: Given, incident: Type.String({ minLength: 1, maxLength: 80 }) },
  { additionalProperties: false },
);
export type NewCheckWire = Static<typeof NewCheck>;

export const Match = Type.Object({
  mention: Id,
  kind: Type.String(),
  display: Type.String(),
  strength: Type.Enum(["identifier", "likely", "possible"]),
  through: Type.Array(Type.String(), {
    description: "which identifier led here, in words: uses phone number 07700 900123",
  }),
  probability: Nullable(Type.Number()),
  waterfall: Nullable(Waterfall),
  /** What is said of this person or thing: who says it, in which words. Newest first, at most five. */
  sources: Type.Array(
    Type.Object({ source: Source, text: Type.String(), categories: Type.Array(Type.String()) }),
  ),
  mentions: Type.Integer(),
  agencies: Type.Array(Type.String()),
  birthDates: Type.Array(Type.String()),
  /** What to keep in mind: a possible victim, a child, contested dates of birth, handling conditions. */
  cautions: Type.Array(Type.String()),
});
export type MatchWire = Static<typeof Match>;

export const CheckAnswer = Type.Object({
  check: Id,
  askedAt: Instant,
  /** How each part was understood, in plain words. */
  understood: Type.Array(Type.String()),
  matches: Type.Array(Match),
  more: Type.Boolean({ description: "more could match than are shown: say more about them" }),
  elsewhere: Type.Array(Type.Object({ agency: Type.String(), name: Type.String() }), {
    description: "agencies that hold something and let it be said",
  }),
  says: Type.String({
    description: "the answer in a sentence: always the same words where nothing is disclosed",
  }),
});
export type CheckAnswerWire = Static<typeof CheckAnswer>;

/** GET /checks: the viewer's own, newest first, of the last 90 days. */
export const PastCheck = Type.Object({
  check: Id,
  askedAt: Instant,
  incident: Type.String(),
  given: Given,
});
export const PastChecks = Type.Object({ items: Type.Array(PastCheck) });
export type PastChecksWire = Static<typeof PastChecks>;

/** POST /requests: asks one holder about what was checked. */
export const NewRequest = Type.Object(
  {
    check: Id,
    agency: Type.String({ maxLength: 20 }),
    question: Type.String({ minLength: 1, maxLength: 2000 }),
  },
  { additionalProperties: false },
);
export type NewRequestWire = Static<typeof NewRequest>;

export const RequestAnswer = Type.Enum(["hit", "no_hit", "talk"]);

/** GET /requests: sent and received, open ones first, most urgent first. */
export const HoldingRequest = Type.Object({
  id: Id,
  direction: Type.Enum(["sent", "received"]),
  asked: Type.String({ description: "who asked: name and agency" }),
  askedAgency: Type.String(),
  holder: Type.String(),
  incident: Type.String(),
  given: Given,
  question: Type.String(),
  askedAt: Instant,
  dueAt: Instant,
  remindedAt: Nullable(Instant),
  late: Type.Boolean(),
  answer: Nullable(RequestAnswer),
  note: Nullable(Type.String()),
  answeredBy: Nullable(Type.String()),
  answeredAt: Nullable(Instant),
  mayAnswer: Type.Boolean(),
});
export type HoldingRequestWire = Static<typeof HoldingRequest>;

/** Told to a holder: somebody asked about what it holds and was told nothing. */
export const HoldingNotice = Type.Object({
  id: Id,
  asked: Type.String(),
  askedAt: Instant,
  incident: Type.String(),
  reports: Type.Array(Type.Object({ id: Id, reference: Type.String(), title: Type.String() })),
  seenAt: Nullable(Instant),
  seenBy: Nullable(Type.String()),
});
export type HoldingNoticeWire = Static<typeof HoldingNotice>;

export const HoldingAlarm = Type.Object({
  id: Id,
  name: Type.String(),
  checks: Type.Integer(),
  withinMinutes: Type.Integer(),
  at: Instant,
});

export const Requests = Type.Object({
  items: Type.Array(HoldingRequest),
  notices: Type.Array(HoldingNotice),
  alarms: Type.Array(HoldingAlarm, {
    description: "for data protection officers: unusual checking in their agency",
  }),
});
export type RequestsWire = Static<typeof Requests>;

/** POST /requests/:id/answer */
export const NewRequestAnswer = Type.Object(
  { answer: RequestAnswer, note: Type.String({ maxLength: 2000 }) },
  { additionalProperties: false },
);
export type NewRequestAnswerWire = Static<typeof NewRequestAnswer>;

/** GET and PUT /holding-policy: whether others are told, on a check, that this agency holds something. */
export const HoldingPolicy = Type.Object({
  discloses: Type.Boolean(),
  changedBy: Nullable(Type.String()),
  changedAt: Nullable(Instant),
  mayChange: Type.Boolean(),
});
export type HoldingPolicyWire = Static<typeof HoldingPolicy>;
export const NewHoldingPolicy = Type.Object({ discloses: Type.Boolean() }, { additionalProperties: false });
