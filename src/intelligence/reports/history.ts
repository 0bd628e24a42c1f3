/** What happened to a report, for those who keep it; and what its submitter hears. */
import { randomUUID } from "node:crypto";
import type { Viewer } from "../../access/index.ts";
import type { ReportState } from "../../vocabulary/index.ts";

export interface ReportEvent {
  readonly report: string;
  readonly audience: number;
  readonly act: string;
  readonly from?: ReportState;
  readonly to?: ReportState;
  readonly reason?: string;
}

export async function addEvent(viewer: Viewer, event: ReportEvent): Promise<void> {
  await viewer.db
    .insertInto("report_event")
    .values({
      id: randomUUID(),
      report_id: event.report,
      audience_id: event.audience,
      actor_id: viewer.account.id,
      actor: signature(viewer),
      act: event.act,
      from_state: event.from ?? null,
      to_state: event.to ?? null,
      reason: event.reason ?? "",
      detail: "{}",
    })
    .execute();
}

export type Outcome =
  | "returned"
  | "evaluated"
  | "sanitised"
  | "disseminated"
  | "withdrawn"
  | "answered"
  | "erased";

/** The submitter hears what became of theirs: the outcome and, where there is one, the reason. Not the content. */
export async function tellSubmitter(
  viewer: Viewer,
  report: string,
  outcome: Outcome,
  reason = "",
): Promise<void> {
  const latest = await viewer.db
    .selectFrom("submission")
    .select("id")
    .where("report_id", "=", report)
    .orderBy("submitted_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!latest) return;
  await viewer.db
    .updateTable("submission")
    .set({ outcome, outcome_reason: reason, outcome_at: new Date() })
    .where("id", "=", latest.id)
    .execute();
}

/** A name and an agency, as they then were: kept with what was done. */
export function signature(viewer: Viewer): string {
  return `${viewer.account.name}, ${viewer.agency.code}`;
}
