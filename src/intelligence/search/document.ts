/** The search document of a report is built by the database from the report's own rows, in the same transaction. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";

/** Call after every change of what a report says or of its state. A report that should not be found loses its document. */
export async function index(viewer: Viewer, report: string): Promise<void> {
  await sql`select index_report(${report})`.execute(viewer.db);
}
