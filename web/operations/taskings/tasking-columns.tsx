import { Link } from "@tanstack/react-router";
import type { TaskingSummaryWire } from "../../../src/contract/operations.ts";
import { TASKING_STATE_NAME } from "../../../src/vocabulary/planning.ts";
import type { Column } from "../../look/table/column.ts";
import { placeText } from "../plan/words.ts";
import { TaskingTag } from "./tasking-state.tsx";
import { WhenText, whenText } from "./time-text.tsx";
import "../print.css";

export const TASKING_COLUMNS: readonly Column<TaskingSummaryWire>[] = [
  {
    id: "title",
    head: "Tasking",
    names: true,
    cell: (row) => (
      <Link to="/taskings/$id" params={{ id: row.id }} search={{}}>
        {row.title}
      </Link>
    ),
    text: (row) => row.title,
    order: (row) => row.title,
  },
  {
    id: "state",
    head: "State",
    cell: (row) => <TaskingTag state={row.state} />,
    text: (row) => TASKING_STATE_NAME[row.state],
    order: (row) => row.state,
  },
  {
    id: "when",
    head: "When",
    cell: (row) => <WhenText from={row.startsAt} to={row.endsAt} />,
    text: (row) => whenText(row.startsAt, row.endsAt),
    order: (row) => row.startsAt,
  },
  {
    id: "where",
    head: "Where",
    cell: (row) => placeText(row),
    text: placeText,
    order: placeText,
  },
  {
    id: "lead",
    head: "Led by",
    cell: (row) => row.lead,
    text: (row) => row.lead,
    order: (row) => row.lead,
  },
  {
    id: "support",
    head: "Supported by",
    cell: (row) => row.agencies.slice(1).join(", "),
    text: (row) => row.agencies.slice(1).join(", "),
  },
  {
    id: "by",
    head: "Tasked by",
    cell: (row) => row.agency,
    text: (row) => row.agency,
    order: (row) => row.agency,
  },
  {
    id: "phase",
    head: "Phase",
    cell: (row) => (
      <Link to="/operations/$name/$phase/plan" params={{ name: row.operation, phase: row.phase }} search={{}}>
        {row.phaseTitle}
      </Link>
    ),
    text: (row) => row.phaseTitle,
    order: (row) => row.phaseTitle,
  },
];
