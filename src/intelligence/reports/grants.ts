/** Named access: one person, one report, a reason, until a day. Given and taken back by the owner's intelligence unit. */
import { sql } from "kysely";
import { invalid, notFound, requireRole, type Viewer } from "../../access/index.ts";
import { findReport, requireOwn } from "./report.ts";

export async function grantNamed(
  viewer: Viewer,
  id: string,
  grant: { readonly username: string; readonly reason: string; readonly until: string | null },
): Promise<string> {
  const report = await findReport(viewer, id);
  requireOwn(viewer, report, "grant access to");
  requireRole(viewer, "grant named access", "intelligence_officer");
  const person = await viewer.db
    .selectFrom("account")
    .select("id")
    .where("username", "=", grant.username.trim().toLowerCase())
    .where("active", "=", true)
    .executeTakeFirst();
  if (!person) throw invalid("/username", "There is no such colleague in your agency.");
  const until = grant.until === null ? null : new Date(grant.until);
  if (until && !(until.getTime() > Date.now())) throw invalid("/until", "Choose a time that lies ahead.");
  const { rows } = await sql<{ id: string }>`
    select grant_named(${report.id}, ${person.id}, ${grant.reason}, ${until}) as id`.execute(viewer.db);
  const made = rows[0]?.id ?? "";
  viewer.record({
    act: "disclosure",
    subjects: [report.id, made, person.id],
    detail: { what: "named access", why: grant.reason },
  });
  return made;
}

export async function revokeGrant(viewer: Viewer, id: string): Promise<void> {
  requireRole(viewer, "take back named access", "intelligence_officer");
  const { rows } = await sql<{ done: boolean }>`select revoke_named(${id}) as done`.execute(viewer.db);
  if (!rows[0]?.done) throw notFound("grant");
  viewer.record({ act: "alteration", subjects: [id], detail: { what: "named access taken back" } });
}
