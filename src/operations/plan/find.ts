/** An operation and its phases by their address: `npcc-lockstream`, `september-2025`. */
import { sql } from "kysely";
import { forbidden, holds, notFound, type Viewer } from "../../access/index.ts";

export type OperationRow = Awaited<ReturnType<typeof findOperation>>;
export type PhaseRow = Awaited<ReturnType<typeof findPhase>>;

export async function findOperation(viewer: Viewer, address: string) {
  const found = await viewer.db
    .selectFrom("operation as o")
    .innerJoin("agency as g", "g.id", "o.agency_id")
    .selectAll("o")
    .select(["g.code as agency_code", "g.name as agency_name"])
    .where(sql<string>`lower(g.code) || '-' || o.name`, "=", address)
    .executeTakeFirst();
  if (!found) throw notFound("operation");
  return found;
}

export async function findPhase(viewer: Viewer, address: string, name: string) {
  const operation = await findOperation(viewer, address);
  const found = await viewer.db
    .selectFrom("operation_phase")
    .selectAll()
    .where("operation_id", "=", operation.id)
    .where("name", "=", name)
    .executeTakeFirst();
  if (!found) throw notFound("phase");
  return { ...found, operation };
}

/** A coordinator of the agency that plans it. */
export function coordinates(viewer: Viewer, { agency_id }: { readonly agency_id: string }): boolean {
  return agency_id === viewer.agency.id && holds(viewer, "coordinator");
}

export function requireCoordinates(
  viewer: Viewer,
  operation: { readonly agency_id: string; readonly agency_code: string },
  what: string,
): void {
  if (coordinates(viewer, operation)) return;
  throw forbidden(`Only a coordinator of ${operation.agency_code}, which plans this operation, can ${what}.`);
}

export function addressOf(agencyCode: string, name: string): string {
  return `${agencyCode.toLowerCase()}-${name}`;
}
