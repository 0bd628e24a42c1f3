/** One figure of a board: a number that opens to what is behind it, or the word for one that is not shown by itself. */
import type { BoardTotalWire } from "../../../src/contract/counts.ts";
import type { PanelKeyWord } from "./words.ts";
import { figureText } from "./words.ts";

/** A total, or one row of a panel. */
export interface CellAsked {
  readonly measure: string;
  readonly panel?: PanelKeyWord;
  readonly key?: string;
}

interface FigureProps {
  readonly of: BoardTotalWire;
  readonly value: number | null | undefined;
  readonly cell: CellAsked;
  /** What it is the number of, for those who do not see where it stands. */
  readonly label: string;
  readonly onOpen: (cell: CellAsked) => void;
  readonly className?: string;
}

export function Figure({ of, value, cell, label, onOpen, className = "figure" }: FigureProps) {
  if (value === undefined) return <span className={`${className} soft`}>0</span>;
  if (value === null) {
    return (
      <abbr
        className={`${className} soft`}
        title="Not shown by itself: fewer than five people could be told from it"
      >
        –<span className="visually-hidden"> {label}: not shown by itself</span>
      </abbr>
    );
  }
  const text = figureText(of, value);
  return (
    <button
      type="button"
      className={`${className} figure-opens`}
      aria-label={`${label}: ${text}. Open what is behind it`}
      onClick={() => onOpen(cell)}
    >
      {text}
    </button>
  );
}
