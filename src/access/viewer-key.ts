/**
 * The key that seals the viewer into a transaction, exchanged under a live system. Both keys are believed until every
 * transaction that may be sealed under the old one has ended; only then does it go. A transaction never loses its viewer
 * half way, which would make it see nothing where there is something.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { ClientBase } from "pg";

/** Twice as long as a transaction that serves a person may last (`database/pools.ts`). */
const LONGEST_MS = 60_000;
const BETWEEN_MS = 200;

/** As the administrator, outside a transaction. */
export async function rotateViewerKey(admin: ClientBase, longestMs = LONGEST_MS): Promise<void> {
  await asKeeper(admin, "select new_viewer_key()");
  const { rows } = await admin.query<{ xid: string }>(
    "select pg_snapshot_xmax(pg_current_snapshot())::text as xid",
  );
  const until = performance.now() + longestMs;
  // A job's transaction, or one in another database, may last longer: no viewer of ours does.
  while (!(await allEndedBefore(admin, rows[0]?.xid)) && performance.now() < until) await pause(BETWEEN_MS);
  await asKeeper(admin, "select retire_viewer_keys()");
}

/** A transaction has its number before it is sealed, so whatever was sealed under the old key has a lower one. */
async function allEndedBefore(admin: ClientBase, xid: string | undefined): Promise<boolean> {
  const { rows } = await admin.query<{ ended: boolean }>(
    "select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as ended",
    [xid],
  );
  return rows[0]?.ended ?? false;
}

async function asKeeper(admin: ClientBase, statement: string): Promise<void> {
  await admin.query(`begin; set local role tributary_keeper; ${statement}; commit`);
}
