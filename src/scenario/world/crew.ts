/** The people of one line while it is being made: who takes which role, and the things that they go on using. */
import type { Precedence } from "../../vocabulary/index.ts";
import { type Day, two } from "../calendar.ts";
import { between, chance, pick, type Random } from "../random.ts";
import type { Force } from "./forces.ts";
import type { EventKind, Happening, Line, Part, Role } from "./happening.ts";
import { drawPerson, type Person, type Standing } from "./people.ts";
import { drawPlace, type Place, type PlaceSort } from "./places.ts";
import { type Maker, type Thing, vehicle } from "./things.ts";

/** People who work for several lines, as hawaladars and suppliers do: what joins cases that look apart. */
export interface Connected {
  readonly people: Person[];
  next: number;
}

const CONNECTED_AT_ONCE = 60;

export interface Crew {
  readonly maker: Maker;
  readonly random: Random;
  readonly home: Force;
  readonly start: Day;
  readonly members: { readonly person: Person; readonly roles: Set<Role> }[];
  readonly happenings: Happening[];
  readonly owned: Map<string, Thing>;
  nextEvent: () => string;
}

export function assemble(
  maker: Maker,
  connected: Connected,
  home: Force,
  start: Day,
  size: number,
  nextEvent: () => string,
): Crew {
  const { random } = maker;
  const town = drawPlace(random, "town", home);
  const members = Array.from({ length: size }, () => ({
    person: drawPerson(maker, "member", town),
    roles: new Set<Role>(),
  }));
  if (connected.people.length > 8 && chance(random, 0.5)) {
    members[members.length - 1] = { person: pick(random, connected.people), roles: new Set<Role>() };
  }
  const newcomer = pick(random, members).person;
  if (chance(random, 0.3) && !connected.people.includes(newcomer)) {
    connected.people[connected.next % CONNECTED_AT_ONCE] = newcomer;
    connected.next += 1;
  }
  return { maker, random, home, start, members, happenings: [], owned: new Map(), nextEvent };
}

/**
 * Somebody of the group in a role. Whoever had it before keeps it, mostly; otherwise it falls to anyone, since roles
 * follow the event and not the person.
 */
export function member(crew: Crew, role: Role, except: readonly Part[] = []): Part {
  const free = crew.members.filter(({ person }) => !except.some((part) => part.person === person));
  const before = free.filter(({ roles }) => roles.has(role));
  const unused = free.filter(({ roles }) => roles.size === 0);
  const from = before.length > 0 && chance(crew.random, 0.85) ? before : unused.length > 0 ? unused : free;
  const chosen = pick(crew.random, from);
  chosen.roles.add(role);
  return { person: chosen.person, standing: "member", role };
}

export function outsider(crew: Crew, standing: Standing, place: Place): Part {
  return { person: drawPerson(crew.maker, standing, place), standing, role: null };
}

/** A thing that the group goes on using: the same van, the same unit. */
export function owned(crew: Crew, name: string, make: () => Thing): Thing {
  const known = crew.owned.get(name);
  if (known !== undefined) return known;
  const made = make();
  crew.owned.set(name, made);
  return made;
}

export const car = (crew: Crew, of: Part): Thing =>
  owned(crew, `car of ${of.person.id}`, () => vehicle(crew.maker, "car"));

export function place(crew: Crew, sort: PlaceSort, near = 0.7): Place {
  return drawPlace(crew.random, sort, chance(crew.random, near) ? crew.home : undefined);
}

export interface Told {
  readonly cast?: Readonly<Record<string, Part>>;
  readonly things?: Readonly<Record<string, Thing>>;
  readonly words?: Readonly<Record<string, string>>;
  readonly precedence?: Precedence;
}

/** Puts an event down, so many days after the line began. */
export function happen(crew: Crew, kind: EventKind, after: number, where: Place, told: Told): void {
  crew.happenings.push({
    id: crew.nextEvent(),
    kind,
    day: crew.start + after + between(crew.random, 0, 2),
    place: where,
    cast: told.cast ?? {},
    things: told.things ?? {},
    words: { time: hourOf(crew.random, kind), ...told.words },
    precedence: told.precedence ?? "routine",
  });
}

export function lineOf(crew: Crew, id: string, typology: string): Line {
  return {
    id,
    typology,
    members: crew.members.map(({ person, roles }) => ({ person, roles: [...roles].sort() })),
    happenings: [...crew.happenings].sort((one, other) => one.day - other.day),
  };
}

/** Launches and handovers are at night, visits by day. */
function hourOf(random: Random, kind: EventKind): string {
  const night = ["launch", "crossing", "handover", "lorrydrop", "vessel"].includes(kind);
  const hour = night ? between(random, 22, 29) % 24 : between(random, 6, 19);
  return `${two(hour)}:${two(between(random, 0, 11) * 5)}`;
}
