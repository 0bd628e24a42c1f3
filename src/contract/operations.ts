/**
 * Planning: operations, their phases, and taskings.
 *
 * An operation's address is `npcc-lockstream`: the code of the agency that plans it and its name. What is saved says which
 * revision it was made from; where somebody else has saved since, the answer is 409 and says what changed. `actions` are what
 * the reader may do with something as it now is: what is not there is refused.
 */
import Type, { type Static } from "typebox";
import { Day, Id, Instant } from "./common.ts";
import { Nullable } from "./nullable.ts";
import { PhaseStateSchema, TaskingSummary } from "./taskings.ts";

export * from "./taskings.ts";

const closed = { additionalProperties: false };
const Code = Type.String({ minLength: 1, maxLength: 20 });
const Line = (most: number) => Type.String({ maxLength: most });
const Words = (most: number) => Type.String({ minLength: 1, maxLength: most });
const Revision = Type.Integer({ minimum: 1, description: "as it was when the change was begun" });
const Name = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{1,59}$", description: "as in its address" });

export const BriefingHeadingSchema = Type.Enum([
  "information",
  "intention",
  "method",
  "administration",
  "risk_assessment",
  "communications",
  "human_rights",
]);
export const ImpactKindSchema = Type.Enum(["data_protection", "equality", "community"]);
export const LessonKindSchema = Type.Enum(["keep", "change", "stop"]);

// ---------------------------------------------------------------------------------------------------------------------
// Operations.

/** POST /operations, for coordinators. `participants` are codes of the agencies that read it beside the one that plans. */
export const NewOperation = Type.Object(
  { name: Name, title: Words(200), aim: Line(4000), participants: Type.Array(Code, { maxItems: 100 }) },
  closed,
);
export type NewOperationWire = Static<typeof NewOperation>;

/** PUT /operations/:name. Whoever is no longer named stops reading it at once. */
export const OperationChange = Type.Object(
  {
    revision: Revision,
    title: Words(200),
    aim: Line(4000),
    participants: Type.Array(Code, { maxItems: 100 }),
    closed: Type.Boolean(),
  },
  closed,
);
export type OperationChangeWire = Static<typeof OperationChange>;

export const PhaseSummary = Type.Object({
  id: Id,
  name: Type.String(),
  title: Type.String(),
  startsOn: Day,
  endsOn: Day,
  state: PhaseStateSchema,
  /** Of those that the reader may read. */
  taskings: Type.Integer(),
});
export type PhaseSummaryWire = Static<typeof PhaseSummary>;

/** GET /operations: newest first, closed ones last. GET /operations/:name answers one. */
export const Operation = Type.Object({
  id: Id,
  /** `npcc-lockstream` */
  address: Type.String(),
  title: Type.String(),
  aim: Type.String(),
  agency: Type.String(),
  agencyName: Type.String(),
  participants: Type.Array(Type.Object({ agency: Type.String(), name: Type.String() }), {
    description: "who reads it beside the agency that plans it",
  }),
  phases: Type.Array(PhaseSummary),
  revision: Type.Integer(),
  createdBy: Type.String(),
  createdAt: Instant,
  closedAt: Nullable(Instant),
  actions: Type.Array(Type.Enum(["change", "add_phase"])),
});
export type OperationWire = Static<typeof Operation>;
export const Operations = Type.Object({ items: Type.Array(Operation), mayPlan: Type.Boolean() });
export type OperationsWire = Static<typeof Operations>;

// ---------------------------------------------------------------------------------------------------------------------
// Phases.

/**
 * POST /operations/:name/phases. From a `template`, any phase that the reader may read: its pillars, objectives, requirements,
 * briefing and, with `taskings`, its taskings as drafts, all days moved as far as the new start is from the old.
 */
