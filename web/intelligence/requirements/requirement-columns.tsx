import { Link } from "@tanstack/react-router";
import type { RequirementWire } from "../../../src/contract/requirements.ts";
import { DateText } from "../../look/date-text.tsx";
import type { Column } from "../../look/table/column.ts";
import { LEVEL_NAME } from "./levels.ts";

export const REQUIREMENT_COLUMNS: readonly Column<RequirementWire>[] = [
  {
    id: "title",
    head: "Requirement",
    names: true,
    cell: (row) => (
      <Link to="/requirements/$id" params={{ id: row.id }}>
        {row.title}
      </Link>
    ),
    text: (row) => row.title,
    order: (row) => row.title,
  },
  {
    id: "code",
    head: "Code",
    cell: (row) => <span className="mono nowrap">{row.code}</span>,
    text: (row) => row.code,
    order: (row) => row.code,
  },
  {
    id: "priority",
    head: "Priority",
    numeric: true,
    cell: (row) => row.priority,
    text: (row) => String(row.priority),
    order: (row) => row.priority,
  },
  {
    id: "agency",
    head: "Asked by",
    cell: (row) => row.agency,
    text: (row) => row.agency,
    order: (row) => row.agency,
  },
  {
    id: "level",
    head: "Level",
    cell: (row) => LEVEL_NAME[row.level] ?? row.level,
    text: (row) => String(row.level),
    order: (row) => row.level,
  },
  {
    id: "answers",
    head: "Answers",
    numeric: true,
    cell: (row) => row.answers.length,
    text: (row) => String(row.answers.length),
    order: (row) => row.answers.length,
  },
  {
    id: "closes",
    head: "Until",
    cell: (row) =>
      row.closedAt ? (
        <span className="tag">Closed</span>
      ) : row.closes ? (
        <DateText from={row.closes} />
      ) : (
        <span className="soft">open</span>
      ),
    text: (row) => (row.closedAt ? "closed" : (row.closes ?? "open")),
    order: (row) => row.closes ?? "9999",
  },
];
