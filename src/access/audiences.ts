/** Audiences: interned sets of readers. Nobody writes them; they are asked for and numbered by the database. */
import { sql } from "kysely";
import type { Purpose, TeamKind } from "../vocabulary/index.ts";
import { invalid } from "./refusal.ts";
import type { Viewer } from "./viewer.ts";

/** An agency, or one of its teams, by code. */
export interface Recipient {
  readonly agency: string;
  readonly team?: string | null | undefined;
}

/** The number of the reader that is this agency or team under this purpose. */
export async function readerOf(
  viewer: Viewer,
  agencyId: string,
  teamId: string | null,
  purpose: Purpose,
): Promise<number> {
  const { rows } = await sql<{
    id: number;
  }>`select intern_reader(${agencyId}, ${teamId}, ${purpose}) as id`.execute(viewer.db);
  return rows[0]?.id ?? unanswered("intern_reader");
}

/** The number of the audience with exactly these readers. */
export async function audienceOf(viewer: Viewer, readers: readonly number[]): Promise<number> {
  const { rows } = await sql<{ id: number }>`select intern_audience(${[...readers]}::int[]) as id`.execute(
    viewer.db,
  );
  return rows[0]?.id ?? unanswered("intern_audience");
}

/** The readers these recipients are under a purpose, in their order. Names the first that does not exist or does not hold the purpose. */
export async function readersOf(
  viewer: Viewer,
  recipients: readonly Recipient[],
  purpose: Purpose,
): Promise<number[]> {
  if (recipients.length === 0) return [];
  const found = await foundAmong(viewer, recipients);
  const wanted = recipients.map((recipient, index) => {
    const pointer = `/recipients/${index}`;
    const agency = found.get(recipient.agency);
    if (!agency) throw invalid(pointer, `There is no agency ${recipient.agency} here.`);
    if (!agency.purposes.includes(purpose)) {
      throw invalid(
        pointer,
        `${recipient.agency} does not act under this purpose, so it cannot receive this.`,
      );
    }
    const team = recipient.team ? agency.teams.get(recipient.team) : null;
    if (team === undefined) throw invalid(pointer, `That agency has no team ${recipient.team}.`);
    return { agency: agency.id, team };
  });
  const { rows } = await sql<{ id: number }>`
    select intern_reader(w.agency, w.team, ${purpose}) as id
      from jsonb_to_recordset(${JSON.stringify(wanted.map((each, nth) => ({ ...each, nth })))}::jsonb)
        as w (agency uuid, team uuid, nth int)
     order by w.nth`.execute(viewer.db);
  return rows.map(({ id }) => id);
}

interface FoundAgency {
  readonly id: string;
  readonly purposes: readonly string[];
  /** By code: those that were named. */
  readonly teams: ReadonlyMap<string, string>;
}

async function foundAmong(
  viewer: Viewer,
  recipients: readonly Recipient[],
): Promise<ReadonlyMap<string, FoundAgency>> {
  const codes = [...new Set(recipients.map(({ agency }) => agency))];
  const named = [...new Set(recipients.flatMap(({ team }) => team ?? []))];
  const agencies = await viewer.db
    .selectFrom("agency")
    .select(["id", "code", "purposes"])
    .where("code", "=", sql<string>`any(${codes}::text[])`)
    .execute();
  const teams =
    named.length === 0
      ? []
      : await viewer.db
          .selectFrom("team")
          .select(["id", "code", "agency_id"])
          .where("code", "=", sql<string>`any(${named}::text[])`)
          .where("agency_id", "=", sql<string>`any(${agencies.map(({ id }) => id)}::uuid[])`)
          .execute();
  const byAgency = Map.groupBy(teams, (team) => team.agency_id);
  return new Map(
    agencies.map(({ id, code, purposes }) => [
      code,
      { id, purposes, teams: new Map((byAgency.get(id) ?? []).map((team) => [team.code, team.id])) },
    ]),
  );
}

/** The teams of an agency of one kind: its intelligence unit, its duty desk, its data protection office. */
export async function teamsOfKind(viewer: Viewer, agencyId: string, kind: TeamKind): Promise<string[]> {
  const rows = await viewer.db
    .selectFrom("team")
    .select("id")
    .where("agency_id", "=", agencyId)
    .where("kind", "=", kind)
    .orderBy("code")
    .execute();
  return rows.map((row) => row.id);
}

export interface ReachRow {
  readonly reader_id: number;
  readonly agency_code: string;
  readonly agency_name: string;
  readonly team_code: string | null;
  readonly team_name: string | null;
  readonly purpose: Purpose;
  readonly accounts: number;
}

/** Who stands behind these readers, and how many different people that is in all. */
export async function reachOf(
  viewer: Viewer,
  readers: readonly number[],
): Promise<{ rows: readonly ReachRow[]; people: number }> {
  const wanted = [...readers];
  const { rows } = await sql<ReachRow>`
    select reader_id, agency_code, agency_name, team_code, team_name, purpose, accounts::int as accounts
      from audience_reach(${wanted}::int[]) order by agency_code, team_code nulls first`.execute(viewer.db);
  const people = await sql<{ n: number }>`select audience_people(${wanted}::int[])::int as n`.execute(
    viewer.db,
  );
  return { rows, people: people.rows[0]?.n ?? 0 };
}

function unanswered(name: string): never {
  throw new Error(`${name} answered nothing`);
}
