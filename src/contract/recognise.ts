/** Reading a text for what it speaks of. */
import Type, { type Static } from "typebox";
import { Id } from "./common.ts";

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** POST /text/recognise: what the words of an item speak of. Nothing is stored. */
export const RecogniseText = Type.Object({ text: Type.String({ maxLength: 40_000 }) });
export const Recognised = Type.Object({
  found: Type.Array(
    Type.Object({
      kind: Type.String(),
      start: Type.Integer(),
      end: Type.Integer(),
      text: Type.String(),
      properties: Type.Record(Type.String(), Type.String()),
      key: Nullable(Type.String()),
      valid: Nullable(Type.Boolean()),
      confidence: Type.Enum(["certain", "likely", "possible"]),
    }),
  ),
  links: Type.Array(Type.Object({ from: Type.Integer(), to: Type.Integer(), kind: Type.String() })),
  requirements: Type.Array(
    Type.Object({
      id: Id,
      code: Type.String(),
      title: Type.String(),
      priority: Type.Integer(),
      because: Type.Array(Type.String()),
    }),
  ),
});
export type RecognisedWire = Static<typeof Recognised>;
