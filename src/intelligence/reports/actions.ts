/** What this viewer may do with this report now: the same rules that the acts enforce, so that a page offers no dead button. */
import { holds, type Viewer } from "../../access/index.ts";
import type { ActionName } from "../../contract/reports.ts";
import type { ReportState } from "../../vocabulary/index.ts";
import type { ReportRow } from "./report.ts";

export interface ActionFacts {
  readonly report: ReportRow;
  /** Whether a desk of the viewer's still has to acknowledge it. */
  readonly waitsForMe: boolean;
  /** Whether another agency's permission could be asked for any of its items. */
  readonly hasOtherOriginators: boolean;
}

export function actionsFor(viewer: Viewer, facts: ActionFacts): ActionName[] {
  const { report } = facts;
  const state = report.state as ReportState;
  const own = report.agency_id === viewer.agency.id;
  const author = report.author_id === viewer.account.id;
  const officer = holds(viewer, "intelligence_officer");
  const shared = state === "evaluated" || state === "disseminated";
  const kept = shared || state === "submitted";
  const actions: [ActionName, boolean][] = [
    ["edit", author && state === "draft"],
    ["submit", author && state === "draft"],
    ["discard", author && state === "draft" && report.submitted_at === null],
    ["return", own && officer && state === "submitted"],
    ["evaluate", own && officer && !author && (state === "submitted" || state === "evaluated")],
    ["sanitise", officer && shared],
    ["disseminate", own && officer && shared],
    ["acknowledge", facts.waitsForMe],
    ["emergency_release", holds(viewer, "duty_officer") && kept],
    [
      "ask_permission",
      facts.hasOtherOriginators &&
        shared &&
        holds(viewer, "intelligence_officer", "single_point_of_contact", "duty_officer", "coordinator"),
    ],
    ["answer_requirement", own && officer && kept],
    ["grant", own && officer && kept],
    ["withdraw", own && kept && holds(viewer, "intelligence_officer", "data_protection_officer")],
    [
      "hold",
      own &&
        state !== "draft" &&
        holds(viewer, "disclosure_officer", "data_protection_officer", "intelligence_officer"),
    ],
    ["erase", own && state !== "draft" && holds(viewer, "data_protection_officer", "disclosure_officer")],
  ];
  return actions.filter(([, may]) => may).map(([action]) => action);
}
