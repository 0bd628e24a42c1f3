/** Roles that an act needs, where a page has to know them too. */
import type { RoleId } from "../../vocabulary/index.ts";

export const ASKS_ORIGINATORS = [
  "intelligence_officer",
  "single_point_of_contact",
  "duty_officer",
  "coordinator",
] as const satisfies readonly RoleId[];

export const ANSWERS_REQUIREMENTS = [
  "intelligence_officer",
  "analyst",
  "coordinator",
] as const satisfies readonly RoleId[];
