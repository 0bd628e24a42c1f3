/** One phase with its plan, as its readers see it. */
import { holds, type Viewer } from "../../access/index.ts";
import type { PhaseWire } from "../../contract/operations.ts";
import { newestPassages } from "./briefing.ts";
import { addressOf, coordinates, findPhase, type PhaseRow } from "./find.ts";
import { impactsOf } from "./impacts.ts";
import { lessonsOf } from "./lessons.ts";
import { missingBeforeLive } from "./live.ts";
import { objectivesOf, pillarsOf, requirementsOf } from "./parts.ts";

export async function readPhase(viewer: Viewer, address: string, name: string): Promise<PhaseWire> {
  const phase = await findPhase(viewer, address, name);
  const objectives = await objectivesOf(viewer, phase.id);
  const briefing = await newestPassages(viewer, phase.id);
  const impacts = await impactsOf(viewer, phase.id);
  const answer: PhaseWire = {
    id: phase.id,
    name: phase.name,
    title: phase.title,
    startsOn: phase.starts_on,
    endsOn: phase.ends_on,
    state: phase.state as PhaseWire["state"],
    revision: phase.revision,
    operation: {
      address: addressOf(phase.operation.agency_code, phase.operation.name),
      title: phase.operation.title,
      agency: phase.operation.agency_code,
    },
    template: await templateOf(viewer, phase.template_id),
    liveAt: phase.live_at?.toISOString() ?? null,
    liveBy: phase.live_as,
    endedAt: phase.ended_at?.toISOString() ?? null,
    endedBy: phase.ended_as,
    createdBy: phase.created_as,
    createdAt: phase.created_at.toISOString(),
    pillars: await pillarsOf(viewer, phase.id),
    objectives,
    requirements: await requirementsOf(viewer, phase.id),
    briefing,
    impacts,
    lessons: await lessonsOf(viewer, phase.id),
    decisions: await decisionsIn(viewer, phase.id),
    missing: phase.state === "draft" ? missingBeforeLive({ objectives, briefing, impacts }) : [],
    actions: actionsOf(viewer, phase),
  };
  viewer.record({ act: "consultation", subjects: [phase.id], detail: { what: "phase" } });
  return answer;
}

function actionsOf(viewer: Viewer, phase: PhaseRow): PhaseWire["actions"] {
  const actions: PhaseWire["actions"] = [];
  const plans = coordinates(viewer, phase.operation);
  if (plans && phase.state !== "ended") actions.push("change");
  if (plans && phase.state === "draft") actions.push("go_live");
  if (plans && phase.state === "live") actions.push("end");
  if (holds(viewer, "coordinator") && phase.state !== "ended") actions.push("add_tasking");
  if (plans && phase.state !== "draft") actions.push("add_lesson");
  return actions;
}

async function decisionsIn(viewer: Viewer, phase: string): Promise<number> {
  const { n } = await viewer.db
    .selectFrom("operation_decision")
    .select((at) => at.fn.countAll<string>().as("n"))
    .where("phase_id", "=", phase)
    .executeTakeFirstOrThrow();
  return Number(n);
}

async function templateOf(viewer: Viewer, id: string | null): Promise<PhaseWire["template"]> {
  if (id === null) return null;
  const found = await viewer.db
    .selectFrom("operation_phase as p")
    .innerJoin("operation as o", "o.id", "p.operation_id")
    .innerJoin("agency as g", "g.id", "o.agency_id")
    .select(["g.code", "o.name as operation", "p.name", "p.title"])
    .where("p.id", "=", id)
    .executeTakeFirst();
  if (!found) return null;
  return { operation: addressOf(found.code, found.operation), name: found.name, title: found.title };
}
