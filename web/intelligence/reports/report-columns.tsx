import { Link } from "@tanstack/react-router";
import type { ReportSummaryWire } from "../../../src/contract/reports.ts";
import { PRECEDENCE_NAME, PRECEDENCES, STATE_NAME } from "../../../src/vocabulary/reports.ts";
import { InstantText } from "../../look/date-text.tsx";
import { GradeChip } from "../../look/grade-chip.tsx";
import type { Column } from "../../look/table/column.ts";
import { PrecedenceTag, StateTag } from "../../look/tags.tsx";

export const REPORT_COLUMNS: readonly Column<ReportSummaryWire>[] = [
  {
    id: "title",
    head: "Report",
    names: true,
    cell: (row) => (
      <>
        <Link to="/reports/$reference" params={{ reference: row.id }}>
          {row.title || "No title yet"}
        </Link>
        {row.flagged ? <div className="late small">{row.flagged}</div> : null}
      </>
    ),
    text: (row) => row.title,
    order: (row) => row.title,
  },
  {
    id: "reference",
    head: "Reference",
    cell: (row) => <span className="mono nowrap">{row.reference}</span>,
    text: (row) => row.reference,
    order: (row) => row.reference,
  },
  {
    id: "grades",
    head: "Grades",
    cell: (row) => (
      <span className="row">
        {row.grades.map((grade) => (
          <GradeChip key={grade} grade={grade} />
        ))}
      </span>
    ),
    text: (row) => row.grades.join("; "),
  },
  {
    id: "agency",
    head: "Owner",
    cell: (row) => row.agency,
    text: (row) => row.agency,
    order: (row) => row.agency,
  },
  {
    id: "precedence",
    head: "Precedence",
    cell: (row) => <PrecedenceTag precedence={row.precedence} />,
    text: (row) => PRECEDENCE_NAME[row.precedence],
    order: (row) => PRECEDENCES.indexOf(row.precedence),
  },
  {
    id: "state",
    head: "State",
    cell: (row) => <StateTag state={row.state} />,
    text: (row) => STATE_NAME[row.state],
    order: (row) => row.state,
  },
  {
    id: "changed",
    head: "Last change",
    cell: (row) => <InstantText at={row.changedAt} />,
    text: (row) => row.changedAt,
    order: (row) => row.changedAt,
  },
  {
    id: "author",
    head: "Author",
    extra: true,
    cell: (row) => row.author ?? "",
    text: (row) => row.author ?? "",
    order: (row) => row.author ?? "",
  },
  {
    id: "classification",
    head: "Marking",
    extra: true,
    cell: (row) => row.classification,
    text: (row) => row.classification,
    order: (row) => row.classification,
  },
];
