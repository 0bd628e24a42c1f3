/**
 * What may be shown of what was counted.
 *
 * - People by area, or by the local agency that leads, are shown for a whole scope, small areas together (`protect/`). Under a
 *   filter they are not shown, and under a filter that picks an area nothing of people is: two such answers could be subtracted.
 * - By local agency involved, people are not shown: who is involved and who leads could be subtracted.
 * - Identified people are counted across events, so that areas overlap: they are shown for the nation.
 * - Events, things, money and national figures are exempt.
 */
import { type Counted, countsPeople } from "../../vocabulary/index.ts";
import { PANELS, type PanelName } from "./dimensions.ts";
import { groupsOf, isWhole } from "./protect/partition.ts";
import { isNational } from "./protect/places.ts";
import type { Protection } from "./protect/protect.ts";
import type { Filters } from "./question.ts";
import type { Store } from "./store.ts";
import type { Tally } from "./tally.ts";

/** A figure; null is "not shown by itself". */
export type Shown = number | null;

export interface Column {
  /** What is 0 is left out, and what is null is never left out. */
  readonly rows: readonly (readonly [key: string, value: Shown])[];
  /** Rows that are shown as one. */
  readonly together: readonly { readonly keys: readonly string[]; readonly value: number }[];
  /** Whether rows are missing that could be there: all of them, or the local ones. */
  readonly withheld: boolean;
}

const NOTHING: Column = { rows: [], together: [], withheld: true };

/** Whether a filter picks an area, or an agency by which an area is known. */
export function picksPlace({ forces, regions, leads, involved }: Filters): boolean {
  const local = (agencies: readonly string[] | undefined) => agencies?.some((each) => !isNational(each));
  return forces !== undefined || regions !== undefined || Boolean(local(leads) || local(involved));
}

export function isPeople(store: Store, measure: number): boolean {
  return countsPeople({ counts: store.counts[measure] as Counted });
}

/** One measure in one panel. Without a protection (under filters) people are not shown by place. */
export function columnOf(
  store: Store,
  name: PanelName,
  measure: number,
  tally: Tally,
  protection: Protection | null,
): Column {
  const width = tally.widths[name];
  const values = tally.panels[name].subarray(measure * width, (measure + 1) * width);
  const words = store.words[PANELS[name].words].values;
  const exact = (shows: (key: string) => boolean, withheld: boolean): Column => ({
    rows: words.flatMap((key, row) =>
      values[row] !== 0 && shows(key) ? [[key, values[row] as number] as const] : [],
    ),
    together: [],
    withheld,
  });
  if (!isPeople(store, measure)) return exact(() => true, false);
  switch (name) {
    case "involved":
      return protection ? exact(isNational, true) : NOTHING;
    case "lead": {
      if (!protection) return NOTHING;
      const national = exact(isNational, true);
      const local = byPlace(store, "lead", measure, values, tally, protection);
      return { ...local, rows: [...national.rows, ...local.rows] };
    }
    case "force":
      return protection ? byPlace(store, "force", measure, values, tally, protection) : NOTHING;
    case "region":
      return protection ? byRegion(store, measure, values, protection) : NOTHING;
    default:
      return exact(() => true, false);
  }
}

function byPlace(
  store: Store,
  name: "force" | "lead",
  measure: number,
  values: Float64Array,
  tally: Tally,
  protection: Protection,
): Column {
  const { places, cuts } = name === "force" ? protection.byArea : protection.byLead;
  const groups = openedOf(cuts.get(measure));
  if (!groups) return NOTHING;
  const { codes } = store.words[PANELS[name].words];
  const countOf = (key: string) => values[codes.get(key) ?? -1] ?? 0;
  const isKnown = (place: number) =>
    place < places.known || isSeen(tally, name, codes.get(places.keys[place] as string));
  const rows: (readonly [string, Shown])[] = [];
  const together: Column["together"][number][] = [];
  for (const [first, end] of groups) {
    const keys = places.keys.slice(first, end);
    if (keys.length === 1) {
      const value = countOf(keys[0] as string);
      if (value !== 0) rows.push([keys[0] as string, value]);
      continue;
    }
    const value = keys.reduce((sum, key) => sum + countOf(key), 0);
    // A place that nobody knows of is named only to those who see something of it.
    const named = keys.filter((_, nth) => isKnown(first + nth));
    rows.push(...named.map((key) => [key, null] as const));
    together.push({ keys: named, value });
  }
  return { rows, together, withheld: false };
}

function byRegion(store: Store, measure: number, values: Float64Array, { byArea }: Protection): Column {
  const { places, cuts } = byArea;
  const groups = openedOf(cuts.get(measure));
  if (!groups) return NOTHING;
  const countOf = (region: string) => values[store.words.region.codes.get(region) ?? -1] ?? 0;
  const rows: (readonly [string, Shown])[] = [];
  const together: Column["together"][number][] = [];
  for (const region of new Set(places.regions)) {
    const [first, end] = [places.regions.indexOf(region), places.regions.lastIndexOf(region) + 1];
    if (!isWhole(cuts.get(measure) as Uint8Array, first, end)) rows.push([region, null]);
    else if (countOf(region) !== 0) rows.push([region, countOf(region)]);
  }
  for (const [first, end] of groups) {
    const keys = [...new Set(places.regions.slice(first, end))];
    if (keys.length > 1) together.push({ keys, value: keys.reduce((sum, key) => sum + countOf(key), 0) });
  }
  return { rows, together, withheld: false };
}

/** The groups, unless everything is one: then there is nothing to show but the national figure. */
function openedOf(cuts: Uint8Array | undefined): readonly [number, number][] | null {
  const groups = cuts ? groupsOf(cuts) : [];
  return groups.length > 1 ? groups : null;
}

/** Whether anything at all is counted in this row. */
function isSeen({ panels, widths }: Tally, name: PanelName, row: number | undefined): boolean {
  if (row === undefined) return false;
  for (let at = row; at < panels[name].length; at += widths[name]) if (panels[name][at] !== 0) return true;
  return false;
}
