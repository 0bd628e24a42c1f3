/**
 * Where a batch arrives: temporary tables of the connection, emptied at each commit. Row security does not allow `copy`
 * into the tables themselves, and so every row passes the policy of its table on its way from here.
 */

import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import type { Importer } from "../../access/index.ts";

const TABLES = {
  arriving_report: `
    report_id uuid, verdict text, audience_id integer, own_audience_id integer, state text,
    reference text, precedence text, purpose text, classification text, title text, provenance text, authored date,
    information_from text, information_to text, digest bytea, record bigint, place text, recipients text,
    item_digests bytea[], rows jsonb`,
  arriving_item: `
    report_id uuid, id uuid, position integer, text text, source text, information text, handling text, action text,
    sanitisation text, instructions jsonb, digest bytea`,
  arriving_mention: `
    report_id uuid, item_id uuid, id uuid, kind text, text text, properties jsonb, key text, search_keys text[],
    span_start integer, span_end integer, status text, confidence text, categories text[]`,
  arriving_link: `
    report_id uuid, item_id uuid, id uuid, from_mention uuid, to_mention uuid, kind text, role text, from_time text,
    to_time text, place text, status text`,
  kept_item: "report_id uuid, old_id uuid, new_id uuid, position integer",
} as const;

export type ArrivalTable = keyof typeof TABLES;

export async function makeArrivals(importer: Importer): Promise<void> {
  const { rows } = await importer.query("select to_regclass('pg_temp.kept_item') is not null as there");
  if (rows[0]?.there) return;
  for (const [name, columns] of Object.entries(TABLES)) {
    await importer.query(`create temporary table ${name} (${columns}) on commit delete rows`);
  }
}

/** Copies rows in PostgreSQL's text format, columns in the order above. */
export async function arrive(importer: Importer, table: ArrivalTable, rows: Buffer): Promise<void> {
  if (rows.length === 0) return;
  await pipeline(Readable.from([rows]), importer.client.query(copyFrom(`copy ${table} from stdin`)));
}
