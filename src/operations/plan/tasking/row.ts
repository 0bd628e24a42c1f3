/** Taskings as their rows say them, found among what the viewer may read. */
import { sql } from "kysely";
import { holds, notFound, type Viewer } from "../../../access/index.ts";
import type { TaskingSummaryWire } from "../../../contract/operations.ts";
import type { RoleId, TaskingState } from "../../../vocabulary/index.ts";
import { addressOf } from "../find.ts";

/** With its operation and phase, empty where these are no longer shared with the reader. */
export function taskingsQuery(viewer: Viewer) {
  return viewer.db
    .selectFrom("tasking as t")
    .innerJoin("agency as g", "g.id", "t.agency_id")
    .innerJoin("agency as l", "l.id", "t.lead_id")
    .leftJoin("operation_phase as p", "p.id", "t.phase_id")
    .leftJoin("operation as o", "o.id", "p.operation_id")
    .leftJoin("agency as og", "og.id", "o.agency_id")
    .selectAll("t")
    .select([
      "g.code as agency_code",
      "l.code as lead_code",
      "p.name as phase_name",
      "p.title as phase_title",
      "p.state as phase_state",
      "p.starts_on as phase_starts_on",
      "p.ends_on as phase_ends_on",
      "o.name as operation_name",
      "o.title as operation_title",
      "og.code as operation_agency",
      // Microseconds survive in text: a cursor must not skip rows.
      sql<string>`t.starts_at::text`.as("starts_text"),
      sql<string[]>`array(select a.code from tasking_agency k join agency a on a.id = k.agency_id
                           where k.tasking_id = t.id order by k.part, a.code)`.as("agency_codes"),
    ]);
}

export type TaskingRow = Awaited<ReturnType<ReturnType<typeof taskingsQuery>["execute"]>>[number];

export async function findTasking(viewer: Viewer, id: string): Promise<TaskingRow> {
  const found = await taskingsQuery(viewer).where("t.id", "=", id).executeTakeFirst();
  if (!found) throw notFound("tasking");
  return found;
}

export function summaryOf(row: TaskingRow): TaskingSummaryWire {
  return {
    id: row.id,
    title: row.title,
    state: row.state as TaskingSummaryWire["state"],
    operation: operationOf(row),
    phase: row.phase_name ?? "",
    phaseTitle: row.phase_title ?? "",
    pillar: row.pillar_id,
    agency: row.agency_code,
    lead: row.lead_code,
    agencies: [...row.agency_codes],
    placeKind: row.place_kind as TaskingSummaryWire["placeKind"],
    area: row.area,
    placeCode: row.place_code,
    place: row.place,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
  };
}

export function operationOf({ operation_agency, operation_name }: TaskingRow): string {
  return operation_agency && operation_name ? addressOf(operation_agency, operation_name) : "";
}

/** Who says how far a tasking is, for their own agency. */
export const SPEAKS_FOR_TASKED = [
  "coordinator",
  "supervisor",
  "duty_officer",
] as const satisfies readonly RoleId[];

export interface Standing {
  readonly state: TaskingState;
  /** A coordinator of the agency that tasks. */
  readonly tasks: boolean;
  /** Speaks for an agency that is asked to take part. */
  readonly takesPart: boolean;
  readonly leads: boolean;
}

export function standingOf(viewer: Viewer, row: TaskingRow): Standing {
  const speaks = holds(viewer, ...SPEAKS_FOR_TASKED);
  return {
    state: row.state as TaskingState,
    tasks: row.agency_id === viewer.agency.id && holds(viewer, "coordinator"),
    takesPart: speaks && row.agency_codes.includes(viewer.agency.code),
    leads: speaks && row.lead_id === viewer.agency.id,
  };
}
