import Type, { type Static } from "typebox";
import { CATEGORY_TEXTS } from "../vocabulary/categories.ts";
import {
  ClassificationSchema,
  Day,
  GradeSchema,
  HandlingSchema,
  Id,
  Instant,
  Page,
  PartialDate,
  PrecedenceSchema,
  PurposeSchema,
  Recipient,
  StateSchema,
} from "./common.ts";

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** How a person stands to what the item speaks of: `suspect:assessment`. None is not categorised, the default. */
const Categories = Type.Array(Type.Enum([...CATEGORY_TEXTS]), { maxItems: 8 });

/** What the author says of one person or thing. Offsets count UTF-16 units of the item's text. `id` is made by the client. */
export const MentionDraft = Type.Object({
  id: Id,
  kind: Type.String({ maxLength: 40 }),
  text: Type.String({ maxLength: 500 }),
  properties: Type.Record(Type.String(), Type.String({ maxLength: 500 })),
  start: Nullable(Type.Integer({ minimum: 0 })),
  end: Nullable(Type.Integer({ minimum: 0 })),
  status: Type.Enum(["suggested", "confirmed", "dropped"]),
  confidence: Type.Optional(Type.Enum(["certain", "likely", "possible"])),
  categories: Type.Optional(Categories),
});
export type MentionDraftWire = Static<typeof MentionDraft>;

export const LinkDraft = Type.Object({
  id: Id,
  from: Id,
  to: Id,
  kind: Type.String({ maxLength: 60 }),
  role: Type.Optional(Type.String({ maxLength: 60 })),
  status: Type.Enum(["suggested", "confirmed", "dropped"]),
});
export type LinkDraftWire = Static<typeof LinkDraft>;

export const ItemDraft = Type.Object({
  id: Id,
  text: Type.String({ maxLength: 40_000 }),
  grade: Nullable(GradeSchema),
  mentions: Type.Array(MentionDraft, { maxItems: 400 }),
  links: Type.Array(LinkDraft, { maxItems: 400 }),
});
export type ItemDraftWire = Static<typeof ItemDraft>;

/** POST /reports makes a draft, PUT /reports/:id saves it whole. `revision` is what the client last saw; another is a 409. */
export const ReportDraft = Type.Object({
  revision: Type.Optional(Type.Integer({ minimum: 1 })),
  title: Type.String({ maxLength: 300 }),
  precedence: PrecedenceSchema,
  purpose: PurposeSchema,
  classification: Type.String({
    maxLength: 60,
    description: "OFFICIAL or OFFICIAL-SENSITIVE; anything higher is refused",
  }),
  provenance: Type.String({ maxLength: 2000 }),
  authored: Day,
  informationFrom: PartialDate,
  informationTo: PartialDate,
  items: Type.Array(ItemDraft, { maxItems: 50 }),
  requirements: Type.Array(Id, { maxItems: 50 }),
});
export type ReportDraftWire = Static<typeof ReportDraft>;
export const DraftSaved = Type.Object({
  id: Id,
  reference: Type.String(),
  revision: Type.Integer(),
  savedAt: Instant,
});
export type DraftSavedWire = Static<typeof DraftSaved>;

export const ACTIONS = [
  "edit", "discard", "submit", "return", "evaluate", "sanitise", "disseminate", "acknowledge", "emergency_release",
  "ask_permission", "grant", "withdraw", "erase", "hold", "answer_requirement", "keep",
] as const; // biome-ignore format: a list reads better in lines
export const Action = Type.Enum([...ACTIONS]);
export type ActionName = (typeof ACTIONS)[number];

/** GET /reports?state=&precedence=&mine=&q=&cursor= : newest change first. */
export const ReportSummary = Type.Object({
  id: Id,
  reference: Type.String(),
  agency: Type.String(),
  title: Type.String(),
  state: StateSchema,
  precedence: PrecedenceSchema,
  purpose: PurposeSchema,
  classification: ClassificationSchema,
  grades: Type.Array(Type.String(), { description: "as on the chip: 1 B · P" }),
  author: Nullable(Type.String()),
  changedAt: Instant,
  flagged: Nullable(Type.String()),
});
export type ReportSummaryWire = Static<typeof ReportSummary>;
export const ReportPage = Page(ReportSummary);
export type ReportPageWire = Static<typeof ReportPage>;

export const Mention = Type.Object({
  id: Id,
  kind: Type.String(),
  text: Type.String(),
  properties: Type.Record(Type.String(), Type.String()),
  key: Nullable(Type.String()),
  start: Nullable(Type.Integer()),
  end: Nullable(Type.Integer()),
  status: Type.Enum(["suggested", "confirmed", "dropped"]),
  confidence: Type.Enum(["certain", "likely", "possible"]),
  categories: Categories,
});
export type MentionWire = Static<typeof Mention>;

