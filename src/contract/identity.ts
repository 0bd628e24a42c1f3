/** Who is who: things as a viewer may know them, judgements, and the review of what is near the line. */
import Type, { type Static } from "typebox";
import { Day, Id, Instant, PartialDate, Segments } from "./common.ts";

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Who said something: the report it stands in, whose it is, how it is graded. */
export const Source = Type.Object({
  mention: Id,
  report: Id,
  reference: Type.String(),
  agency: Type.String(),
  grade: Nullable(Type.String()),
  at: Instant,
});
export type SourceWire = Static<typeof Source>;

export const Says = Type.Enum(["same", "different", "unsure"]);
export type SaysWire = Static<typeof Says>;

/** One named weight of a comparison, in bits: above 0 speaks for one person or thing, below 0 against. */
export const Step = Type.Object({
  property: Type.String(),
  label: Type.String(),
  says: Type.String(),
  weight: Type.Number(),
  oneIn: Nullable(Type.Number({ description: "how rare what agrees is: one in so many" })),
  left: Type.String(),
  right: Type.String(),
});
export type StepWire = Static<typeof Step>;

/** Why two mentions are, or are not, taken to be one: what the model says of these two alone. */
export const Waterfall = Type.Object({
  model: Type.String(),
  start: Type.Number({ description: "before anything is compared" }),
  speaksFor: Type.Array(Step),
  speaksAgainst: Type.Array(Step),
  silent: Type.Array(Type.String(), { description: "what one side does not know: neither for nor against" }),
  weight: Type.Number(),
  probability: Type.Number(),
  line: Type.Number({ description: "the weight from which two are taken to be one" }),
});
export type WaterfallWire = Static<typeof Waterfall>;

export const Judgement = Type.Object({
  act: Id,
  says: Says,
  reason: Type.String(),
  by: Type.String(),
  shared: Type.Boolean({ description: "read by all who may read both sides, and not only by the agency" }),
  at: Instant,
  retractedAt: Nullable(Instant),
  retractedBy: Nullable(Type.String()),
  retraction: Nullable(Type.String()),
  mayRetract: Type.Boolean(),
  pairs: Type.Array(
    Type.Object({
      left: Id,
      right: Id,
      leftText: Type.String(),
      rightText: Type.String(),
      leftReference: Type.String(),
      rightReference: Type.String(),
    }),
  ),
});
export type JudgementWire = Static<typeof Judgement>;

/** One value that a thing is said to have, and by whom. */
export const Value = Type.Object({
  value: Type.String(),
  display: Type.String(),
  key: Nullable(Type.String({ description: "where the value is a thing of its own: its address" })),
  sources: Type.Array(Source),
});

export const Fact = Type.Object({
  property: Type.String(),
  label: Type.String(),
  kind: Nullable(Type.String({ description: "the kind of thing, where the values are things" })),
  contested: Type.Boolean({ description: "of which there should be one, and there are several" }),
  values: Type.Array(Value),
});
export type FactWire = Static<typeof Fact>;

export const Change = Type.Object({
  at: Instant,
  what: Type.Enum(["joined", "left", "said", "judged", "retracted"]),
  why: Type.String(),
  mention: Nullable(Id),
  text: Nullable(Type.String()),
  reference: Nullable(Type.String()),
});
export type ChangeWire = Static<typeof Change>;

/**
 * GET /things/:id?on= : `id` is any mention that the viewer may read, or a selector's key (phone:+447700900123). All that
 * is said of the one person or thing that the viewer's own mentions and judgements make of it; with `on`, as it was known
 * at the end of that day, to whoever may read it now.
 */
export const Thing = Type.Object({
  mention: Id,
  key: Nullable(Type.String()),
  kind: Type.String(),
  display: Type.String(),
  valid: Nullable(Type.Boolean()),
  on: Nullable(Day),
  names: Type.Array(Value),
  facts: Type.Array(Fact),
  said: Type.Array(
    Type.Object({
      mention: Id,
      report: Id,
      reference: Type.String(),
      agency: Type.String(),
      grade: Nullable(Type.String()),
      at: Instant,
      authored: Type.String(),
      text: Type.String(),
      properties: Type.Record(Type.String(), Type.String()),
      categories: Type.Array(Type.String()),
      confidence: Type.String(),
      passage: Segments,
      joined: Nullable(
        Type.Object({
          by: Type.Enum(["identifier", "report", "model", "person"]),
          with: Id,
          weight: Nullable(Type.Number()),
          probability: Nullable(Type.Number()),
        }),
      ),
    }),
  ),
  links: Type.Array(
    Type.Object({
      kind: Type.String(),
      direction: Type.Enum(["out", "in"]),
      mention: Id,
      key: Nullable(Type.String()),
      otherKind: Type.String(),
      display: Type.String(),
      reference: Type.String(),
      grade: Nullable(Type.String()),
    }),
  ),
  timeline: Type.Array(
    Type.Object({
      date: PartialDate,
      what: Type.String(),
      mention: Id,
      reference: Type.String(),
      grade: Nullable(Type.String()),
      place: Nullable(Type.String()),
    }),
  ),
  agencies: Type.Array(Type.Object({ code: Type.String(), count: Type.Integer() })),
  perhaps: Type.Array(
    Type.Object({
      mention: Id,
      with: Id,
      display: Type.String(),
      reference: Type.String(),
      agency: Type.String(),
      weight: Type.Number(),
      probability: Type.Number(),
    }),
    { description: "other mentions near the line, strongest first" },
  ),
  changes: Type.Array(Change, { description: "since this time yesterday, newest first" }),
  judgements: Type.Array(Judgement),
  more: Type.Boolean({ description: "more was said than is listed here" }),
});
export type ThingWire = Static<typeof Thing>;