export const NewPhase = Type.Object(
  {
    name: Name,
    title: Words(200),
    startsOn: Day,
    endsOn: Day,
    template: Type.Optional(Nullable(Id)),
    taskings: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type NewPhaseWire = Static<typeof NewPhase>;
/** `left` says what of the template could not be taken over, and why. */
export const PhaseMade = Type.Object({ name: Type.String(), left: Type.Array(Type.String()) });

/** PUT /operations/:name/phases/:phase */
export const PhaseChange = Type.Object(
  { revision: Revision, title: Words(200), startsOn: Day, endsOn: Day },
  closed,
);
export type PhaseChangeWire = Static<typeof PhaseChange>;

/** PUT …/pillars: all of them, in order. One with an id that is known is changed, one without is added; others are removed. */
export const PillarsChange = Type.Object(
  {
    revision: Revision,
    pillars: Type.Array(
      Type.Object(
        {
          id: Type.Optional(Id),
          title: Words(200),
          theme: Line(2000),
          days: Type.Array(Day, { maxItems: 400 }),
        },
        closed,
      ),
      { maxItems: 30 },
    ),
  },
  closed,
);
export type PillarsChangeWire = Static<typeof PillarsChange>;

const ObjectiveFields = {
  pillar: Nullable(Id),
  text: Words(1000),
  /** A measure of the dictionary and its version: both or neither. Target and baseline need one. */
  measure: Nullable(Type.String({ maxLength: 60 })),
  measureVersion: Nullable(Type.Integer({ minimum: 1 })),
  target: Nullable(Type.Integer({ minimum: 0 })),
  baseline: Nullable(Type.Integer({ minimum: 0 })),
  /** Where the baseline comes from: required with one. */
  baselineSays: Line(500),
};
/** PUT …/objectives: all of them, in order. */
export const ObjectivesChange = Type.Object(
  {
    revision: Revision,
    objectives: Type.Array(Type.Object({ id: Type.Optional(Id), ...ObjectiveFields }, closed), {
      maxItems: 60,
    }),
  },
  closed,
);
export type ObjectivesChangeWire = Static<typeof ObjectivesChange>;

/** PUT …/requirements: all of them. */
export const PhaseRequirementsChange = Type.Object(
  {
    revision: Revision,
    requirements: Type.Array(Type.Object({ requirement: Id, pillar: Nullable(Id) }, closed), {
      maxItems: 60,
    }),
  },
  closed,
);
export type PhaseRequirementsChangeWire = Static<typeof PhaseRequirementsChange>;
/** What a saved part answers: the revision to save the next change from. */
export const Revised = Type.Object({ revision: Type.Integer() });

/** POST …/briefing: the newest passage under a heading holds. GET …/briefing/:heading answers all of them, newest first. */
export const NewPassage = Type.Object({ heading: BriefingHeadingSchema, text: Words(20_000) }, closed);
export type NewPassageWire = Static<typeof NewPassage>;
export const Passage = Type.Object({
  id: Id,
  heading: BriefingHeadingSchema,
  text: Type.String(),
  writtenBy: Type.String(),
  writtenAt: Instant,
});
export type PassageWire = Static<typeof Passage>;
export const PassageHistory = Type.Object({ items: Type.Array(Passage) });

/** POST …/decisions. GET …/decisions answers the log, newest first. Entries are never changed: one may replace another. */
export const NewDecision = Type.Object(
  {
    decision: Words(4000),
    reasons: Words(4000),
    alternatives: Line(4000),
    replaces: Type.Optional(Nullable(Id)),
    decidedAt: Instant,
  },
  closed,
);
export type NewDecisionWire = Static<typeof NewDecision>;
export const Decision = Type.Object({
  id: Id,
  decision: Type.String(),
  reasons: Type.String(),
  alternatives: Type.String(),
  replaces: Nullable(Id),
  /** The entry that replaces this one. */
  replacedBy: Nullable(Id),
  decidedBy: Type.String(),
  decidedAt: Instant,
  writtenAt: Instant,
});
export type DecisionWire = Static<typeof Decision>;
export const DecisionLog = Type.Object({ items: Type.Array(Decision) });

/** POST …/impacts; DELETE …/impacts/:id takes one out, which stays on record. */
export const NewImpact = Type.Object(
  { kind: ImpactKindSchema, reference: Words(300), heldBy: Words(200), assessedOn: Day },
  closed,
);
export type NewImpactWire = Static<typeof NewImpact>;
export const Impact = Type.Object({
  id: Id,
  kind: ImpactKindSchema,
  reference: Type.String(),
  heldBy: Type.String(),
  assessedOn: Day,
  addedBy: Type.String(),
  addedAt: Instant,
});
export type ImpactWire = Static<typeof Impact>;

/** POST …/lessons; PUT …/lessons/:id: what is done about it, by whom, by when. */
export const NewLesson = Type.Object(
  {
    kind: LessonKindSchema,
    text: Words(4000),
    action: Line(2000),
    owner: Line(200),
    dueOn: Nullable(Day),
  },
  closed,
);
export type NewLessonWire = Static<typeof NewLesson>;
export const LessonChange = Type.Object(
  { action: Line(2000), owner: Line(200), dueOn: Nullable(Day), done: Type.Boolean() },
  closed,
);
export type LessonChangeWire = Static<typeof LessonChange>;
export const Lesson = Type.Object({
  id: Id,
  kind: LessonKindSchema,
  text: Type.String(),
  action: Type.String(),
  owner: Type.String(),
  dueOn: Nullable(Day),
  doneAt: Nullable(Instant),
  doneBy: Nullable(Type.String()),
  addedBy: Type.String(),
  addedAt: Instant,
});
export type LessonWire = Static<typeof Lesson>;

/** POST …/live, POST …/end: `reasons` go into the decision log. Live is refused with all that is missing, one error each. */
export const PhaseStep = Type.Object({ reasons: Words(4000) }, closed);

export const Pillar = Type.Object({
  id: Id,
  title: Type.String(),
  theme: Type.String(),
  days: Type.Array(Day),
});
export type PillarWire = Static<typeof Pillar>;
export const Objective = Type.Object({ id: Id, ...ObjectiveFields });
export type ObjectiveWire = Static<typeof Objective>;
export const PhaseRequirement = Type.Object({
  requirement: Id,
  code: Type.String(),
  title: Type.String(),
  priority: Type.Integer(),
  open: Type.Boolean(),
  pillar: Nullable(Id),
});
export type PhaseRequirementWire = Static<typeof PhaseRequirement>;

/** GET /operations/:name/phases/:phase */
export const Phase = Type.Object({
  id: Id,
  name: Type.String(),
  title: Type.String(),
  startsOn: Day,
  endsOn: Day,
  state: PhaseStateSchema,
  revision: Type.Integer(),
  operation: Type.Object({ address: Type.String(), title: Type.String(), agency: Type.String() }),
  template: Nullable(Type.Object({ operation: Type.String(), name: Type.String(), title: Type.String() })),
  liveAt: Nullable(Instant),
  liveBy: Nullable(Type.String()),
  endedAt: Nullable(Instant),
  endedBy: Nullable(Type.String()),
  createdBy: Type.String(),
  createdAt: Instant,
  pillars: Type.Array(Pillar),
  objectives: Type.Array(Objective),
  /** Those that the reader may read. */
  requirements: Type.Array(PhaseRequirement),
  /** The newest passage of each heading that has one, in the order of IIMARCH. */
  briefing: Type.Array(Passage),
  impacts: Type.Array(Impact),
  lessons: Type.Array(Lesson),
  decisions: Type.Integer({ description: "how many entries the log has" }),
  /** What it still needs before it goes live, in words. */
  missing: Type.Array(Type.String()),
  actions: Type.Array(Type.Enum(["change", "go_live", "end", "add_tasking", "add_lesson"])),
});
export type PhaseWire = Static<typeof Phase>;

// ---------------------------------------------------------------------------------------------------------------------
// Calendar, weeks, powers.

/** GET /operations/:name/phases/:phase/calendar: every day of the phase, and each tasking on every day it touches. */
export const Calendar = Type.Object({
  days: Type.Array(Type.Object({ day: Day, pillars: Type.Array(Id), taskings: Type.Array(Id) })),
  pillars: Type.Array(Pillar),
  taskings: Type.Array(TaskingSummary),
});
export type CalendarWire = Static<typeof Calendar>;

/**
 * GET /operations/:name/phases/:phase/weeks: a board of weeks from Monday by region, and in each cell taskings by agency. A
 * tasking stands in the week in which it starts, under each agency that takes part; `region` is null where it has no area.
 */
export const Weeks = Type.Object({
  weeks: Type.Array(Type.Object({ from: Day, to: Day })),
  regions: Type.Array(Type.String()),
  cells: Type.Array(
    Type.Object({
      week: Day,
      region: Nullable(Type.String()),
      agency: Type.String(),
      taskings: Type.Array(Id),
    }),
  ),
  taskings: Type.Array(TaskingSummary),
});
export type WeeksWire = Static<typeof Weeks>;

/** GET /agency/powers: of the reader's own agency. PUT: `powers` are ids of those that it holds. */
export const AgencyPowers = Type.Object({
  kind: Type.String(),
  area: Nullable(Type.String()),
  /** False: the agency has said nothing, and those offered to its kind are taken. */
  said: Type.Boolean(),
  powers: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      uses: Type.Array(Type.String()),
      offered: Type.Boolean({ description: "offered to agencies of its kind" }),
      held: Type.Boolean(),
    }),
  ),
  mayChange: Type.Boolean(),
});
export type AgencyPowersWire = Static<typeof AgencyPowers>;
export const AgencyPowersChange = Type.Object(
  { powers: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200 }) },
  closed,
);
export type AgencyPowersChangeWire = Static<typeof AgencyPowersChange>;
