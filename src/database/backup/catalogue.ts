/**
 * What there is to back up, as the database's own catalogue tells it, so that the tables of later migrations are included
 * without a word here.
 */
import type { ClientBase } from "pg";

export interface Table {
  readonly name: string;
  /** Columns that are stored as given; generated ones make themselves. */
  readonly columns: readonly string[];
  /** The order in which rows are written, so that the same rows give the same bytes. */
  readonly order: readonly string[];
}

export interface Sequence {
  readonly table: string;
  readonly column: string;
  /** The last number given out; null when none was. */
  readonly last: string | null;
}

/**
 * A secret of one database, sealed into its transactions: a restored database makes its own. And the feed of boards, which names
 * its transactions: whoever keeps boards loads everything at the start and follows what comes then.
 */
const LEFT_OUT: readonly string[] = ["viewer_key", "count_change"];

/** Parents before the children that refer to them. */
export async function readTables(client: ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<Table & { parents: string[] }>(
    `select c.relname::text as name,
            (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
            coalesce((select array_agg(a.attname::text order by k.n)
                        from pg_index i, unnest(i.indkey::int2[]) with ordinality k (attnum, n), pg_attribute a
                       where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum), '{}') as "order",
            coalesce((select array_agg(distinct p.relname::text) from pg_constraint f join pg_class p on p.oid = f.confrelid
                       where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '{}') as parents
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> all ($1)
      order by c.relname`,
    [LEFT_OUT],
  );
  return parentsFirst(rows).map(({ name, columns, order }) => ({ name, columns, order }));
}

function parentsFirst<Row extends { name: string; parents: readonly string[] }>(rows: readonly Row[]): Row[] {
  const names = new Set(rows.map((row) => row.name));
  const placed = new Set<string>();
  const sorted: Row[] = [];
  while (sorted.length < rows.length) {
    const ready = rows.filter(
      (row) =>
        !placed.has(row.name) && row.parents.every((parent) => placed.has(parent) || !names.has(parent)),
    );
    if (ready.length === 0) {
      const left = rows.filter((row) => !placed.has(row.name)).map((row) => row.name);
      throw new Error(
        `these tables refer to each other in a circle, so no order can load them: ${left.join(", ")}`,
      );
    }
    for (const row of ready) {
      placed.add(row.name);
      sorted.push(row);
    }
  }
  return sorted;
}

/** Read after the snapshot was taken, so that a number is never smaller than those in the rows. */
export async function readSequences(client: ClientBase): Promise<readonly Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select t.relname::text as "table", a.attname::text as "column", pg_sequence_last_value(s.oid)::text as last
       from pg_class s
       join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('i', 'a')
       join pg_class t on t.oid = d.refobjid
       join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
      where s.relkind = 'S' and s.relnamespace = 'public'::regnamespace
      order by 1, 2`,
  );
  return rows;
}

export interface RanMigration {
  readonly number: number;
  readonly name: string;
  readonly digest: string;
}

export async function readRanMigrations(client: ClientBase): Promise<readonly RanMigration[]> {
  const { rows } = await client.query<RanMigration>(
    "select number, name, digest from migration order by number",
  );
  return rows;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