export const ThingQuery = Type.Object({ on: Type.Optional(Day) });

/** POST /judgements: of one pair or of many at once. */
export const NewJudgement = Type.Object(
  {
    says: Says,
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
    shared: Type.Optional(Type.Boolean({ description: "default true" })),
    pairs: Type.Array(Type.Object({ left: Id, right: Id }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: 200,
    }),
  },
  { additionalProperties: false },
);
export type NewJudgementWire = Static<typeof NewJudgement>;
/** POST /things/:id/split: these mentions are not of the thing that the others are of. */
export const Split = Type.Object(
  {
    mentions: Type.Array(Id, { minItems: 1, maxItems: 100 }),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
    shared: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type SplitWire = Static<typeof Split>;
export const Judged = Type.Object({ act: Id, pairs: Type.Integer() });
export type JudgedWire = Static<typeof Judged>;
/** POST /judgements/:act/retraction */
export const Retraction = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 2000 }) },
  { additionalProperties: false },
);

/** One side of a pair: the mention, its source, and the thing it now belongs to. */
export const Side = Type.Object({
  source: Source,
  kind: Type.String(),
  text: Type.String(),
  passage: Segments,
  categories: Type.Array(Type.String()),
  thing: Type.Object({
    display: Type.String(),
    mentions: Type.Integer(),
    agencies: Type.Array(Type.String()),
  }),
});
export type SideWire = Static<typeof Side>;

/** GET /pairs/:left/:right, and each entry of the queue. */
export const Pair = Type.Object({
  left: Side,
  right: Side,
  fields: Type.Array(
    Type.Object({
      property: Type.String(),
      label: Type.String(),
      left: Type.String(),
      right: Type.String(),
      says: Nullable(Type.String()),
      weight: Nullable(Type.Number()),
    }),
    { description: "field by field, side beside side; null where one does not know it" },
  ),
  waterfall: Waterfall,
  together: Type.Boolean({ description: "whether the two are of one thing now" }),
  why: Type.String({ description: "why it is worth a person's time, in a sentence" }),
  judgements: Type.Array(Judgement),
});
export type PairWire = Static<typeof Pair>;

/** GET /review?kind=&near= : most useful first. */
export const ReviewQuery = Type.Object({
  kind: Type.Optional(Type.String({ maxLength: 40 })),
  near: Type.Optional(Id),
});
export const Review = Type.Object({
  pairs: Type.Array(Pair),
  more: Type.Boolean(),
  kinds: Type.Array(Type.Object({ kind: Type.String(), waiting: Type.Integer() })),
});
export type ReviewWire = Static<typeof Review>;

/** GET /review/learning: how people judged what the model had weighed; of judgements the viewer may read. */
export const Learning = Type.Object({
  model: Type.String(),
  line: Type.Number(),
  judged: Type.Integer(),
  bands: Type.Array(
    Type.Object({
      from: Type.Number(),
      to: Type.Number(),
      expected: Type.Number({ description: "the share of one, as the model says" }),
      same: Type.Integer(),
      different: Type.Integer(),
      unsure: Type.Integer(),
    }),
  ),
  /** Where the line would stand by these judgements; null while there are too few. */
  suggestedLine: Nullable(Type.Number()),
  says: Type.String({ description: "what this means, in a sentence or two" }),
  overruled: Type.Array(
    Type.Object({
      left: Id,
      right: Id,
      leftText: Type.String(),
      rightText: Type.String(),
      weight: Type.Number(),
      says: Says,
      at: Instant,
    }),
    { description: "where people most clearly differed from the model" },
  ),
});
export type LearningWire = Static<typeof Learning>;
