/**
 * Counting: measures, scopes, boards, cards and who has returned.
 *
 * A figure is of a scope, where it is the same for everybody whom the scope's audience admits, or of one's own picture. `null`
 * where a number is expected is "not shown by itself": small numbers of people are only shown together with others.
 * A scope's address is the code of the agency that keeps it, in small letters, a hyphen, and its name: `npcc-lockstream`.
 */
import Type, { type Static, type TSchema } from "typebox";
import { Day, Id, Instant } from "./common.ts";
import { CountedSchema } from "./measures.ts";

export * from "./cards.ts";
export * from "./measures.ts";

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Code = Type.String({ maxLength: 60 });
const Codes = Type.Array(Code, { maxItems: 60 });

// ---- Scopes ---------------------------------------------------------------------------------------------------------

/** POST /scopes: its readers are the agencies it names, under the purpose in use; one's own is always among them. */
export const NewScope = Type.Object(
  {
    name: Type.String({ pattern: "^[a-z0-9][a-z0-9-]{1,59}$" }),
    title: Type.String({ minLength: 1, maxLength: 200 }),
    phase: Type.Optional(Nullable(Id)),
    /** Codes of the agencies that see its figures. */
    readers: Codes,
    /** Codes of the agencies that are to send returns. */
    expected: Codes,
    /** The days for which returns are expected; those of the phase where nothing is said. */
    from: Type.Optional(Nullable(Day)),
    to: Type.Optional(Nullable(Day)),
    /** By when contributions are to be agreed. */
    dueAt: Type.Optional(Nullable(Instant)),
  },
  { additionalProperties: false },
);
export type NewScopeWire = Static<typeof NewScope>;

export const ScopeWire = Type.Object({
  id: Id,
  address: Type.String({ description: "npcc-lockstream" }),
  title: Type.String(),
  agency: Type.String(),
  phase: Nullable(Id),
  readers: Type.Array(Type.String(), { description: "codes of the agencies that see its figures" }),
  expected: Type.Array(Type.String()),
  from: Nullable(Day),
  to: Nullable(Day),
  dueAt: Nullable(Instant),
  frozenAt: Nullable(Instant),
  createdBy: Type.String(),
  createdAt: Instant,
  /** freeze, return (figures without records), nil. */
  actions: Type.Array(Type.String()),
});
export type ScopeWire = Static<typeof ScopeWire>;
export const Scopes = Type.Object({ items: Type.Array(ScopeWire), mayCreate: Type.Boolean() });
export type ScopesWire = Static<typeof Scopes>;

// ---- Boards ---------------------------------------------------------------------------------------------------------

