/** Asking the originator: may we sanitise what is S2, act on what is A1, or release beyond its conditions? With a clock. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { audienceOf, conflict, invalid, notFound, requireRole, type Viewer } from "../../access/index.ts";
import type { PermissionWire } from "../../contract/reports.ts";
import type { Precedence, Purpose } from "../../vocabulary/index.ts";
import { refuseMarkings } from "../markings.ts";
import { ASKS_ORIGINATORS } from "./authority.ts";
import { keepersOf, purposeHeldBy } from "./desks.ts";
import { signature } from "./history.ts";
import { findReport, type ItemRow, itemsOf, requireState } from "./report.ts";

const KINDS = ["sanitise", "act", "release"] as const;
export type PermissionKind = (typeof KINDS)[number];

/** Hours in which an originator is expected to answer. */
const ANSWER_WITHIN_HOURS: Readonly<Record<Precedence, number>> = {
  immediate: 1,
  time_critical: 8,
  routine: 72,
};

/** Asks every originator of every item at once. Answers how many requests were opened. */
export async function askPermission(
  viewer: Viewer,
  id: string,
  ask: { readonly items: readonly string[]; readonly kind: PermissionKind; readonly question: string },
): Promise<number> {
  const report = await findReport(viewer, id);
  requireRole(viewer, "ask an originator", ...ASKS_ORIGINATORS);
  requireState(report, "ask about", "evaluated", "disseminated");
  refuseMarkings(["/question", ask.question]);
  const items = new Map((await itemsOf(viewer, report.id)).map((item) => [item.id, item]));
  const asking = await keepersOf(viewer, viewer.agency.id, viewer.purpose);
  const opened: string[] = [];
  for (const [position, itemId] of ask.items.entries()) {
    const item = items.get(itemId);
    if (!item) throw invalid(`/items/${position}`, "This item is not part of the report.");
    const waiting = await agenciesWithout(viewer, report.id, item, ask.kind, ["agreed", "open"]);
    for (const owner of new Set(waiting)) {
      const held = await purposeHeldBy(viewer, owner, report.purpose as Purpose);
      const answering = await keepersOf(viewer, owner, held);
      const permission = randomUUID();
      await viewer.db
        .insertInto("permission")
        .values({
          id: permission,
          audience_id: await audienceOf(viewer, [...asking, ...answering]),
          report_id: report.id,
          item_id: item.id,
          kind: ask.kind,
          asked_agency: viewer.agency.id,
          asked_by: viewer.account.id,
          asked_by_name: signature(viewer),
          owner_agency: owner,
          question: ask.question,
          due_at: new Date(Date.now() + ANSWER_WITHIN_HOURS[report.precedence as Precedence] * 3_600_000),
        })
        .execute();
      opened.push(permission);
    }
  }
  if (opened.length === 0) throw conflict("There is nobody left to ask: it was asked, or agreed, already.");
  viewer.record({
    act: "disclosure",
    subjects: [report.id, ...opened],
    detail: { what: "permission asked", kind: ask.kind },
  });
  return opened.length;
}

