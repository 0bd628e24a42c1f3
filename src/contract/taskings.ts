/**
 * Taskings: what is to be done, where and when, by whom, resting on what; and how far it has come. `actions` are what the reader
 * may do with one as it now is.
 */
import Type, { type Static } from "typebox";
import { Day, Id, Instant, Page } from "./common.ts";
import { Nullable } from "./nullable.ts";

const closed = { additionalProperties: false };
const Code = Type.String({ minLength: 1, maxLength: 20 });
const Line = (most: number) => Type.String({ maxLength: most });
const Words = (most: number) => Type.String({ minLength: 1, maxLength: most });
const Revision = Type.Integer({ minimum: 1, description: "as it was when the change was begun" });

export const PhaseStateSchema = Type.Enum(["draft", "live", "ended"]);
export const TaskingStateSchema = Type.Enum([
  "draft",
  "offered",
  "accepted",
  "started",
  "completed",
  "declined",
  "cancelled",
]);
export const PlaceKindSchema = Type.Enum(["area", "port", "airport", "road", "premises", "sea"]);

const TaskingFields = {
  pillar: Nullable(Id),
  title: Words(200),
  what: Line(8000),
  resources: Line(4000),
  placeKind: PlaceKindSchema,
  /** Code of the force area. */
  area: Nullable(Code),
  /** UN/LOCODE of a port, IATA code of an airport. */
  placeCode: Nullable(Code),
  place: Line(300),
  startsAt: Instant,
  endsAt: Instant,
  lead: Code,
  support: Type.Array(Code, { maxItems: 60 }),
  /** Reports that it rests on: one item, or with null the whole report. */
  reports: Type.Array(Type.Object({ report: Id, item: Nullable(Id) }, closed), { maxItems: 50 }),
  threats: Type.Array(Words(300), { maxItems: 20 }),
  /** Shown in the field as questions for a debrief. */
  prompts: Type.Array(Type.Object({ requirement: Nullable(Id), text: Words(300) }, closed), { maxItems: 5 }),
};

/** POST /taskings: a draft, for coordinators. */
export const NewTasking = Type.Object({ phase: Id, ...TaskingFields }, closed);
export type NewTaskingWire = Static<typeof NewTasking>;

/**
 * PUT /taskings/:id, by the agency that tasks; DELETE discards a draft. Where place, time or who takes part changes after it
 * was offered, those who accepted are asked again.
 */
export const TaskingChange = Type.Object({ revision: Revision, ...TaskingFields }, closed);
export type TaskingChangeWire = Static<typeof TaskingChange>;

export const TaskingAgency = Type.Object({
  agency: Type.String(),
  name: Type.String(),
  part: Type.Enum(["lead", "support"]),
  answer: Nullable(Type.Enum(["accepted", "declined"])),
  reason: Type.String(),
  answeredBy: Nullable(Type.String()),
  answeredAt: Nullable(Instant),
});
export type TaskingAgencyWire = Static<typeof TaskingAgency>;

/** In lists, the calendar and overlaps. */
export const TaskingSummary = Type.Object({
  id: Id,
  title: Type.String(),
  state: TaskingStateSchema,
  operation: Type.String({ description: "address of the operation" }),
  phase: Type.String({ description: "name of the phase" }),
  phaseTitle: Type.String(),
  pillar: Nullable(Id),
  agency: Type.String({ description: "who tasks" }),
  lead: Type.String(),
  agencies: Type.Array(Type.String(), { description: "lead first, then those who support" }),
  placeKind: PlaceKindSchema,
  area: Nullable(Type.String()),
  placeCode: Nullable(Type.String()),
  place: Type.String(),
  startsAt: Instant,
  endsAt: Instant,
});
export type TaskingSummaryWire = Static<typeof TaskingSummary>;

/** GET /taskings: soonest first. `from` and `to` are days in London, both included. */
export const TaskingFilter = Type.Object({
  phase: Type.Optional(Id),
  state: Type.Optional(TaskingStateSchema),
  agency: Type.Optional(Code),
  /** Those that were offered and that one's own agency has to answer. */
  answer: Type.Optional(Type.Literal("owed")),
  area: Type.Optional(Code),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});
