/** A phase goes live once everything is there, and ends; both are decisions, and stand in the log. */
import { conflict, Refusal, type Viewer } from "../../access/index.ts";
import type { ImpactWire, ObjectiveWire, PassageWire } from "../../contract/operations.ts";
import { refuseMarkings, signature } from "../../intelligence/index.ts";
import { BRIEFING_HEADINGS, IMPACT_KINDS } from "../../vocabulary/index.ts";
import { newestPassages } from "./briefing.ts";
import { logDecision } from "./decisions.ts";
import { findPhase, type PhaseRow, requireCoordinates } from "./find.ts";
import { impactsOf } from "./impacts.ts";
import { objectivesOf } from "./parts.ts";

export interface Ready {
  readonly objectives: readonly ObjectiveWire[];
  readonly briefing: readonly PassageWire[];
  readonly impacts: readonly ImpactWire[];
}

/** All that a phase still needs, each named: objectives, a briefing under every heading, references to its assessments. */
export function missingBeforeLive({ objectives, briefing, impacts }: Ready): string[] {
  const written = new Set(briefing.filter(({ text }) => text.trim() !== "").map(({ heading }) => heading));
  return [
    ...(objectives.length === 0 ? ["At least one objective"] : []),
    ...BRIEFING_HEADINGS.filter(({ id }) => !written.has(id)).map(({ name }) => `Briefing: ${name}`),
    ...IMPACT_KINDS.filter(({ id }) => impacts.every(({ kind }) => kind !== id)).map(
      ({ name }) => `Reference to the ${name.toLowerCase()}`,
    ),
  ];
}

export async function goLive(viewer: Viewer, address: string, name: string, reasons: string): Promise<void> {
  const phase = await findPhase(viewer, address, name);
  requireCoordinates(viewer, phase.operation, "put it live");
  refuseMarkings(["/reasons", reasons]);
  if (phase.operation.closed_at !== null) throw conflict("This operation is closed.");
  const missing = missingBeforeLive({
    objectives: await objectivesOf(viewer, phase.id),
    briefing: await newestPassages(viewer, phase.id),
    impacts: await impactsOf(viewer, phase.id),
  });
  if (missing.length > 0) {
    throw new Refusal("invalid", `Before it goes live it needs: ${missing.join("; ")}.`, {
      errors: missing.map((message) => ({ pointer: "", message })),
    });
  }
  const at = new Date();
  await turn(viewer, phase, "draft", { state: "live", live_at: at, live_as: signature(viewer) });
  await decided(viewer, phase, `${phase.title} goes live`, reasons, at);
  viewer.record({ act: "alteration", subjects: [phase.id], detail: { what: "phase live" } });
}

export async function endPhase(
  viewer: Viewer,
  address: string,
  name: string,
  reasons: string,
): Promise<void> {
  const phase = await findPhase(viewer, address, name);
  requireCoordinates(viewer, phase.operation, "end it");
  refuseMarkings(["/reasons", reasons]);
  const at = new Date();
  await turn(viewer, phase, "live", { state: "ended", ended_at: at, ended_as: signature(viewer) });
  await decided(viewer, phase, `${phase.title} ends`, reasons, at);
  viewer.record({ act: "alteration", subjects: [phase.id], detail: { what: "phase ended" } });
}

async function turn(
  viewer: Viewer,
  phase: PhaseRow,
  from: "draft" | "live",
  to:
    | { readonly state: "live"; readonly live_at: Date; readonly live_as: string }
    | { readonly state: "ended"; readonly ended_at: Date; readonly ended_as: string },
): Promise<void> {
  const turned = await viewer.db
    .updateTable("operation_phase")
    .set({
      ...to,
      revision: phase.revision + 1,
      changed_as: signature(viewer),
      changed_what: to.state === "live" ? "it went live" : "it ended",
    })
    .where("id", "=", phase.id)
    .where("state", "=", from)
    .where("revision", "=", phase.revision)
    .executeTakeFirst();
  if (turned.numUpdatedRows > 0n) return;
  throw conflict(
    phase.state === from
      ? "Somebody changed this phase at the same moment. Reload to see what changed."
      : `This phase is ${phase.state}; for this it has to be ${from}. Reload to see what changed.`,
  );
}

async function decided(
  viewer: Viewer,
  phase: PhaseRow,
  decision: string,
  reasons: string,
  decidedAt: Date,
): Promise<void> {
  await logDecision(viewer, phase, { decision, reasons, alternatives: "", replaces: null, decidedAt });
}
