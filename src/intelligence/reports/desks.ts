/** Which desks of an agency a report passes through, as readers of its audience, and who sits there. */
import { forbidden, readerOf, teamsOfKind, type Viewer } from "../../access/index.ts";
import {
  ACKNOWLEDGE_WITHIN_MINUTES,
  type Precedence,
  type Purpose,
  type TeamKind,
} from "../../vocabulary/index.ts";
import type { ReportRow } from "./report.ts";

/** Readers of the agency's teams of these kinds, under a purpose that the agency holds. */
export async function desksOf(
  viewer: Viewer,
  agencyId: string,
  purpose: Purpose,
  ...kinds: readonly TeamKind[]
): Promise<number[]> {
  const readers: number[] = [];
  for (const kind of kinds) {
    for (const team of await teamsOfKind(viewer, agencyId, kind)) {
      readers.push(await readerOf(viewer, agencyId, team, purpose));
    }
  }
  return readers;
}

/** Those who keep a report in its own agency: the intelligence unit and the data protection office. */
export async function keepersOf(viewer: Viewer, agencyId: string, purpose: Purpose): Promise<number[]> {
  return await desksOf(viewer, agencyId, purpose, "intelligence_unit", "data_protection");
}

/** Whether this precedence goes to duty desks and starts a clock there. */
export function startsClock(precedence: string): boolean {
  return ACKNOWLEDGE_WITHIN_MINUTES[precedence as Precedence] !== null;
}

/** The readers of a report before it is shared: its keepers and, for what cannot wait, its agency's duty desk. */
export async function firstReadersOf(
  viewer: Viewer,
  report: Pick<ReportRow, "agency_id" | "purpose" | "precedence">,
): Promise<number[]> {
  const purpose = report.purpose as Purpose;
  const keepers = await keepersOf(viewer, report.agency_id, purpose);
  if (!startsClock(report.precedence)) return keepers;
  return [...keepers, ...(await desksOf(viewer, report.agency_id, purpose, "duty_desk"))];
}

/** An originator is reached under this purpose or, where it does not act under it, under one that it holds. */
export async function purposeHeldBy(viewer: Viewer, agencyId: string, purpose: Purpose): Promise<Purpose> {
  const { purposes } = await viewer.db
    .selectFrom("agency")
    .select("purposes")
    .where("id", "=", agencyId)
    .executeTakeFirstOrThrow();
  return purposes.includes(purpose) ? purpose : ((purposes[0] ?? purpose) as Purpose);
}

/** Whether the viewer sits at such a desk of their agency. */
export async function sitsAt(viewer: Viewer, ...kinds: readonly TeamKind[]): Promise<boolean> {
  const seat = await viewer.db
    .selectFrom("account_team as m")
    .innerJoin("team as t", "t.id", "m.team_id")
    .select("t.id")
    .where("m.account_id", "=", viewer.account.id)
    .where("t.kind", "in", [...kinds])
    .limit(1)
    .executeTakeFirst();
  return seat !== undefined;
}

/** Whether the viewer keeps this report: at the unit or the data protection office of its owner, for its purpose. */
export async function keeps(viewer: Viewer, report: ReportRow): Promise<boolean> {
  if (report.agency_id !== viewer.agency.id || report.purpose !== viewer.purpose) return false;
  return await sitsAt(viewer, "intelligence_unit", "data_protection");
}

/** The role alone is not enough: somebody who does not sit at its desk does not decide over a report. */
export async function requireKeeper(viewer: Viewer, report: ReportRow, what: string): Promise<void> {
  if (await keeps(viewer, report)) return;
  throw forbidden(
    `Only the intelligence unit and the data protection office of the agency that owns this report can ${what} it, working for its purpose.`,
  );
}
