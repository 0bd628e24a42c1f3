/**
 * The yardstick: the same rows, already made, copied into the same indexed tables by the administrator, past row
 * security, with nothing read, validated, recognised or put on record. Everything that was brought in is taken out as
 * text, the tables are emptied, and the text is copied back.
 */
import { createReadStream, createWriteStream, rmSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

/** What an import writes, parents first. */
export const TABLES = [
  "report",
  "item",
  "mention",
  "link",
  "report_origin",
  "report_event",
  "dissemination",
  "acknowledgement",
  "search_document",
] as const;

export interface BareCopy {
  /** Of the median run, with its index settled. */
  readonly seconds: number;
  readonly runs: readonly number[];
  readonly rows: number;
}

export async function bareCopies(admin: Client, folder: string, times = 3): Promise<BareCopy> {
  const file = (table: string): string => join(folder, `${table}.copy`);
  let rows = 0;
  for (const table of TABLES) {
    const out = admin.query(copyTo(`copy ${table} to stdout`));
    await pipeline(out, createWriteStream(file(table)));
    rows += out.rowCount ?? 0;
  }
  const runs: number[] = [];
  for (let run = 0; run < times; run++) {
    await admin.query(
      `truncate ${TABLES.join(", ")}, attachment, report_version, report_grant, submission cascade`,
    );
    await admin.query("vacuum analyze audience_reader");
    await admin.query("checkpoint");
    const began = performance.now();
    for (const table of TABLES) {
      await pipeline(
        createReadStream(file(table), { highWaterMark: 1 << 20 }),
        admin.query(copyFrom(`copy ${table} from stdin`)),
      );
    }
    await settle(admin);
    runs.push((performance.now() - began) / 1000);
  }
  for (const table of TABLES) rmSync(file(table), { force: true });
  return { seconds: [...runs].sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN, runs, rows };
}

/** The index of words keeps what is new apart for a while: this puts it where it belongs, and the log on disk. */
export async function settle(admin: Client): Promise<void> {
  await admin.query("select gin_clean_pending_list('search_document_words')");
}
