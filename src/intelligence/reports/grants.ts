/** Named access: one person, one report, a reason, until a day. Given and taken back by the owner's intelligence unit. */
import { sql } from "kysely";
import { invalid, notFound, requireRole, type Viewer } from "../../access/index.ts";
import { refuseMarkings } from "../markings.ts";
import { requireKeeper } from "./desks.ts";
import { findReport, lockReport, requireState } from "./report.ts";

export async function grantNamed(
  viewer: Viewer,
  id: string,
  grant: { readonly username: string; readonly reason: string; readonly until: string | null },
): Promise<string> {
  const found = await findReport(viewer, id);
  await requireKeeper(viewer, found, "grant access to");
  requireRole(viewer, "grant named access", "intelligence_officer");
  refuseMarkings(["/reason", grant.reason]);
  const report = await lockReport(viewer, found);
  requireState(report, "grant access to", "submitted", "evaluated", "disseminated");
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
  const { rows } = await sql<{ report: string | null }>`select revoke_named(${id}) as report`.execute(
    viewer.db,
  );
  const report = rows[0]?.report;
  if (!report) throw notFound("grant");
  viewer.record({ act: "alteration", subjects: [report, id], detail: { what: "named access taken back" } });
}

export interface Named {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly reason: string;
  readonly expires_at: Date | null;
}

/** Who is named for a report now; nobody, for a viewer of another agency. */
export async function namedFor(viewer: Viewer, report: string): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`select * from named_grants(${report})`.execute(viewer.db);
  return rows;
}