export const Item = Type.Object({
  id: Id,
  position: Type.Integer(),
  text: Type.String(),
  grade: Nullable(GradeSchema),
  proposed: Nullable(GradeSchema),
  mentions: Type.Array(Mention),
  links: Type.Array(
    Type.Object({
      id: Id,
      from: Id,
      to: Id,
      kind: Type.String(),
      role: Nullable(Type.String()),
      status: Type.String(),
    }),
  ),
  permissions: Type.Array(Type.Object({ id: Id, kind: Type.String(), decision: Nullable(Type.String()) })),
});
export type ItemWire = Static<typeof Item>;

/** What forces a report's handling, and what it would be without: the handling X-ray. */
export const HandlingXray = Type.Object({
  handling: HandlingSchema,
  forcedBy: Type.Array(
    Type.Object({ item: Id, originator: Type.String(), codes: Type.Array(Type.String()) }),
  ),
  without: Type.Object({ handling: HandlingSchema, items: Type.Array(Id) }),
});
export type HandlingXrayWire = Static<typeof HandlingXray>;

/** GET /reports/:id (an id or a reference) */
export const ReportDetail = Type.Object({
  id: Id,
  reference: Type.String(),
  revision: Type.Integer(),
  agency: Type.Object({ code: Type.String(), name: Type.String() }),
  title: Type.String(),
  state: StateSchema,
  precedence: PrecedenceSchema,
  purpose: PurposeSchema,
  classification: ClassificationSchema,
  provenance: Type.String(),
  authored: Day,
  informationFrom: Type.String(),
  informationTo: Type.String(),
  author: Nullable(Type.String({ description: "named to colleagues of the owning agency only" })),
  derivation: Nullable(Type.Enum(["sanitised", "product", "emergency_release"])),
  sources: Type.Array(Type.Object({ id: Id, reference: Type.String(), kind: Type.String() })),
  derived: Type.Array(Type.Object({ id: Id, reference: Type.String(), kind: Type.String() })),
  flagged: Nullable(Type.String()),
  items: Type.Array(Item),
  xray: HandlingXray,
  requirements: Type.Array(Type.Object({ id: Id, code: Type.String(), title: Type.String() })),
  audience: Type.Array(
    Type.Object({
      agency: Type.String(),
      team: Nullable(Type.String()),
      name: Type.String(),
      purpose: PurposeSchema,
    }),
  ),
  acknowledgements: Type.Array(
    Type.Object({
      desk: Type.String(),
      dueAt: Instant,
      acknowledgedAt: Nullable(Instant),
      acknowledgedBy: Nullable(Type.String()),
      escalatedAt: Nullable(Instant),
      mine: Type.Boolean(),
    }),
  ),
  history: Type.Array(
    Type.Object({
      at: Instant,
      actor: Type.String(),
      act: Type.String(),
      reason: Type.String(),
      toState: Nullable(Type.String()),
    }),
  ),
  grants: Type.Array(
    Type.Object({ id: Id, name: Type.String(), reason: Type.String(), expiresAt: Nullable(Instant) }),
  ),
  holds: Type.Array(Type.Object({ id: Id, kind: Type.String(), reason: Type.String(), placedAt: Instant })),
  actions: Type.Array(Action),
  changedAt: Instant,
  submittedAt: Nullable(Instant),
  evaluatedAt: Nullable(Instant),
  disseminatedAt: Nullable(Instant),
  withdrawnAt: Nullable(Instant),
});
export type ReportDetailWire = Static<typeof ReportDetail>;

