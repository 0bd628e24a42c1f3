/**
 * The field: what a device carries out with it, what it sends back, and what supervisors and safeguarding leads work on.
 *
 * A device sends operations, each with a sequence of its own and the version of the activity that it knew. Sent again, an
 * operation is answered as it was the first time. Fields merge one by one; where two devices said different things of one
 * field without knowing of each other, both values stay until a person chooses. Tallies are totals of one device.
 */
import Type, { type Static, type TSchema } from "typebox";
import { Day, Id, Instant, Page } from "./common.ts";
import { ActivityFields, PART_FIELDS, type PartKind } from "./field-record.ts";

export * from "./field-record.ts";

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Code = Type.String({ maxLength: 40 });

const body = <Do extends string, Rest extends Record<string, TSchema>>(what: Do, rest: Rest) =>
  Type.Object({ do: Type.Literal(what), activity: Id, ...rest }, { additionalProperties: false });
const SetPart = <Kind extends PartKind>(kind: Kind) =>
  body("set_part", { part: Id, kind: Type.Literal(kind), fields: PART_FIELDS[kind] });

/** What an operation does. `set` also begins an activity that is not there; a part that is not there is begun by `set_part`. */
export const FieldBody = Type.Union([
  body("set", { fields: ActivityFields }),
  SetPart("encounter"),
  SetPart("power"),
  SetPart("result"),
  SetPart("reference"),
  SetPart("note"),
  body("remove_part", { part: Id }),
  /** This device's own total, not what is added to it. */
  body("tally", { measure: Code, quantity: Type.Integer({ minimum: 0, maximum: 1_000_000 }) }),
  body("submit", {}),
  body("withdraw", { reason: Type.String({ minLength: 1, maxLength: 1000 }) }),
  /** Makes a draft report of the activity's notes, once. */
  body("report", {}),
]);
export type FieldBodyWire = Static<typeof FieldBody>;

export const FieldOperation = Type.Object(
  {
    sequence: Type.Integer({ minimum: 1 }),
    /** The version of the activity that the device knew when this was done; 0 where it had begun it itself. */
    base: Type.Integer({ minimum: 0 }),
    /** By the device's clock. */
    at: Instant,
    body: FieldBody,
  },
  { additionalProperties: false },
);
export type FieldOperationWire = Static<typeof FieldOperation>;

/** POST /field/sync */
export const FieldSync = Type.Object(
  {
    device: Id,
    /** The device's clock when it sent this: the server measures the offset by it. */
    clock: Instant,
    /** In the order of their sequences. May be empty: then it asks for what is new. */
    operations: Type.Array(FieldOperation, { maxItems: 50 }),
  },
  { additionalProperties: false },
);
export type FieldSyncWire = Static<typeof FieldSync>;

const Said = Type.Object({ value: Type.Unknown(), by: Type.String(), at: Instant });
export const Conflict = Type.Object({
  id: Id,
  part: Nullable(Id),
  field: Type.String(),
  kept: Said,
  other: Said,
});
export type ConflictWire = Static<typeof Conflict>;

const Part = <Kind extends PartKind>(kind: Kind) =>
  Type.Object({
    id: Id,
    kind: Type.Literal(kind),
    fields: PART_FIELDS[kind],
    /** When what says who they are goes, and why it is kept longer. */
    forgetAt: Nullable(Instant),
    keptBecause: Nullable(Type.String()),
  });
export const ActivityPart = Type.Union([
  Part("encounter"),
  Part("power"),
  Part("result"),
  Part("reference"),
  Part("note"),
]);
export type ActivityPartWire = Static<typeof ActivityPart>;

export const ActivityState = Type.Enum(["draft", "submitted", "returned", "accepted", "withdrawn"]);
export const Activity = Type.Object({
  id: Id,
  version: Type.Integer(),
  state: ActivityState,
  agency: Type.String(),
  day: Day,
  fields: ActivityFields,
  parts: Type.Array(ActivityPart),
  /** By measure: the sum of all devices, and what each of them has counted. */
  tallies: Type.Array(
    Type.Object({
      measure: Type.String(),
      total: Type.Integer(),
      devices: Type.Array(
        Type.Object({ device: Id, by: Type.String(), mine: Type.Boolean(), quantity: Type.Integer() }),
      ),
    }),
  ),
  conflicts: Type.Array(Conflict),
  steps: Type.Array(
    Type.Object({ did: Type.String(), reason: Type.String(), by: Type.String(), at: Instant }),
  ),
  returnedReason: Nullable(Type.String()),
  createdBy: Type.String(),
  report: Nullable(Type.String({ description: "reference of the draft made of its notes" })),
  /** What the asker may do: submit, return, accept, amend, withdraw. */
  actions: Type.Array(Type.String()),
});
export type ActivityWire = Static<typeof Activity>;

