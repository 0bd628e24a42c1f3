/**
 * Who is in which tables. Of a fact on which two tables differ (another card counts, or it was amended since a release) the people
 * that both have are in both, and what one has more is in that one alone.
 */
import { measureOf } from "../joined.ts";
import type { Summed } from "../placed.ts";
import { fewOf, type Sight } from "../question.ts";
import type { Store } from "../store.ts";
import type { Layers } from "./partition.ts";
import type { Places } from "./places.ts";

/** More tables than bits in a whole number cannot be held against each other. */
export const MOST_TABLES = 30;

/** By code of the measure, for the measures that count people at each event. */
export type LayersByMeasure = ReadonlyMap<number, Layers>;

/** Layers by area and by local agency that leads. */
export function layersOf(
  store: Store,
  tables: readonly Sight[],
  areas: Places,
  locals: Places,
): { readonly byArea: LayersByMeasure; readonly byLead: LayersByMeasure } {
  const { rows, placings } = store;
  const [ofMeasure, ofForce, ofLead, ofScopes] = placings.parts as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const byScopes = masksOf(tables, rows.scopes, store.scopeSets.members.length);
  const byAudience = masksOf(tables, rows.audience, store.audiences + 1);
  const [byArea, byLead] = [createLayers(store, areas), createLayers(store, locals)];
  addAll(store.byForce, byScopes, areas, byArea);
  addAll(store.byLead, byScopes, locals, byLead);
  const mineOf = tables.find(({ column }) => column === rows.audience);
  if (mineOf) {
    const own = Math.max(0, ...byAudience);
    const { people, codes } = seenPeople(store, mineOf);
    for (let nth = 0; nth < (codes ?? people).length; nth++) {
      const code = codes ? (codes[nth] as number) : nth;
      const mine = people[code] as number;
      if (mine === 0) continue;
      const [measure, mask] = [ofMeasure[code] as number, byScopes[ofScopes[code] as number] as number];
      const area = areas.placeOf[ofForce[code] as number] as number;
      const local = locals.placeOf[ofLead[code] as number] as number;
      byArea.move(measure, mask, mask + own, area, mine);
      byLead.move(measure, mask, mask + own, local, mine);
    }
  }
  const fact: Fact = { cards: [], seen: [], by: [], places: [], added: [] };
  for (const first of store.disagreeing) {
    countedBy(store, first, byScopes, byAudience, fact);
    addDiffering(store, fact, ofForce, areas, byArea);
    addDiffering(store, fact, ofLead, locals, byLead);
  }
  return { byArea: byArea.layers(), byLead: byLead.layers() };
}

/** Everybody, in the tables of scopes alone. */
function addAll({ tuples, sums }: Summed, byScopes: Int32Array, { placeOf }: Places, into: Growing): void {
  const [ofMeasure, ofWhere, ofScopes] = tuples.parts as [Int32Array, Int32Array, Int32Array];
  for (let code = 0; code < tuples.length; code++) {
    const [people, mask] = [sums[code] as number, byScopes[ofScopes[code] as number] as number];
    if (people === 0 || mask === 0) continue;
    into.add(ofMeasure[code] as number, mask, placeOf[ofWhere[code] as number] as number, people);
  }
}

/**
 * By code of a placing: people of facts on which all cards agree, and of which the asker sees one. Where these are few, the codes
 * under which there may be any.
 */
function seenPeople(
  store: Store,
  sight: Sight,
): { readonly people: Float64Array; readonly codes: readonly number[] | null } {
  const { rows, placings } = store;
  const seen = new Float64Array(placings.length);
  const { length, isPlaced, placedAt, several, value, better, worse } = rows;
  const { column, pass, few } = sight;
  /** Whether any card is seen of the fact of which this is the first. */
  const isSeen = (first: number): boolean => {
    for (let row = first; row !== -1; row = several[row] === 1 ? (worse[row] as number) : -1) {
      if (pass[column[row] as number] === 1) return true;
    }
    return false;
  };
  const addOf = (row: number): void => {
    let first = row;
    while (several[first] === 1 && better[first] !== -1) {
      first = better[first] as number;
      // Of several cards that are seen, the first stands for them.
      if (pass[column[first] as number] === 1) return;
    }
    if (isPlaced[first] !== 1) return;
    const code = placedAt[first] as number;
    if (few && seen[code] === 0 && value[first] !== 0) codes.push(code);
    seen[code] = (seen[code] as number) + (value[first] as number);
  };
  const codes: number[] = [];
  const unseen = few
    ? null
    : fewOf(
        store,
        pass.map((sees) => 1 - sees),
      );
  if (few) for (const row of few) addOf(row);
  else if (unseen) {
    seen.set(store.placedPeople.subarray(0, seen.length));
    for (const row of unseen) {
      if (isPlaced[row] !== 1 || isSeen(row)) continue;
      const code = placedAt[row] as number;
      seen[code] = (seen[code] as number) - (value[row] as number);
    }
  } else {
    // Without a branch: whether a row is seen cannot be foreseen.
    for (let row = 0; row < length; row++) {
      const counts =
        (pass[column[row] as number] as number) & (isPlaced[row] as number) & (1 - (several[row] as number));
      const code = placedAt[row] as number;
      seen[code] = (seen[code] as number) + counts * (value[row] as number);
    }
    for (let at = 0; at < store.sharedLength; at++) {
      const first = store.shared[at] as number;
      if (isPlaced[first] !== 1 || !isSeen(first)) continue;
      const code = placedAt[first] as number;
      seen[code] = (seen[code] as number) + (value[first] as number);
    }
  }
  return { people: seen, codes: few ? codes : null };
}

