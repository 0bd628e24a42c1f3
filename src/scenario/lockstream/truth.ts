/**
 * The true figures, from what happened and from nothing that was said: loops over events, each counted once. It knows no
 * cards, contributions, versions or joins, so that whoever makes figures from those can be held against it.
 */
import { FORCES, MEASURES, type MeasureId } from "../../vocabulary/index.ts";
import { within } from "./clock.ts";
import type { Happening, Result } from "./happening.ts";
import { HEADLINE_IDS, HEADLINES, type HeadlineId, isOf } from "./headlines.ts";
import { LOCKSTREAM, type PlannedPhase } from "./plan.ts";

export const TRUE_PANELS = ["day", "region", "force", "lead", "tag", "offence"] as const;
export type TruePanel = (typeof TRUE_PANELS)[number];

export interface Truth {
  readonly totals: Readonly<Partial<Record<MeasureId, number>>>;
  readonly headlines: Readonly<Record<HeadlineId, number>>;
  /** By panel, then by measure, then by row. What is 0 has no row. */
  readonly panels: Readonly<
    Record<TruePanel, Readonly<Partial<Record<MeasureId, Readonly<Record<string, number>>>>>>
  >;
  /** By tag, headlines. */
  readonly pillars: Readonly<Record<string, Readonly<Record<HeadlineId, number>>>>;
  /** Of those questioned who were identified: how many different people they were, and how often they were met. */
  readonly identified: { readonly met: number; readonly people: number };
  /** Potential victims: those of each event added up, and how many they are. */
  readonly victims: { readonly added: number; readonly counted: number };
}

interface Counted {
  readonly event: Happening;
  readonly result: Result;
  readonly tags: readonly string[];
}

export function truthOf(events: readonly Happening[], phases: readonly PlannedPhase[]): Truth {
  const counted: Counted[] = [];
  for (const event of events) {
    const of = phases.filter((phase) => isIn(event, phase));
    if (of.length === 0) continue;
    for (const result of event.results) counted.push({ event, result, tags: tagsIn(event, of) });
  }
  const panel = (keysOf: (each: Counted) => readonly string[]) => {
    const rows: Partial<Record<MeasureId, Record<string, number>>> = {};
    for (const { id } of MEASURES) {
      const keys = new Set(counted.filter(({ result }) => result.measure === id).flatMap(keysOf));
      for (const key of keys) {
        const among = counted.filter((each) => each.result.measure === id && keysOf(each).includes(key));
        rows[id] = { ...rows[id], [key]: figure(id, among) };
      }
    }
    return rows;
  };
  const totals: Partial<Record<MeasureId, number>> = {};
  for (const { id } of MEASURES) {
    totals[id] = figure(
      id,
      counted.filter(({ result }) => result.measure === id),
    );
  }
  const headlines = (among: readonly Counted[]) =>
    Object.fromEntries(
      HEADLINE_IDS.map((id) => [
        id,
        figure(
          HEADLINES[id].measure,
          among.filter(({ result }) => isOf(HEADLINES[id], result)),
        ),
      ]),
    ) as Record<HeadlineId, number>;
  const tags = [...new Set(counted.flatMap((each) => each.tags))];
  const met = counted
    .filter(({ result }) => result.measure === "people_questioned_crime")
    .flatMap(({ result }) => result.persons);
  return {
    totals,
    headlines: headlines(counted),
    pillars: Object.fromEntries(
      tags.map((tag) => [tag, headlines(counted.filter((each) => each.tags.includes(tag)))]),
    ),
    panels: {
      day: panel(({ result }) => [result.day]),
      region: panel(({ event }) => [regionOf(event.area)]),
      force: panel(({ event }) => [event.area ?? ""]),
      lead: panel(({ event }) => [event.lead]),
      tag: panel(({ tags }) => tags),
      offence: panel(({ result }) => [result.offence ?? ""]),
    },
    victims: {
      added: counted
        .filter(({ result }) => result.measure === "potential_victims")
        .reduce((sum, { result }) => sum + result.quantity, 0),
      counted: totals.potential_victims ?? 0,
    },
    identified: { met: met.length, people: new Set(met).size },
  };
}

/** Whether an event is in a phase's figure: it took place, belongs to it, began among its days and is not kept from it. */
export function isIn({ tags, twist, day, supporting }: Happening, phase: PlannedPhase): boolean {
  if (twist.is === "withdrawn" || !tags.includes(phase.tag) || !within(day, phase)) return false;
  // Of an event that its lead keeps back, another agency's card may stand in the figure all the same.
  return !(twist.is === "withheld" && phase === LOCKSTREAM && supporting.length === 0);
}

/** An event that agencies credit to one operation each is known to each operation under its own tags alone. */
function tagsIn({ tags, twist }: Happening, phases: readonly PlannedPhase[]): readonly string[] {
  if (twist.is !== "credited_apart" || phases.length > 1) return tags;
  return tags.filter((tag) => tag.startsWith(`${phases[0]?.operation}/`));
}

function figure(measure: MeasureId, counted: readonly Counted[]): number {
  const { counts } = MEASURES.find(({ id }) => id === measure) ?? { counts: "object" };
  let sum = 0;
  if (counts === "distinct_person") {
    const people = new Set<number>();
    for (const { result } of counted) {
      for (const person of result.persons) people.add(person);
      sum += result.quantity - result.persons.length;
    }
    return sum + people.size;
  }
  for (const { result } of counted) sum += counts === "event" ? 1 : result.quantity;
  return sum;
}

function regionOf(area: string | null): string {
  return area === null ? "" : (FORCES.find(({ code }) => code === area)?.region ?? "Elsewhere");
}