export const FieldOutcome = Type.Object({
  sequence: Type.Integer(),
  outcome: Type.Enum(["applied", "conflict", "refused", "quarantined"]),
  /** Why it was refused, and what to do. */
  says: Type.String(),
});
export type FieldOutcomeWire = Static<typeof FieldOutcome>;

export const FieldSynced = Type.Object({
  at: Instant,
  offsetMs: Type.Integer({ description: "the device's clock less the server's" }),
  /** The highest sequence of this device that is known here. */
  known: Type.Integer(),
  outcomes: Type.Array(FieldOutcome),
  /** As they are now: those that were named, and those of this person that changed since. */
  activities: Type.Array(Activity),
  /** The device was revoked: what it sends is kept apart, and it is to forget everything. */
  revoked: Type.Boolean(),
});
export type FieldSyncedWire = Static<typeof FieldSynced>;

export const FieldTasking = Type.Object({
  id: Id,
  title: Type.String(),
  what: Type.String(),
  operation: Type.String(),
  phase: Id,
  phaseTitle: Type.String(),
  pillar: Nullable(Id),
  pillarTitle: Nullable(Type.String()),
  state: Type.String(),
  startsAt: Instant,
  endsAt: Instant,
  placeKind: Type.String(),
  area: Nullable(Type.String()),
  placeCode: Nullable(Type.String()),
  place: Type.String(),
  lead: Type.String(),
  agencies: Type.Array(Type.String()),
  resources: Type.String(),
  /** Up to five requirements, as questions for a debrief. */
  prompts: Type.Array(Type.String()),
});
export type FieldTaskingWire = Static<typeof FieldTasking>;

export const LanguageCard = Type.Object({
  id: Id,
  language: Type.String(),
  subject: Type.Enum(["rights", "consent", "debrief", "safety"]),
  text: Type.String(),
  english: Type.String(),
  version: Type.Integer(),
  writtenAt: Instant,
});
export type LanguageCardWire = Static<typeof LanguageCard>;

/** GET /field: everything a device carries out with it, and nothing of anybody else's. */
export const FieldBundle = Type.Object({
  at: Instant,
  me: Type.Object({
    username: Type.String(),
    name: Type.String(),
    agency: Type.String(),
    area: Nullable(Type.String()),
  }),
  taskings: Type.Array(FieldTasking),
  /** Phases under way, for work that starts from no tasking. */
  phases: Type.Array(
    Type.Object({
      id: Id,
      title: Type.String(),
      operation: Type.String(),
      pillars: Type.Array(Type.Object({ id: Id, title: Type.String(), days: Type.Array(Day) })),
    }),
  ),
  /** Powers that the agency holds. */
  powers: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), uses: Type.Array(Type.String()) }),
  ),
  agencies: Type.Array(
    Type.Object({ code: Type.String(), name: Type.String(), firstResponder: Type.Boolean() }),
  ),
  cards: Type.Array(LanguageCard),
  /** This person's activities that are not accepted or were changed in the last two days. */
  activities: Type.Array(Activity),
});
export type FieldBundleWire = Static<typeof FieldBundle>;

/** POST /field/devices */
export const NewDevice = Type.Object(
  { id: Id, name: Type.String({ minLength: 1, maxLength: 120 }) },
  { additionalProperties: false },
);
export const Device = Type.Object({
  id: Id,
  name: Type.String(),
  person: Type.String(),
  mine: Type.Boolean(),
  enrolledAt: Instant,
  lastSyncedAt: Nullable(Instant),
  offsetMs: Nullable(Type.Integer()),
  revokedAt: Nullable(Instant),
  revokedBy: Nullable(Type.String()),
  quarantined: Type.Integer({ description: "operations it sent since, which wait for a supervisor" }),
});
export type DeviceWire = Static<typeof Device>;
export const Devices = Type.Object({ devices: Type.Array(Device) });

