import Type, { type Static } from "typebox";
import { HoldingRequest } from "./checks.ts";
import { Id, Instant } from "./common.ts";
import { Permission, ReportSummary } from "./reports.ts";

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** GET /home: what waits for me. A list is absent when my roles have no part in it. */
export const Home = Type.Object({
  toAcknowledge: Type.Optional(
    Type.Array(
      Type.Object({
        report: ReportSummary,
        desk: Type.String(),
        dueAt: Instant,
        escalatedAt: Nullable(Instant),
      }),
    ),
  ),
  toEvaluate: Type.Optional(Type.Array(ReportSummary)),
  toDisseminate: Type.Optional(Type.Array(ReportSummary)),
  toDecide: Type.Optional(Type.Array(Permission)),
  /** Of us, by other agencies: do we hold anything? */
  toAnswer: Type.Optional(Type.Array(HoldingRequest)),
  /** What others answered me since a week ago. */
  answered: Type.Optional(Type.Array(HoldingRequest)),
  /** How often others asked about what we hold and were told nothing, not yet seen by anyone here. */
  unseenNotices: Type.Optional(Type.Integer()),
  /** Unusual checking in my agency since a week ago, for its data protection officer. */
  alarms: Type.Optional(Type.Integer()),
  /** Of operations: matches that our desk has to answer, activities to look at or to put right, duties to accept. */
  operations: Type.Optional(
    Type.Object({
      matches: Type.Integer(),
      escalated: Type.Integer(),
      toLookAt: Type.Integer(),
      returned: Type.Integer(),
      duties: Type.Integer(),
    }),
  ),
  toReview: Type.Optional(
    Type.Array(
      Type.Object({
        id: Id,
        report: Id,
        reference: Type.String(),
        releasedAs: Type.String(),
        reason: Type.String(),
        releasedAt: Instant,
        reviewDueAt: Instant,
        mayReview: Type.Boolean(),
      }),
    ),
  ),
  drafts: Type.Array(ReportSummary),
  submissions: Type.Array(
    Type.Object({
      id: Id,
      report: Id,
      reference: Type.String(),
      title: Type.String(),
      submittedAt: Instant,
      outcome: Nullable(Type.String()),
      outcomeReason: Nullable(Type.String()),
      outcomeAt: Nullable(Instant),
    }),
  ),
  recalls: Type.Array(
    Type.Object({
      id: Id,
      reference: Type.String(),
      kind: Type.String(),
      reason: Type.String(),
      at: Instant,
    }),
  ),
  sinceYesterday: Type.Array(ReportSummary),
});
export type HomeWire = Static<typeof Home>;
