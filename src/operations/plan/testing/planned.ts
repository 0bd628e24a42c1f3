/** Operations for tests: NCA plans, KENT and BF take part; a phase brought as far as a test needs it, and taskings in it. */
import type { NewOperationWire, NewTaskingWire, PhaseWire } from "../../../contract/operations.ts";
import type { Who } from "../../../intelligence/testing/cast.ts";
import type { Scene } from "../../../intelligence/testing/scene.ts";
import { BRIEFING_HEADINGS, IMPACT_KINDS } from "../../../vocabulary/index.ts";
import { writePassage } from "../briefing.ts";
import { changeObjectives } from "../change-phase.ts";
import { addImpact } from "../impacts.ts";
import { goLive } from "../live.ts";
import { makePhase } from "../new-phase.ts";
import { planOperation } from "../operations.ts";
import { readPhase } from "../phase.ts";
import { type TaskingStepName, takeStep } from "../tasking/acts.ts";
import { readTasking } from "../tasking/read.ts";
import { draftTasking } from "../tasking/write.ts";

export const PLANNER: Who = "nca.coordinator";
let planned = 0;

export interface Planned {
  readonly address: string;
  readonly phase: PhaseWire;
}

export async function anOperation(scene: Scene, parts: Partial<NewOperationWire> = {}): Promise<string> {
  planned += 1;
  const draft = {
    name: `harbour-${planned}`,
    title: "Operation Harbour",
    aim: "Fewer launches",
    participants: ["KENT", "BF"],
    ...parts,
  };
  return (await scene.as(PLANNER, (viewer) => planOperation(viewer, draft))).address;
}

/** A draft of a phase in September 2026, with nothing in it. */
export async function aPhase(scene: Scene, address?: string): Promise<Planned> {
  const at = address ?? (await anOperation(scene));
  const draft = { name: "september", title: "September", startsOn: "2026-09-01", endsOn: "2026-09-30" };
  await scene.as(PLANNER, (viewer) => makePhase(viewer, at, draft));
  return { address: at, phase: await phaseOf(scene, at) };
}

export async function phaseOf(scene: Scene, address: string, name = "september"): Promise<PhaseWire> {
  return await scene.as(PLANNER, (viewer) => readPhase(viewer, address, name));
}

export const OBJECTIVE = {
  pillar: null,
  text: "Stop more vans",
  measure: "vehicles_stopped",
  measureVersion: 1,
  target: 100,
  baseline: 60,
  baselineSays: "August 2026",
} as const;

/** With an objective, a briefing and its assessments: what it needs to go live. */
export async function aReadyPhase(scene: Scene, address?: string): Promise<Planned> {
  const { address: at, phase } = await aPhase(scene, address);
  await scene.as(PLANNER, async (viewer) => {
    const change = { revision: phase.revision, objectives: [OBJECTIVE] };
    await changeObjectives(viewer, at, phase.name, change);
    for (const { id } of BRIEFING_HEADINGS) {
      await writePassage(viewer, at, phase.name, { heading: id, text: `Words on ${id}` });
    }
    for (const { id } of IMPACT_KINDS) {
      await addImpact(viewer, at, phase.name, {
        kind: id,
        reference: `REF-${id}`,
        heldBy: "NCA",
        assessedOn: "2026-08-01",
      });
    }
  });
  return { address: at, phase: await phaseOf(scene, at) };
}

export async function aLivePhase(scene: Scene, address?: string): Promise<Planned> {
  const { address: at, phase } = await aReadyPhase(scene, address);
  await scene.as(PLANNER, (viewer) => goLive(viewer, at, phase.name, "All is ready"));
  return { address: at, phase: await phaseOf(scene, at) };
}

/** Led by KENT, a morning at a lay-by. */
export function aDraftTasking(phase: string, parts: Partial<NewTaskingWire> = {}): NewTaskingWire {
  return {
    phase,
    pillar: null,
    title: "Stop vans on the A20",
    what: "Stop and search vans",
    resources: "Two cars",
    placeKind: "road",
    area: "KENT",
    placeCode: null,
    place: "A20 lay-by 3",
    startsAt: "2026-09-10T06:00:00.000Z",
    endsAt: "2026-09-10T12:00:00.000Z",
    lead: "KENT",
    support: [],
    reports: [],
    threats: [],
    prompts: [],
    ...parts,
  };
}

export async function aTasking(
  scene: Scene,
  phase: string,
  parts: Partial<NewTaskingWire> = {},
  by: Who = PLANNER,
): Promise<string> {
  return (await scene.as(by, (viewer) => draftTasking(viewer, aDraftTasking(phase, parts)))).id;
}

/** Takes a step from what it now is. */
export async function step(
  scene: Scene,
  who: Who,
  id: string,
  name: TaskingStepName,
  reason?: string,
): Promise<void> {
  await scene.as(who, async (viewer) => {
    const { revision } = await readTasking(viewer, id);
    await takeStep(viewer, id, name, { revision, ...(reason === undefined ? {} : { reason }) });
  });
}

/** The words with which something is refused, or "done". */
export async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return "done";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
