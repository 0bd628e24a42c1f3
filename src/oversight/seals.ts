/** How far the log is sealed. */
import { sql } from "kysely";
import { requireRole, type Viewer } from "../access/index.ts";
import type { SealsWire } from "../contract/oversight.ts";

export async function readSeals(viewer: Viewer): Promise<SealsWire> {
  requireRole(viewer, "see the seals", "data_protection_officer");
  const { rows } = await sql<{ size: string; root: Buffer | null; at: Date | null; unsealed: string }>`
    select size, root, at, unsealed from log_state()`.execute(viewer.db);
  const [state] = rows;
  viewer.record({ act: "consultation", subjects: [], detail: { what: "seals" } });
  return {
    size: Number(state?.size ?? 0),
    root: state?.root?.toString("hex") ?? null,
    at: state?.at?.toISOString() ?? null,
    unsealed: Number(state?.unsealed ?? 0),
  };
}