export type TaskingFilterWire = Static<typeof TaskingFilter>;
export const Taskings = Page(TaskingSummary);
export type TaskingsWire = Static<typeof Taskings>;

/** A report that it rests on: shown to whoever may read that report. To others it is not said that there is one. */
export const TaskingReport = Type.Object({
  id: Id,
  report: Id,
  reference: Type.String(),
  title: Type.String(),
  agency: Type.String(),
  item: Nullable(Id),
  /** Of each item that is meant: `1 B · C A1 S2`. */
  grades: Type.Array(Type.String()),
  /** What is graded E, or is withdrawn, supports nothing; `says` is why. */
  supports: Type.Boolean(),
  says: Type.String(),
  /** For A1: whose permission is needed, and how far it is. */
  permissions: Type.Array(
    Type.Object({
      owner: Type.String(),
      item: Id,
      state: Type.Enum(["not_asked", "asked", "agreed", "refused"]),
      dueAt: Nullable(Instant),
      answer: Nullable(Type.String()),
    }),
  ),
});
export type TaskingReportWire = Static<typeof TaskingReport>;

/** How it has to be done, for everybody who reads the tasking: what the handling of its sources asks for. */
export const TaskingHow = Type.Object({
  action: Type.Enum(["A1", "A2", "A3"]),
  says: Type.String(),
  instructions: Type.Array(Type.Object({ originator: Type.String(), text: Type.String() })),
});
export type TaskingHowWire = Static<typeof TaskingHow>;

/** Where its deconfliction stands, for everybody who reads the tasking. */
export const DeconflictionStanding = Type.Object({
  state: Type.Enum(["not_asked", "waiting", "confirmed", "not_confirmed", "changed"]),
  confirmBy: Nullable(Instant),
  says: Type.String(),
});
export type DeconflictionStandingWire = Static<typeof DeconflictionStanding>;

/** GET /taskings/:id */
export const Tasking = Type.Object({
  ...TaskingSummary.properties,
  revision: Type.Integer(),
  operationTitle: Type.String(),
  phaseId: Id,
  phaseState: PhaseStateSchema,
  pillarTitle: Nullable(Type.String()),
  what: Type.String(),
  resources: Type.String(),
  taking: Type.Array(TaskingAgency, { description: "who is asked to take part, and what they answered" }),
  how: Type.Array(TaskingHow),
  reports: Type.Array(TaskingReport),
  threats: Type.Array(Type.String()),
  prompts: Type.Array(
    Type.Object({
      requirement: Nullable(Id),
      code: Nullable(Type.String({ description: "null where the reader may not read the requirement" })),
      text: Type.String(),
    }),
  ),
  /** Something that it rests on was withdrawn: whoever tasks has to look at it again. */
  flagged: Nullable(Type.String()),
  deconfliction: DeconflictionStanding,
  /** What stands in the way of its next step, in words; empty where nothing does. */
  missing: Type.Array(Type.String()),
  steps: Type.Array(
    Type.Object({ did: Type.String(), reason: Type.String(), by: Type.String(), at: Instant }),
  ),
  createdBy: Type.String(),
  createdAt: Instant,
  changedAt: Instant,
  actions: Type.Array(
    Type.Enum([
      "change",
      "discard",
      "offer",
      "accept",
      "decline",
      "start",
      "complete",
      "cancel",
      "ask_permission",
      "deconflict",
    ]),
  ),
});
export type TaskingWire = Static<typeof Tasking>;

/** POST /taskings/:id/{offer,accept,decline,start,complete,cancel}. Declining and cancelling need a reason. */
export const TaskingStep = Type.Object({ revision: Revision, reason: Type.Optional(Line(1000)) }, closed);
export type TaskingStepWire = Static<typeof TaskingStep>;
export const TaskingStepped = Type.Object({ state: TaskingStateSchema, revision: Type.Integer() });

/** POST /taskings/:id/permissions: asks the originators of all that is handled A1 and was not asked; names the tasking. */
export const AskToAct = Type.Object({ question: Words(3000) }, closed);
export const AskedToAct = Type.Object({ opened: Type.Integer() });
