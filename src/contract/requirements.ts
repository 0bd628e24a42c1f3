import Type, { type Static } from "typebox";
import { Day, Id, Instant, Recipient } from "./common.ts";

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** GET /requirements?open=true, GET /requirements/:id */
export const Requirement = Type.Object({
  id: Id,
  code: Type.String(),
  agency: Type.String(),
  title: Type.String(),
  text: Type.String(),
  priority: Type.Integer({ minimum: 1, maximum: 4, description: "1 is highest" }),
  level: Type.Integer({ minimum: 1, maximum: 3, description: "National Intelligence Model level" }),
  terms: Type.String({ description: "words that suggest it beside a draft, comma-separated" }),
  opens: Day,
  closes: Nullable(Day),
  closedAt: Nullable(Instant),
  answers: Type.Array(
    Type.Object({
      id: Id,
      reference: Type.String(),
      title: Type.String(),
      agency: Type.String(),
      linkedAt: Instant,
    }),
  ),
  mayChange: Type.Boolean(),
  recipients: Nullable(
    Type.Array(Recipient, {
      description: "who is asked beside its agency; on its own page, for whoever may change it",
    }),
  ),
});
export type RequirementWire = Static<typeof Requirement>;

/** POST /requirements, PUT /requirements/:id, POST /requirements/:id/close, POST /reports/:id/requirements/:requirement (link), DELETE (unlink) */
export const RequirementDraft = Type.Object({
  title: Type.String({ minLength: 3, maxLength: 200 }),
  text: Type.String({ maxLength: 8000 }),
  priority: Type.Integer({ minimum: 1, maximum: 4 }),
  level: Type.Integer({ minimum: 1, maximum: 3 }),
  terms: Type.String({ maxLength: 1000 }),
  opens: Day,
  closes: Nullable(Day),
  recipients: Type.Array(Recipient, { maxItems: 100 }),
});
export type RequirementDraftWire = Static<typeof RequirementDraft>;

/** POST /requirements/reach answers a Reach: who would read it, and as warnings who would no longer. */
export const RequirementReach = Type.Object({
  recipients: Type.Array(Recipient, { maxItems: 100 }),
  requirement: Type.Optional(Id),
});
export type RequirementReachWire = Static<typeof RequirementReach>;
