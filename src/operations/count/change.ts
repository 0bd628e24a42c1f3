/**
 * What happens to cards. Every change carries its place in the order of commits; told again, or after a newer one, it
 * changes nothing, so that a feed may repeat itself.
 */
import type { CardState, OperationalDay } from "../../vocabulary/index.ts";
import type { Card, Ending, Join, NilReturn } from "./card.ts";
import { intern, internSet, internTuple, larger } from "./dictionary.ts";
import { relink, unlink } from "./joined.ts";
import { forget } from "./placed.ts";
import { freeRow, takeRow } from "./rows.ts";
import { forceCode, type Store } from "./store.ts";

/** A card that cannot be counted. Says which and why, and nothing of what it holds. */
export class BadCard extends Error {}

/** All of them or, where one cannot be counted, none. */
export function upsert(store: Store, cards: readonly Card[]): void {
  checkAll(store, cards);
  const touched = new Set<number>();
  for (const card of cards) {
    if (store.ended.size > 0 && (store.ended.get(card.id) ?? -1) >= card.recorded) continue;
    const known = store.rowOf.get(card.id);
    if (known !== undefined) {
      if ((store.rows.recorded[known] as number) >= card.recorded) continue;
      touched.add(takeOut(store, known, card.recorded));
    }
    touched.add(putIn(store, card));
  }
  relink(store, touched);
}

/** Cards that are withdrawn or erased. */
export function remove(store: Store, endings: Iterable<Ending>): void {
  const touched = new Set<number>();
  for (const { id, recorded } of endings) {
    if ((store.ended.get(id) ?? -1) >= recorded) continue;
    const row = store.rowOf.get(id);
    if (row !== undefined && (store.rows.recorded[row] as number) >= recorded) continue;
    store.ended.set(id, recorded);
    if (row !== undefined) touched.add(takeOut(store, row, recorded));
  }
  relink(store, touched);
}

export function join(store: Store, joins: Iterable<Join>): void {
  const touched = new Set<number>();
  for (const each of joins) {
    if (store.joins.has(each.id) || (store.ended.get(each.id) ?? -1) >= each.recorded) continue;
    store.joins.set(each.id, each);
    const [one, other] = [eventCode(store, each.one), eventCode(store, each.other)];
    neighbours(store, one).push(other);
    neighbours(store, other).push(one);
    touched.add(one);
  }
  relink(store, touched);
}

/** Joins undone: what was one event is two again. */
export function split(store: Store, endings: Iterable<Ending>): void {
  const touched = new Set<number>();
  for (const { id, recorded } of endings) {
    if ((store.ended.get(id) ?? -1) >= recorded) continue;
    const was = store.joins.get(id);
    store.ended.set(id, recorded);
    if (was === undefined) continue;
    store.past.joins.push({ was, from: was.recorded, until: recorded });
    store.joins.delete(id);
    const [one, other] = [eventCode(store, was.one), eventCode(store, was.other)];
    part(store, one, other);
    part(store, other, one);
    touched.add(one).add(other);
  }
  relink(store, touched);
}

export function sayNil(store: Store, nils: Iterable<NilReturn>): void {
  for (const each of nils) {
    if ((store.ended.get(each.id) ?? -1) >= each.recorded || store.nils.has(each.id)) continue;
    store.nils.set(each.id, each);
  }
}

export function takeBackNil(store: Store, endings: Iterable<Ending>): void {
  for (const { id, recorded } of endings) {
    if ((store.ended.get(id) ?? -1) >= recorded) continue;
    store.ended.set(id, recorded);
    const was = store.nils.get(id);
    if (was) store.past.nils.push({ was, from: was.recorded, until: recorded });
    store.nils.delete(id);
  }
}

/** The card of a row, as it was put in. */
export function cardOf(store: Store, row: number): Card {
  const { rows, words, combinations } = store;
  const word = (name: keyof typeof words, code: number | undefined) => words[name].values[code ?? 0] ?? "";
  const said = (name: keyof typeof words, code: number | undefined) => word(name, code) || null;
  const part = (combination: keyof typeof combinations, at: number) =>
    combinations[combination].parts[at]?.[rows[combination][row] as number];
  const members = (sets: Store["tagSets"], name: keyof typeof words, code: number | undefined) =>
    Array.from(sets.members[code ?? 0] ?? [], (each) => word(name, each));
  const from = rows.personsFrom[row] as number;
  const persons = store.persons.subarray(from, from + (rows.personsCount[row] as number));
  return {
    id: rows.ids[row] ?? "",
    event: store.events.values[rows.event[row] as number] ?? "",
    measure: word("measure", part("when", 0)),
    quantity: rows.quantity[row] as number,
    ...(persons.length > 0 && { persons: Array.from(persons, (code) => store.people[code] as number) }),
    day: word("day", part("when", 1)) as OperationalDay,
    force: said("force", part("where", 1)),
    lead: word("agency", part("where", 2)),
    owner: word("agency", rows.owner[row]),
    agencies: members(store.agencySets, "agency", part("involved", 1)),
    mode: said("mode", part("when", 2)),
    direction: said("direction", part("when", 3)),
    threatArea: said("threatArea", part("what", 1)),
    premises: said("premises", part("what", 2)),
    offence: said("offence", part("what", 3)),
    link: said("link", part("what", 4)),
    state: word("state", part("what", 5)) as CardState,
    tags: members(store.tagSets, "tag", part("tagged", 1)),
    scopes: members(store.scopeSets, "scope", rows.scopes[row]),
    audience: rows.audience[row] as number,
    recorded: rows.recorded[row] as number,
  };
}

