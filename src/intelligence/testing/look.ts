/** What is truly there: who can in fact read a report, a digest of every table, and where a word still stands. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import type { Purpose } from "../../vocabulary/index.ts";
import { findReport } from "../reports/index.ts";
import { PEOPLE, type Who } from "./cast.ts";
import type { Scene } from "./scene.ts";

/** Everybody who, trying it for this purpose, gets to read the report. */
export async function readersOf(
  scene: Scene,
  report: string,
  purpose: Purpose = "law_enforcement",
): Promise<Who[]> {
  const able = PEOPLE.filter((person) => person.purposes.includes(purpose));
  const tried = await Promise.all(
    able.map(async ({ who }) => {
      const look = async (viewer: Viewer): Promise<void> => {
        viewer.record({ act: "consultation", subjects: [], detail: {} });
        await findReport(viewer, report);
      };
      const outcome = await scene.outcome(who, look, purpose);
      if (outcome !== "done" && outcome !== "not_found" && outcome !== "sign_in") throw new Error(outcome);
      return outcome === "done" ? [who] : [];
    }),
  );
  return tried.flat().sort();
}

/** Rows of a table that this person may read, as text: through the policies and past every function of a room. */
export async function rowsSeenBy(
  scene: Scene,
  who: Who,
  purpose: Purpose = "law_enforcement",
): Promise<Map<string, string[]>> {
  const tables = await readableTables(scene);
  return await scene.as(
    who,
    async (viewer) => {
      viewer.record({ act: "consultation", subjects: [], detail: {} });
      const seen = new Map<string, string[]>();
      for (const { table, columns } of tables) {
        const { rows } = await sql<{ row: string }>`
          select row(${sql.join(columns.map((column) => sql.ref(column)))})::text as row from ${sql.table(table)}`.execute(
          viewer.db,
        );
        seen.set(
          table,
          rows.map(({ row }) => row),
        );
      }
      return seen;
    },
    purpose,
  );
}

/** One digest of all that is stored but the trace of acts, which also a refusal leaves. */
export async function digestOf(scene: Scene): Promise<string> {
  const { rows } = await scene.database.admin.query<{ digest: string }>(
    `select md5(string_agg(table_name || (xpath('/row/d/text()', query_to_xml(
              format('select md5(string_agg(t::text, '''' order by t::text)) as d from %I t', table_name), true, true, '')))::text,
            '' order by table_name)) as digest
       from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'
        and table_name not in ('audit_entry', 'audit_detail', 'audit_leaf', 'audit_head', 'session')`,
  );
  return rows[0]?.digest ?? "";
}

/** The tables in which some row, in whatever column, holds this word. */
export async function tablesHolding(scene: Scene, word: string): Promise<string[]> {
  const { rows: tables } = await scene.database.admin.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const holding: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await scene.database.admin.query(
      `select from "${name}" t where t::text ilike '%' || $1 || '%' limit 1`,
      [word],
    );
    if (rowCount) holding.push(name);
  }
  return holding.sort();
}

async function readableTables(scene: Scene): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await scene.database.admin.query<{ table: string; columns: string[] }>(
    `select table_name as table, array_agg(column_name::text order by column_name) as columns
       from information_schema.column_privileges
      where grantee = 'tributary_app' and privilege_type = 'SELECT' and table_schema = 'public'
      group by table_name order by table_name`,
  );
  return rows;
}
