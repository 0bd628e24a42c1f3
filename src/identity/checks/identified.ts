/** What is said of the identifiers that were given, and the people it is linked with, as the viewer may read it. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import { KINDS, type MentionKind } from "../../vocabulary/index.ts";
import { type Member, membersBy } from "../things/members.ts";
import type { Asked } from "./given.ts";

/** Newest first; a phone that stands in thousands of reports is told by its latest, and that there is more. */
const MOST_SAID = 40;
const MOST_PEOPLE = 12;

export interface Identified {
  readonly key: string;
  readonly members: readonly Member[];
}

export interface LinkedPerson {
  readonly mention: string;
  /** `uses phone number 07700 900123`. */
  readonly through: string;
}

export async function identifiedBy(
  viewer: Viewer,
  { selectors }: Asked,
): Promise<{ identified: Identified[]; more: boolean }> {
  if (selectors.length === 0) return { identified: [], more: false };
  const members = await membersBy(viewer, { keys: selectors }, null, MOST_SAID);
  const identified = [...Map.groupBy(members, (member) => member.key ?? "")].map(([key, list]) => ({
    key,
    members: list,
  }));
  return { identified, more: members.length === MOST_SAID };
}

export async function peopleLinked(
  viewer: Viewer,
  identified: readonly Identified[],
): Promise<LinkedPerson[]> {
  const members = new Map(identified.flatMap((each) => each.members).map((member) => [member.place, member]));
  if (members.size === 0) return [];
  const { rows } = await sql<{
    report: string;
    here: string;
    person: string;
    kind: string;
    direction: string;
  }>`
    select o.report_id as report, o.here, o.person, o.kind, o.direction
      from (select l.report_id, l.to_mention as here, l.from_mention as person, l.kind, 'out' as direction from link l
             where l.to_mention = any (${[...members.values()].map((each) => each.mention)}::uuid[]) and l.status <> 'dropped'
            union all
            select l.report_id, l.from_mention, l.to_mention, l.kind, 'in' from link l
             where l.from_mention = any (${[...members.values()].map((each) => each.mention)}::uuid[]) and l.status <> 'dropped') o
      join mention p on p.report_id = o.report_id and p.id = o.person and p.kind = 'person' and p.status <> 'dropped'
      join report r on r.id = o.report_id and r.state <> 'withdrawn'
     order by r.authored desc, o.person
     limit ${MOST_PEOPLE}`.execute(viewer.db);
  return rows.flatMap(({ report, here, person, kind, direction }) => {
    const member = members.get(`${report} ${here}`);
    if (!member) return [];
    const what = `${(KINDS[member.kind as MentionKind]?.label ?? member.kind).toLowerCase()} ${member.text}`;
    return [{ mention: person, through: direction === "out" ? `${kind} ${what}` : `${what} ${kind} them` }];
  });
}
