/** The panel for the act named in the address; it and its forms are fetched only when they are opened. */
import type { ReportDetailWire } from "../../../../src/contract/reports.ts";
import { DisseminatePanel } from "./disseminate-panel.tsx";
import { EmergencyPanel } from "./emergency-panel.tsx";
import { ErasePanel } from "./erase-panel.tsx";
import { EvaluatePanel } from "./evaluate-panel.tsx";
import { GrantPanel } from "./grant-panel.tsx";
import { HoldPanel } from "./hold-panel.tsx";
import { PermissionPanel } from "./permission-panel.tsx";
import { ReasonPanel } from "./reason-panel.tsx";
import { RequirementPanel } from "./requirement-panel.tsx";
import { SanitisePanel } from "./sanitise-panel.tsx";
import "../../write/marked-textarea.css";

export function OpenPanel({ report, act }: { readonly report: ReportDetailWire; readonly act: string }) {
  switch (act) {
    case "evaluate":
      return <EvaluatePanel report={report} />;
    case "return":
    case "keep":
    case "withdraw":
      return <ReasonPanel key={act} report={report} act={act} />;
    case "erase":
      return <ErasePanel report={report} />;
    case "sanitise":
      return <SanitisePanel report={report} />;
    case "disseminate":
      return <DisseminatePanel report={report} />;
    case "emergency_release":
      return <EmergencyPanel report={report} />;
    case "ask_permission":
      return <PermissionPanel report={report} />;
    case "grant":
      return <GrantPanel report={report} />;
    case "hold":
      return <HoldPanel report={report} />;
    case "answer_requirement":
      return <RequirementPanel report={report} />;
    default:
      return null;
  }
}
