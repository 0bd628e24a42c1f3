/** What a server's sealer does at its next turn, and whether the log is whole. */
import { setTimeout as pause } from "node:timers/promises";
import { sealOnce, type Verdict, verify } from "../../audit/index.ts";
import type { Scene } from "./scene.ts";

/** Seals all that was recorded, also while other tests' transactions hold the horizon back for a moment. */
export async function seal({ database }: Scene): Promise<void> {
  for (;;) {
    await sealOnce(database.worker, database.keys, database.folder);
    const { rowCount } = await database.admin.query(
      "select from audit_entry e where not exists (select from audit_leaf l where l.entry_id = e.id) limit 1",
    );
    if (rowCount === 0) return;
    await pause(20);
  }
}

export async function verdictOn({ database }: Scene): Promise<Verdict> {
  const client = await database.admin.connect();
  try {
    return await verify(client, database.keys, database.folder);
  } finally {
    client.release();
  }
}
