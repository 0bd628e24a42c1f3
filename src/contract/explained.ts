/**
 * How a figure was reached: what adding up everything that was sent would give, the figure itself, and what lies between them,
 * fault by fault. All of it is of the whole scope, so that it is the same for everybody whom the scope admits; what was amended or
 * withdrawn is of cards that the reader may open, because only of those may they see what they said before.
 */
import Type, { type Static } from "typebox";
import { Day, Id } from "./common.ts";

export const ExplainedQuery = Type.Object(
  { measure: Type.String({ maxLength: 80, description: "measure and version: arrested@1" }) },
  { additionalProperties: false },
);

export const FIGURE_FAULTS = [
  "contributions_added",
  "recorded_twice",
  "tagged_twice",
  "first_figure_kept",
  "withdrawn",
  "met_twice",
] as const;
export type FigureFault = (typeof FIGURE_FAULTS)[number];

/** An event at which it shows, of those that the reader may open. */
export const FaultExampleWire = Type.Object({
  event: Id,
  activity: Type.Union([Id, Type.Null()]),
  day: Day,
  said: Type.Array(
    Type.Object({
      agency: Type.String(),
      quantity: Type.Integer(),
      counts: Type.Boolean({ description: "whether it stands in the figure" }),
    }),
  ),
});

export const Explained = Type.Object({
  measure: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  /** The figure of the scope. */
  counted: Type.Integer(),
  /** What adding up gives: the figure and all that the faults add, but for those that are only of the reader's own cards. */
  added: Type.Integer(),
  events: Type.Integer({ description: "events, or figures without records, of which the figure is made" }),
  faults: Type.Array(
    Type.Object({
      fault: Type.Enum([...FIGURE_FAULTS]),
      /** What the fault does, and the rule that answers it. */
      says: Type.String(),
      rule: Type.String(),
      /** By how much the sum would be too high; below 0 where it would be too low. */
      adds: Type.Integer(),
      cards: Type.Integer({ description: "cards at which it shows" }),
      /** Only of cards that the reader may open. */
      partial: Type.Boolean(),
      example: Type.Union([FaultExampleWire, Type.Null()]),
    }),
  ),
});
export type ExplainedWire = Static<typeof Explained>;
