import { useState } from "react";
import type { ReportDetailWire } from "../../../../src/contract/reports.ts";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../../look/field-errors.ts";
import { TextAreaField, TextField } from "../../../look/fields.tsx";
import { post } from "../../../server/call.ts";
import { ActionPanel } from "./action-panel.tsx";
import { useReportAct } from "./use-report-act.ts";

/** Lets one named person read one report, with a reason, until a day. */
export function GrantPanel({ report }: { readonly report: ReportDetailWire }) {
  const [username, setUsername] = useState("");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const run = useReportAct({
    run: () =>
      post(`/reports/${report.id}/grants`, {
        username: username.trim(),
        reason: reason.trim(),
        until: until ? new Date(`${until}T23:59:59`).toISOString() : null,
      }),
    said: `${username.trim()} may read ${report.reference}`,
  });
  const submit = () => {
    const wrong = fieldErrors([
      ["/username", username.trim() === "" && "Enter the person’s username"],
      ["/reason", reason.trim().length < 3 && "Say why this person needs it"],
      [
        "/until",
        until !== "" && new Date(`${until}T23:59:59`) < new Date() && "Choose a day that has not passed",
      ],
    ]);
    setErrors(wrong);
    if (wrong.size === 0) run.mutate();
  };
  return (
    <ActionPanel
      title="Let one person read"
      lead="For a colleague of your agency who needs this report and whose team does not. It ends by itself on the day you choose, and you can end it earlier."
      errors={errors}
      failure={run.error}
      busy={run.isPending}
      submit="Let them read it"
      onSubmit={submit}
    >
      <TextField
        pointer="/username"
        label="Username"
        hint="As they sign in with it"
        width="middle"
        autoCapitalize="none"
        spellCheck={false}
        value={username}
        error={errors.get("/username")}
        onChange={(event) => setUsername(event.target.value)}
      />
      <TextField
        pointer="/until"
        label="Until"
        hint="The last day. Leave empty only if it has no end"
        type="date"
        width="middle"
        value={until}
        error={errors.get("/until")}
        onChange={(event) => setUntil(event.target.value)}
      />
      <TextAreaField
        pointer="/reason"
        label="Why they need it"
        rows={2}
        value={reason}
        error={errors.get("/reason")}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActionPanel>
  );
}
