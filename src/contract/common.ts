/** Shapes that several rooms share. Schemas validate requests, describe the API, and are the client's types. */
import Type, { type Static, type TSchema } from "typebox";

export const Id = Type.String({ format: "uuid" });
export const Instant = Type.String({ description: "RFC 3339, UTC", examples: ["2025-09-21T14:02:11.000Z"] });
export const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", examples: ["2025-09-21"] });
export const PartialDate = Type.String({
  maxLength: 60,
  description: "EDTF: 2025, 2025-09, 2025-09-21, 2025-09~, or empty when not known",
});
export const PurposeSchema = Type.Enum(["law_enforcement", "safeguarding", "immigration"]);
export const PrecedenceSchema = Type.Enum(["immediate", "time_critical", "routine"]);
export const ClassificationSchema = Type.Enum(["OFFICIAL", "OFFICIAL-SENSITIVE"]);
export const StateSchema = Type.Enum(["draft", "submitted", "evaluated", "disseminated", "withdrawn"]);

export const HandlingSchema = Type.Union([
  Type.Object({ code: Type.Literal("P") }, { additionalProperties: false }),
  Type.Object(
    {
      code: Type.Literal("C"),
      action: Type.Enum(["A1", "A2", "A3"]),
      sanitisation: Type.Enum(["S1", "S2"]),
      instructions: Type.Array(
        Type.Object({ originator: Type.String({ maxLength: 20 }), text: Type.String({ maxLength: 2000 }) }),
        { maxItems: 50 },
      ),
    },
    { additionalProperties: false },
  ),
]);
export const GradeSchema = Type.Object({
  source: Type.Enum(["1", "2", "3"]),
  information: Type.Enum(["A", "B", "C", "D", "E"]),
  handling: HandlingSchema,
});
export type GradeWire = Static<typeof GradeSchema>;

/** RFC 9457, `application/problem+json`. `errors` point at fields of the request by JSON pointer. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.Optional(Type.String({ description: "what was wrong and what to do, in plain words" })),
  instance: Type.Optional(Type.String({ description: "the request's id, to quote when asking for help" })),
  code: Type.Optional(
    Type.String({ description: "sign_in, step_up, forbidden, not_found, conflict, invalid, ..." }),
  ),
  errors: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), message: Type.String() }))),
});
export type ProblemWire = Static<typeof Problem>;

export function Page<Item extends TSchema>(item: Item) {
  return Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) });
}

/** Text cut into runs; `hit` runs matched what was searched. Never markup. */
export const Segments = Type.Array(Type.Object({ text: Type.String(), hit: Type.Optional(Type.Boolean()) }));
export type SegmentsWire = Static<typeof Segments>;

/** With whom something is shared: an agency, or one of its teams. */
export const Recipient = Type.Object({
  agency: Type.String({ description: "agency code", maxLength: 20 }),
  team: Type.Optional(
    Type.Union([Type.String({ maxLength: 40 }), Type.Null()], { description: "team code" }),
  ),
});
export type RecipientWire = Static<typeof Recipient>;
