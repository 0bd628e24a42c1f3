/**
 * Draws the coast of these islands, from Natural Earth's outlines at 1:10 million (public domain, by world-atlas), as one path
 * for the board's map, and writes it to web/operations/board/coast.json. Run after the frame of the map was changed.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import { FRAME, onMap } from "../web/operations/board/place-on-map.ts";

/** Units of the map below which a bend in the coast is not drawn. */
const BEND = 0.9;
const require = createRequire(import.meta.url);
const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/countries-10m.json"), "utf8"));
const wanted = new Set(["United Kingdom", "Ireland", "France", "Isle of Man"]);

interface Country {
  readonly properties: { readonly name: string };
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}
type Ring = readonly (readonly [number, number])[];

const { features } = feature(atlas, atlas.objects.countries) as unknown as { features: readonly Country[] };
const paths = { uk: "", beside: "" };
for (const country of features.filter(({ properties }) => wanted.has(properties.name))) {
  for (const ring of ringsOf(country)) {
    const path = pathOf(ring);
    if (country.properties.name === "United Kingdom") paths.uk += path;
    else paths.beside += path;
  }
}
writeFileSync(
  new URL("../web/operations/board/coast.json", import.meta.url),
  `${JSON.stringify(paths, null, 1)}\n`,
);

function ringsOf({ geometry }: Country): Ring[] {
  const polygons = (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) as Ring[][];
  return polygons.flat().filter((ring) => ring.some(isInside));
}

function isInside([longitude, latitude]: readonly [number, number]): boolean {
  const { west, east, south, north } = FRAME;
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** Points that are nearer than a bend to the last one drawn are left out; an islet of fewer than four is none. */
function pathOf(ring: Ring): string {
  const drawn: (readonly [number, number])[] = [];
  for (const [longitude, latitude] of ring) {
    const point = onMap(longitude, latitude);
    const last = drawn.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= BEND) drawn.push(point);
  }
  if (drawn.length < 4) return "";
  return `M${drawn.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
}
