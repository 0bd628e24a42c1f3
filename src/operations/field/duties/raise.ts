/** Duties come up by themselves, once, where an encounter says a child or a possible victim. No later word takes them back. */
import { sql } from "kysely";
import type { Viewer } from "../../../access/index.ts";
import { signature } from "../../../intelligence/index.ts";
import type { ActivityDocument } from "../document.ts";
import type { Known } from "../known.ts";
import { dutyAudience } from "./readers.ts";
import { ACCEPT_WITHIN_MS, stepDue, stepsFor } from "./steps.ts";

export async function raiseDuties(viewer: Viewer, activity: ActivityDocument, known: Known): Promise<void> {
  const byPart = Map.groupBy(activity.touched.duties, (duty) => duty.part);
  for (const [part, raised] of byPart) {
    const child = raised.some((each) => each.child);
    const possibleVictim = raised.some((each) => each.possibleVictim);
    // Whoever may refer answers for it, until it is handed on.
    const own = known.agencies.get(viewer.agency.code) ?? null;
    const responder = own?.firstResponder ? own : null;
    const audience = await dutyAudience(viewer, [own]);
    // A child's steps, where the person is known to be one from before.
    const steps = stepsFor(child || activity.parts.get(part)?.fields.child === true);
    const rows = steps.map((step) => ({ step, due_at: stepDue(step, known.now) }));
    const due = new Date(known.now.getTime() + ACCEPT_WITHIN_MS);
    const { rows: made } = await sql<{ id: string }>`
      select raise_duty(${activity.id}, ${part}, ${audience}, ${child}, ${possibleVictim}, ${responder?.id ?? null},
                        ${signature(viewer)}, ${due}, ${JSON.stringify(rows)}::jsonb) as id`.execute(
      viewer.db,
    );
    const subjects = made.map((row) => row.id);
    viewer.record({ act: "collection", subjects, detail: { what: "duty raised", activity: activity.id } });
  }
}
