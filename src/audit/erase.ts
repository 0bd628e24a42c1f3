/**
 * Erases what acts were about while the proof that they happened stands. Runs as the worker, in one transaction with
 * an erasure entry whose subjects name the same entries: without it the database lets nothing go.
 */
import type { Query } from "./record.ts";

export async function eraseDetails(query: Query, entryIds: readonly string[]): Promise<void> {
  await query("delete from audit_detail where entry_id = any ($1::uuid[])", [entryIds]);
}
