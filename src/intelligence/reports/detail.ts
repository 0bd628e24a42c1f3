/** A report as its page shows it: composed from what this viewer may read, and from nothing else. */
import { sql } from "kysely";
import { reachOf, type Viewer } from "../../access/index.ts";
import type { ReportDetailWire } from "../../contract/reports.ts";
import type { Grade } from "../../vocabulary/index.ts";
import { actionsFor } from "./actions.ts";
import { mayAcknowledge } from "./clocks.ts";
import { keeps } from "./desks.ts";
import { namedFor } from "./grants.ts";
import { readItems } from "./items.ts";
import { findReport, handlingOf, itemsOf, type ReportRow } from "./report.ts";
import { xray } from "./xray.ts";

export async function readReport(viewer: Viewer, id: string): Promise<ReportDetailWire> {
  const report = await findReport(viewer, id);
  const rows = await itemsOf(viewer, report.id);
  const codes = await agencyCodes(viewer);
  const proposed = await proposedGrades(viewer, report.id);
  const items = await readItems(viewer, report.id, rows, proposed);
  const acknowledgements = await readAcknowledgements(viewer, report.id);
  const own = report.agency_id === viewer.agency.id;
  const xrayed = xray(
    rows.map((item) => ({
      id: item.id,
      handling: handlingOf(item),
      originators: item.originators.map((agency) => codes.get(agency)?.code ?? ""),
    })),
  );
  viewer.record({
    act: "consultation",
    subjects: [
      report.id,
      ...items.flatMap((item) => [item.id, ...item.mentions.map((mention) => mention.id)]),
    ],
    detail: { what: "report" },
  });
  return {
    ...plainColumns(report),
    agency: codes.get(report.agency_id) ?? { code: "", name: "" },
    author: own ? await nameOf(viewer, report.author_id) : null,
    sources: await related(viewer, report.id, "sources"),
    derived: await related(viewer, report.id, "derived"),
    items,
    xray: xrayed,
    requirements: await requirementsOf(viewer, report.id),
    audience: await audienceOfReport(viewer, report),
    acknowledgements,
    history: await historyOf(viewer, report.id),
    grants: (await keeps(viewer, report)) ? await grantsOf(viewer, report.id) : [],
    holds: own ? await holdsOf(viewer, report.id) : [],
    actions: await actionsFor(
      viewer,
      report,
      rows,
      mayAcknowledge(viewer) && acknowledgements.some((each) => each.mine && each.acknowledgedAt === null),
    ),
  };
}

function plainColumns(report: ReportRow) {
  const instant = (value: Date | null): string | null => value?.toISOString() ?? null;
  return {
    id: report.id,
    reference: report.reference,
    revision: report.revision,
    title: report.title,
    state: report.state as ReportDetailWire["state"],
    precedence: report.precedence as ReportDetailWire["precedence"],
    purpose: report.purpose as ReportDetailWire["purpose"],
    classification: report.classification as ReportDetailWire["classification"],
    provenance: report.provenance,
    authored: report.authored,
    informationFrom: report.information_from,
    informationTo: report.information_to,
    derivation: report.derivation as ReportDetailWire["derivation"],
    flagged: report.flagged,
    changedAt: report.changed_at.toISOString(),
    submittedAt: instant(report.submitted_at),
    evaluatedAt: instant(report.evaluated_at),
    disseminatedAt: instant(report.disseminated_at),
    withdrawnAt: instant(report.withdrawn_at),
  };
}

async function agencyCodes(viewer: Viewer): Promise<Map<string, { code: string; name: string }>> {
  const rows = await viewer.db.selectFrom("agency").select(["id", "code", "name"]).execute();
  return new Map(rows.map(({ id, code, name }) => [id, { code, name }]));
}

async function nameOf(viewer: Viewer, account: string): Promise<string | null> {
  const row = await viewer.db
    .selectFrom("account")
    .select("name")
    .where("id", "=", account)
    .executeTakeFirst();
  return row?.name ?? null;
}

/** What the submitter proposed, for those who may see the submission. */
async function proposedGrades(viewer: Viewer, report: string): Promise<Map<string, Grade>> {
  const latest = await viewer.db
    .selectFrom("submission")
    .select("body")
    .where("report_id", "=", report)
    .orderBy("submitted_at", "desc")
    .limit(1)
    .executeTakeFirst();
  const body = latest?.body as { items?: { id: string; grade: Grade | null }[] } | undefined;
  return new Map((body?.items ?? []).flatMap((item) => (item.grade ? [[item.id, item.grade] as const] : [])));
}

