/** Up to five live requirements, as questions that the field is shown for a debrief. */
import { invalid, type Viewer } from "../../../access/index.ts";
import type { TaskingChangeWire, TaskingWire } from "../../../contract/operations.ts";
import { operationalDayOf } from "../../../vocabulary/index.ts";

export async function replacePrompts(
  viewer: Viewer,
  tasking: { readonly id: string; readonly audience: number },
  prompts: TaskingChangeWire["prompts"],
): Promise<void> {
  for (const [position, { requirement }] of prompts.entries()) {
    if (requirement !== null) await requireLive(viewer, requirement, `/prompts/${position}/requirement`);
  }
  await viewer.db.deleteFrom("tasking_prompt").where("tasking_id", "=", tasking.id).execute();
  if (prompts.length === 0) return;
  await viewer.db
    .insertInto("tasking_prompt")
    .values(
      prompts.map(({ requirement, text }, position) => ({
        tasking_id: tasking.id,
        audience_id: tasking.audience,
        position: position + 1,
        requirement_id: requirement,
        text,
      })),
    )
    .execute();
}

export async function promptsOf(viewer: Viewer, tasking: string): Promise<TaskingWire["prompts"]> {
  return await viewer.db
    .selectFrom("tasking_prompt as p")
    .leftJoin("requirement as q", "q.id", "p.requirement_id")
    .select(["q.id as requirement", "q.code", "p.text"])
    .where("p.tasking_id", "=", tasking)
    .orderBy("p.position")
    .execute();
}

async function requireLive(viewer: Viewer, id: string, pointer: string): Promise<void> {
  const today = operationalDayOf(new Date());
  const found = await viewer.db
    .selectFrom("requirement")
    .select("code")
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .where("opens", "<=", today)
    .where((at) => at.or([at("closes", "is", null), at("closes", ">=", today)]))
    .executeTakeFirst();
  if (!found) throw invalid(pointer, "This requirement is not open. Choose one that is live");
}
