/**
 * What happens to cards. Every change carries its place in the order of commits; told again, or after a newer one, it
 * changes nothing, so that a feed may repeat itself.
 */
import type { CardState, OperationalDay } from "../../vocabulary/index.ts";
import { BadCard, type Card, type Ending, type Join, type NilReturn } from "./card.ts";
import { intern, internSet, internTuple, larger } from "./dictionary.ts";
import { meet, unmeet } from "./distinct.ts";
import { codeOfId, idOf, internId, isId } from "./ids.ts";
import { relink, unlink } from "./joined.ts";
import { forget } from "./placed.ts";
import { freeRow, takeRow } from "./rows.ts";
import { forceCode, type Store } from "./store.ts";

/** All of them or, where one cannot be counted, none; but where there are more different words than there is room for, those before it. */
export function upsert(store: Store, cards: readonly Card[]): void {
  checkAll(store, cards);
  const touched = new Set<number>();
  try {
    putAll(store, cards, touched);
  } finally {
    // Also where one cannot be put in: what is in is in its order.
    relink(store, touched);
  }
}

function putAll(store: Store, cards: readonly Card[], touched: Set<number>): void {
  for (const card of cards) {
    if (store.ended.size > 0 && (store.ended.get(card.id) ?? -1) >= card.recorded) continue;
    const known = rowOf(store, card.id);
    if (known !== -1) {
      if ((store.rows.recorded[known] as number) >= card.recorded) continue;
      touched.add(takeOut(store, known, card.recorded));
    }
    touched.add(putIn(store, card));
  }
}

/** Cards that are withdrawn or erased. */
export function remove(store: Store, endings: Iterable<Ending>): void {
  const touched = new Set<number>();
  for (const { id, recorded } of endings) {
    if ((store.ended.get(id) ?? -1) >= recorded) continue;
    const row = rowOf(store, id);
    if (row !== -1 && (store.rows.recorded[row] as number) >= recorded) continue;
    store.ended.set(id, recorded);
    if (row !== -1) touched.add(takeOut(store, row, recorded));
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
    id: idOf(store.cards, rows.card[row] as number),
    event: idOf(store.events, rows.event[row] as number),
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
    ...(rows.keptFor[row] !== 0 && { keptFor: word("scope", rows.keptFor[row]) }),
    changed: rows.changed[row] as number,
    recorded: rows.recorded[row] as number,
  };
}

