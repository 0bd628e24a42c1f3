/**
 * Deconfliction: asked before action. The immediate answer is whom to contact, where the holder allows it, and otherwise
 * always the same words, whether or not something is held. Holders' desks are told silently and choose whether to speak.
 */
import Type, { type Static, type TSchema } from "typebox";
import { Match } from "./checks.ts";
import { Id, Instant } from "./common.ts";
import { TaskingSummary } from "./operations.ts";

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const closed = { additionalProperties: false };

export const DeconflictionSubjectSchema = Type.Enum([
  "person",
  "address",
  "vehicle",
  "phone",
  "vessel",
  "account",
]);
export const MatchAnswerSchema = Type.Enum(["spoke", "silent", "no_conflict"]);

/** What is asked about, as written: a name, an address, a plate, a number. */
export const Subject = Type.Object(
  {
    kind: DeconflictionSubjectSchema,
    text: Type.String({ minLength: 1, maxLength: 120 }),
    birthDate: Type.Optional(Type.String({ maxLength: 40, description: "of a person, as written" })),
  },
  closed,
);
export type SubjectWire = Static<typeof Subject>;

/** POST /taskings/:id/deconflict. The tasking's own place and time are always asked about too. */
export const NewDeconfliction = Type.Object({ subjects: Type.Array(Subject, { maxItems: 10 }) }, closed);
export type NewDeconflictionWire = Static<typeof NewDeconfliction>;

/** Whom to contact about what, because they let it be said or chose to speak. */
export const Contact = Type.Object({
  agency: Type.String(),
  name: Type.String(),
  about: Type.String(),
  /** What the holder's desk wrote when it chose to speak. */
  note: Nullable(Type.String()),
});
export type ContactWire = Static<typeof Contact>;

/** Answered at once. `matches` are what the asker may read anyway; they are not kept. */
export const DeconflictionAnswer = Type.Object({
  id: Id,
  askedAt: Instant,
  confirmBy: Instant,
  says: Type.String({ description: "always the same words where nobody is to be contacted" }),
  holdings: Type.String({ description: "from which holdings the answer comes" }),
  /** How each subject was understood, in words. */
  understood: Type.Array(Type.Object({ about: Type.String(), says: Type.Array(Type.String()) })),
  contacts: Type.Array(Contact),
  matches: Type.Array(Type.Object({ about: Type.String(), match: Match })),
  more: Type.Boolean(),
  overlaps: Type.Array(TaskingSummary, {
    description: "taskings at this place and time that the asker may read",
  }),
});
export type DeconflictionAnswerWire = Static<typeof DeconflictionAnswer>;

/** GET /taskings/:id/deconflictions: newest first. */
export const Deconfliction = Type.Object({
  id: Id,
  agency: Type.String({ description: "who asked" }),
  askedAt: Instant,
  confirmBy: Instant,
  /** `waiting` until `confirmBy`, whatever desks say meanwhile; then `confirmed`, or not yet. */
  state: Type.Enum(["waiting", "confirmed", "not_confirmed"]),
  says: Type.String(),
  /** Place and time of the tasking are still what was asked about. */
  stands: Type.Boolean(),
  /** For the agency that asked; null for others who read the tasking. */
  askedBy: Nullable(Type.String()),
  holdings: Nullable(Type.String()),
  subjects: Nullable(Type.Array(Subject)),
  contacts: Nullable(Type.Array(Contact)),
});
export type DeconflictionWire = Static<typeof Deconfliction>;
export const Deconflictions = Type.Object({
  items: Type.Array(Deconfliction),
  /** Taskings at this place and time now, of those that the reader may read. */
  overlaps: Type.Array(TaskingSummary),
});
export type DeconflictionsWire = Static<typeof Deconflictions>;

/** GET /deconflictions/mine: for a holder's desk, open ones first, soonest first. Who asked does not know of it. */
export const HeldMatch = Type.Object({
  id: Id,
  asked: Type.String({ description: "who asked: name and agency" }),
  askedAt: Instant,
  subject: Type.String({ description: "what was asked about, in words" }),
  taskingStarts: Instant,
  dueAt: Instant,
  escalatedAt: Nullable(Instant),
  late: Type.Boolean(),
  /** What of the holder's lies in the way, as far as the reader may read it. */
  reports: Type.Array(Type.Object({ id: Id, reference: Type.String(), title: Type.String() })),
  taskings: Type.Array(TaskingSummary),
  answer: Nullable(MatchAnswerSchema),
  note: Type.String(),
  answeredBy: Nullable(Type.String()),
  answeredAt: Nullable(Instant),
  mayAnswer: Type.Boolean(),
});
export type HeldMatchWire = Static<typeof HeldMatch>;
export const HeldMatches = Type.Object({ items: Type.Array(HeldMatch), open: Type.Integer() });
export type HeldMatchesWire = Static<typeof HeldMatches>;

/** POST /deconflictions/:match/answer. `spoke` needs a note: whom to call, and how; the asker reads it. */
export const NewMatchAnswer = Type.Object(
  { answer: MatchAnswerSchema, note: Type.String({ maxLength: 2000 }) },
  closed,
);
export type NewMatchAnswerWire = Static<typeof NewMatchAnswer>;
