/** What may be done with a report, in words, in the order of its life. */

import type { ActionName } from "../../../../src/contract/reports.ts";
import type { ReportState } from "../../../../src/vocabulary/reports.ts";

export interface ActionWords {
  readonly name: string;
  readonly look?: "plain" | "harm";
}

/** Actions that open a panel of their own. Editing is a page; submitting and discarding happen there. */
export const PANEL_ACTIONS: Readonly<Partial<Record<ActionName, ActionWords>>> = {
  evaluate: { name: "Evaluate" },
  disseminate: { name: "Share" },
  return: { name: "Return for rework" },
  sanitise: { name: "Sanitise" },
  ask_permission: { name: "Ask permission" },
  answer_requirement: { name: "Link to a requirement" },
  grant: { name: "Let one person read" },
  hold: { name: "Place a hold" },
  emergency_release: { name: "Emergency release" },
  keep: { name: "Keep it" },
  withdraw: { name: "Withdraw" },
  erase: { name: "Erase" },
};

/** The step that the report waits for is the one that stands out. */
export function nextStep(state: ReportState, actions: readonly ActionName[]): ActionName | null {
  if (actions.includes("acknowledge")) return "acknowledge";
  const step = NEXT_STEP[state];
  return step && actions.includes(step) ? step : null;
}

const NEXT_STEP: Readonly<Partial<Record<ReportState, ActionName>>> = {
  draft: "edit",
  submitted: "evaluate",
  evaluated: "disseminate",
};
