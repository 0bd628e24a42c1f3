/** Where a place stands on the drawn map of these islands: the same sums that `scripts/coast.ts` draws the coast with. */

/** Degrees that the map shows. */
export const FRAME = { west: -8.6, east: 2.2, south: 49.7, north: 59.1 } as const;
/** A degree of longitude at 54.5° north is so much of a degree of latitude: distances look right in the middle of the map. */
const SHRINK = Math.cos((54.5 * Math.PI) / 180);
export const WIDTH = 400;
const UNIT = WIDTH / ((FRAME.east - FRAME.west) * SHRINK);
export const HEIGHT = Math.round((FRAME.north - FRAME.south) * UNIT);

/** Degrees to the map's own units, from its north-west corner. */
export function onMap(longitude: number, latitude: number): readonly [x: number, y: number] {
  return [(longitude - FRAME.west) * SHRINK * UNIT, (FRAME.north - latitude) * UNIT];
}
