/** One item of a report: sentences that tell an event as one observer knows it, with the place of every name in them. */
import { calendar, written } from "../calendar.ts";
import { chance, pick, type Random } from "../random.ts";
import type { Part } from "../world/happening.ts";
import type { Habits } from "./habits.ts";
import { expand, joined, type Naming, type Piece, slotsOf } from "./pattern.ts";
import { DETAILS, FILLERS, NOUNS } from "./prose/common.ts";
import type { SeenPerson, SeenThing } from "./seen.ts";
import type { Told } from "./told.ts";

export interface Item {
  readonly text: string;
  readonly namings: readonly ItemNaming[];
  /** Who was named first in this item, with what it says of them. */
  readonly people: readonly SaidPerson[];
  readonly things: readonly SaidThing[];
}

/** A run of words that names an entity. */
export interface ItemNaming extends Naming {
  readonly entity: string;
  /** A name in full, a part of it said again, or an alias. */
  readonly form: "name" | "again" | "alias";
}

export interface SaidPerson {
  readonly slot: string;
  readonly seen: SeenPerson;
  readonly part: Part;
  readonly naming: ItemNaming;
  /** What this item says of them; a detail that was known but left out is not here. */
  readonly says: ReadonlySet<"birth" | "alias" | "phone" | "document" | "home" | "handle">;
}

export interface SaidThing {
  readonly slot: string;
  readonly seen: SeenThing;
  readonly naming: ItemNaming;
  /** The slot of the person whose own it is, where the item says so. */
  readonly of: string | null;
}

const SHORTEST = 20;
const LONGEST = 120;

/**
 * Writes the sentences of one item; `tells` are patterns whose slots the event has. Whoever was `introduced` by an item
 * before is not described again.
 */
export function writeItem(
  random: Random,
  habits: Habits,
  told: Told,
  { tells, adds }: { readonly tells: readonly string[]; readonly adds: readonly string[] },
  introduced: Set<string>,
): Item {
  const people = new Map<string, { part: Part; naming: ItemNaming; says: Set<string> }>();
  const things = new Map<string, SaidThing>();
  const said = new Set<string>();
  const fill = (slot: string): Piece =>
    fillSlot(random, habits, told, slot, { people, things, introduced, said });
  const pieces: Piece[] = [];
  for (const pattern of tells) {
    const before = new Set(people.keys());
    pieces.push(expand(random, pattern, fill));
    for (const slot of people.keys()) {
      if (before.has(slot) || introduced.has(slot)) continue;
      pieces.push(...details(random, told, slot, people, things));
    }
  }
  const rest = [...adds];
  while (rest.length > 0 && (words(pieces) < SHORTEST || chance(random, 0.4)) && words(pieces) < LONGEST) {
    pieces.push(expand(random, rest.splice(Math.floor(random() * rest.length), 1)[0] ?? "", fill));
  }
  while (words(pieces) < SHORTEST || chance(random, 0.2)) {
    const filler = pick(random, FILLERS);
    pieces.push(expand(random, filler, fill));
    if (words(pieces) > LONGEST) break;
  }
  for (const slot of people.keys()) introduced.add(slot);
  return placed(told, joined(pieces), people, things);
}

function words(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.text.split(" ").length, 0);
}

/** Whether an event has everything that a pattern speaks of. */
export function canTell(told: Told, pattern: string): boolean {
  return slotsOf(pattern).every((slot) => {
    const [name = ""] = slot.split(".");
    return (
      ["date", "time", "place", "town"].includes(name) ||
      name in told.cast ||
      name in told.things ||
      name in told.words
    );
  });
}

type People = Map<string, { part: Part; naming: ItemNaming; says: Set<string> }>;

/** What the item has spoken of so far. */
interface SoFar {
  readonly people: People;
  readonly things: Map<string, SaidThing>;
  readonly introduced: ReadonlySet<string>;
  readonly said: Set<string>;
}

function fillSlot(random: Random, habits: Habits, told: Told, slot: string, soFar: SoFar): Piece {
  const { things, said } = soFar;
  const [name = "", member] = slot.split(".");
  if (name === "date") return plain(written(calendar(told.day), habits.days));
  if (name === "time")
    return plain(
      habits.hours === "06:40" ? (told.words.time ?? "") : `${(told.words.time ?? "").replace(":", "")} hrs`,
    );
  if (name === "place") return plain(told.place.name);
  if (name === "town") return plain(told.place.town);
  const part = told.cast[name];
  if (part !== undefined) return personPiece(random, told, name, part, soFar);
  const thing = told.things[name];
  const again = said.has(slot);
  said.add(slot);
  if (thing === undefined) return plain(again && name === "goods" ? "the goods" : (told.words[name] ?? ""));
  if (member === "what") {
    const { colour = "", make = "" } = thing.properties;
    return plain(again ? `the ${make}` : `a ${colour} ${make}`);
  }
  if (member !== undefined) return plain(thing.properties[member] ?? "");
  if (again && thing.kind === "address") return plain("the same address");
  return thingPiece(told.seeThing(name, thing), name, null, things);
}