export async function decidePermission(
  viewer: Viewer,
  id: string,
  decision: "agreed" | "refused",
  answer: string,
): Promise<void> {
  requireRole(viewer, "answer for the originator", "intelligence_officer", "single_point_of_contact");
  refuseMarkings(["/answer", answer]);
  const known = await viewer.db
    .selectFrom("permission")
    .select(["decision", "report_id", "owner_agency"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!known || known.owner_agency !== viewer.agency.id) throw notFound("request");
  const decided = await viewer.db
    .updateTable("permission")
    .set({
      decision,
      answer,
      decided_by: viewer.account.id,
      decided_as: signature(viewer),
      decided_at: new Date(),
    })
    .where("id", "=", id)
    .where("decision", "is", null)
    .executeTakeFirst();
  if (decided.numUpdatedRows === 0n) throw conflict("This request was answered already.");
  viewer.record({
    act: "disclosure",
    subjects: [known.report_id, id],
    detail: { what: `permission ${decision}` },
  });
}

/** Codes of the originators that have not agreed to this use of this item by the viewer's agency. */
export async function unagreed(
  viewer: Viewer,
  reportId: string,
  item: ItemRow,
  kind: PermissionKind,
): Promise<string[]> {
  const agencies = await agenciesWithout(viewer, reportId, item, kind, ["agreed"]);
  if (agencies.length === 0) return [];
  const rows = await viewer.db
    .selectFrom("agency")
    .select("code")
    .where("id", "in", agencies)
    .orderBy("code")
    .execute();
  return rows.map((row) => row.code);
}

/** The kinds of permission for which somebody is left to ask about this item. */
export async function leftToAsk(viewer: Viewer, reportId: string, item: ItemRow): Promise<PermissionKind[]> {
  const left: PermissionKind[] = [];
  for (const kind of KINDS) {
    if ((await agenciesWithout(viewer, reportId, item, kind, ["agreed", "open"])).length > 0) left.push(kind);
  }
  return left;
}

/**
 * Requests that the viewer's agency sent or received; open ones first, most urgent first. Who is asked is shown their
 * own report, through however many products the words went: the report that was asked about may not be theirs to read.
 */
export async function listPermissions(
  viewer: Viewer,
  options: { readonly openOnly: boolean },
): Promise<PermissionWire[]> {
  let query = viewer.db
    .selectFrom("permission as p")
    .innerJoin("agency as o", "o.id", "p.owner_agency")
    .leftJoinLateral(
      (from) => sql<{ report_id: string; item_id: string }>`origin_of(${from.ref("p.id")})`.as("own"),
      (join) => join.onTrue(),
    )
    .leftJoin("report as r", (join) =>
      join.on((at) => at("r.id", "=", at.fn.coalesce("own.report_id", "p.report_id"))),
    )
    .selectAll("p")
    .select(["o.code as owner_code", "r.reference", "own.report_id as own_report", "own.item_id as own_item"])
    .orderBy("p.decided_at", (order) => order.desc().nullsFirst())
    .orderBy("p.due_at")
    .limit(200);
  if (options.openOnly) query = query.where("p.decision", "is", null);
  const rows = await query.execute();
  viewer.record({
    act: "consultation",
    subjects: rows.flatMap((row) => [row.id, row.own_report ?? row.report_id]),
    detail: { what: "requests" },
  });
  const mayAnswer =
    viewer.roles.includes("intelligence_officer") || viewer.roles.includes("single_point_of_contact");
  return rows.map((row) => ({
    id: row.id,
    report: row.own_report ?? row.report_id,
    reference: row.reference ?? "",
    item: row.own_item ?? row.item_id,
    kind: row.kind,
    direction: row.owner_agency === viewer.agency.id ? "received" : "sent",
    asked: row.asked_by_name,
    owner: row.owner_code,
    question: row.question,
    askedAt: row.asked_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    decision: row.decision,
    decidedBy: row.decided_as,
    decidedAt: row.decided_at?.toISOString() ?? null,
    answer: row.answer,
    mayDecide: row.owner_agency === viewer.agency.id && row.decision === null && mayAnswer,
  }));
}

/** The originators of an item, other than the viewer's own agency, without a request in one of these states. */
async function agenciesWithout(
  viewer: Viewer,
  reportId: string,
  item: ItemRow,
  kind: PermissionKind,
  states: readonly ("agreed" | "open")[],
): Promise<string[]> {
  const asked = await viewer.db
    .selectFrom("permission")
    .select(["owner_agency", "decision"])
    .where("report_id", "=", reportId)
    .where("item_id", "=", item.id)
    .where("kind", "=", kind)
    .where("asked_agency", "=", viewer.agency.id)
    .execute();
  const settled = new Set(
    asked
      .filter((row) => states.includes((row.decision ?? "open") as "agreed" | "open"))
      .map((row) => row.owner_agency),
  );
  return item.originators.filter((agency) => agency !== viewer.agency.id && !settled.has(agency));
}
