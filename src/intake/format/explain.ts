/**
 * What is wrong with a value against a schema, in plain words, each with its place. Compiled checkers say yes or no
 * fast; only where they say no is the value walked again here, to say everything that is wrong and what to do.
 *
 * Knows the part of JSON Schema that the contracts use. A test holds it to the compiled checker's verdict.
 */
import type { Flaw } from "../incoming.ts";
import { isRecord, pointer, quoted } from "./words.ts";

/** The members of JSON Schema that the contracts use. */
export interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly description?: string;
}

/** A record that is wrong in more ways than this is not mended one flaw at a time. */
const MOST_FLAWS = 50;

/** A pattern is for machines; this is what it asks for. */
const PATTERN_WORDS: Readonly<Record<string, string>> = {
  "^\\d{4}-\\d{2}-\\d{2}$": "Write a day as year-month-day: 2025-09-21",
  "^[!-~]([ -~]*[!-~])?$":
    "Write it with the letters A to Z, digits and the signs of a keyboard, without a space at either end",
};

const SINGULAR: Readonly<Record<string, string>> = {
  string: "a text in quotes",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list in [ ]",
  object: "an object in { }",
  null: "null",
};

/** Everything that is wrong, in the order of the schema; at most fifty flaws. */
export function explain(schema: Schema, value: unknown): Flaw[] {
  const flaws: Flaw[] = [];
  walk(schema, value, [], flaws);
  if (flaws.length <= MOST_FLAWS) return flaws;
  return [...flaws.slice(0, MOST_FLAWS), { where: "", message: "More is wrong than the fifty flaws above." }];
}

type Path = readonly (string | number)[];

function walk(schema: Schema, value: unknown, path: Path, flaws: Flaw[]): void {
  if (flaws.length > MOST_FLAWS) return;
  const say = (message: string) => void flaws.push({ where: pointer(path), message });
  const { type, anyOf } = schema;
  if (anyOf) walkUnion(anyOf, value, path, flaws);
  else if (schema.const !== undefined && value !== schema.const)
    say(`This is ${shown(value)}: write ${shown(schema.const)}.`);
  else if (schema.enum && !schema.enum.includes(value))
    say(`This is ${shown(value)}: write one of ${schema.enum.map(String).join(", ")}.`);
  else if (type && typeOf(value, type) !== type)
    say(`This is ${shown(value)}, where ${SINGULAR[type] ?? type} belongs${hint(schema)}.`);
  else if (typeof value === "string") walkText(schema, value, say);
  else if (typeof value === "number") walkNumber(schema, value, say);
  else if (Array.isArray(value)) walkList(schema, value, path, flaws);
  else if (isRecord(value)) walkObject(schema, value, path, flaws);
}

function walkText(schema: Schema, value: string, say: (message: string) => void): void {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  // Counted as the schema counts: code points. A text of many units is never counted where its length settles it.
  const length = value.length <= maxLength && value.length >= minLength * 2 ? value.length : points(value);
  if (length < minLength)
    say(
      length === 0
        ? `This is empty${hint(schema)}. Write at least ${characters(minLength)}, or leave the whole record out.`
        : `This has ${characters(length)}: write at least ${minLength}.`,
    );
  if (length > maxLength)
    say(`This has ${characters(length)}: at most ${count(maxLength)} fit. Shorten it, or divide it.`);
  if (pattern !== undefined && length >= minLength && !new RegExp(pattern, "u").test(value))
    say(
      `This is ${shown(value)}. ${PATTERN_WORDS[pattern] ?? `It is not written as it should be${hint(schema)}`}.`,
    );
}

function walkNumber(schema: Schema, value: number, say: (message: string) => void): void {
  if (schema.minimum !== undefined && value < schema.minimum)
    say(`This is ${value}: write ${schema.minimum} or more.`);
  if (schema.maximum !== undefined && value > schema.maximum)
    say(`This is ${value}: write ${schema.maximum} or less.`);
}

