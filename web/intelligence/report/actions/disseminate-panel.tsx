/** Shares a report. Who will be able to read it is shown before it is shared, with what they will not see. */
import { useState } from "react";
import type { RecipientWire } from "../../../../src/contract/common.ts";
import type { ReportDetailWire } from "../../../../src/contract/reports.ts";
import { PURPOSES, type Purpose } from "../../../../src/vocabulary/purposes.ts";
import { RecipientPicker } from "../../../access/recipient-picker.tsx";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../../look/field-errors.ts";
import { Radios, TextAreaField } from "../../../look/fields.tsx";
import { post } from "../../../server/call.ts";
import { ActionPanel } from "./action-panel.tsx";
import { ReportReachBox } from "./reach-box.tsx";
import { useReportAct } from "./use-report-act.ts";

export function DisseminatePanel({ report }: { readonly report: ReportDetailWire }) {
  const [recipients, setRecipients] = useState<readonly RecipientWire[]>([]);
  const [purpose, setPurpose] = useState<Purpose>(report.purpose);
  const [reason, setReason] = useState("");
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const run = useReportAct({
    run: () => post(`/reports/${report.id}/disseminate`, { recipients, purpose, reason: reason.trim() }),
    said: `${report.reference} is shared`,
  });
  const submit = () => {
    const wrong = fieldErrors([
      ["/recipients", recipients.length === 0 && "Choose at least one agency or team"],
      ["/reason", reason.trim().length < 3 && "Say why they need it"],
    ]);
    setErrors(wrong);
    if (wrong.size === 0) run.mutate();
  };
  return (
    <ActionPanel
      title="Share"
      lead="Share with those who need it, and no wider. What is shared for one purpose cannot be read for another."
      errors={errors}
      failure={run.error}
      busy={run.isPending}
      submit="Share the report"
      onSubmit={submit}
    >
      <div className="columns" data-side="right">
        <div className="stack">
          <RecipientPicker
            pointer="/recipients"
            label="Agencies and teams"
            purpose={purpose}
            chosen={recipients}
            error={errors.get("/recipients")}
            onChange={setRecipients}
          />
          <Radios
            pointer="/purpose"
            label="For what purpose"
            hint={
              purpose === report.purpose
                ? undefined
                : "This is another purpose than the report’s own: a new disclosure, which is yours to decide and is logged as such."
            }
            value={purpose}
            onPick={(next) => {
              setPurpose(next);
              setRecipients([]);
            }}
            choices={PURPOSES.map((each) => ({ value: each.id, label: each.name, hint: each.basis }))}
          />
          <TextAreaField
            pointer="/reason"
            label="Why they need it"
            rows={2}
            maxLength={2000}
            value={reason}
            error={errors.get("/reason")}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <ReportReachBox report={report.id} recipients={recipients} purpose={purpose} />
      </div>
    </ActionPanel>
  );
}
