/**
 * A list taken away as a table: a disclosure, on record with every row in it before the table is handed over. What it
 * holds is what was shown, so the page says which rows and which words; the rows must be ones that the viewer may read.
 */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { invalid, notFound, type Viewer } from "../access/index.ts";
import type { ExportedWire, ExportWire } from "../contract/oversight.ts";
import { csvText } from "../intelligence/index.ts";

/** What lists show rows of. Each is asked under its own policy. */
const LISTED = [
  "report",
  "mention",
  "requirement",
  "permission",
  "submission",
  "account",
  "session",
  "audit_entry",
  "import_run",
  "import_mapping",
  "operation_phase",
  "operation_pillar",
  "operation_objective",
  "tasking",
  "activity",
  "count_card",
  "release_scope",
];

/** Spreadsheets take a file for UTF-8 by this. */
const BYTE_ORDER_MARK = "\uFEFF";

export async function exportRows(viewer: Viewer, taken: ExportWire): Promise<ExportedWire> {
  const ragged = taken.rows.findIndex((row) => row.cells.length !== taken.head.length);
  if (ragged >= 0) throw invalid(`/rows/${ragged}/cells`, "A row has as many cells as there are heads.");
  const ids = [...new Set(taken.rows.flatMap((row) => row.ids))];
  await requireReadable(viewer, ids);
  const csv = BYTE_ORDER_MARK + csvText([taken.head, ...taken.rows.map((row) => row.cells)]);
  viewer.record({
    act: "disclosure",
    subjects: ids,
    detail: {
      what: "rows exported",
      list: taken.list,
      rows: taken.rows.length,
      columns: taken.head,
      digest: createHash("sha256").update(csv).digest("hex"),
    },
  });
  return { csv };
}

/** Nobody puts a disclosure on record of what they may not read. */
async function requireReadable(viewer: Viewer, ids: readonly string[]): Promise<void> {
  const known = sql.join(
    LISTED.map((table) => sql`select id from ${sql.table(table)} where id = any (${[...ids]}::uuid[])`),
    sql` union `,
  );
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${known}) k`.execute(viewer.db);
  if (rows[0]?.n !== ids.length) throw notFound("row");
}
