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

/** The readers these recipients are under a purpose. Names the first that does not exist or does not hold the purpose. */
export async function readersOf(
  viewer: Viewer,
  recipients: readonly Recipient[],
  purpose: Purpose,
): Promise<number[]> {
  const readers: number[] = [];
  for (const [index, recipient] of recipients.entries()) {
    const agency = await viewer.db
      .selectFrom("agency")
      .select(["id", "purposes"])
      .where("code", "=", recipient.agency)
      .executeTakeFirst();
    const pointer = `/recipients/${index}`;
    if (!agency) throw invalid(pointer, `There is no agency ${recipient.agency} here.`);
    if (!agency.purposes.includes(purpose)) {
      throw invalid(
        pointer,
        `${recipient.agency} does not act under this purpose, so it cannot receive this.`,
      );
    }
    const team = recipient.team ? await teamOf(viewer, agency.id, recipient.team, pointer) : null;
    readers.push(await readerOf(viewer, agency.id, team, purpose));
  }
  return readers;
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

async function teamOf(viewer: Viewer, agencyId: string, code: string, pointer: string): Promise<string> {
  const team = await viewer.db
    .selectFrom("team")
    .select("id")
    .where("agency_id", "=", agencyId)
    .where("code", "=", code)
    .executeTakeFirst();
  if (!team) throw invalid(pointer, `That agency has no team ${code}.`);
  return team.id;
}

function unanswered(name: string): never {
  throw new Error(`${name} answered nothing`);
}