function personPiece(random: Random, told: Told, slot: string, part: Part, soFar: SoFar): Piece {
  const { people, introduced } = soFar;
  const seen = told.seePerson(slot);
  const known = people.get(slot);
  if (known !== undefined) {
    return { text: seen.short, names: [{ slot, at: 0, text: seen.short }] };
  }
  const says = new Set<string>();
  const nickname = seen.name === seen.person.nickname;
  const quote = nickname && chance(random, 0.7) ? "'" : "";
  const aside: string[] = [];
  const anew = !introduced.has(slot);
  if (anew && seen.birth !== null) {
    says.add("birth");
    aside.push(seen.birth.text);
  }
  // Further down, half of the writers no longer write the name in full.
  const name = anew || chance(random, 0.5) ? seen.name : seen.short;
  let text = `${quote}${name}${quote}`;
  const names: Naming[] = [{ slot, at: quote.length, text: name }];
  const alias = anew ? seen.alias : null;
  if (alias !== null) {
    says.add("alias");
    aside.push(`known as '${alias}'`);
  }
  if (aside.length > 0) text += ` (${aside.join(", ")})`;
  if (alias !== null) {
    names.push({ slot: `${slot} alias`, at: text.length - alias.length - 2, text: alias });
  }
  people.set(slot, { part, naming: { ...(names[0] as Naming), entity: seen.person.id, form: "name" }, says });
  return { text, names };
}

function thingPiece(seen: SeenThing, slot: string, of: string | null, things: Map<string, SaidThing>): Piece {
  const text = seen.thing.kind === "handle" ? `@${seen.text}` : seen.text;
  const naming: ItemNaming = { slot, at: 0, text, entity: seen.thing.id, form: "name" };
  if (!things.has(slot)) things.set(slot, { slot, seen, naming, of });
  return { text, names: [{ slot, at: 0, text }] };
}

/** What the observer knows of somebody's own things, each in a sentence of its own. */
function details(
  random: Random,
  told: Told,
  slot: string,
  people: People,
  things: Map<string, SaidThing>,
): Piece[] {
  const seen = told.seePerson(slot);
  const pieces: Piece[] = [];
  const alone = people.size === 1;
  const noun = NOUNS[slot] ?? `the ${slot}`;
  for (const detail of ["document", "phone", "home", "handle"] as const) {
    const own = seen[detail];
    if (own === null || chance(random, 0.15)) continue;
    people.get(slot)?.says.add(detail);
    const who = alone ? (seen.person.sex === "male" ? "he" : "she") : noun;
    const whom = alone ? (seen.person.sex === "male" ? "him" : "her") : noun;
    pieces.push(
      expand(random, pick(random, DETAILS[detail]).replace("{whom}", whom), (inner) => {
        if (inner === "who") return plain(who);
        if (inner === "it") return thingPiece(own, `${slot} ${detail}`, slot, things);
        return plain(own.thing.properties[inner] ?? "");
      }),
    );
  }
  return pieces;
}

/** Gives every naming its entity and its place in the whole text. */
function placed(told: Told, { text, names }: Piece, people: People, things: Map<string, SaidThing>): Item {
  const firsts = new Map<string, ItemNaming>();
  const namings: ItemNaming[] = names.map((naming) => {
    const [slot = ""] = naming.slot.split(" ");
    const thing = things.get(naming.slot);
    const entity = thing?.seen.thing.id ?? told.seePerson(slot).person.id;
    const again = firsts.has(naming.slot);
    const form = naming.slot.endsWith(" alias") ? "alias" : again ? "again" : "name";
    const made: ItemNaming = { ...naming, entity, form };
    if (!again) firsts.set(naming.slot, made);
    return made;
  });
  const first = (slot: string): ItemNaming => {
    const naming = firsts.get(slot);
    if (naming === undefined) throw new Error(`${slot} was named nowhere in the item`);
    return naming;
  };
  return {
    text,
    namings,
    people: [...people].map(([slot, { part, says }]) => ({
      slot,
      part,
      seen: told.seePerson(slot),
      naming: first(slot),
      says: says as SaidPerson["says"],
    })),
    things: [...things.values()].map((thing) => ({ ...thing, naming: first(thing.slot) })),
  };
}

function plain(text: string): Piece {
  return { text, names: [] };
}
