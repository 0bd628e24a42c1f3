/** Acts that need one thing said: returning, keeping, withdrawing. */

import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ReportDetailWire } from "../../../../src/contract/reports.ts";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../../look/field-errors.ts";
import { TextAreaField } from "../../../look/fields.tsx";
import { Warning } from "../../../look/states.tsx";
import { post } from "../../../server/call.ts";
import { ActionPanel } from "./action-panel.tsx";
import { useReportAct } from "./use-report-act.ts";

const ACTS = {
  return: {
    title: "Return for rework",
    lead: "It goes back to its author as a draft, with your reason. Say what is missing and what would make it usable.",
    label: "Your reason",
    short: "Say what the author should change",
    submit: "Return to the author",
    said: "Returned to its author",
    warning: null,
  },
  keep: {
    title: "Keep this report",
    lead: "Something it was made from was taken back. Keep it only if it stands without that.",
    label: "Why it stands",
    short: "Say why it stands by itself",
    submit: "Keep it",
    said: "Kept",
    warning: null,
  },
  withdraw: {
    title: "Withdraw this report",
    lead: "Nobody but your agency’s unit and data protection officer will see it. Everyone who could read it is told that it was taken back and why.",
    label: "Why it is withdrawn",
    short: "Say why it is withdrawn. Its readers will see this",
    submit: "Withdraw",
    said: "Withdrawn, and its readers are told",
    warning: "Judgements and products that rest on this report lose it.",
  },
} as const;

export function ReasonPanel({
  report,
  act,
}: {
  readonly report: ReportDetailWire;
  readonly act: keyof typeof ACTS;
}) {
  const words = ACTS[act];
  const navigate = useNavigate();
  const [reason, setReason] = useState("");
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const run = useReportAct({
    run: () => post(`/reports/${report.id}/${act}`, { reason: reason.trim() }),
    said: words.said,
    ...(act === "withdraw" || act === "keep" ? {} : { after: () => void navigate({ to: "/" }) }),
  });
  return (
    <ActionPanel
      title={words.title}
      lead={words.lead}
      errors={errors}
      failure={run.error}
      busy={run.isPending}
      submit={words.submit}
      harm={act === "withdraw"}
      onSubmit={() => {
        const wrong = fieldErrors([["/reason", reason.trim().length < 3 && words.short]]);
        setErrors(wrong);
        if (wrong.size === 0) run.mutate();
      }}
    >
      {words.warning ? <Warning>{words.warning}</Warning> : null}
      <TextAreaField
        pointer="/reason"
        label={words.label}
        value={reason}
        maxLength={2000}
        error={errors.get("/reason")}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActionPanel>
  );
}
