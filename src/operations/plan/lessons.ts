/** Lessons of a phase's debrief: each becomes an action that somebody owns. */
import { conflict, notFound, type Viewer } from "../../access/index.ts";
import type { LessonChangeWire, LessonWire, NewLessonWire } from "../../contract/operations.ts";
import { refuseMarkings, signature, textsIn } from "../../intelligence/index.ts";
import { findPhase, requireCoordinates } from "./find.ts";
import { dayOf } from "./instant.ts";

export async function addLesson(
  viewer: Viewer,
  address: string,
  name: string,
  draft: NewLessonWire,
): Promise<{ id: string }> {
  const phase = await findPhase(viewer, address, name);
  requireCoordinates(viewer, phase.operation, "add a lesson");
  refuseMarkings(...textsIn(draft));
  if (phase.state === "draft") throw conflict("Lessons are drawn once a phase has gone live.");
  const { id } = await viewer.db
    .insertInto("operation_lesson")
    .values({
      phase_id: phase.id,
      audience_id: phase.audience_id,
      kind: draft.kind,
      text: draft.text,
      action: draft.action,
      owner: draft.owner,
      due_on: draft.dueOn === null ? null : dayOf(draft.dueOn, "/dueOn"),
      added_by: viewer.account.id,
      added_as: signature(viewer),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  viewer.record({ act: "collection", subjects: [phase.id, id], detail: { what: "lesson" } });
  return { id };
}

export async function changeLesson(
  viewer: Viewer,
  address: string,
  name: string,
  id: string,
  change: LessonChangeWire,
): Promise<void> {
  const phase = await findPhase(viewer, address, name);
  requireCoordinates(viewer, phase.operation, "change a lesson");
  refuseMarkings(...textsIn(change));
  const known = await viewer.db
    .selectFrom("operation_lesson")
    .select("done_at")
    .where("id", "=", id)
    .where("phase_id", "=", phase.id)
    .executeTakeFirst();
  if (!known) throw notFound("lesson");
  const done = change.done
    ? known.done_at
      ? {}
      : { done_at: new Date(), done_as: signature(viewer) }
    : { done_at: null, done_as: null };
  await viewer.db
    .updateTable("operation_lesson")
    .set({
      action: change.action,
      owner: change.owner,
      due_on: change.dueOn === null ? null : dayOf(change.dueOn, "/dueOn"),
      ...done,
    })
    .where("id", "=", id)
    .execute();
  viewer.record({
    act: "alteration",
    subjects: [phase.id, id],
    detail: { what: "lesson", done: change.done },
  });
}

export async function lessonsOf(viewer: Viewer, phase: string): Promise<LessonWire[]> {
  const rows = await viewer.db
    .selectFrom("operation_lesson")
    .selectAll()
    .where("phase_id", "=", phase)
    .orderBy("added_at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as LessonWire["kind"],
    text: row.text,
    action: row.action,
    owner: row.owner,
    dueOn: row.due_on,
    doneAt: row.done_at?.toISOString() ?? null,
    doneBy: row.done_as,
    addedBy: row.added_as,
    addedAt: row.added_at.toISOString(),
  }));
}
