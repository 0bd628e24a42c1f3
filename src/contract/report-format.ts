/**
 * The report format: how graded reports travel between systems. NDJSON, one report a line, UTF-8.
 *
 * Published at /api/report-format.json and in docs/report-format.md. A line is refused as a whole, with the place of
 * everything that is wrong with it; its neighbours are not touched.
 */
import Type, { type Static } from "typebox";
import { CATEGORY_TEXTS } from "../vocabulary/categories.ts";
import { MENTION_KINDS } from "../vocabulary/kinds.ts";
import { Day, PartialDate, PrecedenceSchema, PurposeSchema, Recipient } from "./common.ts";

const Ref = Type.String({ minLength: 1, maxLength: 60, description: "names the mention within its item" });

/**
 * A person or thing that the item speaks of. Besides the members below it has the properties of its kind, each a text:
 * `{"ref": "p1", "kind": "person", "name": "Arben Hoxha", "birthDate": "1987-04"}`.
 */
export const MentionLine = Type.Object(
  {
    ref: Ref,
    kind: Type.Enum([...MENTION_KINDS]),
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: "the words as written" })),
    start: Type.Optional(
      Type.Integer({ minimum: 0, description: "where the words begin in the item's text, in UTF-16 units" }),
    ),
    confidence: Type.Optional(Type.Enum(["certain", "likely", "possible"])),
    categories: Type.Optional(
      Type.Array(Type.Enum([...CATEGORY_TEXTS]), {
        maxItems: 8,
        description: "of a person, in what the item speaks of: suspect:fact, victim:assessment …",
      }),
    ),
  },
  { additionalProperties: Type.String({ maxLength: 500 }) },
);
export type MentionLineWire = Static<typeof MentionLine>;

export const LinkLine = Type.Object(
  {
    from: Ref,
    to: Ref,
    kind: Type.String({ minLength: 1, maxLength: 60, description: "used, travelled with, works for …" }),
    role: Type.Optional(Type.String({ maxLength: 60 })),
    from_time: Type.Optional(PartialDate),
    to_time: Type.Optional(PartialDate),
    place: Type.Optional(Type.String({ maxLength: 300 })),
  },
  { additionalProperties: false },
);
export type LinkLineWire = Static<typeof LinkLine>;

export const ItemLine = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: 40_000 }),
    source: Type.Enum(["1", "2", "3"]),
    information: Type.Enum(["A", "B", "C", "D", "E"]),
    handling: Type.Enum(["P", "C"]),
    action: Type.Optional(Type.Enum(["A1", "A2", "A3"], { description: "only under C, and required there" })),
    sanitisation: Type.Optional(Type.Enum(["S1", "S2"], { description: "only under C, and required there" })),
    instructions: Type.Optional(
      Type.String({ maxLength: 2000, description: "only under C: the owner's words on its conditions" }),
    ),
    mentions: Type.Optional(
      Type.Array(MentionLine, {
        maxItems: 400,
        description:
          "who and what the text speaks of. Left out, the text is read for selectors and names, which are then suggestions; an empty list says that there is nobody and nothing",
      }),
    ),
    links: Type.Optional(Type.Array(LinkLine, { maxItems: 400 })),
  },
  { additionalProperties: false },
);
export type ItemLineWire = Static<typeof ItemLine>;

export const ReportLine = Type.Object(
  {
    reference: Type.String({
      minLength: 1,
      maxLength: 80,
      pattern: "^[!-~]([ -~]*[!-~])?$",
      description: "the owner's own, unique within the agency: what makes the same report the same",
    }),
    agency: Type.String({ minLength: 1, maxLength: 20, description: "the owner, by code" }),
    precedence: Type.Optional(PrecedenceSchema),
    authored: Day,
    information: Type.Object(
      { from: PartialDate, to: Type.Optional(PartialDate) },
      { additionalProperties: false },
    ),
    title: Type.String({ minLength: 3, maxLength: 300 }),
    purpose: PurposeSchema,
    classification: Type.String({ maxLength: 60, description: "OFFICIAL or OFFICIAL-SENSITIVE" }),
    provenance: Type.Optional(
      Type.String({ maxLength: 2000, description: "how it is known; never who the source is" }),
    ),
    audience: Type.Optional(
      Type.Array(Recipient, {
        maxItems: 200,
        description: "with whom it is shared besides its own intelligence unit; left out, with nobody",
      }),
    ),
    requirements: Type.Optional(
      Type.Array(Type.String({ maxLength: 80 }), {
        maxItems: 50,
        description: "codes of the requirements it answers",
      }),
    ),
    items: Type.Array(ItemLine, { minItems: 1, maxItems: 50 }),
  },
  {
    $id: "https://tributary.invalid/report-format/1",
    title: "One intelligence report",
    additionalProperties: false,
  },
);
export type ReportLineWire = Static<typeof ReportLine>;
