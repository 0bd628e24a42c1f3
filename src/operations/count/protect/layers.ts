/**
 * Who is in which tables. Of a fact on which two tables differ (another card counts, or it was amended since a release) the people
 * that both have are in both, and what one has more is in that one alone.
 */
import { measureOf } from "../joined.ts";
import type { Sight } from "../question.ts";
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
  const byArea = createLayers(store, areas);
  const byLead = createLayers(store, locals);
  const [ofMeasure, ofForce, ofLead, ofScopes] = store.placings.parts as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const byScopes = masksOf(tables, store.rows.scopes);
  const byAudience = masksOf(tables, store.rows.audience);
  const seen = byAudience.length === 0 ? null : seenPeople(store, byAudience);
  const own = Math.max(0, ...byAudience);
  for (let code = 0; code < store.placings.length; code++) {
    const all = store.placedPeople[code] ?? 0;
    if (all === 0) continue;
    const mask = byScopes[ofScopes[code] as number] ?? 0;
    const mine = seen?.[code] ?? 0;
    const measure = ofMeasure[code] as number;
    const [area, local] = [
      areas.placeOf[ofForce[code] as number] as number,
      locals.placeOf[ofLead[code] as number] as number,
    ];
    for (const [layer, people] of [
      [mask, all - mine],
      [mask + own, mine],
    ] as const) {
      if (layer === 0 || people === 0) continue;
      byArea.add(measure, layer, area, people);
      byLead.add(measure, layer, local, people);
    }
  }
  const areaOf = (row: number) =>
    areas.placeOf[ofForce[store.rows.placed[row] as number] as number] as number;
  const localOf = (row: number) =>
    locals.placeOf[ofLead[store.rows.placed[row] as number] as number] as number;
  const maskOf = (row: number) =>
    (byScopes[store.rows.scopes[row] as number] ?? 0) + (byAudience[store.rows.audience[row] as number] ?? 0);
  for (const first of store.sharedPeople) {
    if (store.rows.allDiffer[first] === 0) {
      addAgreeing(store, first, maskOf, areaOf, byArea);
      addAgreeing(store, first, maskOf, localOf, byLead);
    } else {
      addDiffering(store, first, tables, areaOf, byArea);
      addDiffering(store, first, tables, localOf, byLead);
    }
  }
  return { byArea: byArea.layers, byLead: byLead.layers };
}

/** By code of a placing: people of cards that stand alone and are seen by their audience. */
function seenPeople({ rows, placings }: Store, byAudience: Int32Array): Float64Array {
  const seen = new Float64Array(placings.length);
  const { length, isPlaced, audience, placed, value } = rows;
  for (let row = 0; row < length; row++) {
    if (isPlaced[row] !== 1 || (byAudience[audience[row] as number] ?? 0) === 0) continue;
    const code = placed[row] as number;
    seen[code] = (seen[code] as number) + (value[row] as number);
  }
  return seen;
}

interface Growing {
  readonly layers: Map<
    number,
    { readonly regions: readonly string[]; readonly people: Map<number, Float64Array> }
  >;
  readonly add: (measure: number, mask: number, place: number, people: number) => void;
}

function createLayers(store: Store, { regions, keys }: Places): Growing {
  const layers: Growing["layers"] = new Map();
  store.counts.forEach((each, measure) => {
    if (each === "person_in_event") layers.set(measure, { regions, people: new Map() });
  });
  return {
    layers,
    add: (measure, mask, place, people) => {
      if (place === -1) return;
      const masks = layers.get(measure)?.people as Map<number, Float64Array>;
      const byPlace = masks.get(mask) ?? new Float64Array(keys.length);
      masks.set(mask, byPlace);
      byPlace[place] = (byPlace[place] as number) + people;
    },
  };
}

/** A fact whose cards all say the same: its people are in every table that has one of them. */
function addAgreeing(
  store: Store,
  first: number,
  maskOf: (row: number) => number,
  placeOf: (row: number) => number,
  into: Growing,
): void {
  const { worse, value } = store.rows;
  let mask = 0;
  for (let row = first; row !== -1; row = worse[row] as number) mask |= maskOf(row);
  if (mask !== 0) into.add(measureOf(store, first), mask, placeOf(first), value[first] as number);
}

/** A fact whose cards differ: what each table counts of it, cut into what is common. */
function addDiffering(
  store: Store,
  first: number,
  tables: readonly Sight[],
  placeOf: (row: number) => number,
  into: Growing,
): void {
  const { worse, value } = store.rows;
  const chain: number[] = [];
  for (let row = first; row !== -1; row = worse[row] as number) chain.push(row);
  const counted = tables.map(({ column, pass }) => chain.find((row) => pass[column[row] as number] === 1));
  const rows = counted.filter((row) => row !== undefined);
  for (const place of new Set(rows.map(placeOf))) {
    const people = counted.map((row) =>
      row !== undefined && placeOf(row) === place ? (value[row] as number) : 0,
    );
    let below = 0;
    for (const level of [...new Set(people)].sort((a, b) => a - b)) {
      if (level === 0) continue;
      const mask = people.reduce((bits, each, table) => bits + (each >= level ? 2 ** table : 0), 0);
      into.add(measureOf(store, first), mask, place, level - below);
      below = level;
    }
  }
}

/** By code of the column: in which of the tables that look at it a row with that code is. Empty where none does. */
function masksOf(tables: readonly Sight[], column: Int32Array): Int32Array {
  const masks = new Int32Array(
    Math.max(0, ...tables.map((table) => (table.column === column ? table.pass.length : 0))),
  );
  tables.forEach((table, nth) => {
    if (table.column !== column) return;
    table.pass.forEach((passes, code) => {
      if (passes === 1) masks[code] = (masks[code] as number) + 2 ** nth;
    });
  });
  return masks;
}
