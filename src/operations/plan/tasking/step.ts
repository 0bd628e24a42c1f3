/** What happened to a tasking, step by step, for everybody who reads it. */
import { conflict, type Viewer } from "../../../access/index.ts";
import type { TaskingWire } from "../../../contract/operations.ts";
import { signature } from "../../../intelligence/index.ts";

export async function addStep(
  viewer: Viewer,
  tasking: { readonly id: string; readonly audience_id: number },
  did: string,
  reason = "",
): Promise<void> {
  await viewer.db
    .insertInto("tasking_step")
    .values({
      tasking_id: tasking.id,
      audience_id: tasking.audience_id,
      did,
      reason,
      by_account: viewer.account.id,
      by_name: signature(viewer),
    })
    .execute();
}

export async function stepsOf(viewer: Viewer, tasking: string): Promise<TaskingWire["steps"]> {
  const rows = await viewer.db
    .selectFrom("tasking_step")
    .select(["did", "reason", "by_name", "at"])
    .where("tasking_id", "=", tasking)
    .orderBy("at")
    .execute();
  return rows.map(({ did, reason, by_name, at }) => ({ did, reason, by: by_name, at: at.toISOString() }));
}

/** Refuses to go on from what somebody has changed since, and says who and how. */
export async function requireRevision(
  viewer: Viewer,
  tasking: { readonly id: string; readonly revision: number },
  revision: number,
): Promise<void> {
  if (tasking.revision === revision) return;
  const last = (await stepsOf(viewer, tasking.id)).at(-1);
  const since = last ? ` (${last.did} by ${last.by})` : "";
  throw conflict(`This tasking changed since you opened it${since}. Reload to see it, then do it again.`);
}