async function related(
  viewer: Viewer,
  report: string,
  side: "sources" | "derived",
): Promise<ReportDetailWire["sources"]> {
  const [here, there] =
    side === "sources"
      ? (["d.report_id", "d.source_report_id"] as const)
      : (["d.source_report_id", "d.report_id"] as const);
  return await viewer.db
    .selectFrom("derivation as d")
    .innerJoin("report as r", "r.id", there)
    .select(["r.id", "r.reference", "d.kind"])
    .distinct()
    .where(here, "=", report)
    .orderBy("r.reference")
    .execute();
}

async function requirementsOf(viewer: Viewer, report: string): Promise<ReportDetailWire["requirements"]> {
  return await viewer.db
    .selectFrom("requirement_answer as a")
    .innerJoin("requirement as q", "q.id", "a.requirement_id")
    .select(["q.id", "q.code", "q.title"])
    .where("a.report_id", "=", report)
    .orderBy("q.priority")
    .orderBy("q.code")
    .execute();
}

async function audienceOfReport(viewer: Viewer, report: ReportRow): Promise<ReportDetailWire["audience"]> {
  const audience = await viewer.db
    .selectFrom("audience")
    .select("readers")
    .where("id", "=", report.audience_id)
    .executeTakeFirst();
  if (!audience) return [];
  const { rows } = await reachOf(viewer, audience.readers);
  return rows.map((row) => ({
    agency: row.agency_code,
    team: row.team_code,
    name: row.team_name ? `${row.team_name}, ${row.agency_code}` : row.agency_name,
    purpose: row.purpose,
  }));
}

async function readAcknowledgements(
  viewer: Viewer,
  report: string,
): Promise<ReportDetailWire["acknowledgements"]> {
  const rows = await viewer.db
    .selectFrom("acknowledgement as k")
    .innerJoin("team as t", "t.id", "k.team_id")
    .innerJoin("agency as g", "g.id", "t.agency_id")
    .leftJoin("account_team as m", (join) =>
      join.onRef("m.team_id", "=", "k.team_id").on("m.account_id", "=", viewer.account.id),
    )
    .select([
      "t.name as desk",
      "g.code",
      "k.due_at",
      "k.acknowledged_at",
      "k.acknowledged_as",
      "k.escalated_at",
    ])
    .select(sql<boolean>`m.account_id is not null`.as("mine"))
    .where("k.report_id", "=", report)
    .orderBy("g.code")
    .execute();
  return rows.map((row) => ({
    desk: `${row.desk}, ${row.code}`,
    dueAt: row.due_at.toISOString(),
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    acknowledgedBy: row.acknowledged_as,
    escalatedAt: row.escalated_at?.toISOString() ?? null,
    mine: row.mine,
  }));
}

async function historyOf(viewer: Viewer, report: string): Promise<ReportDetailWire["history"]> {
  const rows = await viewer.db
    .selectFrom("report_event")
    .select(["at", "actor", "act", "reason", "to_state"])
    .where("report_id", "=", report)
    .orderBy("at")
    .execute();
  return rows.map((row) => ({
    at: row.at.toISOString(),
    actor: row.actor,
    act: row.act,
    reason: row.reason,
    toState: row.to_state,
  }));
}

async function grantsOf(viewer: Viewer, report: string): Promise<ReportDetailWire["grants"]> {
  return (await namedFor(viewer, report)).map(({ id, name, reason, expires_at }) => ({
    id,
    name,
    reason,
    expiresAt: expires_at?.toISOString() ?? null,
  }));
}

async function holdsOf(viewer: Viewer, report: string): Promise<ReportDetailWire["holds"]> {
  const rows = await viewer.db
    .selectFrom("hold")
    .select(["id", "kind", "reason", "placed_at"])
    .where("report_id", "=", report)
    .where("lifted_at", "is", null)
    .execute();
  return rows
    .map((row) => ({ ...row, placedAt: row.placed_at.toISOString() }))
    .map(({ placed_at: _, ...hold }) => hold);
}
