import { Link } from "@tanstack/react-router";
import type { ActionName, ReportDetailWire } from "../../../../src/contract/reports.ts";
import { Button } from "../../../look/button.tsx";
import { AcknowledgeButton } from "./acknowledge-button.tsx";
import { nextStep, PANEL_ACTIONS } from "./action-names.ts";

/** Only what this reader may do now; the server says which. */
export function ActionBar({
  report,
  doing,
}: {
  readonly report: ReportDetailWire;
  readonly doing: string | undefined;
}) {
  const next = nextStep(report.state, report.actions);
  const panels = (Object.keys(PANEL_ACTIONS) as ActionName[]).filter((action) =>
    report.actions.includes(action),
  );
  return (
    <div className="button-row action-bar no-print">
      {report.actions.includes("acknowledge") ? <AcknowledgeButton report={report} /> : null}
      {report.actions.includes("edit") ? (
        <Link
          to="/reports/$id/edit"
          params={{ id: report.id }}
          className="button"
          data-look={next === "edit" ? undefined : "plain"}
        >
          Write on
        </Link>
      ) : null}
      {panels.map((action) => (
        <Link
          key={action}
          to="/reports/$reference"
          params={{ reference: report.id }}
          search={doing === action ? {} : { do: action }}
          replace
          resetScroll={false}
          className="button"
          data-look={action === next && !doing ? undefined : "plain"}
          aria-expanded={doing === action}
        >
          {PANEL_ACTIONS[action]?.name}
        </Link>
      ))}
      <Button look="quiet" onClick={() => window.print()}>
        Print
      </Button>
    </div>
  );
}
