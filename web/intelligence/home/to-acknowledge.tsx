import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { HomeWire } from "../../../src/contract/home.ts";
import { Button } from "../../look/button.tsx";
import { Due } from "../../look/date-text.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { toast } from "../../look/toasts.ts";
import { post } from "../../server/call.ts";
import { ReportLine } from "../reports/report-line.tsx";
import { Waiting } from "./waiting.tsx";

type Entry = NonNullable<HomeWire["toAcknowledge"]>[number];

/** A desk answers with its name before the clock runs out; after that it has been escalated, and says so. */
export function ToAcknowledge({ list }: { readonly list: readonly Entry[] }) {
  const queries = useQueryClient();
  const acknowledge = useMutation({
    mutationFn: (entry: Entry) => post(`/reports/${entry.report.id}/acknowledge`),
    onSuccess: (_, entry) => {
      toast({ text: `You acknowledged ${entry.report.reference}` });
      void queries.invalidateQueries({ queryKey: ["home"] });
    },
  });
  return (
    <Waiting title="To acknowledge" count={list.length} hint="Read it, then say that your desk has it">
      {acknowledge.error ? <ProblemNotice error={acknowledge.error} /> : null}
      {list.map((entry) => (
        <ReportLine
          key={entry.report.id + entry.desk}
          report={entry.report}
          clock={
            <>
              <span>{entry.desk}</span>
              <strong>
                due <Due at={entry.dueAt} />
              </strong>
              {entry.escalatedAt ? <span className="late">escalated</span> : null}
            </>
          }
          action={
            <Button look="plain" busy={acknowledge.isPending} onClick={() => acknowledge.mutate(entry)}>
              Acknowledge<span className="visually-hidden"> {entry.report.reference}</span>
            </Button>
          }
        />
      ))}
    </Waiting>
  );
}
