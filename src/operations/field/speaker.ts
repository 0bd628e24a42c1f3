/** Who speaks, what they knew, and whether it is theirs to say. */
import { conflict, forbidden, requireRole, type Viewer } from "../../access/index.ts";
import type { ActivityDocument } from "./document.ts";
import type { Saying } from "./spoken.ts";

export interface Speaker {
  readonly account: string;
  readonly name: string;
  readonly supervises: boolean;
  /** Null on a screen. */
  readonly device: string | null;
  readonly sequence: number;
  readonly base: number;
  /** By the server's clock. */
  readonly at: Date;
  readonly offsetMs: number;
  /** After acceptance things change by an amendment alone. */
  readonly amends: boolean;
}

export function requireAuthor(
  activity: ActivityDocument,
  speaker: Pick<Speaker, "account" | "supervises">,
  what: string,
): void {
  if (activity.createdBy === speaker.account || speaker.supervises) return;
  throw forbidden(`Only who began it, or a supervisor, can ${what} it. Tell them.`);
}

export function requireOpen(
  activity: Pick<ActivityDocument, "state">,
  speaker: Pick<Speaker, "amends">,
): void {
  if (activity.state === "withdrawn")
    throw conflict("This activity was withdrawn. Record it anew if it took place.");
  if (activity.state === "accepted" && !speaker.amends) {
    throw conflict("This activity was accepted. Open it at a desk and amend it, with a reason.");
  }
}

export function sayingOf(activity: Pick<ActivityDocument, "version">, speaker: Speaker): Saying {
  const { device, sequence, name, at } = speaker;
  return { version: activity.version + 1, device, sequence, by: name, at: at.toISOString() };
}

export function requireRecorder(viewer: Viewer): void {
  requireRole(
    viewer,
    "record in the field",
    "officer",
    "supervisor",
    "intelligence_officer",
    "duty_officer",
    "analyst",
    "single_point_of_contact",
    "coordinator",
    "safeguarding_lead",
  );
}
