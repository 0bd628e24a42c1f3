/**
 * Acknowledgement clocks: an immediate or time-critical report must be taken by a named person at every desk it went to,
 * within a set time, or it escalates.
 */
import { sql } from "kysely";
import {
  type Access,
  asWorker,
  audienceOf,
  conflict,
  holds,
  readerOf,
  requireRole,
  teamsOfKind,
  type Viewer,
} from "../../access/index.ts";
import { ACKNOWLEDGE_WITHIN_MINUTES, type Precedence, type Purpose } from "../../vocabulary/index.ts";
import { keepersOf } from "./desks.ts";
import { addEvent, signature } from "./history.ts";
import { findReport, type ReportRow } from "./report.ts";

/** Starts a clock at the duty desk of each agency, for the purpose for which it reads. A desk that has one keeps it. */
export async function startClocks(
  viewer: Viewer,
  report: ReportRow,
  agencies: readonly string[],
  purpose = report.purpose as Purpose,
): Promise<void> {
  const minutes = ACKNOWLEDGE_WITHIN_MINUTES[report.precedence as Precedence];
  if (minutes === null) return;
  const keepers = await keepersOf(viewer, report.agency_id, report.purpose as Purpose);
  for (const agency of new Set(agencies)) {
    for (const team of await teamsOfKind(viewer, agency, "duty_desk")) {
      const desk = await readerOf(viewer, agency, team, purpose);
      const audience = await audienceOf(viewer, [...keepers, desk]);
      const due = new Date(Date.now() + minutes * 60_000);
      await sql`select start_clock(${report.id}, ${team}, ${audience}, ${due})`.execute(viewer.db);
    }
  }
}

/** A named person at a desk takes it. */
export async function acknowledge(viewer: Viewer, id: string): Promise<void> {
  const report = await findReport(viewer, id);
  requireRole(viewer, "acknowledge for a duty desk", "duty_officer", "single_point_of_contact");
  const taken = await viewer.db
    .updateTable("acknowledgement")
    .set({
      acknowledged_at: new Date(),
      acknowledged_by: viewer.account.id,
      acknowledged_as: signature(viewer),
    })
    .where("report_id", "=", report.id)
    .where("acknowledged_at", "is", null)
    .where("team_id", "in", (own) =>
      own.selectFrom("account_team").select("team_id").where("account_id", "=", viewer.account.id),
    )
    .executeTakeFirst();
  if (taken.numUpdatedRows === 0n) {
    throw conflict(
      "Nothing waits for your desk here: it was acknowledged already, or it went to another desk.",
    );
  }
  await addEvent(viewer, { report: report.id, audience: report.audience_id, act: "acknowledged" });
  viewer.record({ act: "alteration", subjects: [report.id], detail: { what: "acknowledged" } });
}

export function mayAcknowledge(viewer: Viewer): boolean {
  return holds(viewer, "duty_officer", "single_point_of_contact");
}

/** Marks every clock that ran out. The worker sees times and nothing of the reports. Answers how many. */
export async function escalateOverdue(access: Access): Promise<number> {
  return await asWorker(access, "escalate", async (worker) => {
    const { rows } = await worker.query(
      `update acknowledgement set escalated_at = now()
        where acknowledged_at is null and escalated_at is null and due_at < now() returning id`,
    );
    const late = rows.map((row: { id: string }) => row.id);
    if (late.length > 0) worker.record({ act: "alteration", subjects: late, detail: { what: "escalated" } });
    return late.length;
  });
}

/** How many desks are late with a report that the viewer may read. */
export async function lateDesks(viewer: Viewer): Promise<number> {
  const row = await viewer.db
    .selectFrom("acknowledgement")
    .select(sql<number>`count(*)::int`.as("late"))
    .where("acknowledged_at", "is", null)
    .where("escalated_at", "is not", null)
    .executeTakeFirstOrThrow();
  return row.late;
}
