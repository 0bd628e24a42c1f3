/**
 * The database roles. What each may do is written in the migrations, beside the tables.
 *
 * - `tributary_owner` owns every table and reads none of them: row security is forced on it.
 * - `tributary_keeper` owns the few definer functions that decide who a viewer is.
 * - `tributary_search` owns the search functions: it may select, return ids and ranks, and nothing else.
 * - `tributary_indexer` owns the function that writes search documents.
 * - `tributary_founder` makes the first accounts, before anyone can sign in.
 * - `tributary_backup` reads every table whole; the administrator becomes it while a backup is taken.
 * - `tributary_app` serves people; `tributary_door` signs them in; `tributary_worker` does jobs;
 *   `tributary_importer` writes what a run brings in; `tributary_auditor` verifies.
 */
import { createHmac } from "node:crypto";
import type { Client } from "pg";
import type { DatabaseAddress } from "./address.ts";
import type { Keys } from "./keys.ts";

export const LOGIN_ROLES = [
  "tributary_app",
  "tributary_door",
  "tributary_worker",
  "tributary_importer",
  "tributary_auditor",
] as const;
export const NO_LOGIN_ROLES = [
  "tributary_owner",
  "tributary_keeper",
  "tributary_search",
  "tributary_indexer",
  "tributary_founder",
  "tributary_backup",
] as const;
export type LoginRole = (typeof LOGIN_ROLES)[number];

/** The secret from which every process that holds the key folder derives the same passwords; none is written down. */
export const ROLE_SECRET = "database-roles";

export function rolePassword(secret: Buffer, role: LoginRole): string {
  return createHmac("sha256", secret).update(role).digest("base64url");
}

export function asRole(address: DatabaseAddress, keys: Keys, role: LoginRole): DatabaseAddress {
  return { ...address, user: role, password: rolePassword(keys.secret(ROLE_SECRET), role) };
}

/** Makes the roles, or sets their passwords anew when the keys changed. Runs as the administrator of the database. */
export async function ensureRoles(admin: Client, keys: Keys): Promise<void> {
  const { rows } = await admin.query<{ rolname: string; rolbypassrls: boolean }>(
    "select rolname, rolbypassrls from pg_roles where rolname like 'tributary\\_%'",
  );
  const known = new Map(rows.map((row) => [row.rolname, row]));
  for (const role of NO_LOGIN_ROLES) {
    if (!known.has(role)) await admin.query(`create role ${role} nologin noinherit`);
  }
  for (const role of LOGIN_ROLES) {
    const password = admin.escapeLiteral(rolePassword(keys.secret(ROLE_SECRET), role));
    const verb = known.has(role) ? "alter" : "create";
    // Only a superuser may name this attribute of a role that exists, so it is named only where it has to be taken away.
    const bypass = known.get(role)?.rolbypassrls ? "nobypassrls" : "";
    await admin.query(`${verb} role ${role} login noinherit ${bypass} password ${password}`);
  }
  await admin.query(
    "grant tributary_owner, tributary_keeper, tributary_search, tributary_indexer, tributary_founder, tributary_backup to current_user",
  );
  await admin.query(
    "grant tributary_keeper, tributary_search, tributary_indexer, tributary_auditor to tributary_owner",
  );
  await admin.query("grant create on schema public to tributary_auditor");
  await admin.query("revoke all on schema public from public");
  await admin.query(
    "grant usage, create on schema public to tributary_owner, tributary_keeper, tributary_search, tributary_indexer",
  );
  await admin.query(
    `grant usage on schema public to tributary_founder, tributary_backup, ${LOGIN_ROLES.join(", ")}`,
  );
  await admin.query(
    "alter default privileges for role tributary_owner revoke execute on functions from public",
  );
}
