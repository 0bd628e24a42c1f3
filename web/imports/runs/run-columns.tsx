import { Link } from "@tanstack/react-router";
import type { ImportRunWire } from "../../../src/contract/imports.ts";
import { InstantText } from "../../look/date-text.tsx";
import type { Column } from "../../look/table/column.ts";
import { moves } from "../queries.ts";
import { wayOf } from "../run/under-way.tsx";
import {
  COUNT_WORDS,
  FORMAT_NAME,
  filesText,
  leftText,
  rateText,
  STATE_TONE,
  stateWords,
} from "../run-words.ts";

export const RUN_COLUMNS: readonly Column<ImportRunWire>[] = [
  {
    id: "files",
    head: "Import",
    names: true,
    cell: (row) => (
      <Link to="/imports/$id" params={{ id: row.id }}>
        {filesText(row.files)}
      </Link>
    ),
    text: (row) => filesText(row.files),
    order: (row) => filesText(row.files),
  },
  {
    id: "format",
    head: "Read as",
    cell: (row) => FORMAT_NAME[row.format],
    text: (row) => FORMAT_NAME[row.format],
    order: (row) => row.format,
  },
  {
    id: "state",
    head: "State",
    cell: (row) => <State run={row} />,
    text: (row) => stateWords(row),
    order: (row) => row.state,
  },
  ...COUNT_WORDS.map(
    ({ id, name }): Column<ImportRunWire> => ({
      id,
      head: name,
      numeric: true,
      cell: (row) =>
        row.state === "gathering" ? null : id === "refused" && row.counts.refused > 0 ? (
          <strong>{row.counts.refused.toLocaleString("en-GB")}</strong>
        ) : (
          row.counts[id].toLocaleString("en-GB")
        ),
      text: (row) => String(row.counts[id]),
      // Arrows on all five heads would leave no room for what stands below them.
      ...(id === "refused" ? { order: (row: ImportRunWire) => row.counts.refused } : {}),
    }),
  ),
  {
    id: "begun",
    head: "Begun",
    cell: (row) => (
      <>
        <InstantText at={row.createdAt} />
        <div className="soft small">{row.startedBy}</div>
      </>
    ),
    text: (row) => `${row.createdAt} ${row.startedBy}`,
    order: (row) => row.createdAt,
  },
];

function State({ run }: { readonly run: ImportRunWire }) {
  if (!moves(run)) {
    return (
      <span className="tag" data-tone={STATE_TONE[run.state]}>
        {stateWords(run)}
      </span>
    );
  }
  const { done, whole } = wayOf(run);
  const facts = [
    `${run.records.toLocaleString("en-GB")} records`,
    rateText(run.rate),
    leftText(run.secondsLeft),
  ].filter(Boolean);
  return (
    <div className="stack-tight">
      <label htmlFor={`progress-${run.id}`}>{stateWords(run)}</label>
      <progress id={`progress-${run.id}`} className="run-progress" max={Math.max(1, whole)} value={done} />
      <div className="small soft number">{facts.join(", ")}</div>
    </div>
  );
}
