/** The dictionary of what is counted: measures with their definitions, every version of each. */
import Type, { type Static, type TSchema } from "typebox";
import { Instant } from "./common.ts";

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const CountedSchema = Type.Enum(["event", "person_in_event", "distinct_person", "object", "amount"]);

const measureWords = {
  id: Type.String({ pattern: "^[a-z][a-z0-9_]{2,59}$" }),
  name: Type.String({ minLength: 1, maxLength: 120 }),
  definition: Type.String({ minLength: 1, maxLength: 2000 }),
  unit: Type.String({ minLength: 1, maxLength: 40, description: "as it stands behind a figure: people" }),
  counts: CountedSchema,
  date: Type.Enum(["began", "decided", "done", "submitted"], { description: "whose day it is, in London" }),
  qualifies: Type.String({ minLength: 1, maxLength: 2000, description: "which territory and which link" }),
  ties: Type.String({ minLength: 1, maxLength: 2000, description: "how ties fall" }),
};
export const MeasureVersion = Type.Object({
  ...measureWords,
  version: Type.Integer(),
  key: Type.String({ description: "measure and version, as boards name it: arrested@1" }),
  newest: Type.Boolean(),
  /** Null where the product brings it. */
  agency: Nullable(Type.String()),
  writtenBy: Nullable(Type.String()),
  writtenAt: Nullable(Instant),
  because: Nullable(Type.String()),
});
export type MeasureVersionWire = Static<typeof MeasureVersion>;
/** GET /measures: every version, the newest of each first. */
export const Measures = Type.Object({ items: Type.Array(MeasureVersion), mayDefine: Type.Boolean() });
export type MeasuresWire = Static<typeof Measures>;
/** POST /measures: a new measure, or the next version of one. What it counts never changes from version to version. */
export const NewMeasure = Type.Object(
  { ...measureWords, because: Type.String({ minLength: 1, maxLength: 1000, pattern: "\\S" }) },
  { additionalProperties: false },
);
export type NewMeasureWire = Static<typeof NewMeasure>;
