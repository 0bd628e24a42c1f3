/** Asks the originators of chosen items in one go. They answer on their requests page, against a clock. */
import { useState } from "react";
import type { ReportDetailWire } from "../../../../src/contract/reports.ts";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../../look/field-errors.ts";
import { Checkboxes, Radios, TextAreaField } from "../../../look/fields.tsx";
import { GradeChip } from "../../../look/grade-chip.tsx";
import { post } from "../../../server/call.ts";
import { ActionPanel } from "./action-panel.tsx";
import { useReportAct } from "./use-report-act.ts";

const KINDS = [
  { value: "act", label: "May we act on it", hint: "Where A1 forbids action without the originator" },
  {
    value: "sanitise",
    label: "May we sanitise it",
    hint: "Where S2 forbids sanitising without the originator",
  },
  { value: "release", label: "May we share it further", hint: "Beyond those who may read it now" },
] as const;
type Kind = (typeof KINDS)[number]["value"];

export function PermissionPanel({ report }: { readonly report: ReportDetailWire }) {
  const forced = report.xray.forcedBy.map((each) => each.item);
  const [items, setItems] = useState<readonly string[]>(() => [...new Set(forced)]);
  const [kind, setKind] = useState<Kind | null>(null);
  const [question, setQuestion] = useState("");
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const run = useReportAct({
    run: () => post(`/reports/${report.id}/permissions`, { items, kind, question: question.trim() }),
    said: "The originators are asked",
  });
  const submit = () => {
    const wrong = fieldErrors([
      ["/items", items.length === 0 && "Choose the items to ask about"],
      ["/kind", kind === null && "Choose what you ask for"],
      ["/question", question.trim().length < 3 && "Say what you want to do and why"],
    ]);
    setErrors(wrong);
    if (wrong.size === 0) run.mutate();
  };
  return (
    <ActionPanel
      title="Ask permission"
      lead="Each originator is asked at once and answers against a clock. You see the answers under Requests."
      errors={errors}
      failure={run.error}
      busy={run.isPending}
      submit="Ask the originators"
      onSubmit={submit}
    >
      <Checkboxes
        pointer="/items"
        label="About which items"
        error={errors.get("/items")}
        values={items}
        onChange={setItems}
        choices={report.items.map((item) => ({
          value: item.id,
          label: (
            <>
              Item {item.position} <GradeChip grade={item.grade} owner={originatorOf(report, item.id)} />
            </>
          ),
          hint: <span className="clamp">{item.text}</span>,
        }))}
      />
      <Radios
        pointer="/kind"
        label="What you ask"
        error={errors.get("/kind")}
        value={kind}
        onPick={setKind}
        choices={KINDS}
      />
      <TextAreaField
        pointer="/question"
        label="Your question"
        hint="What you want to do with it, by when, and why it matters"
        value={question}
        maxLength={4000}
        error={errors.get("/question")}
        onChange={(event) => setQuestion(event.target.value)}
      />
    </ActionPanel>
  );
}

function originatorOf(report: ReportDetailWire, item: string): string {
  return report.xray.forcedBy.find((each) => each.item === item)?.originator ?? report.agency.code;
}
