/** Whether two taskings are at one place: by its code, or in one force area by the kind of place and its words. */
export interface Spot {
  readonly place_kind: string;
  readonly area: string | null;
  readonly place_code: string | null;
  readonly place: string;
}

/**
 * Rather once too often than once too rarely: where one of them says no more than the kind of place and the area, it may be
 * the other's. Two codes that differ are two places.
 */
export function isSamePlace(a: Spot, b: Spot): boolean {
  if (a.place_code !== null && b.place_code !== null) return a.place_code === b.place_code;
  if (a.place_kind !== b.place_kind || a.area !== b.area) return false;
  const [words, others] = [wordsOf(a.place), wordsOf(b.place)];
  if (a.area === null && (words.size === 0 || others.size === 0)) return false;
  return words.isSubsetOf(others) || others.isSubsetOf(words);
}

function wordsOf(place: string): ReadonlySet<string> {
  return new Set(place.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
