/** The plan of a phase, part by part: dates, pillars, objectives, requirements. Each part is saved as a whole. */
import { randomUUID } from "node:crypto";
import { conflict, invalid, type Viewer } from "../../access/index.ts";
import type {
  ObjectivesChangeWire,
  PhaseChangeWire,
  PhaseRequirementsChangeWire,
  PillarsChangeWire,
} from "../../contract/operations.ts";
import { refuseMarkings, signature, textsIn } from "../../intelligence/index.ts";
import { findPhase, type PhaseRow, requireCoordinates } from "./find.ts";
import { dayOf, daysBetween } from "./instant.ts";
import { requireMeasures } from "./measured.ts";
import { objectiveColumns } from "./parts.ts";
import { revisePhase } from "./revise.ts";

/** A phase is an intensification, not a programme: the database holds to it too. */
const MOST_DAYS = 400;

export function datesOf({ startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string }) {
  const [starts_on, ends_on] = [dayOf(startsOn, "/startsOn"), dayOf(endsOn, "/endsOn")];
  if (ends_on < starts_on) throw invalid("/endsOn", "It cannot end before it starts");
  if (daysBetween(starts_on, ends_on) >= MOST_DAYS) {
    throw invalid("/endsOn", "A phase lasts 400 days at most. Plan another for what follows");
  }
  return { starts_on, ends_on };
}

export async function changePhase(viewer: Viewer, address: string, name: string, change: PhaseChangeWire) {
  const phase = await begun(viewer, address, name, change);
  const dates = datesOf(change);
  const revision = await revisePhase(viewer, phase, change.revision, "title and dates", {
    title: change.title,
    ...dates,
  });
  return changed(viewer, phase, "phase", revision);
}

export async function changePillars(
  viewer: Viewer,
  address: string,
  name: string,
  change: PillarsChangeWire,
) {
  const phase = await begun(viewer, address, name, change);
  const revision = await revisePhase(viewer, phase, change.revision, "pillars");
  const known = await idsOf(viewer, "operation_pillar", phase.id);
  const kept = change.pillars.map((pillar, position) => {
    requireKnown(pillar.id, known, `/pillars/${position}/id`);
    return { ...pillar, id: pillar.id ?? randomUUID(), position: position + 1 };
  });
  await removeOthers(viewer, "operation_pillar", phase.id, kept);
  for (const { id, title, theme, days, position } of kept) {
    const values = { title, theme, position, days: daysWithin(phase, days, position - 1) };
    if (known.has(id)) {
      await viewer.db.updateTable("operation_pillar").set(values).where("id", "=", id).execute();
    } else {
      await viewer.db
        .insertInto("operation_pillar")
        .values({ id, phase_id: phase.id, audience_id: phase.audience_id, ...values })
        .execute();
    }
  }
  return changed(viewer, phase, "pillars", revision);
}

export async function changeObjectives(
  viewer: Viewer,
  address: string,
  name: string,
  change: ObjectivesChangeWire,
) {
  const phase = await begun(viewer, address, name, change);
  if (phase.state === "live" && change.objectives.length === 0) {
    throw conflict("A live phase keeps at least one objective.");
  }
  const revision = await revisePhase(viewer, phase, change.revision, "objectives");
  await requireMeasures(viewer, change.objectives);
  const pillars = await idsOf(viewer, "operation_pillar", phase.id);
  const known = await idsOf(viewer, "operation_objective", phase.id);
  const kept = change.objectives.map((objective, position) => {
    requireKnown(objective.id, known, `/objectives/${position}/id`);
    requireKnown(objective.pillar, pillars, `/objectives/${position}/pillar`);
    return { ...objective, id: objective.id ?? randomUUID(), position: position + 1 };
  });
  await removeOthers(viewer, "operation_objective", phase.id, kept);
  for (const { id, ...objective } of kept) {
    const values = {
      position: objective.position,
      pillar_id: objective.pillar,
      ...objectiveColumns(objective),
    };
    if (known.has(id)) {
      await viewer.db.updateTable("operation_objective").set(values).where("id", "=", id).execute();
    } else {
      await viewer.db
        .insertInto("operation_objective")
        .values({ id, phase_id: phase.id, audience_id: phase.audience_id, ...values })
        .execute();
    }
  }
  return changed(viewer, phase, "objectives", revision);
}

/** What others than the viewer can read of requirements stays linked: nobody removes what they do not see. */
export async function changePhaseRequirements(
  viewer: Viewer,
  address: string,
  name: string,
  change: PhaseRequirementsChangeWire,
) {
  const phase = await begun(viewer, address, name, change);
  const revision = await revisePhase(viewer, phase, change.revision, "requirements");
  const pillars = await idsOf(viewer, "operation_pillar", phase.id);
  const readable = await viewer.db.selectFrom("requirement").select("id").execute();
  const known = new Set(readable.map(({ id }) => id));
  for (const [position, { requirement, pillar }] of change.requirements.entries()) {
    requireKnown(requirement, known, `/requirements/${position}/requirement`);
    requireKnown(pillar, pillars, `/requirements/${position}/pillar`);
  }
  await viewer.db
    .deleteFrom("operation_requirement")
    .where("phase_id", "=", phase.id)
    .where("requirement_id", "in", (at) => at.selectFrom("requirement").select("id"))
    .execute();
  const rows = new Map(change.requirements.map((each) => [each.requirement, each]));
  if (rows.size > 0) {
    await viewer.db
      .insertInto("operation_requirement")
      .values(
        [...rows.values()].map(({ requirement, pillar }) => ({
          phase_id: phase.id,
          requirement_id: requirement,
          pillar_id: pillar,
          audience_id: phase.audience_id,
          linked_as: signature(viewer),
        })),
      )
      .execute();
  }
  return changed(viewer, phase, "requirements of the phase", revision);
}

async function begun(viewer: Viewer, address: string, name: string, change: object): Promise<PhaseRow> {
  const phase = await findPhase(viewer, address, name);
  requireCoordinates(viewer, phase.operation, "change its plan");
  refuseMarkings(...textsIn(change));
  return phase;
}

function changed(viewer: Viewer, phase: PhaseRow, what: string, revision: number): { revision: number } {
  viewer.record({ act: "alteration", subjects: [phase.id], detail: { what } });
  return { revision };
}

type Part = "operation_pillar" | "operation_objective";

async function idsOf(viewer: Viewer, part: Part, phase: string): Promise<ReadonlySet<string>> {
  const rows = await viewer.db.selectFrom(part).select("id").where("phase_id", "=", phase).execute();
  return new Set(rows.map(({ id }) => id));
}

async function removeOthers(viewer: Viewer, part: Part, phase: string, kept: readonly { id: string }[]) {
  let query = viewer.db.deleteFrom(part).where("phase_id", "=", phase);
  const ids = kept.map(({ id }) => id);
  if (ids.length > 0) query = query.where("id", "not in", ids);
  await query.execute();
}

function requireKnown(id: string | null | undefined, known: ReadonlySet<string>, pointer: string): void {
  if (id === null || id === undefined || known.has(id)) return;
  throw invalid(pointer, "This is not there, or was removed meanwhile. Reload and choose again");
}

function daysWithin(phase: PhaseRow, days: readonly string[], position: number): string[] {
  for (const [nth, day] of days.entries()) {
    const pointer = `/pillars/${position}/days/${nth}`;
    const read = dayOf(day, pointer);
    if (read < phase.starts_on || read > phase.ends_on) {
      throw invalid(pointer, "This day lies outside of the phase");
    }
  }
  return [...new Set(days)].sort();
}
