/** What a role allows, asked in one place and answered in words. */
import { ROLES, type RoleId } from "../vocabulary/index.ts";
import { forbidden, Refusal } from "./refusal.ts";
import type { Viewer } from "./viewer.ts";

/** An approval needs the password again within this time. */
export const STEP_UP_MINUTES = 10;

export function holds(viewer: Viewer, ...roles: readonly RoleId[]): boolean {
  return roles.some((role) => viewer.roles.includes(role));
}

export function requireRole(viewer: Viewer, what: string, ...roles: readonly RoleId[]): void {
  if (holds(viewer, ...roles)) return;
  const names = roles.map((id) => ROLES.find((role) => role.id === id)?.name.toLowerCase() ?? id);
  throw forbidden(`To ${what} you need the role of ${names.join(" or ")}. Ask your administrator.`);
}

export function requireStepUp(viewer: Viewer, what: string): void {
  const since = viewer.steppedUpAt;
  if (since && Date.now() - since.getTime() < STEP_UP_MINUTES * 60_000) return;
  throw new Refusal("step_up", `Enter your password again to ${what}.`);
}
