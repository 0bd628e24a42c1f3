/**
 * Erases what acts were about while the proof that they happened stands. Runs as the worker, when the erasure entry that
 * names the same entries is sealed: without such an entry the database lets nothing go.
 */
import type { ActRecord } from "./entry.ts";
import type { Query } from "./record.ts";

/** Each detail that goes is looked up in the entry that names it, so a long list is told in several. */
const NAMED_BY_ONE_ENTRY = 500;

/** What an erasure puts on record so that the details of these entries go with the rows that were erased. */
export function erasureOf(
  rows: readonly string[],
  entries: readonly string[],
  detail: ActRecord["detail"],
): readonly ActRecord[] {
  const acts: ActRecord[] = [];
  for (let first = 0; first === 0 || first < entries.length; first += NAMED_BY_ONE_ENTRY) {
    const named = entries.slice(first, first + NAMED_BY_ONE_ENTRY);
    acts.push({
      act: "erasure",
      subjects: [...rows, ...named],
      detail: { ...detail, details: named.length },
    });
  }
  return acts;
}

/** Ids that are no entry's are passed over. */
export async function eraseDetails(query: Query, entryIds: readonly string[]): Promise<void> {
  await query("delete from audit_detail where entry_id = any ($1::uuid[])", [entryIds]);
}
