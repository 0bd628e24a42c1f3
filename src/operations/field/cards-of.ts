/**
 * What an activity comes to, measure by measure: its tallies, its results and its encounters. Pure.
 *
 * Tallies are taps and count what was tapped: people stopped and spoken to come from them, never again from encounters. Whoever was
 * questioned comes from encounters with a power. All else comes from results. Somebody counts once under a measure in an event,
 * however many results name them; an arrested person under the principal offence.
 */
import type { ActivityPartWire, ActivityWire, ResultFieldsWire } from "../../contract/field.ts";
import { MEASURES, operationalDayOf } from "../../vocabulary/index.ts";
import type { CardDraft } from "../counting/card-draft.ts";
import { seriousness } from "./principal.ts";

/** Of encounters, by id: the opaque number of who was identified. */
export type Persons = ReadonlyMap<string, number>;
/** The newest version of measures that were defined anew. */
export type Versions = ReadonlyMap<string, number>;

interface Counted {
  readonly measure: string;
  readonly quantity: number;
  /** Whom it concerns, where it concerns one person. */
  readonly encounter: string | null;
  readonly said: ResultFieldsWire;
}

export function cardsOf(
  activity: ActivityWire,
  agency: string,
  persons: Persons = new Map(),
  versions: Versions = new Map(),
): CardDraft[] {
  const counted = onceEach([...tallied(activity), ...questioned(activity.parts), ...results(activity.parts)]);
  const cells = Map.groupBy(counted, (each) => JSON.stringify(cellOf(activity, each)));
  return [...cells.values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const quantity = of.reduce((sum, each) => sum + each.quantity, 0);
    if (quantity === 0) return [];
    const measure = measureOf(first.measure);
    const people = measure?.counts === "distinct_person" ? of.flatMap((each) => numberOf(each, persons)) : [];
    return {
      ...cellOf(activity, first),
      ...whole(activity, agency),
      version: versions.get(first.measure) ?? measure?.version ?? 1,
      // An event counts once, whatever was said of it.
      quantity: measure?.counts === "event" ? 1 : quantity - repeated(people),
      persons: [...new Set(people)].sort((a, b) => a - b),
    };
  });
}

function whole(activity: ActivityWire, agency: string) {
  const { fields } = activity;
  const lead = fields.lead ?? agency;
  const tags = (fields.tags ?? []).flatMap(({ phase, pillar }) => (pillar ? [phase, pillar] : [phase]));
  return {
    area: fields.area ?? null,
    lead,
    agencies: [...new Set([lead, agency, ...(fields.agencies ?? [])])].sort(),
    tags: [...new Set(tags)].sort(),
  };
}

/** What a figure is told by, where results of one activity may differ. */
function cellOf(activity: ActivityWire, { measure, said }: Counted) {
  const { fields } = activity;
  return {
    measure,
    day: dayOf(activity, measure, said),
    mode: said.mode ?? fields.mode ?? null,
    direction: said.direction ?? fields.direction ?? null,
    threatArea: said.threatArea ?? fields.threatArea ?? null,
    premises: said.premises ?? fields.premises ?? null,
    offence: said.offence ?? null,
    link: said.link ?? null,
  };
}

/** The day in London of the moment that the measure names; an event across midnight counts on the day it began. */
function dayOf(activity: ActivityWire, measure: string, said: ResultFieldsWire): string {
  const date = measureOf(measure)?.date ?? "began";
  if (date === "submitted") {
    const submitted = activity.steps.find((step) => step.did === "submitted");
    return submitted ? operationalDayOf(new Date(submitted.at)) : activity.day;
  }
  if (date === "began" || said.at === undefined) return activity.day;
  return operationalDayOf(new Date(said.at));
}

function tallied({ tallies }: ActivityWire): Counted[] {
  return tallies.map(({ measure, total }) => ({ measure, quantity: total, encounter: null, said: {} }));
}

/** No power, no questioned. */
function questioned(parts: readonly ActivityPartWire[]): Counted[] {
  const withPower = new Set(
    parts.flatMap((part) =>
      part.kind === "power" && part.fields.power ? (part.fields.encounter ?? []) : [],
    ),
  );
  return parts.flatMap((part) => {
    if (part.kind !== "encounter" || !(part.fields.power || withPower.has(part.id))) return [];
    return [...new Set(part.fields.questioned ?? [])].map((about) => ({
      measure: about === "crime" ? "people_questioned_crime" : "people_questioned_status",
      quantity: 1,
      encounter: part.id,
      said: {},
    }));
  });
}

function results(parts: readonly ActivityPartWire[]): Counted[] {
  return parts.flatMap((part) => {
    if (part.kind !== "result" || part.fields.measure === undefined) return [];
    const { measure, encounter } = part.fields;
    const quantity = part.fields.quantity ?? (encounter ? 1 : 0);
    return { measure, quantity, encounter: encounter ?? null, said: part.fields };
  });
}

/** One person once under one measure, by their most serious offence, then by the first that was said. */
function onceEach(counted: readonly Counted[]): Counted[] {
  const kept = new Map<string, Counted>();
  const others: Counted[] = [];
  for (const each of counted) {
    if (each.encounter === null || !countsOnePerson(each.measure)) {
      others.push(each);
      continue;
    }
    const key = `${each.measure} ${each.encounter}`;
    const before = kept.get(key);
    if (!before || seriousness(each.said.offence) < seriousness(before.said.offence)) {
      kept.set(key, { ...each, quantity: 1 });
    }
  }
  return [...others, ...kept.values()];
}

function countsOnePerson(measure: string): boolean {
  const counts = measureOf(measure)?.counts;
  return counts === "person_in_event" || counts === "distinct_person";
}

function numberOf({ encounter }: Counted, persons: Persons): number[] {
  const number = encounter === null ? undefined : persons.get(encounter);
  return number === undefined ? [] : [number];
}

/** Two encounters with one identified person are one person. */
function repeated(people: readonly number[]): number {
  return people.length - new Set(people).size;
}

function measureOf(id: string) {
  return MEASURES.find((measure) => measure.id === id);
}
