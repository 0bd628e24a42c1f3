/** Accounts of one agency, kept by its administrator. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { AccountWire, ChangeAccountWire, NewAccountWire } from "../contract/access.ts";
import { isRole } from "../vocabulary/index.ts";
import { requireRole } from "./authority.ts";
import { hashPassword } from "./password.ts";
import { invalid, notFound } from "./refusal.ts";
import type { Viewer } from "./viewer.ts";

export async function listAccounts(viewer: Viewer): Promise<AccountWire[]> {
  requireRole(viewer, "see the accounts", "administrator");
  const { rows } = await sql<AccountWire>`
    select a.id, a.username, a.name, a.active,
           coalesce((select array_agg(r.role order by r.role) from account_role r where r.account_id = a.id), '{}') as roles,
           coalesce((select array_agg(t.code order by t.code) from account_team m join team t on t.id = m.team_id
                      where m.account_id = a.id), '{}') as teams
      from account a where a.agency_id = ${viewer.agency.id} order by a.name`.execute(viewer.db);
  viewer.record({ act: "consultation", subjects: rows.map((row) => row.id), detail: { what: "accounts" } });
  return rows;
}

export async function addAccount(viewer: Viewer, account: NewAccountWire): Promise<string> {
  requireRole(viewer, "add an account", "administrator");
  const username = account.username.trim().toLowerCase();
  const id = randomUUID();
  // Usernames are unique across agencies, and the answer says no more than that one is taken.
  await viewer.db
    .insertInto("account")
    .values({ id, agency_id: viewer.agency.id, username, name: account.name.trim() })
    .execute()
    .catch((error: unknown) => {
      if ((error as { code?: string }).code === "23505")
        throw invalid("/username", "Choose another username.");
      throw error;
    });
  await setRoles(viewer, id, account.roles);
  await setTeams(viewer, id, account.teams);
  await sql`select set_first_password(${id}, ${await hashPassword(account.password)})`.execute(viewer.db);
  viewer.record({
    act: "collection",
    subjects: [id],
    detail: { what: "account added", roles: account.roles },
  });
  return id;
}

export async function changeAccount(viewer: Viewer, id: string, change: ChangeAccountWire): Promise<void> {
  requireRole(viewer, "change an account", "administrator");
  const known = await viewer.db
    .selectFrom("account")
    .select("id")
    .where("id", "=", id)
    .where("agency_id", "=", viewer.agency.id)
    .executeTakeFirst();
  if (!known) throw notFound("account");
  if (
    id === viewer.account.id &&
    (change.active === false || change.roles?.includes("administrator") === false)
  ) {
    throw invalid("/active", "You cannot lock yourself out. Ask another administrator.");
  }
  const { name, active } = change;
  if (name !== undefined || active !== undefined) {
    await viewer.db
      .updateTable("account")
      .set({ ...(name === undefined ? {} : { name }), ...(active === undefined ? {} : { active }) })
      .where("id", "=", id)
      .execute();
  }
  if (change.roles) await setRoles(viewer, id, change.roles);
  if (change.teams) await setTeams(viewer, id, change.teams);
  viewer.record({
    act: "alteration",
    subjects: [id],
    detail: { what: "account changed", change: { ...change } },
  });
}

async function setRoles(viewer: Viewer, account: string, roles: readonly string[]): Promise<void> {
  const unknown = roles.find((role) => !isRole(role));
  if (unknown !== undefined) throw invalid("/roles", `There is no role ${unknown}.`);
  await viewer.db.deleteFrom("account_role").where("account_id", "=", account).execute();
  if (roles.length === 0) return;
  await viewer.db
    .insertInto("account_role")
    .values([...new Set(roles)].map((role) => ({ account_id: account, role })))
    .execute();
}

async function setTeams(viewer: Viewer, account: string, codes: readonly string[]): Promise<void> {
  const teams =
    codes.length === 0
      ? []
      : await viewer.db
          .selectFrom("team")
          .select(["id", "code"])
          .where("agency_id", "=", viewer.agency.id)
          .where("code", "in", [...codes])
          .execute();
  const unknown = codes.find((code) => !teams.some((team) => team.code === code));
  if (unknown !== undefined) throw invalid("/teams", `Your agency has no team ${unknown}.`);
  await viewer.db.deleteFrom("account_team").where("account_id", "=", account).execute();
  if (teams.length === 0) return;
  await viewer.db
    .insertInto("account_team")
    .values(teams.map((team) => ({ account_id: account, team_id: team.id })))
    .execute();
}
