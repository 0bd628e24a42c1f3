import Type, { type Static } from "typebox";
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
