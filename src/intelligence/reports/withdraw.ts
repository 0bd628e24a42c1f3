/**
 * Three different things. *Withdraw* hides a report from everyone but its keepers, and tells all who could read it.
 * *Erase* (erase.ts) removes its content for good and leaves an opaque id, a time, an authority and a signatory. What was
 * *derived* from it lives on, flagged: its owner must decide.
 */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { audienceOf, conflict, notFound, requireRole, type Viewer } from "../../access/index.ts";
import type { Purpose } from "../../vocabulary/index.ts";
import { refuseMarkings } from "../markings.ts";
import { index } from "../search/document.ts";
import { keepersOf, requireKeeper } from "./desks.ts";
import { namedFor } from "./grants.ts";
import { addEvent, tellSubmitter } from "./history.ts";
import { findReport, isKept, lockReport, type ReportRow, requireOwn, requireState } from "./report.ts";

export async function withdrawReport(
  viewer: Viewer,
  id: string,
  reason: string,
): Promise<{ flagged: number }> {
  const found = await findReport(viewer, id);
  await requireKeeper(viewer, found, "withdraw");
  requireRole(viewer, "withdraw a report", "intelligence_officer", "data_protection_officer");
  refuseMarkings(["/reason", reason]);
  const report = await lockReport(viewer, found);
  requireState(report, "withdraw", "submitted", "evaluated", "disseminated");
  const audience = await audienceOf(
    viewer,
    await keepersOf(viewer, report.agency_id, report.purpose as Purpose),
  );
  await recallFromReaders(viewer, report, { kind: "withdrawn", reference: report.reference, reason });
  const flagged = await flagDerived(viewer, report.id, "Something this was made from was withdrawn");
  await viewer.db
    .updateTable("report")
    .set({ state: "withdrawn", audience_id: audience, withdrawn_at: new Date(), changed_at: new Date() })
    .where("id", "=", report.id)
    .execute();
  await sql`select close_to_readers(${report.id}, ${audience})`.execute(viewer.db);
  await addEvent(viewer, {
    report: report.id,
    audience,
    act: "withdrawn",
    from: report.state as "disseminated",
    to: "withdrawn",
    reason,
  });
  await tellSubmitter(viewer, report.id, "withdrawn", reason);
  await index(viewer, report.id);
  viewer.record({ act: "alteration", subjects: [report.id], detail: { what: "withdrawn", flagged } });
  return { flagged };
}

export async function placeHold(
  viewer: Viewer,
  id: string,
  hold: { readonly kind: string; readonly reason: string },
): Promise<string> {
  const report = await findReport(viewer, id);
  requireOwn(viewer, report, "hold");
  requireKept(report, "hold");
  refuseMarkings(["/reason", hold.reason]);
  requireRole(
    viewer,
    "place a hold",
    "disclosure_officer",
    "data_protection_officer",
    "intelligence_officer",
  );
  const made = randomUUID();
  const keepers = await keepersOf(viewer, report.agency_id, report.purpose as Purpose);
  await viewer.db
    .insertInto("hold")
    .values({
      id: made,
      report_id: report.id,
      audience_id: await audienceOf(viewer, keepers),
      kind: hold.kind,
      reason: hold.reason,
      placed_by: viewer.account.id,
    })
    .execute();
  viewer.record({
    act: "alteration",
    subjects: [report.id, made],
    detail: { what: "hold placed", kind: hold.kind },
  });
  return made;
}

export async function liftHold(viewer: Viewer, id: string): Promise<void> {
  requireRole(viewer, "lift a hold", "disclosure_officer", "data_protection_officer");
  const held = await viewer.db
    .selectFrom("hold")
    .select(["report_id", "lifted_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!held) throw notFound("hold");
  if (held.lifted_at) throw conflict("This hold was lifted already.");
  await viewer.db
    .updateTable("hold")
    .set({ lifted_at: new Date(), lifted_by: viewer.account.id })
    .where("id", "=", id)
    .execute();
  viewer.record({ act: "alteration", subjects: [held.report_id, id], detail: { what: "hold lifted" } });
}

/** Whether a hold stands in the way of erasing it. */
export async function isHeld(viewer: Viewer, report: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select is_held(${report}) as held`.execute(viewer.db);
  return rows[0]?.held ?? false;
}

/** Whether the viewer is one of a report's readers, not only somebody named for it. */
export async function readsByAudience(viewer: Viewer, report: ReportRow): Promise<boolean> {
  const audience = await viewer.db
    .selectFrom("audience")
    .select("id")
    .where("id", "=", report.audience_id)
    .executeTakeFirst();
  return audience !== undefined;
}

export function requireKept(report: ReportRow, what: string): void {
  if (!isKept(report)) throw conflict(`This draft was never submitted; there is nothing to ${what}.`);
}

/** One line to everybody who could read it, also by name; what was not shared was nobody's but its keepers'. */
export async function recallFromReaders(
  viewer: Viewer,
  report: ReportRow,
  told: { readonly kind: "withdrawn" | "erased"; readonly reference: string; readonly reason: string },
): Promise<void> {
  const named = (await namedFor(viewer, report.id)).map((each) => each.account_id);
  if (report.state !== "disseminated" && named.length === 0) return;
  await viewer.db
    .insertInto("recall")
    .values({
      id: randomUUID(),
      report_id: report.id,
      audience_id: report.audience_id,
      accounts: [...new Set(named)],
      ...told,
    })
    .execute();
}

export async function flagDerived(viewer: Viewer, source: string, why: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select flag_derived(${source}, ${why}) as n`.execute(viewer.db);
  return rows[0]?.n ?? 0;
}
