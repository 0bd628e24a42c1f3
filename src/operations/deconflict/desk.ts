/** For a holder's desk: what of theirs lies in another's way, and what they say of it. Who asked does not know that they were told. */
import { conflict, holds, invalid, notFound, requireRole, type Viewer } from "../../access/index.ts";
import type { HeldMatchesWire, HeldMatchWire, NewMatchAnswerWire } from "../../contract/deconflict.ts";
import { refuseMarkings, signature } from "../../intelligence/index.ts";
import { summaryOf, taskingsQuery } from "../plan/tasking/row.ts";
import { ANSWERS_MATCHES } from "./authority.ts";

const MOST = 200;

/** Open ones first, soonest due first. */
export async function heldMatches(viewer: Viewer): Promise<HeldMatchesWire> {
  const rows = await viewer.db
    .selectFrom("deconfliction_match")
    .selectAll()
    .where("agency_id", "=", viewer.agency.id)
    .orderBy("answered_at", (order) => order.desc().nullsFirst())
    .orderBy("due_at")
    .limit(MOST)
    .execute();
  const reports = await reportsNamed(
    viewer,
    rows.flatMap((row) => row.reports),
  );
  const taskings = await taskingsNamed(
    viewer,
    rows.flatMap((row) => row.taskings),
  );
  const speaks = holds(viewer, ...ANSWERS_MATCHES);
  viewer.record({
    act: "consultation",
    subjects: [...rows, ...reports, ...taskings].map(({ id }) => id),
    detail: { what: "deconflictions held" },
  });
  return {
    items: rows.map((row) => ({
      id: row.id,
      asked: row.asked_as,
      askedAt: row.asked_at.toISOString(),
      subject: row.subject,
      taskingStarts: row.tasking_starts.toISOString(),
      dueAt: row.due_at.toISOString(),
      escalatedAt: row.escalated_at?.toISOString() ?? null,
      late: row.answer === null && row.due_at < new Date(),
      reports: reports.filter(({ id }) => row.reports.includes(id)),
      taskings: taskings.filter(({ id }) => row.taskings.includes(id)),
      answer: row.answer as HeldMatchWire["answer"],
      note: row.note,
      answeredBy: row.answered_as,
      answeredAt: row.answered_at?.toISOString() ?? null,
      mayAnswer: row.answer === null && speaks,
    })),
    open: rows.filter(({ answer }) => answer === null).length,
  };
}

/** For the first page of whoever may answer: how many wait for them, and how many of these are passed on. */
export async function waitingMatches(viewer: Viewer): Promise<{ open: number; escalated: number }> {
  if (!holds(viewer, ...ANSWERS_MATCHES)) return { open: 0, escalated: 0 };
  const rows = await viewer.db
    .selectFrom("deconfliction_match")
    .select(["id", "escalated_at"])
    .where("agency_id", "=", viewer.agency.id)
    .where("answer", "is", null)
    .execute();
  return { open: rows.length, escalated: rows.filter(({ escalated_at }) => escalated_at !== null).length };
}

export async function answerMatch(
  viewer: Viewer,
  id: string,
  { answer, note }: NewMatchAnswerWire,
): Promise<void> {
  requireRole(viewer, "answer for your agency", ...ANSWERS_MATCHES);
  refuseMarkings(["/note", note]);
  if (answer === "spoke" && note.trim() === "") throw invalid("/note", "Say whom to call, and how");
  const known = await viewer.db
    .selectFrom("deconfliction_match")
    .select(["deconfliction_id"])
    .where("id", "=", id)
    .where("agency_id", "=", viewer.agency.id)
    .executeTakeFirst();
  if (!known) throw notFound("match");
  const answered = await viewer.db
    .updateTable("deconfliction_match")
    .set({
      answer,
      note: note.trim(),
      answered_by: viewer.account.id,
      answered_as: signature(viewer),
      answered_at: new Date(),
    })
    .where("id", "=", id)
    .where("answer", "is", null)
    .executeTakeFirst();
  if (answered.numUpdatedRows === 0n) throw conflict("A colleague has answered this already.");
  viewer.record({
    act: answer === "spoke" ? "disclosure" : "alteration",
    subjects: [id, known.deconfliction_id],
    detail: { what: "deconfliction answered", answer },
  });
}

async function reportsNamed(viewer: Viewer, ids: readonly string[]): Promise<HeldMatchWire["reports"]> {
  if (ids.length === 0) return [];
  return await viewer.db
    .selectFrom("report")
    .select(["id", "reference", "title"])
    .where("id", "in", [...new Set(ids)])
    .orderBy("reference")
    .execute();
}

async function taskingsNamed(viewer: Viewer, ids: readonly string[]): Promise<HeldMatchWire["taskings"]> {
  if (ids.length === 0) return [];
  const rows = await taskingsQuery(viewer)
    .where("t.id", "in", [...new Set(ids)])
    .orderBy("t.starts_at")
    .execute();
  return rows.map(summaryOf);
}
