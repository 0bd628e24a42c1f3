/** The decision log of a phase: entries are added and never changed; one may replace another, which stays. */
import { invalid, type Viewer } from "../../access/index.ts";
import type { DecisionWire, NewDecisionWire } from "../../contract/operations.ts";
import { refuseMarkings, signature, textsIn } from "../../intelligence/index.ts";
import { findPhase, type PhaseRow, requireCoordinates } from "./find.ts";
import { instantOf } from "./instant.ts";

export async function writeDecision(
  viewer: Viewer,
  address: string,
  name: string,
  draft: NewDecisionWire,
): Promise<{ id: string }> {
  const phase = await findPhase(viewer, address, name);
  requireCoordinates(viewer, phase.operation, "write its decision log");
  refuseMarkings(...textsIn(draft));
  const decidedAt = instantOf(draft.decidedAt, "/decidedAt");
  if (decidedAt.getTime() > Date.now() + 60_000) {
    throw invalid("/decidedAt", "A decision is written down once it was taken: enter a time in the past");
  }
  const replaces = draft.replaces ?? null;
  if (replaces !== null) {
    const known = await viewer.db
      .selectFrom("operation_decision")
      .select("id")
      .where("id", "=", replaces)
      .where("phase_id", "=", phase.id)
      .executeTakeFirst();
    if (!known) throw invalid("/replaces", "This entry is not in the log of this phase");
  }
  const id = await logDecision(viewer, phase, { ...draft, replaces, decidedAt });
  viewer.record({ act: "collection", subjects: [phase.id, id], detail: { what: "decision" } });
  return { id };
}

/** Also for decisions that another act takes: going live, and ending. */
export async function logDecision(
  viewer: Viewer,
  phase: Pick<PhaseRow, "id" | "audience_id">,
  entry: {
    readonly decision: string;
    readonly reasons: string;
    readonly alternatives: string;
    readonly replaces: string | null;
    readonly decidedAt: Date;
  },
): Promise<string> {
  const { id } = await viewer.db
    .insertInto("operation_decision")
    .values({
      phase_id: phase.id,
      audience_id: phase.audience_id,
      decision: entry.decision,
      reasons: entry.reasons,
      alternatives: entry.alternatives,
      replaces: entry.replaces,
      decided_at: entry.decidedAt,
      decided_by: viewer.account.id,
      decided_as: signature(viewer),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function readDecisions(
  viewer: Viewer,
  address: string,
  name: string,
): Promise<{ items: DecisionWire[] }> {
  const phase = await findPhase(viewer, address, name);
  const rows = await viewer.db
    .selectFrom("operation_decision")
    .selectAll()
    .where("phase_id", "=", phase.id)
    .orderBy("decided_at", "desc")
    .orderBy("written_at", "desc")
    .limit(1000)
    .execute();
  const replaced = new Map(rows.flatMap((row) => (row.replaces ? [[row.replaces, row.id] as const] : [])));
  viewer.record({ act: "consultation", subjects: [phase.id], detail: { what: "decision log" } });
  return {
    items: rows.map((row) => ({
      id: row.id,
      decision: row.decision,
      reasons: row.reasons,
      alternatives: row.alternatives,
      replaces: row.replaces,
      replacedBy: replaced.get(row.id) ?? null,
      decidedBy: row.decided_as,
      decidedAt: row.decided_at.toISOString(),
      writtenAt: row.written_at.toISOString(),
    })),
  };
}
