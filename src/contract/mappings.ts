/**
 * A mapping: a saved, versioned document that says how an agency's tables become reports of the report format. Written
 * in docs/mappings.md with an example. Pure data: nothing in it is a program.
 */
import Type, { type Static } from "typebox";
import { CATEGORY_TEXTS } from "../vocabulary/categories.ts";
import { MENTION_KINDS } from "../vocabulary/kinds.ts";
import { PrecedenceSchema, PurposeSchema, Recipient } from "./common.ts";

const Name = Type.String({
  pattern: "^[A-Za-z][A-Za-z0-9_-]{0,39}$",
  description: "a word of up to 40 letters, digits, - and _",
});
const Column = Type.String({ minLength: 1, maxLength: 300, description: "a header of the table" });
const Template = Type.String({
  maxLength: 20_000,
  description: "words with {column}, [parts that vanish when empty] and [each name|words|separator]",
});
const Named = <Shape extends Type.TSchema>(shape: Shape) => Type.Record(Type.String(), shape);

/** A row is taken when all conditions hold. Values are compared without regard to capitals and outer spaces. */
export const Condition = Type.Object(
  {
    column: Type.Optional(Column),
    is: Type.Optional(Type.Array(Type.String({ maxLength: 500 }), { maxItems: 500 })),
    isNot: Type.Optional(Type.Array(Type.String({ maxLength: 500 }), { maxItems: 500 })),
    empty: Type.Optional(Type.Boolean({ description: "whether the cell must be empty, or must not" })),
    with: Type.Optional(Name),
    without: Type.Optional(Name),
  },
  {
    additionalProperties: false,
    description: "column with is, isNot or empty; or with or without a related table",
  },
);
export type ConditionWire = Static<typeof Condition>;

export const TableMapping = Type.Object(
  {
    match: Type.String({
      minLength: 1,
      maxLength: 300,
      description: "the name of the file, or file/sheet; * stands for anything",
    }),
    dates: Type.Optional(
      Type.Record(Type.String(), Type.String({ maxLength: 40 }), {
        description:
          "columns that hold dates with their format: DD/MM/YYYY, MM/DD/YYYY HH:mm, D MMM YY, ISO …",
      }),
    ),
    omit: Type.Optional(
      Type.Array(Column, {
        maxItems: 500,
        description: "columns that are not taken in at all, not even beside the report",
      }),
    ),
    encoding: Type.Optional(Type.String({ maxLength: 40 })),
    separator: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })),
    quote: Type.Optional(Type.String({ maxLength: 4, description: "one sign, or none" })),
    optional: Type.Optional(
      Type.Boolean({ description: "whether the table may be missing; it is then empty" }),
    ),
  },
  { additionalProperties: false },
);
export type TableMappingWire = Static<typeof TableMapping>;

/** Rows of another table that belong to a row: those whose columns have the values of the row's. */
export const Relation = Type.Object(
  {
    table: Name,
    from: Type.Optional(
      Type.String({
        maxLength: 40,
        description: "the relation whose rows it belongs to; left out, the main row",
      }),
    ),
    on: Type.Record(Type.String(), Type.String({ maxLength: 300 }), {
      description: "its column → the column of the row it belongs to",
    }),
    where: Type.Optional(Type.Array(Condition, { maxItems: 20 })),
  },
  { additionalProperties: false },
);
export type RelationWire = Static<typeof Relation>;

