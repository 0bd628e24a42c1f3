/**
 * What comes in is checked against its schema. An address and its query are text, so their numbers are read from it; a body says
 * what it means: made to fit, `null` in "a number or nothing" would become 0 before anybody saw it.
 */
import AjvCompiler from "@fastify/ajv-compiler";
import type { FastifySchema, FastifySchemaCompiler } from "fastify";

// Fastify would strip what one branch of a union does not know before it tries the next.
const USUAL = { removeAdditional: false } as const;

export function validation(): FastifySchemaCompiler<FastifySchema> {
  const build = AjvCompiler();
  const asText = build({}, { customOptions: { ...USUAL, coerceTypes: "array" } });
  const asMeant = build({}, { customOptions: { ...USUAL, coerceTypes: false } });
  return (route) => (route.httpPart === "body" ? asMeant : asText)(route as never) as never;
}
