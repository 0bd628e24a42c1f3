/** The types of the tables, read from the catalogue of a migrated database. */
import { writeFileSync } from "node:fs";
import { Client } from "pg";
import type { DatabaseAddress } from "../address.ts";

const TYPES: Readonly<Record<string, string>> = {
  uuid: "string",
  text: "string",
  name: "string",
  bytea: "Buffer",
  bool: "boolean",
  int2: "number",
  int4: "number",
  int8: "string",
  xid8: "string",
  float8: "number",
  float4: "number",
  date: "string",
  timestamptz: "Date",
  json: "Json",
  jsonb: "Json",
  tsvector: "string",
};

interface Column {
  table: string;
  column: string;
  type: string;
  array: boolean;
  nullable: boolean;
  defaulted: boolean;
}

const COLUMNS = `
  select c.relname as table, a.attname as column,
         case when t.typcategory = 'A' then e.typname else t.typname end as type,
         t.typcategory = 'A' as array, not a.attnotnull as nullable,
         (a.atthasdef or a.attidentity <> '') as defaulted
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_type e on e.oid = t.typelem
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
   order by c.relname, a.attnum`;

export async function describeTables(address: DatabaseAddress): Promise<string> {
  const client = new Client(address);
  await client.connect();
  try {
    const { rows } = await client.query<Column>(COLUMNS);
    return render(rows);
  } finally {
    await client.end();
  }
}

export async function writeTables(address: DatabaseAddress, path: string): Promise<void> {
  writeFileSync(path, await describeTables(address));
}

function render(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, (column) => column.table);
  const interfaces = [...tables].map(([table, list]) => {
    const lines = list.map((column) => `  ${column.column}: ${columnType(column)};`);
    return `export interface ${pascal(table)}Table {\n${lines.join("\n")}\n}\n`;
  });
  const index = [...tables.keys()].map((table) => `  ${table}: ${pascal(table)}Table;`);
  return [
    "/** Written by `node scripts/tables.ts` from the migrated database. Do not edit. */",
    'import type { ColumnType, Generated } from "kysely";\n',
    "/** Read as a value, written as its JSON text. */",
    "export type Json = ColumnType<unknown, string, string>;\n",
    ...interfaces,
    `export interface Tables {\n${index.join("\n")}\n}\n`,
  ].join("\n");
}

function columnType({ type, array, nullable, defaulted }: Column): string {
  const base = TYPES[type];
  if (base === undefined) throw new Error(`no TypeScript type is named for the column type ${type}`);
  const plain = `${base}${array ? "[]" : ""}${nullable ? " | null" : ""}`;
  // Json is a ColumnType already and cannot be wrapped: a default is then simply given by whoever inserts.
  return defaulted && base !== "Json" ? `Generated<${plain}>` : plain;
}

function pascal(name: string): string {
  return name.replaceAll(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}
