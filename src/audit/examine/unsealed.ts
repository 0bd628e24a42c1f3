/** What no leaf leads to: entries that are not sealed yet, and details that belong to nothing. */
import type { ClientBase } from "pg";
import type { TreeHead } from "../head.ts";
import type { HeldKeys } from "../keyring.ts";
import { ENTRY_COLUMNS } from "../rows.ts";
import { batches } from "./cursor.ts";
import { DETAIL_COLUMNS, type DetailedRow, type Examined, examineEntry, findErasures } from "./entries.ts";
import { Misfit } from "./verdict.ts";

const UNSEALED = `
  select ${ENTRY_COLUMNS}, ${DETAIL_COLUMNS}
    from audit_entry e
    left join audit_detail d on d.entry_id = e.id
   where not exists (select from audit_leaf l where l.entry_id = e.id)
   order by e.xid, e.at, e.id`;

const ORPHAN = `
  select d.entry_id::text as id
    from audit_detail d
   where not exists (select from audit_entry e where e.id = d.entry_id)
   limit 1`;

export async function examineUnsealed(
  client: ClientBase,
  keyring: HeldKeys,
  newest: TreeHead | null,
  onEntry: (examined: Examined) => void,
): Promise<void> {
  let last: string | null = null;
  for await (const rows of batches<DetailedRow>(client, "unsealed", UNSEALED)) {
    const erasures = await findErasures(client, rows);
    for (const row of rows) {
      const examined = examineEntry(row, erasures, keyring, false);
      const { id } = examined.entry;
      if (id === last) throw new Misfit(`entry ${id}`, "it, or its detail, stands twice");
      if (newest && wasPassedOver(examined, newest)) {
        throw new Misfit(`entry ${id}`, `it is older than head ${newest.size}, which should have sealed it`);
      }
      last = id;
      onEntry(examined);
    }
  }
  const { rows } = await client.query<{ id: string }>(ORPHAN);
  if (rows[0]) throw new Misfit(`detail of entry ${rows[0].id}`, "there is no such entry");
}

/**
 * A head seals every entry of the transactions before its horizon. The time is asked as well because after a restore
 * into another cluster transaction ids begin anew, far below the horizon of the last head.
 */
function wasPassedOver({ entry }: Examined, newest: TreeHead): boolean {
  return BigInt(entry.xid) < BigInt(newest.horizon) && BigInt(entry.at) < BigInt(newest.at);
}
