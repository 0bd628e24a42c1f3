/** Count cards as their owners see and change them, and which records are one event. */
import Type, { type Static, type TSchema } from "typebox";
import { Day, Id, Instant } from "./common.ts";

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Code = Type.String({ maxLength: 60 });
const Codes = Type.Array(Code, { maxItems: 60 });
const Reason = Type.String({ minLength: 1, maxLength: 1000, pattern: "\\S" });
const Quantity = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000, description: "money in pence" });

export const CardStateSchema = Type.Enum(["provisional", "validated", "locked", "withdrawn"]);

const described = {
  quantity: Quantity,
  day: Day,
  area: Type.Optional(Nullable(Code)),
  lead: Type.Optional(Type.String({ maxLength: 20, description: "one's own agency where nothing is said" })),
  agencies: Type.Optional(Codes),
  mode: Type.Optional(Nullable(Code)),
  direction: Type.Optional(Nullable(Code)),
  threatArea: Type.Optional(Nullable(Code)),
  premises: Type.Optional(Nullable(Code)),
  offence: Type.Optional(Nullable(Code)),
  link: Type.Optional(Nullable(Code)),
  /** Ids of phases and pillars. */
  tags: Type.Optional(Type.Array(Id, { maxItems: 20 })),
};
/** POST /cards: figures without records, of agencies that keep no activities here. */
export const NewCards = Type.Object(
  {
    /** Scopes to which they are contributed, by address; those of the phases they are tagged to where nothing is said. */
    scopes: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 10 })),
    because: Type.Optional(Type.String({ maxLength: 1000 })),
    cards: Type.Array(
      Type.Object(
        {
          id: Type.Optional(Id),
          measure: Type.String({ maxLength: 60 }),
          version: Type.Optional(
            Type.Integer({ minimum: 1, description: "the newest where nothing is said" }),
          ),
          /** Cards of one request with the same word speak of one event. */
          event: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
          /** A card that one may read, of whose event this is said. */
          sameAs: Type.Optional(Id),
          ...described,
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 500 },
    ),
  },
  { additionalProperties: false },
);
export type NewCardsWire = Static<typeof NewCards>;
export const MadeCards = Type.Object({ ids: Type.Array(Id) });

/** PUT /cards/:id. A card of an activity follows its activity, and is amended there. */
export const AmendedCard = Type.Object(
  { version: Type.Integer({ description: "the version one saw" }), because: Reason, ...described },
  { additionalProperties: false },
);
export type AmendedCardWire = Static<typeof AmendedCard>;
export const BecauseWire = Type.Object({ because: Reason }, { additionalProperties: false });
/** POST /cards/:id/contribute and /cards/:id/withhold */
export const Contribution = Type.Object(
  { scope: Type.String({ maxLength: 100 }), reason: Type.String({ maxLength: 1000 }) },
  { additionalProperties: false },
);
export type ContributionWire = Static<typeof Contribution>;

export const CardScope = Type.Object({
  scope: Type.String({ description: "address" }),
  title: Type.String(),
  says: Type.Enum(["contributed", "withheld"]),
  reason: Type.String(),
  by: Type.String(),
  at: Instant,
  frozen: Type.Boolean(),
});
export const CardLine = Type.Object({
  id: Id,
  event: Id,
  activity: Nullable(Id),
  owner: Type.String(),
  measure: Type.String(),
  measureVersion: Type.Integer(),
  measureName: Type.String(),
  unit: Type.String(),
  quantity: Type.Integer(),
  identified: Type.Integer({ description: "how many of them are identified people" }),
  day: Day,
  area: Nullable(Type.String()),
  lead: Type.String(),
  agencies: Type.Array(Type.String()),
  mode: Nullable(Type.String()),
  direction: Nullable(Type.String()),
  threatArea: Nullable(Type.String()),
  premises: Nullable(Type.String()),
  offence: Nullable(Type.String()),
  link: Nullable(Type.String()),
  tags: Type.Array(Type.String()),
  state: CardStateSchema,
  version: Type.Integer(),
  changedBy: Type.String(),
  changedAt: Instant,
  because: Type.String(),
  scopes: Type.Array(CardScope),
});
export type CardLineWire = Static<typeof CardLine>;
/** GET /cards: those of one's own agency, the last day first. */
export const CardsQuery = Type.Object(
  {
    scope: Type.Optional(Type.String({ maxLength: 100 })),
    state: Type.Optional(CardStateSchema),
    day: Type.Optional(Day),
    measure: Type.Optional(Code),
    /** Only those that are withheld, from the scope where one is named. */
    withheld: Type.Optional(Type.Boolean()),
    cursor: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
);
export type CardsQueryWire = Static<typeof CardsQuery>;
export const Cards = Type.Object({
  items: Type.Array(CardLine),
  next: Nullable(Type.String()),
  mayReturn: Type.Boolean(),
});
export type CardsWire = Static<typeof Cards>;

/** GET /cards/:id */
export const CardDetail = Type.Object({
  card: CardLine,
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      /** The fields of the card as they stood; those that changed since the version before are named in `changed`. */
      body: Type.Record(Type.String(), Type.Unknown()),
      changed: Type.Array(Type.String()),
      because: Type.String(),
      by: Type.String(),
      at: Instant,
    }),
  ),
  /** Other cards of its event, through joins too, as far as the asker may read them. */
  others: Type.Array(CardLine),
  judgements: Type.Array(
    Type.Object({
      id: Id,
      one: Id,
      other: Id,
      says: Type.Enum(["same", "different"]),
      reason: Type.String(),
      by: Type.String(),
      at: Instant,
    }),
  ),
  actions: Type.Array(Type.String(), {
    description: "amend, withdraw, validate, contribute, withhold, join",
  }),
});
export type CardDetailWire = Static<typeof CardDetail>;

// ---- Two records of one event ---------------------------------------------------------------------------------------

export const EventSide = Type.Object({
  event: Id,
  activity: Nullable(Id),
  owners: Type.Array(Type.String()),
  lead: Type.String(),
  day: Day,
  area: Nullable(Type.String()),
  placeCode: Nullable(Type.String()),
  beganAt: Nullable(Instant),
  figures: Type.Array(
    Type.Object({
      card: Id,
      owner: Type.String(),
      measure: Type.String(),
      name: Type.String(),
      quantity: Type.Integer(),
    }),
  ),
});
export type EventSideWire = Static<typeof EventSide>;
export const Duplicate = Type.Object({
  one: EventSide,
  other: EventSide,
  /** Between 0 and 1: what it is ranked by, not a probability. */
  likeness: Type.Number(),
  /** Why, in words. */
  because: Type.Array(Type.String()),
});
export type DuplicateWire = Static<typeof Duplicate>;
/** GET /scopes/:name/duplicates: among what the asker may read, the likest first, without those judged before. */
export const Duplicates = Type.Object({
  items: Type.Array(Duplicate),
  judged: Type.Array(
    Type.Object({
      id: Id,
      one: EventSide,
      other: EventSide,
      says: Type.Enum(["same", "different"]),
      reason: Type.String(),
      by: Type.String(),
      agency: Type.String(),
      at: Instant,
    }),
  ),
});
export type DuplicatesWire = Static<typeof Duplicates>;
/** POST /events/join and POST /events/apart; POST /events/judgements/:id/end { reason } takes either back. */
export const EventJudgement = Type.Object(
  { one: Id, other: Id, reason: Reason },
  { additionalProperties: false },
);
export type EventJudgementWire = Static<typeof EventJudgement>;
export const EndedJudgement = Type.Object({ reason: Reason }, { additionalProperties: false });
