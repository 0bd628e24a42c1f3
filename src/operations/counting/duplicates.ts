/**
 * Which records may be two of one event: among what the viewer may read, of near days and one area, ranked by what they have in
 * common, and why in words. A person decides; nothing is joined by itself.
 */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import type { DuplicatesWire, DuplicateWire, EventSideWire } from "../../contract/counts.ts";
import { measureKey } from "../../vocabulary/index.ts";
import { versionsOf } from "./measures.ts";
import { findScope } from "./scopes.ts";

/** Cards that are looked at, the newest days first. */
const MOST_CARDS = 20_000;
const MOST_SHOWN = 100;
const MINUTE = 60_000;
/** Records that began so far apart share no time. */
const NEAR_MINUTES = 90;
/** Below, too little is in common to ask anybody. */
const WORTH_ASKING = 0.4;

interface Row {
  readonly id: string;
  readonly event: string;
  readonly activity: string | null;
  readonly owner: string;
  readonly lead: string;
  readonly agencies: string[];
  readonly persons: number[];
  readonly measure: string;
  readonly measure_version: number;
  readonly quantity: number;
  readonly day: string;
  readonly area: string | null;
  readonly place_code: string | null;
  readonly began_at: Date | null;
}

interface EventRecord extends EventSideWire {
  readonly agencies: ReadonlySet<string>;
  readonly persons: ReadonlySet<number>;
}

