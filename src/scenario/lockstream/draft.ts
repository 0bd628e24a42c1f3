/** An event while it is being made: where and when it is and who is there, before anything has come of it. */
import {
  type Direction,
  type OperationalDay,
  operationalDayOf,
  PORTS,
  type PremisesKind,
  type TransportMode,
} from "../../vocabulary/index.ts";
import { between, chance, pick, type Random, some, weighted } from "../random.ts";
import { FIGURES_ONLY, TAKING_PART } from "./agencies.ts";
import { daysFrom, minutesAfter, minutesInto } from "./clock.ts";
import type { Happening, Result, Twist } from "./happening.ts";
import { type EventKind, KINDS } from "./kinds.ts";
import { LOCKSTREAM, pillarOf } from "./plan.ts";

export interface Draft extends Omit<Happening, "id" | "results" | "twist" | "tags" | "supporting"> {
  readonly kind: EventKind;
  readonly tags: string[];
  readonly supporting: string[];
  readonly results: Result[];
  twist: Twist;
}

/** Weekdays and weekends; the last two days only close what is open. */
const A_WEEKDAY = [19, 25] as const;
const A_WEEKEND = [11, 16] as const;
const A_CLOSING_DAY = [6, 8] as const;
const ACROSS_MIDNIGHT = 0.06;
const JOINT = 0.36;

const RECORDING = TAKING_PART.filter(({ gives }) => gives === "records").map(({ code }) => code);
const AREAS = TAKING_PART.flatMap(({ area, gives }) => (area && gives === "records" ? [area] : []));

export function draftEvents(random: Random): Draft[] {
  const inTurn = turns(random, AREAS);
  return daysFrom(LOCKSTREAM.from, LOCKSTREAM.to).flatMap((day) => {
    const week = LOCKSTREAM.pillars.findIndex(({ from, to }) => day >= from && day <= to);
    const kinds = KINDS[week === -1 ? KINDS.length - 1 : week] ?? [];
    const weekend = [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
    const [low, high] = week === -1 ? A_CLOSING_DAY : weekend ? A_WEEKEND : A_WEEKDAY;
    return Array.from({ length: between(random, low, high) }, () =>
      draftEvent(random, weighted(random, kinds), day, inTurn),
    );
  });
}

export function draftEvent(
  random: Random,
  kind: EventKind,
  day: OperationalDay,
  inTurn: () => string,
): Draft {
  const { area, place, premises } = placeOf(random, kind, inTurn);
  const mode = pick(random, modesAt(kind, premises));
  const lead = leadOf(random, kind, area);
  const others = new Set(kind.support.map((code) => (code === "area" ? area : code)));
  others.delete(lead);
  const free = [...others].filter((code) => RECORDING.includes(code));
  const supporting = chance(random, JOINT) ? some(random, free, between(random, 1, 3)) : [];
  const late = chance(random, ACROSS_MIDNIGHT);
  const began = minutesInto(
    day,
    late ? between(random, 21 * 60, 23 * 60 + 50) : between(random, 5 * 60, 20 * 60),
  );
  const ended = minutesAfter(began, late ? between(random, 200, 420) : between(random, 40, 230));
  const pillar = pillarOf(day);
  return {
    kind,
    title: `${kind.title}, ${place}`,
    began,
    ended,
    day: operationalDayOf(began),
    area,
    place,
    lead,
    supporting,
    mode,
    direction: pick<Direction | null>(random, kind.directions),
    threatArea: kind.threatArea,
    premises,
    tags: [LOCKSTREAM.tag, ...(pillar ? [pillar.tag] : [])],
    results: [],
    twist: { is: "none" },
  };
}

/** Whoever flies is at an airport, and nobody else is. */
function modesAt({ at, modes }: EventKind, premises: PremisesKind): readonly (TransportMode | null)[] {
  return at === null ? modes : premises === "airport" ? ["air"] : modes.filter((mode) => mode !== "air");
}

/** The force of the place leads, unless it keeps no records or the kind is somebody else's. */
function leadOf(random: Random, { leads }: EventKind, area: string): string {
  const able = leads
    .map((code) => (code === "area" ? area : code))
    .filter((code) => !FIGURES_ONLY.includes(code));
  return able.length > 0 ? pick(random, able) : "BF";
}

function placeOf(
  random: Random,
  { at, premises }: EventKind,
  inTurn: () => string,
): { area: string; place: string; premises: PremisesKind } {
  if (at === null) {
    const area = inTurn();
    const { name } = TAKING_PART.find(({ code }) => code === area) ?? { name: area };
    return { area, place: `area of ${name}`, premises: pick(random, premises) };
  }
  const port = pick(
    random,
    PORTS.filter(({ kind }) => at.includes(kind)),
  );
  return { area: port.force, place: port.name, premises: port.kind };
}

/** One after the other, so that every area has its events; the order is drawn anew each time round. */
export function turns<Item>(random: Random, list: readonly Item[]): () => Item {
  let round: Item[] = [];
  return () => {
    if (round.length === 0) round = some(random, list, list.length);
    return round.pop() as Item;
  };
}
