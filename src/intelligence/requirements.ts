/** Intelligence requirements: what is wanted to be known, shown beside a report being written, linked to what answers it. */
import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import {
  audienceOf,
  conflict,
  notFound,
  type Recipient,
  reachOf,
  readerOf,
  readersOf,
  requireRole,
  type Viewer,
} from "../access/index.ts";
import type { RecognisedWire } from "../contract/recognise.ts";
import type { ReachWire } from "../contract/reports.ts";
import type {
  RequirementDraftWire,
  RequirementReachWire,
  RequirementWire,
} from "../contract/requirements.ts";
import { operationalDayOf } from "../vocabulary/index.ts";
import { refuseMarkings, textsIn } from "./markings.ts";
import { ANSWERS_REQUIREMENTS } from "./reports/authority.ts";
import { addEvent } from "./reports/history.ts";
import { findReport, requireOwn, requireState } from "./reports/report.ts";

export async function writeRequirement(viewer: Viewer, draft: RequirementDraftWire): Promise<string> {
  requireRole(viewer, "write a requirement", "coordinator", "intelligence_officer", "analyst");
  refuseMarkings(...textsIn(draft));
  const id = randomUUID();
  await viewer.db
    .insertInto("requirement")
    .values({
      id,
      agency_id: viewer.agency.id,
      audience_id: await audienceOf(viewer, await readersFor(viewer, draft.recipients)),
      code: `IR-${viewer.agency.code}-${randomBytes(3).toString("hex").toUpperCase()}`,
      created_by: viewer.account.id,
      ...columns(draft),
    })
    .execute();
  viewer.record({ act: "collection", subjects: [id], detail: { what: "requirement written" } });
  return id;
}

/** Whoever is asked no longer stops reading it at once; what they linked to it stays the report owners'. */
export async function changeRequirement(
  viewer: Viewer,
  id: string,
  draft: RequirementDraftWire,
): Promise<void> {
  requireRole(viewer, "change a requirement", "coordinator", "intelligence_officer", "analyst");
  refuseMarkings(...textsIn(draft));
  // Of two changes at once the second sees what the first did.
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(viewer.db);
  const before = await readersNow(viewer, id);
  const after = await readersFor(viewer, draft.recipients);
  await viewer.db
    .updateTable("requirement")
    .set({ ...columns(draft), audience_id: await audienceOf(viewer, after) })
    .where("id", "=", id)
    .where("agency_id", "=", viewer.agency.id)
    .execute();
  viewer.record({ act: "alteration", subjects: [id], detail: { what: "requirement changed" } });
  const added = after.filter((reader) => !before.includes(reader));
  const removed = before.filter((reader) => !after.includes(reader));
  if (added.length + removed.length === 0) return;
  viewer.record({
    act: added.length > 0 ? "disclosure" : "alteration",
    subjects: [id],
    detail: { what: "requirement recipients changed", added, removed },
  });
}

/** Who will read a requirement asked of these, before it is asked; and who would lose one that is asked already. */
export async function reachOfRequirement(viewer: Viewer, question: RequirementReachWire): Promise<ReachWire> {
  requireRole(viewer, "write a requirement", "coordinator", "intelligence_officer", "analyst");
  const { recipients, requirement } = question;
  const after = await readersFor(viewer, recipients);
  const before = requirement === undefined ? [] : await readersNow(viewer, requirement);
  const { rows, people } = await reachOf(viewer, after);
  const lost = await reachOf(
    viewer,
    before.filter((reader) => !after.includes(reader)),
  );
  viewer.record({
    act: "consultation",
    subjects: requirement === undefined ? [] : [requirement],
    detail: { what: "reach" },
  });
  return {
    readers: rows.map((row) => ({
      agency: row.agency_code,
      agencyName: row.agency_name,
      team: row.team_name,
      accounts: row.accounts,
    })),
    accounts: people,
    unseen: [],
    warnings: lost.rows.map(({ agency_name, team_name }) => {
      return `${team_name ? `${agency_name}, ${team_name}` : agency_name} will no longer read it.`;
    }),
  };
}

export async function closeRequirement(viewer: Viewer, id: string): Promise<void> {
  requireRole(viewer, "close a requirement", "coordinator", "intelligence_officer", "analyst");
  const closed = await viewer.db
    .updateTable("requirement")
    .set({ closed_at: new Date() })
    .where("id", "=", id)
    .where("agency_id", "=", viewer.agency.id)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  if (closed.numUpdatedRows === 0n) throw notFound("open requirement");
  viewer.record({ act: "alteration", subjects: [id], detail: { what: "requirement closed" } });
}

export async function readRequirements(
  viewer: Viewer,
  filter: { readonly id?: string; readonly openOnly?: boolean },
): Promise<RequirementWire[]> {
  let query = viewer.db
    .selectFrom("requirement as q")
    .innerJoin("agency as g", "g.id", "q.agency_id")
    .selectAll("q")
    .select("g.code as agency")
    .orderBy("q.closed_at", (order) => order.asc().nullsFirst())
    .orderBy("q.priority")
    .orderBy("q.created_at", "desc")
    .limit(500);
  if (filter.id) query = query.where("q.id", "=", filter.id);
  if (filter.openOnly) query = query.where("q.closed_at", "is", null);
  const rows = await query.execute();
  const answers = await answersTo(
    viewer,
    rows.map((row) => row.id),
  );
  const [only] = rows;
  const recipients = filter.id && only && mayChange(viewer, only) ? await recipientsOf(viewer, only.id) : [];
  viewer.record({
    act: "consultation",
    subjects: rows.map((row) => row.id),
    detail: { what: "requirements" },
  });
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    agency: row.agency,
    title: row.title,
    text: row.text,
    priority: row.priority,
    level: row.level,
    terms: row.terms,
    opens: row.opens,
    closes: row.closes,
    closedAt: row.closed_at?.toISOString() ?? null,
    answers: answers.get(row.id) ?? [],
    mayChange: mayChange(viewer, row),
    recipients: filter.id && mayChange(viewer, row) ? recipients : null,
  }));
}