function walkList(schema: Schema, value: readonly unknown[], path: Path, flaws: Flaw[]): void {
  const where = pointer(path);
  if (schema.minItems !== undefined && value.length < schema.minItems)
    flaws.push({
      where,
      message: `This list has ${value.length} entries: at least ${schema.minItems} is needed.`,
    });
  if (schema.maxItems !== undefined && value.length > schema.maxItems)
    flaws.push({
      where,
      message: `This list has ${count(value.length)} entries: at most ${schema.maxItems} are taken. Divide the record.`,
    });
  const { items } = schema;
  if (items === undefined) return;
  // What is past the bound is not looked at: the list is too long already.
  for (const [at, each] of value.slice(0, schema.maxItems ?? value.length).entries())
    walk(items, each, [...path, at], flaws);
}

function walkObject(schema: Schema, value: Record<string, unknown>, path: Path, flaws: Flaw[]): void {
  const properties = schema.properties ?? {};
  for (const name of schema.required ?? []) {
    if (value[name] === undefined || !Object.hasOwn(value, name))
      flaws.push({
        where: pointer([...path, name]),
        message: `"${name}" is missing. Add it${hint(properties[name] ?? {})}.`,
      });
  }
  for (const name of Object.keys(value)) {
    if (flaws.length > MOST_FLAWS) return;
    const property = Object.hasOwn(properties, name) ? properties[name] : matching(schema, name);
    if (property !== undefined) {
      const absent = value[name] === undefined && Object.hasOwn(properties, name);
      if (!absent) walk(property, value[name], [...path, name], flaws);
    } else if (schema.additionalProperties === false) {
      const allowed = Object.keys(properties).join(", ");
      flaws.push({
        where: pointer([...path, name]),
        message: `There is no member ${quoted(name)} here. Take it out; the members are ${allowed}.`,
      });
    }
  }
}

function matching(schema: Schema, name: string): Schema | undefined {
  for (const [pattern, each] of Object.entries(schema.patternProperties ?? {}))
    if (new RegExp(pattern, "u").test(name)) return each;
  return typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
}

/** Of several shapes the one that comes nearest is what the writer meant. */
function walkUnion(shapes: readonly Schema[], value: unknown, path: Path, flaws: Flaw[]): void {
  let nearest: { readonly flaws: Flaw[]; readonly distance: number } | null = null;
  for (const shape of shapes) {
    const found: Flaw[] = [];
    walk(shape, value, path, found);
    if (found.length === 0) return;
    // A shape of another type altogether is farther than one whose members are wrong.
    const elsewhere = shape.type !== undefined && typeOf(value, shape.type) !== shape.type;
    const distance = found.length + (elsewhere ? 1000 : 0);
    if (nearest === null || distance < nearest.distance) nearest = { flaws: found, distance };
  }
  if (nearest === null) return;
  if (nearest.distance < 1000) {
    flaws.push(...nearest.flaws);
    return;
  }
  const wanted = shapes.map((each) => SINGULAR[each.type ?? ""] ?? "another shape").join(" or ");
  flaws.push({ where: pointer(path), message: `This is ${shown(value)}, where ${wanted} belongs.` });
}

function typeOf(value: unknown, wanted: string): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number" && wanted === "integer" && Number.isInteger(value)) return "integer";
  return typeof value;
}

/** A value as a person recognises it: short, and never its whole content. */
function shown(value: unknown): string {
  if (value === undefined) return "not there";
  if (Array.isArray(value)) return "a list";
  if (isRecord(value)) return "an object";
  return typeof value === "string" ? quoted(value) : String(value);
}

function hint(schema: Schema): string {
  if (schema.description !== undefined) return `: ${schema.description}`;
  if (schema.enum !== undefined) return `: one of ${schema.enum.map(String).join(", ")}`;
  return "";
}

function points(value: string): number {
  let length = 0;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    length += 1;
  }
  return length;
}

function characters(length: number): string {
  return length === 1 ? "1 character" : `${count(length)} characters`;
}

function count(of: number): string {
  return of.toLocaleString("en-GB");
}
