/**
 * Erase: a report's content goes for good, and with it what the log says about it. An opaque id, a time, an authority and
 * a signatory stay, and the proof of every act; see docs/decisions/erasing-details.md.
 */
import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { DatabaseError } from "pg";
import {
  audienceOf,
  forbidden,
  holds,
  invalid,
  requireRole,
  requireStepUp,
  type Viewer,
} from "../../access/index.ts";
import { erasureOf } from "../../audit/index.ts";
import type { ErasureScopeWire } from "../../contract/reports.ts";
import type { Keys } from "../../database/index.ts";
import type { Purpose } from "../../vocabulary/index.ts";
import { refuseMarkings } from "../markings.ts";
import { desksOf } from "./desks.ts";
import { signature } from "./history.ts";
import { findReport, lockReport, type ReportRow, requireOwn } from "./report.ts";
import { flagDerived, readsByAudience, recallFromReaders, requireKept } from "./withdraw.ts";

/** A person looks through these before choosing; what is older stays, and its number is told. */
const MOST_TO_CHOOSE_FROM = 200;

/** What the log says about a report, and what of it would go: shown before anything is erased. */
export async function readErasureScope(viewer: Viewer, id: string): Promise<ErasureScopeWire> {
  const report = await findErasable(viewer, id);
  const entries = await entriesAbout(viewer, report.id);
  const beside = entries.filter((entry) => entry.own && !entry.alone);
  const shown = holds(viewer, "data_protection_officer") ? beside.slice(0, MOST_TO_CHOOSE_FROM) : [];
  viewer.record({
    act: "consultation",
    subjects: [report.id, ...shown.map((entry) => entry.id)],
    detail: { what: "erasure weighed" },
  });
  return {
    alone: entries.filter((entry) => entry.alone).length,
    beside: beside.length,
    elsewhere: entries.filter((entry) => !entry.own && !entry.alone).length,
    choices: shown.map(({ id, at, act, actor, what, reason, words }) => ({
      id,
      at: at.toISOString(),
      act,
      actor,
      what,
      reason,
      words,
    })),
  };
}

/** `chosen`: entries of the own agency that name other reports too, and whose details go all the same. */
export async function eraseReport(
  viewer: Viewer,
  keys: Keys,
  id: string,
  authority: string,
  chosen: readonly string[] = [],
): Promise<void> {
  const report = await lockReport(viewer, await findErasable(viewer, id));
  requireKept(report, "erase");
  requireStepUp(viewer, "erase this report");
  refuseMarkings(["/authority", authority]);
  const details = await detailsToErase(viewer, report.id, chosen);
  const office = await audienceOf(
    viewer,
    await desksOf(viewer, report.agency_id, report.purpose as Purpose, "data_protection"),
  );
  await recallFromReaders(viewer, report, {
    kind: "erased",
    reference: report.id,
    reason: "Erased by its owner",
  });
  await flagDerived(viewer, report.id, "Something this was made from was erased");
  try {
    await sql`select erase_report(${report.id}, ${authority}, ${signature(viewer)},
      ${tombstoneOf(keys, report.agency_id, report.reference)}, ${office})`.execute(viewer.db);
  } catch (error) {
    if (error instanceof DatabaseError && error.message === "held") {
      throw forbidden(
        "A hold is in force on this report. Lift the hold first, if the reason for it has ended.",
      );
    }
    throw error;
  }
  for (const act of erasureOf([report.id], details, { what: "report erased" })) viewer.record(act);
}

/** What is left of an erased reference: enough to refuse it if it comes again, too little to read it back. */
export function tombstoneOf(keys: Keys, agencyId: string, reference: string): Buffer {
  return createHmac("sha256", keys.secret("tombstones")).update(`${agencyId}\n${reference}`).digest();
}

async function findErasable(viewer: Viewer, id: string): Promise<ReportRow> {
  const report = await findReport(viewer, id);
  requireOwn(viewer, report, "erase");
  requireRole(viewer, "erase a report", "data_protection_officer", "disclosure_officer");
  if (await readsByAudience(viewer, report)) return report;
  throw forbidden("You read this report by name only. Ask its data protection office to erase it.");
}

/** The entries about this report alone, and the chosen ones among those that speak of it beside others. */
async function detailsToErase(
  viewer: Viewer,
  report: string,
  chosen: readonly string[],
): Promise<readonly string[]> {
  if (chosen.length > 0) requireRole(viewer, "choose entries of the log", "data_protection_officer");
  const entries = await entriesAbout(viewer, report);
  const free = new Set(entries.filter((entry) => entry.own && !entry.alone).map((entry) => entry.id));
  for (const [index, id] of chosen.entries()) {
    if (!free.has(id)) {
      throw invalid(`/entries/${index}`, "This is no entry of your agency's log that names this report.");
    }
  }
  return [...entries.filter((entry) => entry.alone).map((entry) => entry.id), ...new Set(chosen)];
}

interface EntryAbout {
  readonly id: string;
  readonly at: Date;
  readonly act: string;
  /** Of this report and what belongs to it, and of no other that is still held. */
  readonly alone: boolean;
  /** An act of the viewer's own agency. */
  readonly own: boolean;
  readonly actor: string | null;
  readonly what: string | null;
  readonly reason: string | null;
  readonly words: string | null;
}

/** Newest first. */
async function entriesAbout(viewer: Viewer, report: string): Promise<readonly EntryAbout[]> {
  const { rows } = await sql<EntryAbout>`select * from entries_about(${report})`.execute(viewer.db);
  return rows;
}
