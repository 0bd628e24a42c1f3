/** The parts of a phase's plan: pillars, objectives, requirements. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import type { ObjectiveWire, PhaseRequirementWire, PillarWire } from "../../contract/operations.ts";

export async function pillarsOf(viewer: Viewer, phase: string): Promise<PillarWire[]> {
  return await viewer.db
    .selectFrom("operation_pillar")
    .select(["id", "title", "theme", sql<string[]>`days::text[]`.as("days")])
    .where("phase_id", "=", phase)
    .orderBy("position")
    .execute();
}

export async function objectivesOf(viewer: Viewer, phase: string): Promise<ObjectiveWire[]> {
  const rows = await viewer.db
    .selectFrom("operation_objective")
    .selectAll()
    .where("phase_id", "=", phase)
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    pillar: row.pillar_id,
    text: row.text,
    measure: row.measure,
    measureVersion: row.measure_version,
    target: row.target === null ? null : Number(row.target),
    baseline: row.baseline === null ? null : Number(row.baseline),
    baselineSays: row.baseline_says,
  }));
}

/** The most urgent first; what the viewer may not read of them is not there. */
export async function requirementsOf(viewer: Viewer, phase: string): Promise<PhaseRequirementWire[]> {
  const rows = await viewer.db
    .selectFrom("operation_requirement as l")
    .innerJoin("requirement as q", "q.id", "l.requirement_id")
    .select(["q.id", "q.code", "q.title", "q.priority", "q.closed_at", "l.pillar_id"])
    .where("l.phase_id", "=", phase)
    .orderBy("q.priority")
    .orderBy("q.code")
    .execute();
  return rows.map((row) => ({
    requirement: row.id,
    code: row.code,
    title: row.title,
    priority: row.priority,
    open: row.closed_at === null,
    pillar: row.pillar_id,
  }));
}

/** An objective as its row has it; large numbers travel as text. */
export function objectiveColumns(objective: Omit<ObjectiveWire, "id" | "pillar">) {
  const { text, measure, measureVersion, target, baseline, baselineSays } = objective;
  return {
    text,
    measure,
    measure_version: measureVersion,
    target: target === null ? null : String(target),
    baseline: baseline === null ? null : String(baseline),
    baseline_says: baselineSays,
  };
}
