/** Every entry that a process noted after its commit must be in the database: sealed or not, and the same. */
import type { ClientBase } from "pg";
import { type JournalFile, type Journalled, readJournal } from "../journal.ts";
import { Misfit } from "./verdict.ts";

const BATCH = 2000;

/** Returns how many lines were held against the database. `files` were measured before its snapshot was taken. */
export async function examineJournal(
  client: ClientBase,
  folder: string,
  files: readonly JournalFile[],
): Promise<number> {
  let examined = 0;
  for (const { name, bytes } of files) {
    const { lines, unreadable } = await readJournal(folder, name, bytes);
    for (let first = 0; first < lines.length; first += BATCH) {
      await examineLines(client, name, first, lines.slice(first, first + BATCH));
    }
    if (unreadable !== null) {
      throw new Misfit(`journal ${name} line ${unreadable}`, "it is not a line of a journal");
    }
    examined += lines.length;
  }
  return examined;
}

async function examineLines(
  client: ClientBase,
  name: string,
  before: number,
  lines: readonly Journalled[],
): Promise<void> {
  const { rows } = await client.query<{ id: string; hmac: Buffer }>(
    "select id::text as id, hmac from audit_entry where id = any ($1::uuid[])",
    [lines.map((line) => line.id)],
  );
  const held = new Map(rows.map((row) => [row.id, row.hmac.toString("hex")]));
  lines.forEach((line, index) => {
    const hmac = held.get(line.id);
    if (hmac === line.hmac) return;
    const where = `journal ${name} line ${before + index + 1}`;
    if (hmac === undefined)
      throw new Misfit(`entry ${line.id}`, `it was committed (${where}) and is missing`);
    throw new Misfit(`entry ${line.id}`, `it is not the one that was committed (${where})`);
  });
}