/** POST /reports/:id/return */
export const Return = Type.Object({ reason: Type.String({ minLength: 3, maxLength: 2000 }) });
/** POST /reports/:id/evaluate: a grade for every item. */
export const Evaluate = Type.Object({
  precedence: PrecedenceSchema,
  items: Type.Array(Type.Object({ id: Id, grade: GradeSchema }), { minItems: 1, maxItems: 50 }),
  note: Type.String({ maxLength: 2000 }),
});
/** POST /reports/:id/sanitise: makes a new report, evaluated, from chosen items. Answers DraftSaved of the new one. */
export const Sanitise = Type.Object({
  title: Type.String({ minLength: 3, maxLength: 300 }),
  items: Type.Array(
    Type.Object({ source: Id, text: Type.String({ minLength: 1, maxLength: 40_000 }), grade: GradeSchema }),
    { minItems: 1, maxItems: 50 },
  ),
});
/** POST /reports/:id/reach: who will be able to read it, before anything is shared. */
export const ReachQuestion = Type.Object({
  recipients: Type.Array(Recipient, { maxItems: 100 }),
  purpose: PurposeSchema,
});
export const Reach = Type.Object({
  readers: Type.Array(
    Type.Object({
      agency: Type.String(),
      agencyName: Type.String(),
      team: Nullable(Type.String()),
      accounts: Type.Integer(),
    }),
  ),
  accounts: Type.Integer({ description: "different people in all" }),
  unseen: Type.Array(Type.String(), { description: "what they will not see, in words" }),
  warnings: Type.Array(Type.String()),
});
export type ReachWire = Static<typeof Reach>;
/** POST /reports/:id/disseminate. Needs a recent step-up (403 problem with code `step_up` otherwise). */
export const Disseminate = Type.Object({
  recipients: Type.Array(Recipient, { minItems: 1, maxItems: 100 }),
  purpose: PurposeSchema,
  reason: Type.String({ minLength: 3, maxLength: 2000 }),
});
/** POST /reports/:id/withdraw */
export const Withdraw = Type.Object({ reason: Type.String({ minLength: 3, maxLength: 2000 }) });
/** POST /reports/:id/keep: a flagged product stands without what it was made from. */
export const Keep = Type.Object({ reason: Type.String({ minLength: 3, maxLength: 2000 }) });
/** POST /reports/:id/erase. Needs a recent step-up. */
export const Erase = Type.Object({
  authority: Type.String({ minLength: 5, maxLength: 2000 }),
  entries: Type.Optional(
    Type.Array(Id, { maxItems: 200, description: "entries of the log beside others, whose details go too" }),
  ),
});
/** GET /reports/:id/erasure: what the log says about a report, before it is erased. */
export const ErasureScope = Type.Object({
  alone: Type.Integer({ description: "entries about this report alone: their details go with it" }),
  beside: Type.Integer({ description: "entries of the own agency that name other reports too" }),
  elsewhere: Type.Integer({ description: "such entries of other agencies: theirs to decide" }),
  choices: Type.Array(
    Type.Object({
      id: Id,
      at: Instant,
      act: Type.String(),
      actor: Nullable(Type.String()),
      what: Nullable(Type.String()),
      reason: Nullable(Type.String()),
      words: Nullable(Type.String({ description: "the words of a search" })),
    }),
    { description: "the newest of those beside, for the data protection officer to choose from" },
  ),
});
export type ErasureScopeWire = Static<typeof ErasureScope>;
/** POST /reports/:id/hold {kind, reason}; DELETE /holds/:id lifts it. */
export const PlaceHold = Type.Object({
  kind: Type.Enum(["prosecution", "disclosure", "retention"]),
  reason: Type.String({ minLength: 3, maxLength: 2000 }),
});
/** POST /reports/:id/grants; DELETE /grants/:id */
export const GrantNamed = Type.Object({
  username: Type.String({ maxLength: 120 }),
  reason: Type.String({ minLength: 3, maxLength: 2000 }),
  until: Nullable(Instant),
});
/** POST /reports/:id/emergency-release. Needs a recent step-up. Spans are of an item's text, UTF-16. */
export const EmergencyRelease = Type.Object({
  title: Type.String({ minLength: 3, maxLength: 300 }),
  words: Type.Array(
    Type.Object({ item: Id, start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 1 }) }),
    {
      minItems: 1,
      maxItems: 50,
    },
  ),
  recipients: Type.Array(Recipient, { minItems: 1, maxItems: 50 }),
  reason: Type.String({ minLength: 10, maxLength: 2000 }),
});
/** POST /emergency-releases/:id/review */
export const Review = Type.Object({ review: Type.String({ minLength: 3, maxLength: 2000 }) });

/** POST /reports/:id/permissions asks the originators of the items; POST /permissions/:id/decide answers. GET /permissions lists. */
export const AskPermission = Type.Object({
  items: Type.Array(Id, { minItems: 1, maxItems: 50 }),
  kind: Type.Enum(["sanitise", "act", "release"]),
  question: Type.String({ minLength: 3, maxLength: 4000 }),
});
export const DecidePermission = Type.Object({
  decision: Type.Enum(["agreed", "refused"]),
  answer: Type.String({ maxLength: 4000 }),
});
export const Permission = Type.Object({
  id: Id,
  report: Id,
  reference: Type.String(),
  item: Id,
  kind: Type.String(),
  direction: Type.Enum(["sent", "received"]),
  asked: Type.String({ description: "who asked: name and agency" }),
  owner: Type.String({ description: "originating agency" }),
  question: Type.String(),
  askedAt: Instant,
  dueAt: Instant,
  decision: Nullable(Type.String()),
  decidedBy: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  answer: Nullable(Type.String()),
  mayDecide: Type.Boolean(),
});
export type PermissionWire = Static<typeof Permission>;

/** GET /reports/:id/reliance: for the owner's intelligence unit and data protection officer. */
export const Reliance = Type.Object({
  readers: Type.Array(
    Type.Object({
      agency: Type.String(),
      person: Type.String(),
      opened: Type.Integer(),
      exported: Type.Integer(),
      firstAt: Instant,
      lastAt: Instant,
    }),
  ),
  products: Type.Array(
    Type.Object({
      agency: Type.String(),
      reference: Nullable(Type.String({ description: "null where the viewer may not read the product" })),
      kind: Type.String(),
    }),
  ),
});
export type RelianceWire = Static<typeof Reliance>;

/** GET /submissions/:id: for its author alone. */
export const Submission = Type.Object({
  id: Id,
  report: Id,
  reference: Type.String(),
  title: Type.String(),
  submittedAt: Instant,
  outcome: Nullable(Type.String()),
  outcomeReason: Nullable(Type.String()),
  outcomeAt: Nullable(Instant),
  items: Type.Array(Type.Object({ id: Id, text: Type.String(), grade: Nullable(GradeSchema) })),
});
export type SubmissionWire = Static<typeof Submission>;
