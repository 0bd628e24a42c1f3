/**
 * Something, or null. Of a union the validator would try the first branch and make it fit: null would arrive as "" or as 0. Where
 * one type says it all, both are named in one schema, and nothing is made to fit.
 */
import Type, { type Static, type TSchema } from "typebox";

export function Nullable<Schema extends TSchema>(schema: Schema) {
  const { type } = schema as { readonly type?: unknown };
  if (typeof type !== "string" || type === "object" || type === "array") {
    return Type.Unsafe<Static<Schema> | null>(Type.Union([schema, Type.Null()]));
  }
  return Type.Unsafe<Static<Schema> | null>({ ...schema, type: [type, "null"] });
}
