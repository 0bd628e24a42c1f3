/** Grades each item, beside what its author proposed. */
import { useState } from "react";
import type { ReportDetailWire } from "../../../../src/contract/reports.ts";
import { PRECEDENCE_MEANING, PRECEDENCE_NAME, PRECEDENCES } from "../../../../src/vocabulary/reports.ts";
import { Button } from "../../../look/button.tsx";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../../look/field-errors.ts";
import { Radios, TextAreaField } from "../../../look/fields.tsx";
import { GradeChip, gradeWords } from "../../../look/grade-chip.tsx";
import { MarkedText } from "../../../look/marked-text.tsx";
import { post } from "../../../server/call.ts";
import { draftOf, evaluationGap, type GradeDraft, gradeOf, NO_GRADE } from "../../grades/grade-draft.ts";
import { GradePicker } from "../../grades/grade-picker.tsx";
import { ActionPanel } from "./action-panel.tsx";
import { useReportAct } from "./use-report-act.ts";

export function EvaluatePanel({ report }: { readonly report: ReportDetailWire }) {
  const [precedence, setPrecedence] = useState(report.precedence);
  const [grades, setGrades] = useState<readonly GradeDraft[]>(() =>
    report.items.map((item) => draftOf(item.grade)),
  );
  const [note, setNote] = useState("");
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const set = (index: number, grade: GradeDraft) => setGrades(grades.with(index, grade));

  const run = useReportAct({
    run: () =>
      post(`/reports/${report.id}/evaluate`, {
        precedence,
        note: note.trim(),
        items: report.items.map((item, index) => ({
          id: item.id,
          grade: gradeOf(grades[index] ?? NO_GRADE),
        })),
      }),
    said: `${report.reference} is evaluated`,
  });
  const submit = () => {
    const wrong = fieldErrors(
      grades.map((grade, index) => {
        const gap = evaluationGap(grade);
        return [`/items/${index}/grade`, gap && `${gap} for item ${index + 1}`] as const;
      }),
    );
    setErrors(wrong);
    if (wrong.size === 0) run.mutate();
  };

  return (
    <ActionPanel
      title="Evaluate"
      lead="Grade each item by itself. The author’s proposal is shown beside; your grade stands."
      errors={errors}
      failure={run.error}
      busy={run.isPending}
      submit="Record the evaluation"
      onSubmit={submit}
    >
      {report.items.map((item, index) => (
        <div key={item.id} className="evaluate-item">
          <div className="evaluate-words">
            <h3>Item {index + 1}</h3>
            <MarkedText text={item.text} mentions={item.mentions} links={false} />
            {item.proposed ? (
              <div className="row">
                <span className="small soft">Proposed</span>
                <GradeChip grade={item.proposed} />
                <Button look="plain" size="small" onClick={() => set(index, draftOf(item.proposed))}>
                  Take it over
                  <span className="visually-hidden">
                    {" "}
                    for item {index + 1}: {gradeWords(item.proposed)}
                  </span>
                </Button>
              </div>
            ) : (
              <p className="small soft">The author proposed no grade.</p>
            )}
          </div>
          <GradePicker
            pointer={`/items/${index}/grade`}
            label={`Your grade for item ${index + 1}`}
            grade={grades[index] ?? NO_GRADE}
            originator={report.agency.code}
            error={errors.get(`/items/${index}/grade`)}
            onChange={(grade) => set(index, grade)}
          />
        </div>
      ))}
      <Radios
        pointer="/precedence"
        label="Precedence"
        value={precedence}
        onPick={setPrecedence}
        choices={PRECEDENCES.toReversed().map((id) => ({
          value: id,
          label: PRECEDENCE_NAME[id],
          hint: PRECEDENCE_MEANING[id],
        }))}
      />
      <TextAreaField
        pointer="/note"
        label="Note (optional)"
        hint="Kept in the report’s history, for your unit"
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </ActionPanel>
  );
}
