/** Keeps the heads outside the database, and of the journal what no kept head covers yet. */
import type { ClientBase, Pool } from "pg";
import { provenIds } from "./covered.ts";
import { headLine, isSigned, NO_HEAD, readHeadLine } from "./head.ts";
import { pruneJournal } from "./journal.ts";
import type { Keyring } from "./keyring.ts";
import { appendOutside, journalFolder, lastOutsideLine } from "./outside.ts";
import { HEAD_COLUMNS, type HeadRow, readHead, type StoredHead } from "./rows.ts";

/** Sealing has stopped because the log no longer fits: `tributary audit verify` tells where. */
export class BrokenLog extends Error {
  override readonly name = "BrokenLog";
}

/**
 * Brings the record outside up to the database, after making sure that the database has not fallen behind it.
 * Returns the newest head: the very row that was checked, so that nobody can exchange it before it is built upon.
 */
export async function recordOutside(
  client: ClientBase,
  keyring: Keyring,
  folder: string,
): Promise<StoredHead | null> {
  const line = await lastOutsideLine(folder);
  const last = line === null ? null : readHeadLine(line, keyring);
  if (line !== null && !last) throw new BrokenLog("the last head recorded outside is not one of this log");
  let newest: StoredHead | null = null;
  if (last) {
    const { rows } = await client.query<HeadRow>(
      `select ${HEAD_COLUMNS} from audit_head h where h.size = $1`,
      [last.head.size],
    );
    const stored = rows[0] ? readHead(rows[0]) : null;
    if (!stored || headLine(stored, last.previous) !== line) {
      throw new BrokenLog(
        `the head of size ${last.head.size} recorded outside is not the one in the database`,
      );
    }
    newest = stored;
  }
  for (;;) {
    const { rows } = await client.query<HeadRow>(
      `select ${HEAD_COLUMNS} from audit_head h where h.size > $1 order by h.size limit 1000`,
      [newest?.size ?? 0],
    );
    const lines: string[] = [];
    for (const row of rows) {
      const head = readHead(row);
      const key = head ? keyring.headKey(head.keyId) : null;
      if (!head || !key || !isSigned(head, newest ?? NO_HEAD, key)) {
        throw new BrokenLog(`the head of size ${row.size} was not signed by this log`);
      }
      lines.push(headLine(head, newest ?? NO_HEAD));
      newest = head;
    }
    await appendOutside(folder, lines);
    if (rows.length < 1000) return newest;
  }
}

/** Deletes of the journal what no process writes to any more and what the kept heads prove by now. */
export async function pruneCovered(pool: Pool, keyring: Keyring, folder: string): Promise<void> {
  const line = await lastOutsideLine(folder);
  const kept = line === null ? null : readHeadLine(line, keyring);
  if (!kept) return;
  await pruneJournal(journalFolder(folder), (ids) => provenIds(pool, keyring, ids, kept.head.size));
}
