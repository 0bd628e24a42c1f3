/** What an earlier phase gives a new one: its plan and its taskings as drafts, all moved as far as the start was. */
import { randomUUID } from "node:crypto";
import type { Viewer } from "../../access/index.ts";
import { signature } from "../../intelligence/index.ts";
import { newestPassages } from "./briefing.ts";
import type { OperationRow } from "./find.ts";
import { daysBetween, movedBy } from "./instant.ts";
import { objectiveColumns, objectivesOf, pillarsOf, requirementsOf } from "./parts.ts";
import { copyTaskings } from "./tasking/copy.ts";

export interface Template {
  readonly id: string;
  readonly starts_on: string;
}

export interface NewPhase {
  readonly id: string;
  readonly audience_id: number;
  readonly operation: OperationRow;
  readonly starts_on: string;
  readonly ends_on: string;
}

/** Answers what could not be taken over, and why. */
export async function takeOver(
  viewer: Viewer,
  template: Template,
  phase: NewPhase,
  taskings: boolean,
): Promise<string[]> {
  const by = daysBetween(template.starts_on, phase.starts_on);
  const left: string[] = [];
  const pillars = new Map<string, string>();
  for (const [position, pillar] of (await pillarsOf(viewer, template.id)).entries()) {
    const moved = pillar.days.map((day) => movedBy(day, by));
    const within = moved.filter((day) => day <= phase.ends_on);
    if (within.length < moved.length) {
      left.push(`${moved.length - within.length} days of “${pillar.title}”: the new phase is over by then`);
    }
    const id = randomUUID();
    pillars.set(pillar.id, id);
    await viewer.db
      .insertInto("operation_pillar")
      .values({
        ...part(phase),
        id,
        position: position + 1,
        title: pillar.title,
        theme: pillar.theme,
        days: within,
      })
      .execute();
  }
  for (const [position, objective] of (await objectivesOf(viewer, template.id)).entries()) {
    await viewer.db
      .insertInto("operation_objective")
      .values({
        ...part(phase),
        id: randomUUID(),
        pillar_id: pillars.get(objective.pillar ?? "") ?? null,
        position: position + 1,
        ...objectiveColumns(objective),
      })
      .execute();
  }
  for (const { requirement, code, open, pillar } of await requirementsOf(viewer, template.id)) {
    if (!open) {
      left.push(`Requirement ${code}: it is closed`);
      continue;
    }
    await viewer.db
      .insertInto("operation_requirement")
      .values({
        ...part(phase),
        requirement_id: requirement,
        pillar_id: pillars.get(pillar ?? "") ?? null,
        linked_as: signature(viewer),
      })
      .execute();
  }
  for (const { heading, text } of await newestPassages(viewer, template.id)) {
    await viewer.db
      .insertInto("briefing_passage")
      .values({
        ...part(phase),
        heading,
        text,
        written_by: viewer.account.id,
        written_as: signature(viewer),
      })
      .execute();
  }
  if (taskings) left.push(...(await copyTaskings(viewer, template.id, phase, by, pillars)));
  return left;
}

const part = (phase: NewPhase) => ({ phase_id: phase.id, audience_id: phase.audience_id });