/** Where a child or a possible victim was met: what follows, by when, and in whose hands. */
export const DUTY_STEPS = [
  "safe_now",
  "interpreter",
  "consent",
  "nrm_referral",
  "duty_to_notify",
  "missing_child_alert",
  "local_authority",
  "contact_7",
  "contact_30",
  "contact_90",
] as const;
export const Duty = Type.Object({
  id: Id,
  activity: Nullable(Id),
  agency: Type.String(),
  raisedBy: Type.String(),
  raisedAt: Instant,
  child: Type.Boolean(),
  possibleVictim: Type.Boolean(),
  responder: Nullable(Type.String()),
  handedAt: Nullable(Instant),
  acceptedBy: Nullable(Type.String()),
  acceptedAt: Nullable(Instant),
  dueAt: Instant,
  late: Type.Boolean(),
  closedAt: Nullable(Instant),
  steps: Type.Array(
    Type.Object({
      step: Type.Enum([...DUTY_STEPS]),
      /** What it means, in words, and the law it rests on. */
      says: Type.String(),
      dueAt: Nullable(Instant),
      outcome: Nullable(Type.Enum(["done", "not_needed", "refused"])),
      note: Type.String(),
      by: Nullable(Type.String()),
      at: Nullable(Instant),
    }),
  ),
  actions: Type.Array(Type.String()),
});
export type DutyWire = Static<typeof Duty>;

const Reason = Type.String({ minLength: 1, maxLength: 1000 });

/** GET /activities?state=&day=&tasking=&author=&mine=&cursor= : latest day first. */
export const ActivitySummary = Type.Object({
  id: Id,
  day: Day,
  state: ActivityState,
  kind: Type.String(),
  title: Type.String(),
  place: Type.String(),
  area: Nullable(Type.String()),
  agency: Type.String(),
  lead: Type.String(),
  agencies: Type.Array(Type.String()),
  tasking: Nullable(Id),
  createdBy: Type.String(),
  changedAt: Instant,
  /** Conflicts for which nobody has chosen yet. */
  conflicts: Type.Integer(),
  actions: Type.Array(Type.String()),
});
export type ActivitySummaryWire = Static<typeof ActivitySummary>;
export const ActivityPage = Page(ActivitySummary);

/** POST /activities/:id/{return,accept,withdraw}: a reason, where one is asked for. */
export const WithReason = Type.Object({ reason: Reason }, { additionalProperties: false });
/** POST /activities/:id/amend: what changes, and why. Everything is said knowing what stands. */
export const Amendment = Type.Object(
  { reason: Reason, operations: Type.Array(FieldBody, { minItems: 1, maxItems: 50 }) },
  { additionalProperties: false },
);
/** POST /activities/:id/conflicts/:conflict */
export const Choice = Type.Object({ choose: Type.Enum(["kept", "other"]) }, { additionalProperties: false });
/** POST /activities/:id/tallies: how many of a device's own count stand, or null to let all of them stand again. */
export const TallyAnswer = Type.Object(
  {
    measure: Code,
    device: Id,
    quantity: Nullable(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    reason: Reason,
  },
  { additionalProperties: false },
);
/** POST /activities/:id/parts/:part/keep */
export const KeepLonger = Type.Object({ because: Reason }, { additionalProperties: false });

/** GET /field/quarantine: what revoked devices sent, which waits for a supervisor. */
export const Quarantined = Type.Object({
  device: Id,
  deviceName: Type.String(),
  person: Type.String(),
  sequence: Type.Integer(),
  at: Instant,
  receivedAt: Instant,
  body: FieldBody,
});
export type QuarantinedWire = Static<typeof Quarantined>;
export const Quarantine = Type.Object({ operations: Type.Array(Quarantined) });
/** POST /field/quarantine/:device/:sequence */
export const QuarantineDecision = Type.Object(
  { decision: Type.Enum(["release", "discard"]), reason: Reason },
  { additionalProperties: false },
);

export const Duties = Type.Object({ duties: Type.Array(Duty) });
/** POST /duties/:id/hand */
export const Handing = Type.Object({ agency: Code }, { additionalProperties: false });
/** POST /duties/:id/steps/:step */
export const StepOutcome = Type.Object(
  {
    outcome: Type.Enum(["done", "not_needed", "refused"]),
    note: Type.String({ maxLength: 2000 }),
  },
  { additionalProperties: false },
);

/** PUT /language-cards/:id */
export const NewLanguageCard = Type.Object(
  {
    language: Type.String({ pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", maxLength: 35 }),
    subject: Type.Enum(["rights", "consent", "debrief", "safety"]),
    text: Type.String({ minLength: 1, maxLength: 8000 }),
    english: Type.String({ maxLength: 8000 }),
  },
  { additionalProperties: false },
);
export const LanguageCards = Type.Object({ cards: Type.Array(LanguageCard), mayChange: Type.Boolean() });
