/** Disseminating: first who will be able to read it, then the act itself, by a named person who gave the password again. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import {
  audienceOf,
  type ReachRow,
  type Recipient,
  reachOf,
  readersOf,
  requireRole,
  requireStepUp,
  type Viewer,
} from "../../access/index.ts";
import type { ReachWire } from "../../contract/reports.ts";
import type { Purpose } from "../../vocabulary/index.ts";
import { refuseMarkings } from "../markings.ts";
import { index } from "../search/document.ts";
import { startClocks } from "./clocks.ts";
import { desksOf, keepersOf, requireKeeper, startsClock } from "./desks.ts";
import { namedFor } from "./grants.ts";
import { addEvent, signature, tellSubmitter } from "./history.ts";
import { findReport, itemsOf, lockReport, type ReportRow, requireOwn, requireState } from "./report.ts";

export interface Sharing {
  readonly recipients: readonly Recipient[];
  readonly purpose: Purpose;
}

export async function reachOfSharing(viewer: Viewer, id: string, sharing: Sharing): Promise<ReachWire> {
  const report = await findReport(viewer, id);
  requireOwn(viewer, report, "share");
  requireRole(viewer, "share a report", "intelligence_officer", "duty_officer");
  const readers = await readersAfter(viewer, report, sharing);
  const { rows } = await reachOf(viewer, readers.all);
  const named = await namedFor(viewer, report.id);
  viewer.record({ act: "consultation", subjects: [report.id], detail: { what: "reach" } });
  return {
    readers: rows.map((row) => ({
      agency: row.agency_code,
      agencyName: row.agency_name,
      team: row.team_name,
      accounts: row.accounts,
    })),
    accounts: await peopleReading(viewer, report.id, readers.all),
    unseen: await unseenBy(viewer, report),
    warnings: warningsFor(report, sharing, rows, named.length),
  };
}

export async function disseminate(
  viewer: Viewer,
  id: string,
  sharing: Sharing & { readonly reason: string },
): Promise<void> {
  const found = await findReport(viewer, id);
  await requireKeeper(viewer, found, "disseminate");
  requireRole(viewer, "disseminate a report", "intelligence_officer");
  refuseMarkings(["/reason", sharing.reason]);
  const report = await lockReport(viewer, found);
  requireState(report, "disseminate", "evaluated", "disseminated");
  requireStepUp(viewer, "disseminate this report");
  const readers = await readersAfter(viewer, report, sharing);
  const audience = await audienceOf(viewer, readers.all);
  const now = new Date();
  await viewer.db
    .updateTable("report")
    .set({ state: "disseminated", audience_id: audience, disseminated_at: now, changed_at: now })
    .where("id", "=", report.id)
    .execute();
  await viewer.db
    .insertInto("dissemination")
    .values({
      id: randomUUID(),
      report_id: report.id,
      audience_id: await audienceOf(viewer, readers.keepers),
      readers: readers.added,
      purpose: sharing.purpose,
      reason: sharing.reason,
      by_account: viewer.account.id,
      by_name: signature(viewer),
    })
    .execute();
  await addEvent(viewer, {
    report: report.id,
    audience,
    act: "disseminated",
    from: report.state as "evaluated",
    to: "disseminated",
  });
  await tellSubmitter(viewer, report.id, "disseminated");
  await startClocks(viewer, report, await agenciesAmong(viewer, readers.added), sharing.purpose);
  await index(viewer, report.id);
  viewer.record({
    act: "disclosure",
    subjects: [report.id],
    detail: { what: "disseminated", readers: readers.added, purpose: sharing.purpose, why: sharing.reason },
  });
}

interface ReadersAfter {
  readonly all: number[];
  readonly added: number[];
  readonly keepers: number[];
}

/** Those who read it already, those chosen now and, for what cannot wait, the duty desks of the chosen agencies. */
async function readersAfter(viewer: Viewer, report: ReportRow, sharing: Sharing): Promise<ReadersAfter> {
  const before = await viewer.db
    .selectFrom("audience")
    .select("readers")
    .where("id", "=", report.audience_id)
    .executeTakeFirstOrThrow();
  const chosen = await readersOf(viewer, sharing.recipients, sharing.purpose);
  const desks: number[] = [];
  if (startsClock(report.precedence)) {
    for (const agency of await agenciesAmong(viewer, chosen)) {
      desks.push(...(await desksOf(viewer, agency, sharing.purpose, "duty_desk")));
    }
  }
  const added = [...new Set([...chosen, ...desks])];
  const keepers = await keepersOf(viewer, report.agency_id, report.purpose as Purpose);
  return { all: [...new Set([...before.readers, ...keepers, ...added])], added, keepers };
}

/** How many different people will read it: behind these readers, and by name. */
async function peopleReading(viewer: Viewer, report: string, readers: readonly number[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select people_reading(${report}, ${[...readers]}::int[])::int as n`.execute(viewer.db);
  return rows[0]?.n ?? 0;
}

async function agenciesAmong(viewer: Viewer, readers: readonly number[]): Promise<string[]> {
  if (readers.length === 0) return [];
  const rows = await viewer.db
    .selectFrom("reader")
    .select("agency_id")
    .distinct()
    .where("id", "in", [...readers])
    .execute();
  return rows.map((row) => row.agency_id);
}

/** What the readers of this report will not see, in words. */
async function unseenBy(viewer: Viewer, report: ReportRow): Promise<string[]> {
  const unseen = ["who submitted it, and what was proposed", "the history before it was disseminated"];
  if (report.derivation !== null)
    unseen.unshift("the report it was made from, and that report's other items");
  const items = await itemsOf(viewer, report.id);
  const dropped = await viewer.db
    .selectFrom("mention")
    .select("id")
    .where("report_id", "=", report.id)
    .where("status", "=", "dropped")
    .limit(1)
    .executeTakeFirst();
  if (dropped) unseen.push("marks in the text that were dropped");
  if (items.length === 0) unseen.push("any item: this report has none");
  return unseen;
}

function warningsFor(
  report: ReportRow,
  sharing: Sharing,
  rows: readonly ReachRow[],
  named: number,
): string[] {
  const warnings: string[] = [];
  if (named > 0) {
    warnings.push(
      named === 1 ? "One person named for it reads it too." : `${named} people named for it read it too.`,
    );
  }
  if (sharing.purpose !== report.purpose) {
    warnings.push(
      "This is another purpose than the report was written for: a new disclosure, which your reason must justify.",
    );
  }
  if (startsClock(report.precedence)) {
    warnings.push("The duty desks of the chosen agencies become readers and must acknowledge it.");
  }
  const empty = rows.filter((row) => row.accounts === 0);
  for (const row of empty) {
    warnings.push(
      `Nobody at ${row.agency_code}${row.team_name ? `, ${row.team_name},` : ""} can read this yet.`,
    );
  }
  return warnings;
}
