/** Who deconflicts: those who plan or lead a tasking, for the agency that tasks or one that takes part. */
import { holds, type Viewer } from "../../access/index.ts";
import type { RoleId } from "../../vocabulary/index.ts";

export const DECONFLICTS = [
  "coordinator",
  "supervisor",
  "duty_officer",
  "intelligence_officer",
] as const satisfies readonly RoleId[];

/** A holder's desk; its single point of contact once half of the time is over. */
export const ANSWERS_MATCHES = [
  "duty_officer",
  "intelligence_officer",
  "single_point_of_contact",
] as const satisfies readonly RoleId[];

export interface Deconflicted {
  readonly agency_id: string;
  readonly agency_codes: readonly string[];
  readonly state: string;
}

const ENDED: readonly string[] = ["completed", "cancelled", "declined"];

export function mayDeconflict(viewer: Viewer, tasking: Deconflicted): boolean {
  if (ENDED.includes(tasking.state) || !holds(viewer, ...DECONFLICTS)) return false;
  return tasking.agency_id === viewer.agency.id || tasking.agency_codes.includes(viewer.agency.code);
}