function checkAll(store: Store, cards: readonly Card[]): void {
  let sum = store.sum;
  for (const card of cards) {
    const whole = Number.isSafeInteger(card.quantity) && card.quantity >= 0;
    if (!whole) throw new BadCard(`card ${card.id}: a quantity is a whole number, not below 0`);
    if (!store.words.measure.codes.has(card.measure)) throw new BadCard(`card ${card.id}: no such measure`);
    if (!Number.isInteger(card.audience) || card.audience < 1) {
      throw new BadCard(`card ${card.id}: no audience`);
    }
    sum += card.quantity;
    if (sum > Number.MAX_SAFE_INTEGER) {
      throw new BadCard(`card ${card.id}: the sum of all quantities would no longer be exact`);
    }
  }
}

function putIn(store: Store, card: Card): number {
  const { rows, words } = store;
  const row = takeRow(rows);
  const code = (name: keyof typeof words, value: string | null) => intern(words[name], value ?? "");
  const measure = code("measure", card.measure);
  const day = code("day", card.day);
  const [lead, owner] = [code("agency", card.lead), code("agency", card.owner)];
  const agencies =
    card.agencies.length === 0 ? [card.lead, card.owner] : [card.lead, card.owner, ...card.agencies];
  const combine = (name: keyof typeof store.combinations, ...values: number[]) =>
    internTuple(store.combinations[name], [measure, ...values]);
  rows.ids[row] = card.id;
  rows.event[row] = eventCode(store, card.event);
  rows.audience[row] = card.audience;
  rows.scopes[row] = setCode(store, "scope", card.scopes);
  rows.owner[row] = owner;
  rows.when[row] = combine("when", day, code("mode", card.mode), code("direction", card.direction));
  const force = forceCode(store, card.force ?? "");
  rows.where[row] = combine("where", force, lead);
  rows.placed[row] = internTuple(store.placings, [measure, force, lead, rows.scopes[row] as number]);
  rows.what[row] = combine(
    "what",
    code("threatArea", card.threatArea),
    code("premises", card.premises),
    code("offence", card.offence),
    code("link", card.link),
    code("state", card.state),
  );
  rows.tagged[row] = combine("tagged", setCode(store, "tag", card.tags));
  rows.involved[row] = combine("involved", setCode(store, "agency", agencies));
  rows.reporter[row] = internTuple(store.reporters, [owner, day]);
  rows.quantity[row] = card.quantity;
  rows.value[row] = store.counts[measure] === "event" ? Math.min(1, card.quantity) : card.quantity;
  rows.recorded[row] = card.recorded;
  if (store.counts[measure] === "distinct_person") {
    putPersons(store, row, card.persons ?? []);
    // Those not identified count each: they cannot be told apart.
    rows.value[row] = Math.max(card.quantity, rows.personsCount[row] as number);
  }
  const event = rows.event[row] as number;
  rows.nextOfEvent[row] = store.firstOfEvent[event] as number;
  store.firstOfEvent[event] = row;
  store.rowOf.set(card.id, row);
  store.sum += card.quantity;
  return event;
}

/** Out of the live cards, into the past. */
function takeOut(store: Store, row: number, until: number): number {
  const was = cardOf(store, row);
  store.past.cards.push({ was, from: was.recorded, until });
  store.sum -= was.quantity;
  store.rowOf.delete(was.id);
  const event = store.rows.event[row] as number;
  unlink(store, row);
  forget(store, row);
  freeRow(store.rows, row);
  return event;
}

function eventCode(store: Store, event: string): number {
  const code = intern(store.events, event);
  if (code >= store.firstOfEvent.length) {
    const had = store.firstOfEvent.length;
    store.firstOfEvent = larger(store.firstOfEvent, had * 2).fill(-1, had);
  }
  return code;
}

function putPersons(store: Store, row: number, persons: readonly number[]): void {
  const { rows } = store;
  const people = new Set(persons);
  const from = store.personsLength;
  rows.personsFrom[row] = from;
  rows.personsCount[row] = people.size;
  if (from + people.size > store.persons.length)
    store.persons = larger(store.persons, 2 * (from + people.size));
  for (const person of people) store.persons[store.personsLength++] = personCode(store, person);
}

/** A line break stands in no code of an agency, tag or scope. */
function setCode(store: Store, name: "tag" | "agency" | "scope", of: readonly string[]): number {
  const written = `${name}\n${of.join("\n")}`;
  const known = store.knownSets.get(written);
  if (known !== undefined) return known;
  const sets = { tag: store.tagSets, agency: store.agencySets, scope: store.scopeSets }[name];
  const set = internSet(
    sets,
    of.map((each) => intern(store.words[name], each)),
  );
  store.knownSets.set(written, set);
  return set;
}

function personCode(store: Store, person: number): number {
  const known = store.personCodes.get(person);
  if (known !== undefined) return known;
  store.personCodes.set(person, store.people.length);
  return store.people.push(person) - 1;
}

function neighbours(store: Store, event: number): number[] {
  const known = store.joinedWith.get(event);
  if (known) return known;
  const none: number[] = [];
  store.joinedWith.set(event, none);
  return none;
}

function part(store: Store, one: number, other: number): void {
  const list = neighbours(store, one);
  list.splice(list.indexOf(other), 1);
  if (list.length === 0) store.joinedWith.delete(one);
}
