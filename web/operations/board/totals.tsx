/** Every measure with its total, against what was wanted and where it started. Choosing one shows it in the panels. */
import type { BoardAnswerWire, BoardTotalWire } from "../../../src/contract/counts.ts";
import { IMMIGRATION_OFFENCES } from "../../../src/vocabulary/results.ts";
import { plural } from "../../look/instants.ts";
import { TableScroll } from "../../look/table/table-scroll.tsx";
import { type CellAsked, Figure } from "./shown.tsx";
import { figureText } from "./words.ts";

interface TotalsProps {
  readonly board: BoardAnswerWire;
  readonly chosen: string;
  readonly onChoose: (measure: string) => void;
  readonly onOpen: (cell: CellAsked) => void;
}

export function Totals({ board, chosen, onChoose, onOpen }: TotalsProps) {
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>Totals</h2>
        <p className="small soft">Each event, person or thing once, however many agencies were there</p>
      </div>
      <TableScroll label="Totals by measure">
        <table className="table board-totals">
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col" className="number">
                Total
              </th>
              <th scope="col">Wanted</th>
              <th scope="col" className="number">
                Baseline
              </th>
            </tr>
          </thead>
          <tbody>
            {board.totals.map((total) => (
              <tr key={total.measure} data-chosen={total.measure === chosen || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="as-link"
                    aria-pressed={total.measure === chosen}
                    onClick={() => onChoose(total.measure)}
                  >
                    {total.name}
                  </button>{" "}
                  <span className="small soft">{total.unit === "pence" ? "£" : total.unit}</span>
                  <ForImmigration of={total} board={board} />
                  {total.differing ? (
                    <span className="small soft block">
                      Contributions differ on {plural(total.differing, "event")}
                    </span>
                  ) : null}
                </th>
                <td className="number">
                  <Figure
                    of={total}
                    value={total.total}
                    cell={{ measure: total.measure }}
                    label={total.name}
                    onOpen={onOpen}
                  />
                </td>
                <td>
                  <Wanted of={total} />
                </td>
                <td className="number">
                  {total.baseline === null ? null : (
                    <span title={total.baselineSays}>
                      {figureText(total, total.baseline)} <Change of={total} />
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

function Wanted({ of }: { readonly of: BoardTotalWire }) {
  if (of.wanted === null) return <span className="soft">–</span>;
  const reached = of.total ?? 0;
  return (
    <span className="wanted">
      <progress max={Math.max(of.wanted, 1)} value={Math.min(reached, of.wanted)} aria-hidden="true" />
      <span className="small">
        {of.total !== null && of.wanted > 0 ? `${Math.round((reached / of.wanted) * 100)}% of ` : ""}
        {figureText(of, of.wanted)}
      </span>
    </span>
  );
}

/** Against a baseline of the same measure and version: the plan accepts no other. */
function Change({ of: { total, baseline } }: { readonly of: BoardTotalWire }) {
  if (total === null || !baseline) return null;
  const change = Math.round(((total - baseline) / baseline) * 100);
  return (
    <span className="small soft">
      ({change > 0 ? "+" : change < 0 ? "−" : "±"}
      {Math.abs(change)}%)
    </span>
  );
}

/** Of arrests, those for an immigration offence: a person counts under the principal one, so that families add up. */
function ForImmigration({ of, board }: { readonly of: BoardTotalWire; readonly board: BoardAnswerWire }) {
  if (of.measure.split("@")[0] !== "arrested" || of.total === null) return null;
  const { rows } = board.panels.offence;
  const arrested = IMMIGRATION_OFFENCES.reduce((sum, family) => sum + (rows[family]?.[of.measure] ?? 0), 0);
  return (
    <span className="small block">of them for immigration offences: {arrested.toLocaleString("en-GB")}</span>
  );
}
