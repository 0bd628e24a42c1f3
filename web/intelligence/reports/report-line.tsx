/** A report in a list: its title, its grades, who owns it and since when it waits. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ReportSummaryWire } from "../../../src/contract/reports.ts";
import { InstantText } from "../../look/date-text.tsx";
import { GradeChip } from "../../look/grade-chip.tsx";
import { PrecedenceTag } from "../../look/tags.tsx";
import "./report-line.css";

interface ReportLineProps {
  readonly report: ReportSummaryWire;
  readonly edit?: boolean;
  readonly action?: ReactNode;
  readonly clock?: ReactNode;
}

export function ReportLine({ report, edit = false, action, clock }: ReportLineProps) {
  return (
    <li className="report-line">
      <div className="report-line-words">
        <div className="row">
          <PrecedenceTag precedence={report.precedence} />
          {edit ? (
            <Link to="/reports/$id/edit" params={{ id: report.id }}>
              {report.title || "No title yet"}
            </Link>
          ) : (
            <Link to="/reports/$reference" params={{ reference: report.id }}>
              {report.title || "No title yet"}
            </Link>
          )}
        </div>
        <div className="soft small row">
          <span>{report.agency}</span>
          <span className="mono">{report.reference}</span>
          {clock ?? <InstantText at={report.changedAt} />}
          {report.flagged ? <span className="late">{report.flagged}</span> : null}
        </div>
      </div>
      <div className="report-line-grades">
        {report.grades.map((grade) => (
          <GradeChip key={grade} grade={grade} />
        ))}
      </div>
      {action ? <div className="button-row">{action}</div> : null}
    </li>
  );
}
