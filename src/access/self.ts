/** Who I am, what I may choose, where I am signed in, and who else takes part. */
import type { DirectoryWire, MeWire, SessionItem } from "../contract/access.ts";
import { STEP_UP_MINUTES } from "./authority.ts";
import { type Access, internals } from "./internals.ts";
import { Refusal } from "./refusal.ts";
import type { Session, Viewer } from "./viewer.ts";

/** Asked before a purpose is chosen, so it is the door that answers: about the asker alone. */
export async function readMe(access: Access, session: Session): Promise<MeWire> {
  const { rows } = await access[internals].door.query<{ me: MeWire }>("select who_am_i($1) as me", [
    session.token,
  ]);
  const me = rows[0]?.me;
  if (!me)
    throw new Refusal("sign_in", "You are not signed in, or your session has ended. Sign in to carry on.");
  const since = me.steppedUpUntil === null ? 0 : Date.parse(me.steppedUpUntil);
  const until = since + STEP_UP_MINUTES * 60_000;
  return { ...me, steppedUpUntil: until > Date.now() ? new Date(until).toISOString() : null };
}

export async function readSessions(viewer: Viewer): Promise<SessionItem[]> {
  const rows = await viewer.db
    .selectFrom("session")
    .select(["id", "created_at", "last_seen_at", "expires_at", "agent", "revoked_at"])
    .orderBy("created_at", "desc")
    .limit(50)
    .execute();
  viewer.record({
    act: "consultation",
    subjects: rows.map((row) => row.id),
    detail: { what: "own sessions" },
  });
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    agent: row.agent,
    current: row.id === viewer.session,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}

export async function readDirectory(viewer: Viewer): Promise<DirectoryWire> {
  const agencies = await viewer.db
    .selectFrom("agency")
    .select(["id", "code", "name", "purposes"])
    .orderBy("code")
    .execute();
  const teams = await viewer.db
    .selectFrom("team")
    .select(["agency_id", "code", "name", "kind"])
    .orderBy("name")
    .execute();
  const byAgency = Map.groupBy(teams, (team) => team.agency_id);
  viewer.record({ act: "consultation", subjects: [], detail: { what: "directory" } });
  return {
    agencies: agencies.map(({ id, purposes, ...agency }) => ({
      ...agency,
      purposes: purposes as DirectoryWire["agencies"][number]["purposes"],
      teams: (byAgency.get(id) ?? []).map(({ agency_id: _, ...team }) => team),
    })),
  };
}