function mayChange(viewer: Viewer, row: { readonly agency_id: string }): boolean {
  return row.agency_id === viewer.agency.id && viewer.roles.some((role) => CHANGES.has(role));
}

const CHANGES: ReadonlySet<string> = new Set(["coordinator", "intelligence_officer", "analyst"]);

/** A unit links what answers a requirement, whosever the report is; the submitter hears of it. */
export async function linkAnswer(viewer: Viewer, reportId: string, requirement: string): Promise<void> {
  requireRole(viewer, "link an answer", ...ANSWERS_REQUIREMENTS);
  const report = await findReport(viewer, reportId);
  requireState(report, "link", "submitted", "evaluated", "disseminated");
  const known = await viewer.db
    .selectFrom("requirement")
    .select("id")
    .where("id", "=", requirement)
    .executeTakeFirst();
  if (!known) throw notFound("requirement");
  const linked = await viewer.db
    .insertInto("requirement_answer")
    .values({
      requirement_id: requirement,
      report_id: report.id,
      audience_id: report.audience_id,
      linked_by: viewer.account.id,
    })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst();
  if (linked.numInsertedOrUpdatedRows === 0n)
    throw conflict("This report is linked to that requirement already.");
  // Which requirement is told by the report's page, to those of its readers who may read the requirement.
  await addEvent(viewer, { report: report.id, audience: report.audience_id, act: "answers a requirement" });
  await sql`select tell_answered(${report.id}, ${requirement})`.execute(viewer.db);
  viewer.record({
    act: "combination",
    subjects: [report.id, requirement],
    detail: { what: "answer linked" },
  });
}

export async function unlinkAnswer(viewer: Viewer, reportId: string, requirement: string): Promise<void> {
  requireRole(viewer, "unlink an answer", ...ANSWERS_REQUIREMENTS);
  const report = await findReport(viewer, reportId);
  requireOwn(viewer, report, "unlink");
  const gone = await viewer.db
    .deleteFrom("requirement_answer")
    .where("report_id", "=", report.id)
    .where("requirement_id", "=", requirement)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw notFound("answer");
  viewer.record({
    act: "alteration",
    subjects: [report.id, requirement],
    detail: { what: "answer unlinked" },
  });
}

/** Open requirements whose terms stand in the text, and which terms those are. */
export async function requirementsBeside(
  viewer: Viewer,
  text: string,
): Promise<RecognisedWire["requirements"]> {
  const today = operationalDayOf(new Date());
  const rows = await viewer.db
    .selectFrom("requirement")
    .select(["id", "code", "title", "priority", "terms"])
    .where("closed_at", "is", null)
    .where("opens", "<=", today)
    .where((at) => at.or([at("closes", "is", null), at("closes", ">=", today)]))
    .orderBy("priority")
    .execute();
  const words = plainWords(text);
  return rows.flatMap(({ terms, ...row }) => {
    const because = terms
      .split(",")
      .map((term) => term.trim().toLowerCase())
      .filter((term) => plainWords(term).trim() !== "" && words.includes(plainWords(term).trimEnd()));
    return because.length > 0 ? [{ ...row, because }] : [];
  });
}

/** Lower case, a space before every word: `lay-by` and `lay by` are the same. A term is found as a beginning of words. */
function plainWords(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}

/** Those who are asked, and always the agency that asks. */
async function readersFor(viewer: Viewer, recipients: readonly Recipient[]): Promise<number[]> {
  const own = await readerOf(viewer, viewer.agency.id, null, viewer.purpose);
  return [...new Set([own, ...(await readersOf(viewer, recipients, viewer.purpose))])];
}

/** Those who are asked now by a requirement of the viewer's own agency. */
async function readersNow(viewer: Viewer, id: string): Promise<readonly number[]> {
  const found = await viewer.db
    .selectFrom("requirement as q")
    .innerJoin("audience as a", "a.id", "q.audience_id")
    .select("a.readers")
    .where("q.id", "=", id)
    .where("q.agency_id", "=", viewer.agency.id)
    .executeTakeFirst();
  if (!found) throw notFound("requirement");
  return found.readers;
}

async function recipientsOf(viewer: Viewer, id: string): Promise<Recipient[]> {
  const { rows } = await reachOf(viewer, await readersNow(viewer, id));
  return rows
    .filter((row) => row.agency_code !== viewer.agency.code || row.team_code !== null)
    .map((row) => ({ agency: row.agency_code, ...(row.team_code ? { team: row.team_code } : {}) }));
}

function columns(draft: RequirementDraftWire) {
  const { recipients: _, ...rest } = draft;
  return rest;
}

async function answersTo(
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, RequirementWire["answers"]>> {
  if (ids.length === 0) return new Map();
  const rows = await viewer.db
    .selectFrom("requirement_answer as a")
    .innerJoin("report as r", "r.id", "a.report_id")
    .innerJoin("agency as g", "g.id", "r.agency_id")
    .select(["a.requirement_id", "r.id", "r.reference", "r.title", "g.code as agency", "a.linked_at"])
    .where("a.requirement_id", "in", [...ids])
    .orderBy("a.linked_at", "desc")
    .execute();
  const groups = Map.groupBy(rows, (row) => row.requirement_id);
  return new Map(
    [...groups].map(([id, list]) => [
      id,
      list.map(({ requirement_id: _, linked_at, ...row }) => ({ ...row, linkedAt: linked_at.toISOString() })),
    ]),
  );
}
