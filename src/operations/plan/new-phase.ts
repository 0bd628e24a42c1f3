/** A new phase, from nothing or from an earlier one. */
import { randomUUID } from "node:crypto";
import { conflict, invalid, type Viewer } from "../../access/index.ts";
import type { NewPhaseWire } from "../../contract/operations.ts";
import { refuseMarkings, signature, textsIn } from "../../intelligence/index.ts";
import { datesOf } from "./change-phase.ts";
import { findOperation, requireCoordinates } from "./find.ts";
import { takeOver } from "./template.ts";

export async function makePhase(
  viewer: Viewer,
  address: string,
  draft: NewPhaseWire,
): Promise<{ name: string; left: string[] }> {
  const operation = await findOperation(viewer, address);
  requireCoordinates(viewer, operation, "add a phase");
  refuseMarkings(...textsIn(draft));
  if (operation.closed_at !== null) throw conflict("This operation is closed.");
  const dates = datesOf(draft);
  const template = draft.template ? await templateBy(viewer, draft.template) : null;
  const id = randomUUID();
  const made = await viewer.db
    .insertInto("operation_phase")
    .values({
      id,
      operation_id: operation.id,
      audience_id: operation.audience_id,
      name: draft.name,
      title: draft.title,
      ...dates,
      template_id: template?.id ?? null,
      created_by: viewer.account.id,
      created_as: signature(viewer),
    })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) {
    throw invalid("/name", "This operation has a phase of this name already. Choose another");
  }
  const phase = { id, audience_id: operation.audience_id, operation, ...dates };
  const left = template ? await takeOver(viewer, template, phase, draft.taskings ?? true) : [];
  viewer.record({
    act: "collection",
    subjects: [id, operation.id, ...(template ? [template.id] : [])],
    detail: { what: "phase made" },
  });
  return { name: draft.name, left };
}

async function templateBy(viewer: Viewer, id: string) {
  const found = await viewer.db
    .selectFrom("operation_phase")
    .select(["id", "starts_on", "ends_on"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw invalid("/template", "There is no such phase, or it is not shared with you");
  return found;
}
