/**
 * Roles belong to a whole PostgreSQL, not to a database in it. Two Tributaries with keys of their own in one PostgreSQL
 * would take turns in setting the passwords of the same roles, and shut each other out: the second is refused instead.
 */
import { Client } from "pg";
import type { Keys } from "./keys.ts";
import { ROLE_SECRET, rolePassword } from "./roles.ts";
import { StartError } from "./start-error.ts";

/** The name of another database whose tables the shared owner holds; PostgreSQL tells it without opening that database. */
const ANOTHER = `
  select d.datname as name
    from pg_shdepend s
    join pg_roles r on r.oid = s.refobjid and r.rolname = 'tributary_owner'
    join pg_database d on d.oid = s.dbid
   where s.refclassid = 'pg_authid'::regclass and d.datname <> current_database()
   limit 1`;

/** Runs as the administrator, before any role is touched. Where these keys sign in, all the databases are ours. */
export async function refuseOtherTributary(admin: Client, keys: Keys): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(ANOTHER);
  const [other] = rows;
  if (!other || (await signsIn(admin, keys))) return;
  throw new StartError(
    `This PostgreSQL serves another Tributary already, in its database "${other.name}", and the keys in ${keys.folder} ` +
      "are not that one's: both would use the same roles under different passwords. Name a PostgreSQL of its own in " +
      "TRIBUTARY_DATABASE_URL or, if both are yours, start with the data folder that holds the other's keys.",
  );
}

async function signsIn({ host, port, database, ssl }: Client, keys: Keys): Promise<boolean> {
  const user = "tributary_app";
  const password = rolePassword(keys.secret(ROLE_SECRET), user);
  const client = new Client({
    host,
    port,
    user,
    password,
    ...(database ? { database } : {}),
    ssl,
    connectionTimeoutMillis: 10_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    // Any other refusal says nothing about the password, and whoever starts next is told of it by name.
    return (error as { code?: string }).code !== "28P01";
  } finally {
    await client.end().catch(() => {});
  }
}
