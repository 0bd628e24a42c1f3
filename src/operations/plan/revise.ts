/** Saving onto what somebody else has saved since is refused, and says who did and what. */
import { sql } from "kysely";
import { conflict, type Viewer } from "../../access/index.ts";
import { signature } from "../../intelligence/index.ts";
import type { OperationRow, PhaseRow } from "./find.ts";

export async function reviseOperation(
  viewer: Viewer,
  operation: OperationRow,
  revision: number,
  change: {
    readonly title: string;
    readonly aim: string;
    readonly audience_id: number;
    readonly closed_at: Date | null;
  },
): Promise<number> {
  if (operation.revision !== revision) throw savedSince(operation);
  const revised = await viewer.db
    .updateTable("operation")
    .set({
      ...change,
      revision: revision + 1,
      changed_as: signature(viewer),
      changed_what: "title, aim or who reads it",
    })
    .where("id", "=", operation.id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (revised.numUpdatedRows === 0n) throw savedMeanwhile();
  return revision + 1;
}

/** Also takes the phase's turn: who saves at the same moment waits here, and is then refused. */
export async function revisePhase(
  viewer: Viewer,
  phase: PhaseRow,
  revision: number,
  what: string,
  change: { readonly title?: string; readonly starts_on?: string; readonly ends_on?: string } = {},
): Promise<number> {
  if (phase.state === "ended") throw conflict("This phase has ended. Its plan stays as it was.");
  if (phase.revision !== revision) throw savedSince(phase);
  const revised = await viewer.db
    .updateTable("operation_phase")
    .set({ ...change, revision: revision + 1, changed_as: signature(viewer), changed_what: what })
    .where("id", "=", phase.id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (revised.numUpdatedRows === 0n) throw savedMeanwhile();
  return revision + 1;
}

/** Of two acts at once on one thing the second sees what the first did. */
export async function takeTurn(viewer: Viewer, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(viewer.db);
}

function savedSince(row: { readonly changed_as: string; readonly changed_what: string }) {
  return conflict(
    `${row.changed_as} saved this since you opened it (${row.changed_what}). Reload to see it, then save yours again.`,
  );
}

function savedMeanwhile() {
  return conflict(
    "Somebody saved this at the same moment. Reload to see what changed, then save yours again.",
  );
}
