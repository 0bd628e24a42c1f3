/**
 * Who is in which tables. Of a fact on which two tables differ (another card counts, or it was amended since a release) the people
 * that both have are in both, and what one has more is in that one alone.
 */
import { countedOf, seenOf } from "../facts.ts";
import { measureOf } from "../joined.ts";
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
  const { rows, placings, placedPeople } = store;
  const [byArea, byLead] = [createLayers(store, areas), createLayers(store, locals)];
  const [ofMeasure, ofForce, ofLead, ofScopes] = placings.parts as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const byScopes = masksOf(tables, rows.scopes, store.scopeSets.members.length);
  const byAudience = masksOf(tables, rows.audience, store.audiences + 1);
  const mineOf = tables.find(({ column }) => column === rows.audience);
  const seen = mineOf ? seenPeople(store, mineOf) : null;
  const own = Math.max(0, ...byAudience);
  // By code of a set of scopes: the lists of what others see, and of what the asker sees too. Looked up once for each set.
  const lists = store.scopeSets.members.map((_, set) => {
    const mask = byScopes[set] ?? 0;
    return [mask, mask + own].map((each) =>
      each === 0 ? null : ([byArea.listOf(each), byLead.listOf(each)] as const),
    );
  });
  for (let code = 0; code < placings.length; code++) {
    const all = placedPeople[code] ?? 0;
    if (all === 0) continue;
    const [theirs, ours] = lists[ofScopes[code] as number] as (
      | readonly [Float64Array, Float64Array]
      | null
    )[];
    const mine = seen === null ? 0 : (seen[code] as number);
    const measure = ofMeasure[code] as number;
    const area = areas.placeOf[ofForce[code] as number] as number;
    const local = locals.placeOf[ofLead[code] as number] as number;
    const [atArea, atLocal] = [measure * areas.keys.length + area, measure * locals.keys.length + local];
    if (theirs && all !== mine) {
      if (area !== -1) theirs[0][atArea] = (theirs[0][atArea] as number) + all - mine;
      if (local !== -1) theirs[1][atLocal] = (theirs[1][atLocal] as number) + all - mine;
    }
    if (ours && mine !== 0) {
      if (area !== -1) ours[0][atArea] = (ours[0][atArea] as number) + mine;
      if (local !== -1) ours[1][atLocal] = (ours[1][atLocal] as number) + mine;
    }
  }
  const areaOf = (row: number) => areas.placeOf[ofForce[rows.placed[row] as number] as number] as number;
  const localOf = (row: number) => locals.placeOf[ofLead[rows.placed[row] as number] as number] as number;
  for (const first of store.disagreeing) {
    const measure = measureOf(store, first);
    const counted = tables.map((table) => countedOf(store, seenOf(store, table, first)));
    addDiffering(store, measure, counted, areaOf, byArea);
    addDiffering(store, measure, counted, localOf, byLead);
  }
  return { byArea: byArea.layers(), byLead: byLead.layers() };
}

/** By code of a placing: people of facts on which all cards agree, and of which the asker sees one. */
function seenPeople(store: Store, sight: Sight): Float64Array {
  const { rows, placings } = store;
  const seen = new Float64Array(placings.length);
  const { length, isPlaced, placedAt, several, value, better, worse } = rows;
  const { column, pass } = sight;
  /** Whether any card is seen of the fact of which this is the first. */
  const isSeen = (first: number): boolean => {
    for (let row = first; row !== -1; row = several[row] === 1 ? (worse[row] as number) : -1) {
      if (pass[column[row] as number] === 1) return true;
    }
    return false;
  };
  const addOf = (row: number): void => {
    let first = row;
    while (better[first] !== -1) {
      first = better[first] as number;
      // Of several cards that are seen, the first stands for them.
      if (pass[column[first] as number] === 1) return;
    }
    if (isPlaced[first] !== 1) return;
    const code = placedAt[first] as number;
    seen[code] = (seen[code] as number) + (value[first] as number);
  };
  const few = fewOf(store, sight);
  const unseen = few ? null : fewOf(store, { column, pass: pass.map((sees) => 1 - sees) });
  if (few) for (const row of few) addOf(row);
  else if (unseen) {
    seen.set(store.placedPeople.subarray(0, seen.length));
    for (const row of unseen) {
      if (isPlaced[row] !== 1 || isSeen(row)) continue;
      const code = placedAt[row] as number;
      seen[code] = (seen[code] as number) - (value[row] as number);
    }
  } else {
    for (let row = 0; row < length; row++) {
      if (pass[column[row] as number] !== 1) continue;
      if (several[row] === 1) addOf(row);
      else if (isPlaced[row] === 1) {
        const code = placedAt[row] as number;
        seen[code] = (seen[code] as number) + (value[row] as number);
      }
    }
  }
  return seen;
}

interface Growing {
  /** Of a mask: people by measure and place. */
  readonly listOf: (mask: number) => Float64Array;
  readonly add: (measure: number, mask: number, place: number, people: number) => void;
  readonly layers: () => LayersByMeasure;
}

/** One list for each mask, of all measures and places. */
function createLayers(store: Store, { regions, keys }: Places): Growing {
  const places = keys.length;
  const byMask = new Map<number, Float64Array>();
  const listOf = (mask: number): Float64Array => {
    const known = byMask.get(mask);
    if (known) return known;
    const none = new Float64Array(store.counts.length * places);
    byMask.set(mask, none);
    return none;
  };
  return {
    listOf,
    add: (measure, mask, place, people) => {
      if (place === -1) return;
      const list = listOf(mask);
      const at = measure * places + place;
      list[at] = (list[at] as number) + people;
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

/** A fact whose cards differ, or that has several in one contribution: what each table counts of it, cut into what is common. */
function addDiffering(
  { rows: { value } }: Store,
  measure: number,
  counted: readonly (readonly number[])[],
  placeOf: (row: number) => number,
  into: Growing,
): void {
  for (const place of new Set(counted.flat().map(placeOf))) {
    const people = counted.map((rows) =>
      rows.reduce((sum, row) => sum + (placeOf(row) === place ? (value[row] as number) : 0), 0),
    );
    let below = 0;
    for (const level of [...new Set(people)].sort((a, b) => a - b)) {
      if (level === 0) continue;
      const mask = people.reduce((bits, each, table) => bits + (each >= level ? 2 ** table : 0), 0);
      into.add(measure, mask, place, level - below);
      below = level;
    }
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
