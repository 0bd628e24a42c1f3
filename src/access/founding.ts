/**
 * Founding: the first agencies, teams and accounts, made by whoever administers the machine, before anyone can sign in.
 * Afterwards each agency's administrator keeps its accounts through the application.
 */
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import type { DatabaseAddress } from "../database/index.ts";
import type { AgencyKind, Purpose, RoleId, TeamKind } from "../vocabulary/index.ts";
import { hashPassword } from "./password.ts";

export interface FoundingAgency {
  readonly code: string;
  readonly name: string;
  readonly purposes: readonly Purpose[];
  readonly firstResponder?: boolean;
  /** By which powers are offered to its officers. */
  readonly kind?: AgencyKind;
  /** Code of the force area, where it has one. */
  readonly area?: string | null;
  readonly teams: readonly { readonly code: string; readonly name: string; readonly kind: TeamKind }[];
}

/** What `hashPassword` made: for accounts whose password is printed for everybody, so that nothing is given away by a common salt. */
export interface Hashed {
  readonly hashed: string;
}

export interface FoundingAccount {
  readonly agency: string;
  readonly username: string;
  readonly name: string;
  readonly password: string | Hashed;
  readonly roles: readonly RoleId[];
  readonly teams: readonly string[];
}

export interface Founded {
  readonly agencies: ReadonlyMap<string, string>;
  readonly accounts: ReadonlyMap<string, string>;
}

/** Adds what is not there yet; an agency, team or username that exists stays as it is. */
export async function found(
  address: DatabaseAddress,
  agencies: readonly FoundingAgency[],
  accounts: readonly FoundingAccount[],
): Promise<Founded> {
  // Each is slow on purpose, and none waits for another.
  const passwords = await Promise.all(
    accounts.map(({ password }) => (typeof password === "string" ? hashPassword(password) : password.hashed)),
  );
  const admin = new Client(address);
  await admin.connect();
  try {
    await admin.query("begin");
    await admin.query("set local role tributary_founder");
    const agencyIds = new Map<string, string>();
    for (const agency of agencies) agencyIds.set(agency.code, await foundAgency(admin, agency));
    const accountIds = new Map<string, string>();
    for (const [at, account] of accounts.entries()) {
      accountIds.set(account.username, await foundAccount(admin, account, passwords[at] as string));
    }
    await admin.query("commit");
    return { agencies: agencyIds, accounts: accountIds };
  } finally {
    await admin.end();
  }
}

/** Whether anybody can sign in yet. */
export async function isFounded(address: DatabaseAddress): Promise<boolean> {
  const admin = new Client(address);
  await admin.connect();
  try {
    await admin.query("set role tributary_founder");
    const { rows } = await admin.query<{ any: boolean }>("select exists (select from account) as any");
    return rows[0]?.any ?? false;
  } finally {
    await admin.end();
  }
}

async function foundAgency(admin: Client, agency: FoundingAgency): Promise<string> {
  await admin.query(
    `insert into agency (code, name, purposes, first_responder, kind, area) values ($1, $2, $3, $4, $5, $6)
     on conflict (code) do nothing`,
    [
      agency.code,
      agency.name,
      agency.purposes,
      agency.firstResponder ?? false,
      agency.kind ?? "partner",
      agency.area ?? null,
    ],
  );
  const { rows } = await admin.query<{ id: string }>("select id from agency where code = $1", [agency.code]);
  const id = rows[0]?.id;
  if (!id) throw new Error(`agency ${agency.code} was not founded`);
  for (const team of agency.teams) {
    await admin.query(
      `insert into team (agency_id, code, name, kind) values ($1, $2, $3, $4) on conflict (agency_id, code) do nothing`,
      [id, team.code, team.name, team.kind],
    );
  }
  return id;
}

async function foundAccount(admin: Client, account: FoundingAccount, password: string): Promise<string> {
  const known = await admin.query<{ id: string }>("select id from account where username = $1", [
    account.username,
  ]);
  if (known.rows[0]) return known.rows[0].id;
  const id = randomUUID();
  const made = await admin.query(
    `insert into account (id, agency_id, username, name) select $1, id, $3, $4 from agency where code = $2`,
    [id, account.agency, account.username, account.name],
  );
  if (made.rowCount !== 1) throw new Error(`there is no agency ${account.agency} for ${account.username}`);
  await admin.query("insert into account_secret (account_id, password) values ($1, $2)", [id, password]);
  await admin.query("insert into account_role (account_id, role) select $1, unnest($2::text[])", [
    id,
    account.roles,
  ]);
  await admin.query(
    `insert into account_team (account_id, team_id)
     select $1, t.id from team t join agency g on g.id = t.agency_id where g.code = $2 and t.code = any ($3)`,
    [id, account.agency, account.teams],
  );
  return id;
}
