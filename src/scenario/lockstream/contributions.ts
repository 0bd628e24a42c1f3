/** Who contributes what about an event: the lead its figure, others theirs, which need not be the same. */
import { MEASURES, type MeasureId } from "../../vocabulary/index.ts";
import { between, chance, type Random } from "../random.ts";
import type { Happening, Result } from "./happening.ts";
import { LANTERNFISH, LOCKSTREAM } from "./plan.ts";
import type { SaidCard, SaidRecord } from "./said.ts";

export interface Contribution {
  readonly part: "lead" | "supporting";
  readonly record: SaidRecord;
}

interface Told {
  readonly event: string;
  readonly owner: string;
  readonly lead: string;
  readonly tags: readonly string[];
  readonly state: SaidCard["state"];
  readonly withheld: SaidCard["withheld"];
  readonly results: readonly Result[];
}

const PROVISIONAL = 0.12;
const DISTINCT = new Set<string>(
  MEASURES.filter(({ counts }) => counts === "distinct_person").map(({ id }) => id),
);

export function contributionsOf(random: Random, event: Happening): Contribution[] {
  const { twist, lead } = event;
  const state = () => (chance(random, PROVISIONAL) ? "provisional" : "validated");
  const byAnother = saidByAnother(random, event);
  const leads: Told = {
    event: event.id,
    owner: lead,
    lead,
    tags: tagsOf(event, "lead"),
    state: claimedTwice(event) ? "validated" : state(),
    withheld: twist.is === "withheld" ? [{ scope: LOCKSTREAM.scope, reason: twist.because }] : outside(event),
    results: event.results.filter(({ measure }) => measure !== byAnother),
  };
  const supporting = event.supporting.map((owner, at): Told => {
    const apart = twist.is === "recorded_twice" && twist.by === owner;
    return {
      event: apart ? `${event.id}-${owner.toLowerCase()}` : event.id,
      owner,
      lead: apart && twist.claimsLead ? owner : lead,
      tags: tagsOf(event, at === 0 ? "first" : "other"),
      state: apart && twist.claimsLead ? "provisional" : state(),
      withheld: outside(event),
      results: resultsOf(random, event, at, byAnother),
    };
  });
  const beside = twist.is === "figures_beside" ? [figuresBeside(event, twist.by, leads)] : [];
  return [leads, ...supporting, ...beside]
    .filter(({ results }) => results.length > 0)
    .map((told) => ({
      part: told === leads ? "lead" : "supporting",
      record: recordOf(event, told),
    }));
}

/** Now and then the lead leaves a measure to the agency that saw to it; then nobody else speaks of it. */
function saidByAnother(random: Random, { twist, supporting, results }: Happening): MeasureId | null {
  if (twist.is !== "none" || supporting.length === 0 || !chance(random, 0.08)) return null;
  return results.find(({ measure }) => /_seized$/.test(measure))?.measure ?? null;
}

function resultsOf(
  random: Random,
  { twist, results }: Happening,
  at: number,
  byAnother: MeasureId | null,
): Result[] {
  // Theirs is the only card that is seen in a figure, or the only one under its tag.
  const exactly = ["credited_apart", "withheld"].includes(twist.is);
  if (exactly) return [...results];
  const all = twist.is === "tagged_apart" && at === 0;
  return results.flatMap((result) => {
    if (result.measure === byAnother) return at === 0 ? [result] : [];
    if (!all && !chance(random, 0.75)) return [];
    const quantity = theirs(random, result.quantity);
    return [{ ...result, quantity, persons: result.persons.slice(0, quantity) }];
  });
}

/** As the lead says, or only what they did themselves, or one or two more. */
function theirs(random: Random, quantity: number): number {
  const draw = random();
  if (draw < 0.6 || quantity === 1) return quantity;
  if (draw < 0.9) return between(random, 1, quantity - 1);
  return quantity + between(random, 1, 2);
}

function figuresBeside(event: Happening, owner: string, leads: Told): Told {
  const results = event.results
    .filter(({ measure }) => ["people_questioned_crime", "people_stopped", "arrested"].includes(measure))
    .map((result) => ({ ...result, quantity: Math.ceil(result.quantity * 0.8), persons: [] }));
  return { ...leads, owner, state: "provisional", withheld: [], results };
}

function tagsOf({ tags, twist }: Happening, part: "lead" | "first" | "other"): readonly string[] {
  if (twist.is === "credited_apart") {
    return tags.filter((tag) => (tag === LANTERNFISH.tag) === (part !== "lead"));
  }
  if (twist.is !== "tagged_apart") return tags;
  const second = tags.at(-1) as string;
  const first = tags.find((tag) => LOCKSTREAM.pillars.some((pillar) => pillar.tag === tag)) as string;
  return tags.filter((tag) => tag !== (part === "first" ? first : second));
}

function claimedTwice({ twist }: Happening): boolean {
  return twist.is === "recorded_twice" && twist.claimsLead;
}

function outside({ twist, day }: Happening): SaidCard["withheld"] {
  if (twist.is !== "outside") return [];
  const reason = `Began on ${day}, which is not among the days of the phase`;
  return [{ scope: LOCKSTREAM.scope, reason }];
}

function recordOf(event: Happening, told: Told): SaidRecord {
  const id = `${told.event}/${told.owner}`;
  const withheld = new Set(told.withheld.map(({ scope }) => scope));
  const scopes = [LOCKSTREAM, LANTERNFISH]
    .filter(({ tag, scope }) => told.tags.includes(tag) && !withheld.has(scope))
    .map(({ scope }) => scope);
  const agencies = [...new Set([event.lead, ...event.supporting, told.owner])];
  const { area, mode, direction, threatArea, premises } = event;
  return {
    id,
    event: told.event,
    agency: told.owner,
    title: event.title,
    place: event.place,
    began: event.began,
    ended: event.ended,
    gives:
      event.twist.is === "figures" || (event.twist.is === "figures_beside" && told.owner === event.twist.by)
        ? "figures"
        : "record",
    cards: told.results.map(({ measure, quantity, persons, day, offence, link }) => ({
      id: [id, measure, ...(offence ? [offence] : []), ...(day === event.day ? [] : [day])].join("/"),
      event: told.event,
      owner: told.owner,
      measure,
      quantity,
      persons: DISTINCT.has(measure) ? persons : [],
      day,
      area,
      lead: told.lead,
      agencies,
      mode,
      direction,
      threatArea,
      premises,
      offence,
      link,
      tags: told.tags,
      state: told.state,
      scopes,
      withheld: told.withheld,
    })),
  };
}
