/** The same work with no policy at all: the administrator, past row security, and a search that asks nobody who they are. */
import { Kysely, PostgresDialect, type PostgresPool, type Transaction } from "kysely";
import { type Client, Pool } from "pg";
import type { Viewer } from "../../src/access/index.ts";
import { type DatabaseAddress, preparing, type Tables } from "../../src/database/index.ts";

export interface Baseline {
  readonly db: Kysely<Tables>;
  /** Not a viewer: it never entered, and it reads everything. It exists to be measured against. */
  readonly viewer: Viewer;
  close(): Promise<void>;
}

export async function openBaseline(address: DatabaseAddress, admin: Client): Promise<Baseline> {
  await admin.query(`
    create schema unfiltered;
    create function unfiltered.search_reports(q tsquery, day_from date, day_to date, after_at timestamptz, after_id uuid, want integer)
    returns table (report_id uuid, at timestamptz, facets text[]) language plpgsql stable as $body$
    begin
      return query execute $q$
        select d.report_id, d.at, d.facets from public.search_document d
         where d.words @@ $1 and d.authored between $2 and $3
         order by d.at desc, d.report_id desc limit $4
      $q$ using q, coalesce(day_from, '-infinity'), coalesce(day_to, 'infinity'), want;
    end $body$`);
  const pool = new Pool({ ...address, max: 1, options: "-c search_path=unfiltered,public" });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) as PostgresPool }) });
  const viewer = {
    db: db as unknown as Transaction<Tables>,
    account: { id: "00000000-0000-4000-8000-000000000000", name: "" },
    purpose: "law_enforcement",
    roles: [],
    record: () => {},
  };
  return { db, viewer: viewer as unknown as Viewer, close: () => db.destroy() };
}
