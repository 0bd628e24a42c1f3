/** Who will read a report that comes in: its keepers and those its line names, as audiences, looked up once each. */
import type { Importer } from "../../access/index.ts";
import { ACKNOWLEDGE_WITHIN_MINUTES, type Precedence } from "../../vocabulary/index.ts";
import type { Directory } from "../preparing/index.ts";

export interface Agencies {
  readonly byCode: ReadonlyMap<string, AgencyRow>;
  readonly directory: Directory;
}

interface AgencyRow {
  readonly id: string;
  readonly code: string;
  readonly purposes: readonly string[];
  readonly teams: readonly { readonly id: string; readonly code: string; readonly kind: string }[];
}

export async function readAgencies(importer: Importer): Promise<Agencies> {
  const { rows } = await importer.query(
    `select a.id, a.code, a.purposes,
            coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'code', t.code, 'kind', t.kind) order by t.code)
                       filter (where t.id is not null), '[]') as teams
       from agency a left join team t on t.agency_id = a.id group by a.id order by a.code`,
  );
  const agencies = rows as AgencyRow[];
  return {
    byCode: new Map(agencies.map((each) => [each.code, each])),
    directory: {
      agencies: Object.fromEntries(
        agencies.map(({ code, purposes, teams }) => [
          code,
          { purposes, teams: teams.map((team) => team.code) },
        ]),
      ),
    },
  };
}

export interface Readership {
  readonly audience: number;
  /** Those of them who are the owner's own. */
  readonly ownAudience: number;
  readonly keepers: number;
  readonly readers: readonly number[];
  /** Readers besides the owner's own desks. */
  readonly added: readonly number[];
  readonly state: "evaluated" | "disseminated";
  /** Duty desks whose clocks start, each with the audience of its clock. */
  readonly clocks: readonly { readonly team: string; readonly audience: number }[];
  readonly minutes: number | null;
}

export interface ReportStanding {
  readonly purpose: string;
  readonly precedence: string;
  /** `BF NCA/coordination`; empty where it is shared with nobody. */
  readonly recipients: string;
}

export interface Readerships {
  of(importer: Importer, standing: ReportStanding): Promise<Readership>;
  /** After a transaction that was undone: numbers that were made in it are nobody's. */
  forget(): void;
}

/** Looked up once for each way of sharing; the numbers of readers and audiences never change once they are committed. */
export function readerships(agencies: Agencies, ownerCode: string): Readerships {
  const known = new Map<string, Readership>();
  return {
    async of(importer, standing) {
      const key = `${standing.purpose}\n${standing.precedence}\n${standing.recipients}`;
      const found = known.get(key) ?? (await readershipOf(importer, agencies, ownerCode, standing));
      known.set(key, found);
      return found;
    },
    forget: () => known.clear(),
  };
}

async function readershipOf(
  importer: Importer,
  agencies: Agencies,
  ownerCode: string,
  { purpose, precedence, recipients }: ReportStanding,
): Promise<Readership> {
  const reader = async (agency: string, team: string | null): Promise<number> =>
    await numberOf(importer, "select intern_reader($1, $2, $3) as n", [agency, team, purpose]);
  const audience = async (readers: readonly number[]): Promise<number> =>
    await numberOf(importer, "select intern_audience($1) as n", [[...new Set(readers)]]);
  const desks = async (agency: AgencyRow, ...kinds: readonly string[]) => {
    const teams = agency.teams.filter((team) => kinds.includes(team.kind));
    return await Promise.all(
      teams.map(async (team) => ({ team: team.id, reader: await reader(agency.id, team.id) })),
    );
  };

  const owner = needed(agencies, ownerCode);
  const own = (await desks(owner, "intelligence_unit", "data_protection")).map((each) => each.reader);
  const keepers = await audience(own);
  const minutes = ACKNOWLEDGE_WITHIN_MINUTES[precedence as Precedence];
  const ownReaders = [...own];
  const added: number[] = [];
  const clocks: { team: string; audience: number }[] = [];
  const startClock = async (agency: AgencyRow): Promise<number[]> => {
    if (minutes === null) return [];
    const duty = await desks(agency, "duty_desk");
    for (const desk of duty)
      clocks.push({ team: desk.team, audience: await audience([...own, desk.reader]) });
    return duty.map((desk) => desk.reader);
  };

  ownReaders.push(...(await startClock(owner)));
  const clocked = new Set([owner.code]);
  for (const recipient of recipients === "" ? [] : recipients.split(" ")) {
    const [code = "", teamCode = null] = recipient.split("/");
    const agency = needed(agencies, code);
    const team = teamCode === null ? null : agency.teams.find((each) => each.code === teamCode)?.id;
    if (team === undefined) throw new Error("an audience names a team that is not there");
    const number = await reader(agency.id, team);
    (agency.id === owner.id ? ownReaders : added).push(number);
    if (!clocked.has(code)) added.push(...(await startClock(agency)));
    clocked.add(code);
  }
  const readers = [...new Set([...ownReaders, ...added])];
  return {
    audience: await audience(readers),
    ownAudience: await audience(ownReaders),
    keepers,
    readers,
    added,
    state: recipients === "" ? "evaluated" : "disseminated",
    clocks,
    minutes,
  };
}

function needed(agencies: Agencies, code: string): AgencyRow {
  const agency = agencies.byCode.get(code);
  if (!agency) throw new Error("an audience names an agency that is not there");
  return agency;
}

async function numberOf(importer: Importer, text: string, values: readonly unknown[]): Promise<number> {
  const { rows } = await importer.query(text, values);
  return (rows[0] as { n: number }).n;
}