function checkAll(store: Store, cards: readonly Card[]): void {
  let sum = store.sum;
  for (const card of cards) {
    if (!isId(card.id) || !isId(card.event)) throw new BadCard(`card ${card.id}: an id is a UUID`);
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
  const { words } = store;
  const code = (name: keyof typeof words, value: string | null) => intern(words[name], value ?? "");
  const measure = code("measure", card.measure);
  const day = code("day", card.day);
  const [lead, owner] = [code("agency", card.lead), code("agency", card.owner)];
  const agencies =
    card.agencies.length === 0 ? [card.lead, card.owner] : [card.lead, card.owner, ...card.agencies];
  const combine = (name: keyof typeof store.combinations, ...values: number[]) =>
    internTuple(store.combinations[name], [measure, ...values]);
  const force = forceCode(store, card.force ?? "");
  const scopes = setCode(store, "scope", card.scopes);
  return putRow(store, {
    card: internId(store.cards, card.id),
    event: eventCode(store, card.event),
    measure,
    audience: card.audience,
    scopes,
    owner,
    keptFor: intern(words.scope, card.keptFor ?? ""),
    when: combine("when", day, code("mode", card.mode), code("direction", card.direction)),
    where: combine("where", force, lead),
    what: combine(
      "what",
      code("threatArea", card.threatArea),
      code("premises", card.premises),
      code("offence", card.offence),
      code("link", card.link),
      code("state", card.state),
    ),
    tagged: combine("tagged", setCode(store, "tag", card.tags)),
    involved: combine("involved", setCode(store, "agency", agencies)),
    reporter: internTuple(store.reporters, [owner, day]),
    placed: internTuple(store.placings, [measure, force, lead, scopes]),
    quantity: card.quantity,
    changed: card.changed,
    recorded: card.recorded,
    persons: card.persons ?? [],
  });
}

/** A card as codes. */
export interface Coded {
  card: number;
  event: number;
  measure: number;
  audience: number;
  scopes: number;
  owner: number;
  keptFor: number;
  when: number;
  where: number;
  what: number;
  tagged: number;
  involved: number;
  reporter: number;
  placed: number;
  quantity: number;
  changed: number;
  recorded: number;
  persons: readonly number[];
}

/** Answers its event, which then has to be linked anew. */
export function putRow(store: Store, coded: Coded): number {
  const { rows } = store;
  const { measure, event, quantity } = coded;
  const row = takeRow(rows);
  rows.card[row] = coded.card;
  rows.event[row] = event;
  rows.audience[row] = coded.audience;
  enterAudience(store, row, coded.audience);
  rows.scopes[row] = coded.scopes;
  rows.owner[row] = coded.owner;
  rows.keptFor[row] = coded.keptFor;
  rows.when[row] = coded.when;
  rows.where[row] = coded.where;
  rows.what[row] = coded.what;
  rows.tagged[row] = coded.tagged;
  rows.involved[row] = coded.involved;
  rows.reporter[row] = coded.reporter;
  rows.placed[row] = coded.placed;
  rows.quantity[row] = quantity;
  rows.changed[row] = coded.changed;
  rows.recorded[row] = coded.recorded;
  rows.better[row] = -1;
  rows.worse[row] = -1;
  rows.several[row] = 0;
  rows.contribution[row] = 0;
  rows.value[row] = store.counts[measure] === "event" ? Math.min(1, quantity) : quantity;
  if (store.counts[measure] === "distinct_person") {
    putPersons(store, row, coded.persons);
    // Those not identified count each: they cannot be told apart.
    rows.value[row] = Math.max(quantity, rows.personsCount[row] as number);
    meet(store, row);
  }
  rows.nextOfEvent[row] = store.firstOfEvent[event] as number;
  store.firstOfEvent[event] = row;
  if (coded.card >= store.rowOfCard.length) store.rowOfCard = larger(store.rowOfCard, 2 * (coded.card + 1));
  store.rowOfCard[coded.card] = row + 1;
  store.sum += quantity;
  return event;
}

function enterAudience(store: Store, row: number, audience: number): void {
  if (audience > store.audiences) store.audiences = audience;
  if (audience >= store.sizeOfAudience.length) {
    store.sizeOfAudience = larger(store.sizeOfAudience, 2 * (audience + 1));
  }
  const at = store.sizeOfAudience[audience] as number;
  let list = store.rowsOfAudience[audience] ?? new Int32Array(16);
  if (at === list.length) list = larger(list, 2 * at);
  store.rowsOfAudience[audience] = list;
  list[at] = row;
  store.rows.atAudience[row] = at;
  store.sizeOfAudience[audience] = at + 1;
}

/** The last takes its place. */
function leaveAudience(store: Store, row: number): void {
  const { audience, atAudience } = store.rows;
  const of = audience[row] as number;
  const list = store.rowsOfAudience[of] as Int32Array;
  const size = (store.sizeOfAudience[of] as number) - 1;
  const last = list[size] as number;
  list[atAudience[row] as number] = last;
  atAudience[last] = atAudience[row] as number;
  store.sizeOfAudience[of] = size;
}

/** The row of a card that is live, or -1. */
export function rowOf(store: Store, id: string): number {
  const card = codeOfId(store.cards, id);
  return card === -1 || card >= store.rowOfCard.length ? -1 : (store.rowOfCard[card] as number) - 1;
}

export function isLive({ rows }: Store, row: number): boolean {
  return rows.card[row] !== -1;
}

/** Out of the live cards, into the past. */
function takeOut(store: Store, row: number, until: number): number {
  const was = cardOf(store, row);
  store.past.cards.push({ was, from: was.recorded, until });
  store.sum -= was.quantity;
  store.rowOfCard[store.rows.card[row] as number] = 0;
  const event = store.rows.event[row] as number;
  unlink(store, row);
  unmeet(store, row);
  leaveAudience(store, row);
  forget(store, row);
  freeRow(store.rows, row);
  return event;
}

function eventCode(store: Store, event: string): number {
  const code = internId(store.events, event);
  roomForEvent(store, code);
  return code;
}

export function roomForEvent(store: Store, code: number): void {
  if (code < store.firstOfEvent.length) return;
  const had = store.firstOfEvent.length;
  store.firstOfEvent = larger(store.firstOfEvent, had * 2).fill(-1, had);
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
export function setCode(store: Store, name: "tag" | "agency" | "scope", of: readonly string[]): number {
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
