/**
 * Migrations: numbered SQL files, forward only, each in a transaction of its own under one lock, with the digest of
 * what was run kept beside its number. A file that changed after it ran is refused: write a new one.
 *
 * They run as the owner, which row security holds too: a step that changes rows sees none of them unless it lifts the
 * force from that table for itself (`alter table … no force row level security`) and puts it back.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import type { DatabaseAddress } from "./address.ts";
import type { Keys } from "./keys.ts";
import { refuseOtherTributary } from "./other-tributary.ts";
import { ensureRoles } from "./roles.ts";

const FOLDER = join(import.meta.dirname, "migrations");
/** An arbitrary number that all Tributary processes share, so that two never migrate at once. */
const LOCK = 7_274_221_531;

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

/** `upTo` stops early, for tests that migrate a database with data in it from one version to the next. */
export async function migrate(
  address: DatabaseAddress,
  keys: Keys,
  options: { upTo?: number } = {},
): Promise<readonly Migration[]> {
  const admin = new Client(address);
  await admin.connect();
  try {
    await admin.query("select pg_advisory_lock($1)", [LOCK]);
    await refuseOtherTributary(admin, keys);
    await ensureRoles(admin, keys);
    return await runPending(admin, options.upTo ?? Number.POSITIVE_INFINITY);
  } finally {
    await admin.end();
  }
}

export function readMigrations(): readonly Migration[] {
  return readdirSync(FOLDER)
    .filter((file) => /^\d{4}_[a-z_]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(FOLDER, file), "utf8");
      return {
        number: Number(file.slice(0, 4)),
        name: file.slice(5, -4),
        sql,
        digest: createHash("sha256").update(sql).digest("hex"),
      };
    });
}

/**
 * All steps up to one, within the transaction that the caller is in: for a restore, which leaves either everything or
 * nothing. The database is new, and the caller holds it alone. Afterwards the role is the owner's.
 */
export async function migrateWithin(admin: Client, keys: Keys, upTo: number): Promise<void> {
  await refuseOtherTributary(admin, keys);
  await ensureRoles(admin, keys);
  await openRecord(admin);
  for (const migration of readMigrations()) if (migration.number <= upTo) await apply(admin, migration);
}

/** The table of what ran. Leaves the role of the owner. */
async function openRecord(admin: Client): Promise<void> {
  await admin.query("set role tributary_owner");
  await admin.query(`
    create table if not exists migration (
      number integer primary key, name text not null, digest text not null, ran_at timestamptz not null default now());
    comment on table migration is 'system: which migrations ran; the administrator alone reads it';
    alter table migration enable row level security;
    alter table migration force row level security;
    drop policy if exists owner on migration;
    create policy owner on migration to tributary_owner using (true) with check (true);`);
}

async function runPending(admin: Client, upTo: number): Promise<Migration[]> {
  await openRecord(admin);
  const done = await admin.query<{ number: number; name: string; digest: string }>(
    "select number, name, digest from migration order by number",
  );
  const ran: Migration[] = [];
  const migrations = readMigrations();
  const newest = done.rows.at(-1)?.number ?? 0;
  if (newest > (migrations.at(-1)?.number ?? 0)) {
    throw new Error(
      `This database was migrated by a newer Tributary (step ${newest}). Start that version or a later one.`,
    );
  }
  for (const migration of migrations) {
    const before = done.rows.find((row) => row.number === migration.number);
    if (before && before.digest !== migration.digest) {
      throw new Error(
        `Migration ${migration.number} (${migration.name}) was changed after it ran on this database.`,
      );
    }
    if (!before && migration.number < newest) {
      throw new Error(
        `Migration ${migration.number} (${migration.name}) never ran here, though step ${newest} did. Steps only follow: give it a higher number.`,
      );
    }
    if (before || migration.number > upTo) continue;
    await runOne(admin, migration);
    ran.push(migration);
  }
  await admin.query("reset role");
  return ran;
}

async function runOne(admin: Client, migration: Migration): Promise<void> {
  await admin.query("begin");
  try {
    await apply(admin, migration);
    await admin.query("commit");
  } catch (error) {
    await admin.query("rollback");
    throw error;
  }
}

async function apply(admin: Client, { number, name, digest, sql }: Migration): Promise<void> {
  try {
    await admin.query(sql);
    await admin.query("set local role tributary_owner");
    await admin.query("insert into migration (number, name, digest) values ($1, $2, $3)", [
      number,
      name,
      digest,
    ]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Migration ${number} (${name}) failed: ${reason}`, { cause: error });
  }
}
