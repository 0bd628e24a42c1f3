/** Duties that the viewer answers for, or raised. Who raised one sees whose it is and what follows, and no more. */
import { holds, notFound, type Viewer } from "../../../access/index.ts";
import type { DutyWire } from "../../../contract/field.ts";
import { anyOf } from "../known.ts";
import { type DutyStep, saysOf, stepDue, stepsFor } from "./steps.ts";

const DAY = 24 * 3_600_000;
const SHOWN_CLOSED_DAYS = 30;
const MOST = 200;

export async function listDuties(viewer: Viewer): Promise<{ duties: DutyWire[] }> {
  const duties = await read(viewer, null);
  viewer.record({ act: "consultation", subjects: duties.map((duty) => duty.id), detail: { what: "duties" } });
  return { duties };
}

export async function readDuty(viewer: Viewer, id: string): Promise<DutyWire> {
  const [duty] = await read(viewer, id);
  if (!duty) throw notFound("duty");
  return duty;
}

async function read(viewer: Viewer, id: string | null): Promise<DutyWire[]> {
  let query = viewer.db
    .selectFrom("duty as d")
    .innerJoin("agency as g", "g.id", "d.agency_id")
    .leftJoin("agency as r", "r.id", "d.responder_id")
    .selectAll("d")
    .select(["g.code as agency", "r.code as responder"])
    .orderBy("d.closed_at", (order) => order.desc().nullsFirst())
    .orderBy("d.due_at")
    .limit(MOST);
  query =
    id === null
      ? query.where((eb) =>
          eb.or([
            eb("d.closed_at", "is", null),
            eb("d.closed_at", ">", new Date(Date.now() - SHOWN_CLOSED_DAYS * DAY)),
          ]),
        )
      : query.where("d.id", "=", id);
  const rows = await query.execute();
  const steps = await viewer.db
    .selectFrom("duty_step")
    .selectAll()
    .where("duty_id", "=", anyOf(rows.map((row) => row.id)))
    .orderBy("due_at")
    .orderBy("step")
    .execute();
  const byDuty = Map.groupBy(steps, (step) => step.duty_id);
  return rows.map((row) => {
    const seen = byDuty.get(row.id);
    return {
      id: row.id,
      activity: row.activity_id,
      agency: row.agency,
      raisedBy: row.raised_as,
      raisedAt: row.raised_at.toISOString(),
      child: row.child,
      possibleVictim: row.possible_victim,
      responder: row.responder,
      handedAt: row.handed_at?.toISOString() ?? null,
      acceptedBy: row.accepted_as,
      acceptedAt: row.accepted_at?.toISOString() ?? null,
      dueAt: row.due_at.toISOString(),
      late: row.late_at !== null,
      closedAt: row.closed_at?.toISOString() ?? null,
      steps: seen
        ? seen.map((step) => ({
            step: step.step as DutyStep,
            says: saysOf(step.step as DutyStep, row.child),
            dueAt: step.due_at?.toISOString() ?? null,
            outcome: step.outcome as DutyWire["steps"][number]["outcome"],
            note: step.note,
            by: step.by_name,
            at: step.at?.toISOString() ?? null,
          }))
        : stepsFor(row.child).map((step) => unseen(step, row)),
      actions: actionsOn(viewer, row, seen?.every((step) => step.outcome !== null) ?? false, !!seen),
    };
  });
}

function unseen(step: DutyStep, duty: { readonly child: boolean; readonly raised_at: Date }) {
  const dueAt = stepDue(step, duty.raised_at).toISOString();
  return { step, says: saysOf(step, duty.child), dueAt, outcome: null, note: "", by: null, at: null };
}

interface Row {
  readonly agency_id: string;
  readonly responder_id: string | null;
  readonly raised_by: string;
  readonly accepted_at: Date | null;
  readonly closed_at: Date | null;
}

/** Those who answer for people at their agency's desk. */
export const answersForPeople = (viewer: Viewer): boolean =>
  holds(viewer, "safeguarding_lead", "duty_officer");

function actionsOn(viewer: Viewer, duty: Row, allDone: boolean, reads: boolean): string[] {
  if (duty.closed_at !== null) return [];
  const responds = reads && duty.responder_id === viewer.agency.id && answersForPeople(viewer);
  const actions: string[] = [];
  const met = duty.agency_id === viewer.agency.id;
  if (met && (duty.raised_by === viewer.account.id || (reads && answersForPeople(viewer))))
    actions.push("hand");
  if (responds && duty.accepted_at === null) actions.push("accept");
  if (responds && duty.accepted_at !== null) actions.push("step");
  if (responds && allDone && holds(viewer, "safeguarding_lead")) actions.push("close");
  return actions;
}