export const GradeMapping = Type.Object(
  {
    source: Type.Enum(["1", "2", "3"]),
    information: Type.Enum(["A", "B", "C", "D", "E"]),
    handling: Type.Enum(["P", "C"]),
    action: Type.Optional(Type.Enum(["A1", "A2", "A3"])),
    sanitisation: Type.Optional(Type.Enum(["S1", "S2"])),
    instructions: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
);

const Categories = Type.Array(Type.Enum([...CATEGORY_TEXTS]), { maxItems: 8 });

export const MentionMapping = Type.Object(
  {
    ref: Name,
    kind: Type.Enum([...MENTION_KINDS]),
    each: Type.Optional(
      Type.String({ maxLength: 40, description: "a relation: one mention for each of its rows" }),
    ),
    split: Type.Optional(
      Type.Object(
        { column: Column, by: Type.Optional(Type.String({ minLength: 1, maxLength: 10 })) },
        {
          additionalProperties: false,
          description:
            "a cell with several values: one mention for each, which is {part}; by is any of these signs",
        },
      ),
    ),
    where: Type.Optional(Type.Array(Condition, { maxItems: 20 })),
    properties: Type.Optional(Named(Template)),
    text: Type.Optional(Template),
    confidence: Type.Optional(Type.Enum(["certain", "likely", "possible"])),
    categories: Type.Optional(
      Type.Union([
        Categories,
        Type.Object({ column: Column, values: Named(Categories) }, { additionalProperties: false }),
      ]),
    ),
  },
  { additionalProperties: false },
);
export type MentionMappingWire = Static<typeof MentionMapping>;

export const LinkMapping = Type.Object(
  {
    from: Name,
    to: Name,
    kind: Template,
    role: Type.Optional(Template),
    from_time: Type.Optional(Template),
    to_time: Type.Optional(Template),
    place: Type.Optional(Template),
  },
  { additionalProperties: false },
);
export type LinkMappingWire = Static<typeof LinkMapping>;

export const ItemMapping = Type.Object(
  {
    text: Template,
    grade: Type.Optional(GradeMapping),
    mentions: Type.Optional(Type.Array(MentionMapping, { maxItems: 100 })),
    links: Type.Optional(Type.Array(LinkMapping, { maxItems: 100 })),
  },
  { additionalProperties: false },
);
export type ItemMappingWire = Static<typeof ItemMapping>;

/** What a report says of itself; a report's own words go before the mapping's. */
const ReportHead = {
  agency: Type.Optional(Type.String({ maxLength: 20 })),
  precedence: Type.Optional(PrecedenceSchema),
  purpose: Type.Optional(PurposeSchema),
  classification: Type.Optional(Type.Enum(["OFFICIAL", "OFFICIAL-SENSITIVE"])),
  provenance: Type.Optional(Template),
  audience: Type.Optional(Type.Array(Recipient, { maxItems: 200 })),
  requirements: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 50 })),
  grade: Type.Optional(GradeMapping),
};

export const ReportMapping = Type.Object(
  {
    of: Type.String({ maxLength: 40, description: "the main table: one report for each of its rows" }),
    where: Type.Optional(Type.Array(Condition, { maxItems: 20 })),
    with: Type.Optional(Named(Relation)),
    reference: Template,
    authored: Template,
    information: Type.Object(
      { from: Template, to: Type.Optional(Template) },
      { additionalProperties: false },
    ),
    title: Template,
    items: Type.Array(ItemMapping, { minItems: 1, maxItems: 50 }),
    ...ReportHead,
  },
  { additionalProperties: false },
);
export type ReportMappingWire = Static<typeof ReportMapping>;

export const Mapping = Type.Object(
  {
    mapping: Type.Literal(1, { description: "the version of this kind of document: 1" }),
    name: Type.String({ minLength: 1, maxLength: 100 }),
    version: Type.Integer({ minimum: 1, description: "of this mapping, raised with each change" }),
    note: Type.Optional(Type.String({ maxLength: 8000, description: "decisions and why" })),
    tables: Named(TableMapping),
    values: Type.Optional(
      Type.Record(Type.String(), Type.Record(Type.String(), Type.String({ maxLength: 500 })), {
        description: "lists that {column|list} looks a value up in",
      }),
    ),
    defaults: Type.Optional(Type.Object(ReportHead, { additionalProperties: false })),
    reports: Type.Array(ReportMapping, { minItems: 1, maxItems: 50 }),
  },
  {
    $id: "https://tributary.invalid/mapping/1",
    title: "How tables become reports",
    additionalProperties: false,
  },
);
export type MappingWire = Static<typeof Mapping>;
