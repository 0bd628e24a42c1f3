/** References to impact assessments, which are kept elsewhere. One that is taken out stays on record. */
import { conflict, notFound, type Viewer } from "../../access/index.ts";
import type { ImpactWire, NewImpactWire } from "../../contract/operations.ts";
import { refuseMarkings, signature, textsIn } from "../../intelligence/index.ts";
import { findPhase, requireCoordinates } from "./find.ts";
import { dayOf } from "./instant.ts";

export async function addImpact(
  viewer: Viewer,
  address: string,
  name: string,
  draft: NewImpactWire,
): Promise<{ id: string }> {
  const phase = await findPhase(viewer, address, name);
  requireCoordinates(viewer, phase.operation, "add an impact assessment");
  refuseMarkings(...textsIn(draft));
  const { id } = await viewer.db
    .insertInto("impact_reference")
    .values({
      phase_id: phase.id,
      audience_id: phase.audience_id,
      kind: draft.kind,
      reference: draft.reference,
      held_by: draft.heldBy,
      assessed_on: dayOf(draft.assessedOn, "/assessedOn"),
      added_by: viewer.account.id,
      added_as: signature(viewer),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  viewer.record({
    act: "alteration",
    subjects: [phase.id, id],
    detail: { what: "impact reference added", kind: draft.kind },
  });
  return { id };
}

export async function removeImpact(viewer: Viewer, address: string, name: string, id: string): Promise<void> {
  const phase = await findPhase(viewer, address, name);
  requireCoordinates(viewer, phase.operation, "remove an impact assessment");
  if (phase.state !== "draft") await requireAnother(viewer, phase.id, id);
  const removed = await viewer.db
    .updateTable("impact_reference")
    .set({ removed_at: new Date(), removed_as: signature(viewer) })
    .where("id", "=", id)
    .where("phase_id", "=", phase.id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (removed.numUpdatedRows === 0n) throw notFound("impact reference");
  viewer.record({
    act: "alteration",
    subjects: [phase.id, id],
    detail: { what: "impact reference removed" },
  });
}

export async function impactsOf(viewer: Viewer, phase: string): Promise<ImpactWire[]> {
  const rows = await viewer.db
    .selectFrom("impact_reference")
    .selectAll()
    .where("phase_id", "=", phase)
    .where("removed_at", "is", null)
    .orderBy("added_at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as ImpactWire["kind"],
    reference: row.reference,
    heldBy: row.held_by,
    assessedOn: row.assessed_on,
    addedBy: row.added_as,
    addedAt: row.added_at.toISOString(),
  }));
}

/** A phase that is live rests on its assessments: the last of a kind is replaced, not taken away. */
async function requireAnother(viewer: Viewer, phase: string, id: string): Promise<void> {
  const impacts = await impactsOf(viewer, phase);
  const leaving = impacts.find((each) => each.id === id);
  if (!leaving || impacts.some((each) => each.id !== id && each.kind === leaving.kind)) return;
  throw conflict("This is the last of its kind, and the phase is no longer a draft. Add the new one first.");
}
