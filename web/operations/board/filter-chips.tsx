/** What the board is narrowed to, each word taken off with one press; and the days. */
import type { BoardAnswerWire } from "../../../src/contract/counts.ts";
import { Button } from "../../look/button.tsx";
import { type FilterState, type FilterWord, toggled } from "./filters.ts";
import { PANELS, rowName } from "./words.ts";

interface FilterChipsProps {
  readonly board: BoardAnswerWire | undefined;
  readonly filters: FilterState;
  readonly onChange: (filters: FilterState) => void;
}

export function FilterChips({ board, filters, onChange }: FilterChipsProps) {
  const chips = PANELS.flatMap(({ key, title, filter }) =>
    (filters[filter]?.split(",") ?? []).map((word) => {
      const code = word === "none" ? "" : word;
      return { filter, code, text: `${title}: ${board ? rowName(key, code, board) : code}` };
    }),
  );
  const day = (word: "from" | "to", label: string) => (
    <label className="inline-field">
      <span className="small">{label}</span>
      <input
        type="date"
        className="input"
        value={filters[word] ?? ""}
        onChange={(event) => {
          const { [word]: _, ...rest } = filters;
          onChange(event.target.value === "" ? rest : { ...rest, [word]: event.target.value });
        }}
      />
    </label>
  );
  const some = Object.keys(filters).length > 0;
  return (
    <div className="board-filters no-print">
      {day("from", "From")}
      {day("to", "to")}
      {chips.map(({ filter, code, text }) => (
        <Button
          key={`${filter} ${code}`}
          look="plain"
          size="small"
          aria-label={`Take off: ${text}`}
          onClick={() => onChange(toggled(filters, filter as FilterWord, code))}
        >
          {text} ×
        </Button>
      ))}
      {some ? (
        <Button look="quiet" size="small" onClick={() => onChange({})}>
          Show everything
        </Button>
      ) : null}
    </div>
  );
}
