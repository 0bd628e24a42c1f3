/** What stands in the way of offering or starting a tasking, in words, all of it. */
import type { Viewer } from "../../../access/index.ts";
import type { DeconflictionStandingWire, TaskingReportWire } from "../../../contract/operations.ts";
import type { TaskingRow } from "./row.ts";
import { unpermitted } from "./sources.ts";

export interface Seen {
  readonly reports: readonly TaskingReportWire[];
  readonly threats: readonly string[];
  readonly deconfliction: DeconflictionStandingWire;
}

export async function missingFor(
  viewer: Viewer,
  tasking: TaskingRow,
  step: "offer" | "start",
  seen: Seen,
): Promise<string[]> {
  const tasks = tasking.agency_id === viewer.agency.id;
  const missing: string[] = [];
  if (step === "offer" && tasking.phase_state === "ended") missing.push("Its phase has ended.");
  if (step === "start" && tasking.phase_state !== "live") missing.push("Its phase is not live.");
  if (tasking.flagged !== null) {
    missing.push(
      tasks
        ? `${tasking.flagged}. Look at it again and save it, or cancel it.`
        : `${tasking.agency_code} has to look at it again.`,
    );
  }
  const originators = await unpermitted(viewer, tasking.id);
  if (originators.length > 0) {
    missing.push(
      tasks
        ? `A1: ${originators.join(", ")} has not agreed to action. Ask for permission from here.`
        : `${tasking.agency_code} does not have all permissions yet.`,
    );
  }
  if (tasks && seen.threats.length === 0 && seen.reports.length > 0) {
    if (seen.reports.every(({ supports }) => !supports)) {
      missing.push("None of the reports that it rests on supports it any more.");
    }
  }
  if (step === "start" && seen.deconfliction.state !== "confirmed") missing.push(seen.deconfliction.says);
  return missing;
}
