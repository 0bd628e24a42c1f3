/** For one person, selector or report: what is held, on what basis, who read it, who received it, and until when. */
import { sql } from "kysely";
import { reachOf, requireRole, type Viewer } from "../access/index.ts";
import type { HeldWire } from "../contract/oversight.ts";
import { matchingReports } from "../intelligence/index.ts";
import { DEFAULT_RETENTION, PURPOSES, reviewDay } from "../vocabulary/index.ts";

const MOST_REPORTS = 50;
const MOST_ACTS = 100;

type HeldReport = HeldWire["reports"][number];

export async function readHeld(viewer: Viewer, question: string): Promise<HeldWire> {
  requireRole(viewer, "see what is held", "data_protection_officer");
  const { ids, understood } = await matchingReports(viewer, question, MOST_REPORTS);
  const reports: HeldReport[] = [];
  for (const id of ids) {
    const report = await heldReport(viewer, id);
    if (report) reports.push(report);
  }
  viewer.record({
    act: "consultation",
    subjects: reports.flatMap((report) => [report.id, ...report.mentions.map((mention) => mention.id)]),
    detail: { what: "held", words: question },
  });
  return { understood, reports, erased: await erased(viewer) };
}

async function heldReport(viewer: Viewer, id: string): Promise<HeldReport | null> {
  const report = await viewer.db
    .selectFrom("report as r")
    .innerJoin("agency as g", "g.id", "r.agency_id")
    .select([
      "r.id",
      "r.reference",
      "r.title",
      "r.state",
      "r.purpose",
      "r.authored",
      "r.created_at",
      "g.code as agency",
    ])
    .where("r.id", "=", id)
    .executeTakeFirst();
  if (!report) return null;
  const holds = await viewer.db
    .selectFrom("hold")
    .select(["kind", "reason"])
    .where("report_id", "=", id)
    .where("lifted_at", "is", null)
    .execute();
  const mentions = await viewer.db
    .selectFrom("mention")
    .select(["id", "kind", "text"])
    .where("report_id", "=", id)
    .where("status", "!=", "dropped")
    .orderBy("span_start")
    .execute();
  const { authored, created_at, ...rest } = report;
  return {
    ...rest,
    basis: PURPOSES.find((purpose) => purpose.id === report.purpose)?.basis ?? "",
    heldSince: created_at.toISOString(),
    disposeAfter: holds.length > 0 ? null : reviewDay(authored, DEFAULT_RETENTION),
    disposalRule: holds.length > 0 ? "Kept while a hold is in force" : DEFAULT_RETENTION.text,
    holds: holds.map((hold) => `${hold.kind}: ${hold.reason}`),
    mentions,
    readBy: await readBy(viewer, id),
    receivedBy: await receivedBy(viewer, id),
  };
}

async function readBy(viewer: Viewer, id: string): Promise<HeldReport["readBy"]> {
  const { rows } = await sql<{
    at: Date;
    act: string;
    actor: string | null;
    agency: string | null;
    reason: string | null;
  }>`
    select at, act, actor, agency, reason from acts_on(${id}, ${MOST_ACTS})`.execute(viewer.db);
  return rows.map((row) => ({
    name: row.actor ?? "",
    agency: row.agency ?? "",
    at: row.at.toISOString(),
    act: row.act,
    reason: row.reason,
  }));
}

async function receivedBy(viewer: Viewer, id: string): Promise<HeldReport["receivedBy"]> {
  const shared = await viewer.db
    .selectFrom("dissemination")
    .select(["readers", "purpose", "at", "by_name"])
    .where("report_id", "=", id)
    .orderBy("at")
    .execute();
  const received: HeldReport["receivedBy"] = [];
  for (const each of shared) {
    const { rows } = await reachOf(viewer, each.readers);
    for (const row of rows) {
      received.push({
        to: row.team_name ? `${row.team_name}, ${row.agency_code}` : row.agency_code,
        purpose: each.purpose,
        at: each.at.toISOString(),
        by: each.by_name,
      });
    }
  }
  return received;
}

async function erased(viewer: Viewer): Promise<HeldWire["erased"]> {
  const rows = await viewer.db
    .selectFrom("erasure")
    .select(["report_id", "at", "authority", "signed_as"])
    .orderBy("at", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    report: row.report_id,
    at: row.at.toISOString(),
    authority: row.authority,
    signedBy: row.signed_as,
  }));
}
