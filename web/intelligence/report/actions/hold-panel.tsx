import { useState } from "react";
import type { ReportDetailWire } from "../../../../src/contract/reports.ts";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../../look/field-errors.ts";
import { Radios, TextAreaField } from "../../../look/fields.tsx";
import { post } from "../../../server/call.ts";
import { ActionPanel } from "./action-panel.tsx";
import { useReportAct } from "./use-report-act.ts";

const KINDS = [
  { value: "prosecution", label: "Prosecution", hint: "It may be evidence or unused material in a case" },
  { value: "disclosure", label: "Disclosure", hint: "Somebody has asked for it, or may be entitled to it" },
  {
    value: "retention",
    label: "Retention",
    hint: "It must be kept longer than the rule says, for a reason given here",
  },
] as const;
type Kind = (typeof KINDS)[number]["value"];

/** Keeps a report from being erased until the hold is lifted. */
export function HoldPanel({ report }: { readonly report: ReportDetailWire }) {
  const [kind, setKind] = useState<Kind | null>(null);
  const [reason, setReason] = useState("");
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const run = useReportAct({
    run: () => post(`/reports/${report.id}/hold`, { kind, reason: reason.trim() }),
    said: `${report.reference} is held`,
  });
  return (
    <ActionPanel
      title="Place a hold"
      lead="While it is held, nobody can erase this report."
      errors={errors}
      failure={run.error}
      busy={run.isPending}
      submit="Place the hold"
      onSubmit={() => {
        const wrong = fieldErrors([
          ["/kind", kind === null && "Choose why it is held"],
          ["/reason", reason.trim().length < 3 && "Name the case, the request or the rule"],
        ]);
        setErrors(wrong);
        if (wrong.size === 0) run.mutate();
      }}
    >
      <Radios
        pointer="/kind"
        label="For"
        error={errors.get("/kind")}
        value={kind}
        onPick={setKind}
        choices={KINDS}
      />
      <TextAreaField
        pointer="/reason"
        label="Reason"
        rows={2}
        value={reason}
        error={errors.get("/reason")}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActionPanel>
  );
}