/** Each filter is a list with commas; an empty word is "not said". `?modes=air,small_boat&from=2026-09-01` */
export const FILTER_NAMES = [
  "measures",
  "modes",
  "directions",
  "forces",
  "regions",
  "leads",
  "involved",
  "threatAreas",
  "premises",
  "offences",
  "links",
  "states",
  "tags",
] as const;
const listed = Type.Optional(Type.String({ maxLength: 2000 }));
export const BoardQuery = Type.Object(
  {
    ...(Object.fromEntries(FILTER_NAMES.map((name) => [name, listed])) as Record<
      (typeof FILTER_NAMES)[number],
      typeof listed
    >),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    /** Waits until something newer than this is there, at most 25 seconds; then answers in any case. */
    after: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);
export type BoardQueryWire = Static<typeof BoardQuery>;
const codes = Type.Optional(Codes);
export const BoardFilters = Type.Object(
  {
    ...(Object.fromEntries(FILTER_NAMES.map((name) => [name, codes])) as Record<
      (typeof FILTER_NAMES)[number],
      typeof codes
    >),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
  },
  { additionalProperties: false },
);
export type BoardFiltersWire = Static<typeof BoardFilters>;

export const PANEL_KEYS = [
  "day",
  "mode",
  "direction",
  "force",
  "region",
  "lead",
  "threatArea",
  "premises",
  "offence",
  "link",
  "state",
  "tag",
  "involved",
] as const;
export const PanelKey = Type.Enum([...PANEL_KEYS]);

const Shown = Nullable(Type.Integer());
export const PanelWire = Type.Object({
  adds: Type.Boolean({ description: "whether its rows come to the total" }),
  /** By row (a code; empty where nothing was said), then by key of the measure. What is 0 has no entry. */
  rows: Type.Record(Type.String(), Type.Record(Type.String(), Shown)),
  /** Rows that are only shown as one. */
  together: Type.Array(
    Type.Object({ measure: Type.String(), keys: Type.Array(Type.String()), value: Type.Integer() }),
  ),
  /** Measures of which rows are missing that could be there. */
  withheld: Type.Array(Type.String()),
});
export type PanelWire = Static<typeof PanelWire>;

export const BoardTotal = Type.Object({
  measure: Type.String({ description: "arrested@1" }),
  name: Type.String(),
  unit: Type.String(),
  counts: CountedSchema,
  total: Shown,
  /** Events on which contributions differ: the figure is of the one that counts. */
  differing: Shown,
  /** What was meant to be reached, where the phase names it in this measure and version. */
  wanted: Nullable(Type.Integer()),
  baseline: Nullable(Type.Integer()),
  baselineSays: Type.String(),
});
export type BoardTotalWire = Static<typeof BoardTotal>;

/** GET /scopes/:name/board and GET /board */
export const BoardAnswer = Type.Object({
  scope: Nullable(ScopeWire),
  /** As at which place in the order of commits; ask for what comes `after` it. */
  version: Type.Integer(),
  at: Instant,
  /** Only measures that were counted, or of which an objective is set. */
  totals: Type.Array(BoardTotal),
  panels: Type.Object(
    Object.fromEntries(PANEL_KEYS.map((key) => [key, PanelWire])) as Record<
      (typeof PANEL_KEYS)[number],
      typeof PanelWire
    >,
  ),
  /** What tags are called, of those that the asker may read. */
  tags: Type.Array(
    Type.Object({ id: Type.String(), title: Type.String(), kind: Type.Enum(["phase", "pillar"]) }),
  ),
  /** Agencies of the rows, by code. */
  agencies: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
});
export type BoardAnswerWire = Static<typeof BoardAnswer>;

/** POST /scopes/:name/open and POST /board/open: a total, or one row of a panel. */
export const CellWire = Type.Object(
  {
    measure: Code,
    panel: Type.Optional(PanelKey),
    key: Type.Optional(Type.String({ maxLength: 100 })),
    filters: Type.Optional(BoardFilters),
    /** How many have been seen. */
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);
export type CellWire = Static<typeof CellWire>;

/** A card as a figure opens to it. Where the asker may not open it, it has no id, no event and, of people, no place. */
export const OpenedCard = Type.Object({
  id: Nullable(Id),
  event: Nullable(Id),
  activity: Nullable(Id),
  quantity: Type.Integer(),
  day: Day,
  area: Nullable(Type.String()),
  lead: Nullable(Type.String()),
  owner: Nullable(Type.String()),
  agencies: Type.Array(Type.String()),
  mode: Nullable(Type.String()),
  direction: Nullable(Type.String()),
  threatArea: Nullable(Type.String()),
  premises: Nullable(Type.String()),
  offence: Nullable(Type.String()),
  link: Nullable(Type.String()),
  state: Type.String(),
  /** Whether it counts, or stands beside the one that does and is not added. */
  counts: Type.Boolean(),
  /** Contributions to its event differ. */
  differs: Type.Boolean(),
  /** The asker may open it. */
  readable: Type.Boolean(),
});
export type OpenedCardWire = Static<typeof OpenedCard>;
export const OpenedFigure = Type.Object({
  measure: Type.String(),
  /** The figure. */
  total: Shown,
  counted: Type.Integer({ description: "cards that count" }),
  beside: Type.Integer({ description: "cards beside them, which are not added" }),
  differing: Type.Integer(),
  /** What adding up every contribution would give: the wrong figure. Null where it would tell of a place. */
  added: Shown,
  cards: Type.Array(OpenedCard),
  next: Nullable(Type.Integer({ description: "offset of the next cards" })),
});
export type OpenedFigureWire = Static<typeof OpenedFigure>;

// ---- Returns --------------------------------------------------------------------------------------------------------

/** GET /scopes/:name/returns */
export const Returns = Type.Object({
  scope: ScopeWire,
  days: Type.Array(Day, { description: "up to today" }),
  agencies: Type.Array(
    Type.Object({
      agency: Type.String(),
      name: Type.String(),
      returned: Type.Array(Day),
      nil: Type.Array(Day),
      missing: Type.Array(Day),
      contradicted: Type.Array(Day, { description: "a nil return beside cards" }),
      mine: Type.Boolean(),
    }),
  ),
  nils: Type.Array(
    Type.Object({
      id: Id,
      agency: Type.String(),
      day: Day,
      by: Type.String(),
      at: Instant,
      mine: Type.Boolean(),
    }),
  ),
});
export type ReturnsWire = Static<typeof Returns>;
/** POST /scopes/:name/nil: "we had nothing", for one's own agency. DELETE /scopes/:name/nil/:id takes it back. */
export const NewNil = Type.Object(
  { days: Type.Array(Day, { minItems: 1, maxItems: 60 }) },
  { additionalProperties: false },
);
export type NewNilWire = Static<typeof NewNil>;
