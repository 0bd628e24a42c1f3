/** What is said in the field, field by field: of an activity, and of its entries. */
import Type, { type Static, type TSchema } from "typebox";
import { Id, Instant } from "./common.ts";

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Code = Type.String({ maxLength: 40 });
const Line = Type.String({ maxLength: 300 });
const Text = Type.String({ maxLength: 4000 });

/** Fields of an activity as people say them. All optional: what is not known is not said. */
export const ActivityFields = Type.Partial(
  Type.Object(
    {
      kind: Code,
      title: Line,
      beganAt: Instant,
      endedAt: Nullable(Instant),
      /** Codes of agencies: who leads, and who else takes part. */
      lead: Code,
      agencies: Type.Array(Code, { maxItems: 60 }),
      tasking: Nullable(Id),
      /** Phases, and pillars of them, to which the event belongs. */
      tags: Type.Array(Type.Object({ phase: Id, pillar: Type.Optional(Nullable(Id)) }), { maxItems: 10 }),
      area: Nullable(Code),
      placeCode: Nullable(Code),
      place: Line,
      latitude: Type.Number({ minimum: -90, maximum: 90 }),
      longitude: Type.Number({ minimum: -180, maximum: 180 }),
      premises: Nullable(Code),
      mode: Nullable(Code),
      direction: Nullable(Code),
      threatArea: Nullable(Code),
    },
    { additionalProperties: false },
  ),
);
export type ActivityFieldsWire = Static<typeof ActivityFields>;

/** Somebody who is met. Nobody is put in a category unless it is said; what identifies them goes after a short time. */
export const EncounterFields = Type.Partial(
  Type.Object(
    {
      /** None any more once it is null: a wrong tap is taken back. */
      power: Nullable(Code),
      grounds: Line,
      explained: Nullable(Type.Boolean()),
      language: Nullable(Code),
      /** `suspect:assessment`; empty where they are not categorised. */
      categories: Type.Array(Code, { maxItems: 8 }),
      name: Line,
      birthDate: Code,
      identifiers: Type.Array(Line, { maxItems: 10 }),
      /** A child, or an age in doubt: a child until it is determined (Modern Slavery Act 2015 s.51). */
      child: Type.Boolean(),
      possibleVictim: Type.Boolean(),
      /** What they were asked: in relation to organised immigration crime, on status, or neither. */
      questioned: Type.Array(Type.Enum(["crime", "status"]), { maxItems: 2 }),
      check: Nullable(Id),
      at: Instant,
    },
    { additionalProperties: false },
  ),
);
export const PowerFields = Type.Partial(
  Type.Object(
    {
      use: Code,
      power: Nullable(Code),
      grounds: Line,
      explained: Nullable(Type.Boolean()),
      language: Nullable(Code),
      encounter: Nullable(Id),
      at: Instant,
    },
    { additionalProperties: false },
  ),
);
export const ResultFields = Type.Partial(
  Type.Object(
    {
      /** A result kind and one of its measures (src/vocabulary/results.ts). */
      result: Code,
      measure: Code,
      quantity: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }),
      offence: Nullable(Code),
      link: Nullable(Code),
      mode: Nullable(Code),
      direction: Nullable(Code),
      threatArea: Nullable(Code),
      premises: Nullable(Code),
      /** Whom it concerns, and under which power, where it concerns somebody. */
      encounter: Nullable(Id),
      power: Nullable(Code),
      at: Instant,
    },
    { additionalProperties: false },
  ),
);
/** A number in another system, so that nothing is keyed twice. */
export const ReferenceFields = Type.Partial(
  Type.Object(
    { system: Type.Enum(["cad", "custody", "crime", "body_worn", "exhibit"]), number: Line },
    { additionalProperties: false },
  ),
);
export const NoteFields = Type.Partial(
  Type.Object({ text: Text, prompt: Nullable(Type.Integer()), at: Instant }, { additionalProperties: false }),
);

export const PART_KINDS = ["encounter", "power", "result", "reference", "note"] as const;
export type PartKind = (typeof PART_KINDS)[number];
export const PART_FIELDS = {
  encounter: EncounterFields,
  power: PowerFields,
  result: ResultFields,
  reference: ReferenceFields,
  note: NoteFields,
} as const satisfies Record<PartKind, TSchema>;
export type EncounterFieldsWire = Static<typeof EncounterFields>;
export type PowerFieldsWire = Static<typeof PowerFields>;
export type ResultFieldsWire = Static<typeof ResultFields>;
export type ReferenceFieldsWire = Static<typeof ReferenceFields>;
export type NoteFieldsWire = Static<typeof NoteFields>;
