import type { ReportDetailWire } from "../../../../src/contract/reports.ts";
import { Button } from "../../../look/button.tsx";
import { ProblemNotice } from "../../../look/states.tsx";
import { post } from "../../../server/call.ts";
import { useReportAct } from "./use-report-act.ts";

export function AcknowledgeButton({ report }: { readonly report: ReportDetailWire }) {
  const act = useReportAct({
    run: () => post(`/reports/${report.id}/acknowledge`),
    said: `You acknowledged ${report.reference}`,
  });
  return (
    <>
      <Button busy={act.isPending} onClick={() => act.mutate()}>
        Acknowledge
      </Button>
      {act.error ? <ProblemNotice error={act.error} /> : null}
    </>
  );
}
