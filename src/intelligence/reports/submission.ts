/** What a person submitted, as they submitted it: theirs to read for good, whatever the report says by now. */
import { notFound, type Viewer } from "../../access/index.ts";
import type { GradeWire } from "../../contract/common.ts";
import type { SubmissionWire } from "../../contract/reports.ts";

export async function readSubmission(viewer: Viewer, id: string): Promise<SubmissionWire> {
  const row = await viewer.db
    .selectFrom("submission")
    .selectAll()
    .where("id", "=", id)
    .where("author_id", "=", viewer.account.id)
    .executeTakeFirst();
  if (!row) throw notFound("submission");
  const body = row.body as { items: { id: string; text: string; grade: GradeWire | null }[] };
  viewer.record({
    act: "consultation",
    subjects: [row.id, row.report_id],
    detail: { what: "own submission" },
  });
  return {
    id: row.id,
    report: row.report_id,
    reference: row.reference,
    title: row.title,
    submittedAt: row.submitted_at.toISOString(),
    outcome: row.outcome,
    outcomeReason: row.outcome_reason,
    outcomeAt: row.outcome_at?.toISOString() ?? null,
    items: body.items,
  };
}
