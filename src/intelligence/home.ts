/** What waits for me: each role sees its own queues, and nothing of the others. */
import { holds, type Viewer } from "../access/index.ts";
import type { HomeWire } from "../contract/home.ts";
import { summariesOf } from "./reports/list.ts";
import { listPermissions } from "./reports/permissions.ts";

const QUEUE = 50;
const DAY = 24 * 3_600_000;

export async function readHome(viewer: Viewer): Promise<HomeWire> {
  const officer = holds(viewer, "intelligence_officer");
  const desk = holds(viewer, "duty_officer", "single_point_of_contact");
  const answers = officer || holds(viewer, "single_point_of_contact");
  const reviews = officer || holds(viewer, "supervisor", "data_protection_officer", "duty_officer");
  const home: HomeWire = {
    ...(desk ? { toAcknowledge: await toAcknowledge(viewer) } : {}),
    ...(officer
      ? { toEvaluate: await ownIn(viewer, "submitted"), toDisseminate: await ownIn(viewer, "evaluated") }
      : {}),
    ...(answers
      ? { toDecide: (await listPermissions(viewer, { openOnly: true })).filter((each) => each.mayDecide) }
      : {}),
    ...(reviews ? { toReview: await toReview(viewer) } : {}),
    drafts: await drafts(viewer),
    submissions: await submissions(viewer),
    recalls: await recalls(viewer),
    sinceYesterday: await sinceYesterday(viewer),
  };
  viewer.record({
    act: "consultation",
    subjects: [...new Set(disclosed(home))],
    detail: { what: "home" },
  });
  return home;
}

/** The ids of all that is shown; requests are on record by their own list. */
function disclosed(home: HomeWire): string[] {
  const reports = [
    ...(home.toAcknowledge ?? []).map((each) => each.report),
    ...(home.toEvaluate ?? []),
    ...(home.toDisseminate ?? []),
    ...home.drafts,
    ...home.sinceYesterday,
  ];
  const spoken = [...(home.toReview ?? []), ...home.submissions];
  return [
    ...[...reports, ...spoken, ...home.recalls].map((row) => row.id),
    ...spoken.map((row) => row.report),
  ];
}

async function toAcknowledge(viewer: Viewer): Promise<NonNullable<HomeWire["toAcknowledge"]>> {
  const rows = await viewer.db
    .selectFrom("acknowledgement as k")
    .innerJoin("account_team as m", (join) =>
      join.onRef("m.team_id", "=", "k.team_id").on("m.account_id", "=", viewer.account.id),
    )
    .innerJoin("team as t", "t.id", "k.team_id")
    .select(["k.report_id", "t.name", "k.due_at", "k.escalated_at"])
    .where("k.acknowledged_at", "is", null)
    .orderBy("k.due_at")
    .limit(QUEUE)
    .execute();
  const reports = await summariesOf(
    viewer,
    rows.map((row) => row.report_id),
  );
  const byId = new Map(reports.map((report) => [report.id, report]));
  return rows.flatMap((row) => {
    const report = byId.get(row.report_id);
    if (!report) return [];
    return [
      {
        report,
        desk: row.name,
        dueAt: row.due_at.toISOString(),
        escalatedAt: row.escalated_at?.toISOString() ?? null,
      },
    ];
  });
}

/** Oldest first within precedence: what cannot wait stands on top. */
async function ownIn(viewer: Viewer, state: "submitted" | "evaluated"): Promise<HomeWire["drafts"]> {
  const rows = await viewer.db
    .selectFrom("report")
    .select("id")
    .where("agency_id", "=", viewer.agency.id)
    .where("state", "=", state)
    .orderBy((at) =>
      at.case("precedence").when("immediate").then(0).when("time_critical").then(1).else(2).end(),
    )
    .orderBy("changed_at")
    .limit(QUEUE)
    .execute();
  return await summariesOf(
    viewer,
    rows.map((row) => row.id),
  );
}

async function toReview(viewer: Viewer): Promise<NonNullable<HomeWire["toReview"]>> {
  const rows = await viewer.db
    .selectFrom("emergency_release as e")
    .leftJoin("report as r", "r.id", "e.report_id")
    .select([
      "e.id",
      "e.report_id",
      "r.reference",
      "e.released_by",
      "e.released_as",
      "e.reason",
      "e.released_at",
      "e.review_due_at",
    ])
    .where("e.reviewed_at", "is", null)
    .orderBy("e.review_due_at")
    .limit(QUEUE)
    .execute();
  const may = holds(viewer, "supervisor", "intelligence_officer", "data_protection_officer");
  return rows.map((row) => ({
    id: row.id,
    report: row.report_id,
    reference: row.reference ?? "",
    releasedAs: row.released_as,
    reason: row.reason,
    releasedAt: row.released_at.toISOString(),
    reviewDueAt: row.review_due_at.toISOString(),
    mayReview: may && row.released_by !== viewer.account.id,
  }));
}

async function drafts(viewer: Viewer): Promise<HomeWire["drafts"]> {
  const rows = await viewer.db
    .selectFrom("report")
    .select("id")
    .where("author_id", "=", viewer.account.id)
    .where("state", "=", "draft")
    .orderBy("changed_at", "desc")
    .limit(QUEUE)
    .execute();
  return await summariesOf(
    viewer,
    rows.map((row) => row.id),
  );
}

async function submissions(viewer: Viewer): Promise<HomeWire["submissions"]> {
  const rows = await viewer.db
    .selectFrom("submission")
    .select([
      "id",
      "report_id",
      "reference",
      "title",
      "submitted_at",
      "outcome",
      "outcome_reason",
      "outcome_at",
    ])
    .where("author_id", "=", viewer.account.id)
    .orderBy("submitted_at", "desc")
    .limit(QUEUE)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    report: row.report_id,
    reference: row.reference,
    title: row.title,
    submittedAt: row.submitted_at.toISOString(),
    outcome: row.outcome,
    outcomeReason: row.outcome_reason,
    outcomeAt: row.outcome_at?.toISOString() ?? null,
  }));
}

async function recalls(viewer: Viewer): Promise<HomeWire["recalls"]> {
  const rows = await viewer.db
    .selectFrom("recall")
    .select(["id", "reference", "kind", "reason", "at"])
    .where("at", ">", new Date(Date.now() - 30 * DAY))
    .orderBy("at", "desc")
    .limit(QUEUE)
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

async function sinceYesterday(viewer: Viewer): Promise<HomeWire["sinceYesterday"]> {
  const rows = await viewer.db
    .selectFrom("report")
    .select("id")
    .where("state", "=", "disseminated")
    .where("disseminated_at", ">", new Date(Date.now() - DAY))
    .orderBy("disseminated_at", "desc")
    .limit(20)
    .execute();
  return await summariesOf(
    viewer,
    rows.map((row) => row.id),
  );
}
