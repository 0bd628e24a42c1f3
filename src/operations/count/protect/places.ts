/**
 * Where people are few enough to be known: the area of a force, and the agency that leads when it is the force of an area, which
 * is that area by another name. Agencies that act everywhere are no place.
 */
import { FORCES, NATIONAL_AGENCIES } from "../../../vocabulary/index.ts";
import { regionOf } from "../dimensions.ts";
import type { Store } from "../store.ts";

export interface Places {
  /** In the fixed order: the areas that we know, region by region; then any others; last what was not said. */
  readonly keys: readonly string[];
  readonly regions: readonly string[];
  /** How many of them, from the first, we know. */
  readonly known: number;
  /** By code of the dictionary: its place, or -1 where it is none. */
  readonly placeOf: Int32Array;
}

const KNOWN = FORCES.map(({ code }) => code);
const NATIONAL = new Set(NATIONAL_AGENCIES.map(({ code }) => code));

export function isNational(agency: string): boolean {
  return NATIONAL.has(agency);
}

export function areasOf(store: Store): Places {
  return placesOf(store.words.force.values, () => true);
}

/** Agencies by which an area is known. */
export function localAgenciesOf(store: Store): Places {
  return placesOf(store.words.agency.values, (agency) => agency !== "" && !isNational(agency));
}

function placesOf(words: readonly string[], isPlace: (word: string) => boolean): Places {
  const known = new Set(KNOWN);
  const others = words.filter((word) => word !== "" && isPlace(word) && !known.has(word)).sort();
  const keys = [...KNOWN, ...others, ...(isPlace("") ? [""] : [])];
  const at = new Map(keys.map((key, place) => [key, place]));
  return {
    keys,
    regions: keys.map(regionOf),
    known: KNOWN.length,
    placeOf: Int32Array.from(words, (word) => at.get(word) ?? -1),
  };
}
