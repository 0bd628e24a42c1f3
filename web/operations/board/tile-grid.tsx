/** Police areas as equal tiles, neighbours beside each other as far as squares allow: a small force is as easy to see as a large one. */
import type { BoardAnswerWire, BoardTotalWire } from "../../../src/contract/counts.ts";
import { areasOf } from "./areas.ts";
import type { CellAsked } from "./shown.tsx";
import { figureText } from "./words.ts";

interface TileGridProps {
  readonly board: BoardAnswerWire;
  readonly of: BoardTotalWire;
  readonly onOpen: (cell: CellAsked) => void;
}

export function TileGrid({ board, of, onOpen }: TileGridProps) {
  const { areas, groups, withheld } = areasOf(board, of);
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>Police areas</h2>
        <p className="small soft">{of.name}</p>
      </div>
      {withheld ? (
        <p className="small soft">
          People are not shown by area here: so divided, fewer than five could be told from them.
        </p>
      ) : (
        <>
          <ul className="tiles">
            {areas.map(({ force, value, group, step }) => {
              const said =
                value === null ? `together with others, group ${group ?? ""}` : figureText(of, value);
              return (
                <li
                  key={force.code}
                  className="tile"
                  data-step={step}
                  data-together={value === null || undefined}
                  style={{ gridRow: force.tile[0] + 1, gridColumn: force.tile[1] + 1 }}
                >
                  <button
                    type="button"
                    disabled={value === null || value === 0}
                    title={`${force.name}: ${said}`}
                    aria-label={`${of.name}, ${force.name}: ${said}`}
                    onClick={() => onOpen({ measure: of.measure, panel: "force", key: force.code })}
                  >
                    <span className="tile-name">{SHORT[force.code] ?? force.code.slice(0, 5)}</span>
                    <span className="tile-value">
                      {value === null
                        ? group === null
                          ? "–"
                          : `+${group}`
                        : value === 0
                          ? ""
                          : shortly(of, value)}
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
          {groups.length > 0 ? (
            <ul className="small soft groups">
              {groups.map(({ group, forces, value }) => (
                <li key={group}>
                  +{group}: {forces.map(({ name }) => name).join(", ")}, together {figureText(of, value)}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      )}
    </section>
  );
}

/** Where the first five letters would name two forces alike. */
const SHORT: Readonly<Record<string, string>> = {
  NORTHUMBRIA: "NHUMB",
  NORTHANTS: "NHANT",
  DEVCORN: "D&C",
  POLSCOT: "SCOT",
};

const COMPACT = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });

function shortly({ counts }: BoardTotalWire, value: number): string {
  const units = counts === "amount" ? value / 100 : value;
  return `${counts === "amount" ? "£" : ""}${COMPACT.format(units)}`;
}
