/** What this viewer may do with this report now: the same rules that the acts enforce, so that a page offers no dead button. */
import { holds, type Viewer } from "../../access/index.ts";
import type { ActionName } from "../../contract/reports.ts";
import type { ReportState } from "../../vocabulary/index.ts";
import { ANSWERS_REQUIREMENTS, ASKS_ORIGINATORS } from "./authority.ts";
import { keeps, sitsAt } from "./desks.ts";
import { leftToAsk } from "./permissions.ts";
import { type ItemRow, isKept, type ReportRow } from "./report.ts";
import { agreementMissing } from "./sanitise.ts";
import { isHeld, readsByAudience } from "./withdraw.ts";

/** `waitsForMe`: whether a desk of the viewer's still has to acknowledge it. */
export async function actionsFor(
  viewer: Viewer,
  report: ReportRow,
  items: readonly ItemRow[],
  waitsForMe: boolean,
): Promise<ActionName[]> {
  const state = report.state as ReportState;
  const own = report.agency_id === viewer.agency.id;
  const author = report.author_id === viewer.account.id;
  const keeper = await keeps(viewer, report);
  const officer = holds(viewer, "intelligence_officer");
  const unit = keeper && officer;
  const shared = state === "evaluated" || state === "disseminated";
  const live = shared || state === "submitted";
  const disposes = own && isKept(report) && holds(viewer, "data_protection_officer", "disclosure_officer");
  const actions: [ActionName, boolean][] = [
    ["edit", author && state === "draft"],
    ["submit", author && state === "draft"],
    ["discard", author && !isKept(report)],
    ["return", unit && state === "submitted"],
    ["evaluate", unit && !author && (state === "submitted" || state === "evaluated")],
    ["sanitise", shared && officer && (await maySanitise(viewer, report, items))],
    ["disseminate", unit && shared],
    ["acknowledge", waitsForMe],
    ["emergency_release", live && holds(viewer, "duty_officer")],
    ["ask_permission", shared && holds(viewer, ...ASKS_ORIGINATORS) && (await mayAsk(viewer, report, items))],
    ["answer_requirement", live && holds(viewer, ...ANSWERS_REQUIREMENTS)],
    ["grant", unit && live],
    ["withdraw", live && keeper && holds(viewer, "intelligence_officer", "data_protection_officer")],
    ["keep", unit && report.flagged !== null],
    ["hold", disposes || (own && isKept(report) && officer)],
    ["erase", disposes && (await readsByAudience(viewer, report)) && !(await isHeld(viewer, report.id))],
  ];
  return actions.filter(([, may]) => may).map(([action]) => action);
}

async function maySanitise(viewer: Viewer, report: ReportRow, items: readonly ItemRow[]): Promise<boolean> {
  if (!(await sitsAt(viewer, "intelligence_unit"))) return false;
  for (const item of items) if ((await agreementMissing(viewer, report, item)).length === 0) return true;
  return false;
}

async function mayAsk(viewer: Viewer, report: ReportRow, items: readonly ItemRow[]): Promise<boolean> {
  for (const item of items) if ((await leftToAsk(viewer, report.id, item)).length > 0) return true;
  return false;
}