export async function findDuplicates(viewer: Viewer, address: string): Promise<DuplicatesWire> {
  const scope = await findScope(viewer, address);
  const names = new Map((await versionsOf(viewer)).map(({ key, name }) => [key, name]));
  const { rows } = await sql<Row>`${CARDS}
    where c.scopes @> array[${scope.id}]::uuid[] and c.state <> 'withdrawn' order by c.day desc, c.id limit ${MOST_CARDS}`.execute(
    viewer.db,
  );
  const events = recordsOf(rows, names);
  const judged = await judgementsOf(viewer);
  const joined = groupsOf(judged.filter(({ says }) => says === "same"));
  const known = new Set(judged.flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`]));
  const items = pairsOf(events)
    .filter(
      ([one, other]) => !known.has(`${one.event} ${other.event}`) && !isOne(joined, one.event, other.event),
    )
    .map(([one, other]) => weighed(one, other))
    .filter(({ likeness }) => likeness >= WORTH_ASKING)
    .sort(
      (a, b) =>
        b.likeness - a.likeness || (a.one.event + a.other.event < b.one.event + b.other.event ? -1 : 1),
    )
    .slice(0, MOST_SHOWN);
  const byEvent = new Map(events.map((each) => [each.event, each]));
  viewer.record({
    act: "consultation",
    subjects: [scope.id, ...new Set(items.flatMap(({ one, other }) => [one.event, other.event]))],
    detail: { what: "two records of one event", suggested: items.length },
  });
  return {
    items,
    judged: judged.flatMap((each) => {
      const [one, other] = [byEvent.get(each.one), byEvent.get(each.other)];
      return one && other
        ? { ...each, one: sideOf(one), other: sideOf(other), at: each.at.toISOString() }
        : [];
    }),
  };
}

const CARDS = sql`
  select c.id, c.event_id as event, a.id as activity, o.code as owner, l.code as lead, c.persons::float8[] as persons, c.measure,
         c.measure_version, c.quantity::float8 as quantity, c.day, c.area, a.fields->>'placeCode' as place_code, a.began_at,
         coalesce((select array_agg(g.code) from agency g where g.id = any (c.agencies)), '{}') as agencies
    from count_card c join agency o on o.id = c.agency_id join agency l on l.id = c.lead_id
    left join activity a on a.id = c.activity_id`;

function recordsOf(rows: readonly Row[], names: ReadonlyMap<string, string>): EventRecord[] {
  return [...Map.groupBy(rows, ({ event }) => event).values()].map((of) => {
    const first = of.find(({ activity }) => activity !== null) ?? (of[0] as Row);
    return {
      event: first.event,
      activity: first.activity,
      owners: [...new Set(of.map(({ owner }) => owner))].sort(),
      lead: first.lead,
      day: first.day,
      area: first.area,
      placeCode: first.place_code,
      beganAt: first.began_at?.toISOString() ?? null,
      figures: of.map(({ id, owner, measure, measure_version, quantity }) => {
        const key = measureKey({ id: measure, version: measure_version });
        return { card: id, owner, measure: key, name: names.get(key) ?? key, quantity };
      }),
      agencies: new Set(of.flatMap(({ owner, lead, agencies }) => [owner, lead, ...agencies])),
      persons: new Set(of.flatMap(({ persons }) => persons)),
    };
  });
}

/** Of one area, or one place, on the same day or the next. */
function pairsOf(events: readonly EventRecord[]): [EventRecord, EventRecord][] {
  const pairs = new Map<string, [EventRecord, EventRecord]>();
  const among = (keyOf: (event: EventRecord) => string | null) => {
    const groups = Map.groupBy(events, keyOf);
    groups.delete(null);
    for (const of of groups.values()) {
      const sorted = of.toSorted((a, b) =>
        a.day < b.day ? -1 : a.day > b.day ? 1 : a.event < b.event ? -1 : 1,
      );
      for (const [at, one] of sorted.entries()) {
        for (let next = at + 1; next < sorted.length; next++) {
          const other = sorted[next] as EventRecord;
          if (daysBetween(one.day, other.day) > 1) break;
          const [a, b] = one.event < other.event ? [one, other] : [other, one];
          pairs.set(`${a.event} ${b.event}`, [a, b]);
        }
      }
    }
  };
  among(({ area }) => area);
  among(({ placeCode }) => placeCode);
  return [...pairs.values()];
}

function weighed(one: EventRecord, other: EventRecord): DuplicateWire {
  const because: string[] = [];
  let likeness = 0;
  const say = (weight: number, why: string): void => {
    likeness += weight;
    because.push(why);
  };
  if (one.placeCode !== null && one.placeCode === other.placeCode) say(0.25, `Both at ${one.placeCode}`);
  else if (one.area !== null && one.area === other.area) say(0.1, `Both in the area of ${one.area}`);
  if (one.day === other.day) say(0.05, "On the same day");
  else because.push("On two days that follow each other");
  if (one.beganAt !== null && other.beganAt !== null) {
    const minutes = Math.round(Math.abs(Date.parse(one.beganAt) - Date.parse(other.beganAt)) / MINUTE);
    if (minutes <= NEAR_MINUTES)
      say(0.3 * (1 - minutes / (2 * NEAR_MINUTES)), `Began within ${minutes} minutes of each other`);
    else likeness -= 0.2;
  }
  const persons = [...one.persons].filter((person) => other.persons.has(person)).length;
  if (persons > 0)
    say(0.4, persons === 1 ? "One identified person is in both" : `${persons} identified people are in both`);
  const [same, different] = figuresOf(one, other);
  if (same.length > 0)
    say(Math.min(0.3, 0.15 * same.length), `The same figures: ${same.slice(0, 4).join(", ")}`);
  if (different.length > 0 && same.length === 0) likeness -= 0.05;
  const others = [...one.agencies].filter((agency) => other.agencies.has(agency));
  const crossed = one.owners.some((owner) => !other.owners.includes(owner) && other.agencies.has(owner));
  const crossedBack = other.owners.some((owner) => !one.owners.includes(owner) && one.agencies.has(owner));
  if (crossed || crossedBack) say(0.2, `Each names an agency of the other: ${others.join(", ")}`);
  else if (others.length > 0) say(0.1, `The same agencies took part: ${others.join(", ")}`);
  return {
    one: sideOf(one),
    other: sideOf(other),
    likeness: Math.round(Math.max(0, Math.min(1, likeness)) * 100) / 100,
    because,
  };
}

/** Names of measures under which both say the same, and of those under which they differ. */
function figuresOf(one: EventRecord, other: EventRecord): [same: string[], different: string[]] {
  const [same, different]: [Set<string>, Set<string>] = [new Set(), new Set()];
  for (const figure of one.figures) {
    const like = other.figures.filter(({ measure }) => measure === figure.measure);
    if (like.some(({ quantity }) => quantity === figure.quantity))
      same.add(`${figure.name} ${figure.quantity}`);
    else if (like.length > 0) different.add(figure.name);
  }
  return [[...same], [...different]];
}

function sideOf({ agencies: _, persons: __, ...side }: EventRecord): EventSideWire {
  return side;
}

function daysBetween(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / (24 * 60 * MINUTE);
}

async function judgementsOf(viewer: Viewer) {
  const { rows } = await sql<{
    id: string;
    one: string;
    other: string;
    says: "same" | "different";
    reason: string;
    by: string;
    agency: string;
    at: Date;
  }>`
    select j.id, j.one, j.other, j.says, j.reason, j.by_name as by, a.code as agency, j.at
      from event_judgement j join agency a on a.id = j.agency_id where j.ended_at is null order by j.at desc`.execute(
    viewer.db,
  );
  return rows;
}

/** By event: one of those it is joined with, the same for all of them. */
function groupsOf(
  joins: readonly { readonly one: string; readonly other: string }[],
): ReadonlyMap<string, string> {
  const of = new Map<string, string>();
  const head = (event: string): string => {
    let at = event;
    for (let next = of.get(at); next !== undefined && next !== at; next = of.get(at)) at = next;
    return at;
  };
  for (const { one, other } of joins) of.set(head(one), head(other));
  return new Map([...of.keys()].map((event) => [event, head(event)]));
}

function isOne(groups: ReadonlyMap<string, string>, one: string, other: string): boolean {
  return (groups.get(one) ?? one) === (groups.get(other) ?? other);
}