interface Growing {
  /** A place of -1 is none, and a mask of 0 no table. */
  readonly add: (measure: number, mask: number, place: number, people: number) => void;
  readonly move: (measure: number, from: number, to: number, place: number, people: number) => void;
  readonly layers: () => LayersByMeasure;
}

/** One list for each mask, of all measures and places. */
function createLayers(store: Store, { regions, keys }: Places): Growing {
  const places = keys.length;
  const byMask = new Map<number, Float64Array>();
  let last: Float64Array = new Float64Array(0);
  let lastMask = 0;
  const listOf = (mask: number): Float64Array => {
    if (mask === lastMask) return last;
    const known = byMask.get(mask) ?? new Float64Array(store.counts.length * places);
    byMask.set(mask, known);
    last = known;
    lastMask = mask;
    return last;
  };
  const add: Growing["add"] = (measure, mask, place, people) => {
    if (place === -1 || mask === 0) return;
    const list = listOf(mask);
    const at = measure * places + place;
    list[at] = (list[at] as number) + people;
  };
  return {
    add,
    move: (measure, from, to, place, people) => {
      add(measure, from, place, -people);
      add(measure, to, place, people);
    },
    layers: () => {
      const layers = new Map<number, Layers>();
      store.counts.forEach((each, measure) => {
        if (each !== "person_in_event") return;
        const people = new Map<number, Float64Array>();
        for (const [mask, all] of byMask) {
          const byPlace = all.subarray(measure * places, (measure + 1) * places);
          if (byPlace.some((value) => value !== 0)) people.set(mask, byPlace);
        }
        layers.set(measure, { regions, people });
      });
      return layers;
    },
  };
}

/** The cards of one fact, and for each which tables count it. Lists that are used again for the next fact. */
interface Fact {
  readonly cards: number[];
  readonly seen: number[];
  readonly by: number[];
  /** Where they are placed, and whether that was added already. */
  readonly places: number[];
  readonly added: boolean[];
}

/** In each table counts the contribution to which the first card belongs that is seen there. */
function countedBy(
  { rows: { several, worse, contribution, scopes, audience } }: Store,
  first: number,
  byScopes: Int32Array,
  byAudience: Int32Array,
  { cards, seen, by }: Fact,
): void {
  cards.length = 0;
  for (let row = first; row !== -1; row = several[row] === 1 ? (worse[row] as number) : -1) {
    const nth = cards.push(row) - 1;
    seen[nth] = (byScopes[scopes[row] as number] as number) | (byAudience[audience[row] as number] as number);
    by[nth] = 0;
  }
  let undecided = -1;
  for (let best = 0; best < cards.length; best++) {
    const tables = (seen[best] as number) & undecided;
    undecided &= ~tables;
    if (tables === 0) continue;
    for (let nth = best; nth < cards.length; nth++) {
      if (contribution[cards[nth] as number] !== contribution[cards[best] as number]) continue;
      by[nth] = (by[nth] as number) | (tables & (seen[nth] as number));
    }
  }
}

/** A fact whose cards differ, or that has several in one contribution: what each table counts of it, cut into what is common. */
function addDiffering(
  store: Store,
  { cards, by, places, added }: Fact,
  ofWhere: Int32Array,
  { placeOf }: Places,
  into: Growing,
): void {
  const { value, placed } = store.rows;
  const measure = measureOf(store, cards[0] as number);
  for (let nth = 0; nth < cards.length; nth++) {
    places[nth] = placeOf[ofWhere[placed[cards[nth] as number] as number] as number] as number;
    added[nth] = by[nth] === 0;
  }
  for (let nth = 0; nth < cards.length; nth++) {
    if (added[nth]) continue;
    const place = places[nth] as number;
    let same: number[] | null = null;
    for (let other = nth + 1; other < cards.length; other++) {
      if (added[other] || places[other] !== place) continue;
      same ??= [nth];
      same.push(other);
      added[other] = true;
    }
    const people = (at: number) => value[cards[at] as number] as number;
    if (same === null) into.add(measure, by[nth] as number, place, people(nth));
    else
      addInLevels(
        measure,
        place,
        same.map((at) => [by[at] as number, people(at)]),
        into,
      );
  }
}

/** What each table counts at one place: the people that all have, then those that all but one have, and so on. */
function addInLevels(
  measure: number,
  place: number,
  cards: readonly (readonly [by: number, people: number])[],
  into: Growing,
): void {
  const people = Array.from({ length: MOST_TABLES }, (_, table) =>
    cards.reduce((sum, [by, each]) => sum + ((by >> table) & 1 ? each : 0), 0),
  );
  let below = 0;
  for (const level of [...new Set(people)].sort((a, b) => a - b)) {
    if (level === 0) continue;
    const mask = people.reduce((bits, each, table) => bits + (each >= level ? 2 ** table : 0), 0);
    into.add(measure, mask, place, level - below);
    below = level;
  }
}

/** By code of the column: in which of the tables that look at it a row with that code is. */
function masksOf(tables: readonly Sight[], column: Int32Array, codes: number): Int32Array {
  const masks = new Int32Array(codes);
  tables.forEach((table, nth) => {
    if (table.column !== column) return;
    table.pass.forEach((passes, code) => {
      if (passes === 1) masks[code] = (masks[code] as number) + 2 ** nth;
    });
  });
  return masks;
}
