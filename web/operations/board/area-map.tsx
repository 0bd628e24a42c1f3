/** The same figures as the tiles, where they are: a circle for each area, larger for more. The tiles are its table. */
import type { BoardAnswerWire, BoardTotalWire } from "../../../src/contract/counts.ts";
import { areasOf } from "./areas.ts";
import { CENTRES } from "./centres.ts";
import coast from "./coast.json" with { type: "json" };
import { HEIGHT, onMap, WIDTH } from "./place-on-map.ts";
import { figureText } from "./words.ts";

/** The largest circle's radius, in units of the map. */
const LARGEST = 26;

export function AreaMap({ board, of }: { readonly board: BoardAnswerWire; readonly of: BoardTotalWire }) {
  const { areas, withheld, most } = areasOf(board, of);
  const drawn = areas
    .filter(({ value, force }) => value !== null && value > 0 && CENTRES[force.code])
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>Map</h2>
        <p className="small soft">A circle's area is its number; the tiles say it in figures</p>
      </div>
      <svg
        className="area-map"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={
          withheld || drawn.length === 0
            ? `${of.name} by police area: nothing to draw`
            : `${of.name} by police area. Most: ${drawn
                .slice(0, 3)
                .map(({ force, value }) => `${force.name} ${figureText(of, value ?? 0)}`)
                .join(", ")}`
        }
      >
        <path className="coast-beside" d={coast.beside} />
        <path className="coast" d={coast.uk} />
        {withheld
          ? null
          : drawn.map(({ force, value }) => {
              const [x, y] = onMap(...(CENTRES[force.code] as readonly [number, number]));
              return (
                <circle
                  key={force.code}
                  className="area-circle"
                  cx={x}
                  cy={y}
                  r={Math.max(2.5, LARGEST * Math.sqrt((value ?? 0) / most))}
                >
                  <title>
                    {force.name}: {figureText(of, value ?? 0)}
                  </title>
                </circle>
              );
            })}
      </svg>
    </section>
  );
}
