/** One measure by one thing that is said of events: rows with their numbers, each of which opens and can be filtered by. */
import type { BoardAnswerWire, BoardTotalWire } from "../../../src/contract/counts.ts";
import { type CellAsked, Figure } from "./shown.tsx";
import { figureText, type PANELS, rowName } from "./words.ts";

interface PanelTableProps {
  readonly board: BoardAnswerWire;
  readonly of: BoardTotalWire;
  readonly panel: (typeof PANELS)[number];
  readonly picked: readonly string[];
  readonly onPick: (code: string) => void;
  readonly onOpen: (cell: CellAsked) => void;
}

const FIRST_ROWS = 12;

export function PanelTable({ board, of, panel, picked, onPick, onOpen }: PanelTableProps) {
  const { rows, together, withheld, adds } = board.panels[panel.key];
  const found = Object.entries(rows)
    .flatMap(([code, values]) =>
      of.measure in values ? [{ code, value: values[of.measure] as number | null }] : [],
    )
    .sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.code < b.code ? -1 : 1));
  const most = Math.max(1, ...found.map(({ value }) => value ?? 0));
  const groups = together.filter(({ measure }) => measure === of.measure);
  const hidden = withheld.includes(of.measure);
  if (found.length === 0 && groups.length === 0 && !hidden) return null;
  const line = ({ code, value }: (typeof found)[number]) => {
    const name = rowName(panel.key, code, board);
    return (
      <tr key={code} data-chosen={picked.includes(code) || undefined}>
        <th scope="row">
          <button
            type="button"
            className="as-link"
            aria-pressed={picked.includes(code)}
            onClick={() => onPick(code)}
          >
            {name}
          </button>
        </th>
        <td className="bar-cell" aria-hidden="true">
          <span className="bar" style={{ inlineSize: `${((value ?? 0) / most) * 100}%` }} />
        </td>
        <td className="number">
          <Figure
            of={of}
            value={value}
            cell={{ measure: of.measure, panel: panel.key, key: code }}
            label={`${of.name}, ${name}`}
            onOpen={onOpen}
          />
        </td>
      </tr>
    );
  };
  return (
    <section className="panel board-panel">
      <h2>{panel.title}</h2>
      <table className="table">
        <caption className="visually-hidden">
          {of.name} by {panel.title.toLowerCase()}
        </caption>
        <tbody>{found.slice(0, FIRST_ROWS).map(line)}</tbody>
      </table>
      {found.length > FIRST_ROWS ? (
        <details>
          <summary>{found.length - FIRST_ROWS} more</summary>
          <table className="table">
            <tbody>{found.slice(FIRST_ROWS).map(line)}</tbody>
          </table>
        </details>
      ) : null}
      {groups.map(({ keys, value }) => (
        <p key={keys.join()} className="small soft">
          {keys.map((code) => rowName(panel.key, code, board)).join(", ") || "Elsewhere"}, together:{" "}
          {figureText(of, value)}
        </p>
      ))}
      {hidden ? <p className="small soft">{hiddenBecause(panel.key)}</p> : null}
      {!adds && found.length > 1 ? (
        <p className="small soft">
          {panel.overlaps ?? "A person may be in several rows: they overlap, and print no total."}
        </p>
      ) : null}
    </section>
  );
}

function hiddenBecause(panel: string): string {
  return panel === "involved"
    ? "People are shown for national agencies only here: by local agency, few could be told apart."
    : "People are not shown by place here: under a filter, or so divided, few could be told apart.";
}
