/** Makes a new report from chosen items, each rewritten beside its original, so that what points to a source can go. */
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { DraftSavedWire, ReportDetailWire } from "../../../../src/contract/reports.ts";
import { useMe } from "../../../access/me.tsx";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../../look/field-errors.ts";
import { TextAreaField, TextField } from "../../../look/fields.tsx";
import { GradeChip } from "../../../look/grade-chip.tsx";
import { post } from "../../../server/call.ts";
import { draftOf, evaluationGap, type GradeDraft, gradeOf } from "../../grades/grade-draft.ts";
import { GradePicker } from "../../grades/grade-picker.tsx";
import { ActionPanel } from "./action-panel.tsx";
import { useReportAct } from "./use-report-act.ts";

interface Side {
  readonly source: string;
  readonly taken: boolean;
  readonly text: string;
  readonly grade: GradeDraft;
}

export function SanitisePanel({ report }: { readonly report: ReportDetailWire }) {
  const navigate = useNavigate();
  const me = useMe();
  const [title, setTitle] = useState(report.title);
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const [sides, setSides] = useState<readonly Side[]>(() =>
    report.items.map((item) => ({
      source: item.id,
      taken: true,
      text: item.text,
      grade: draftOf(item.grade),
    })),
  );
  const set = (index: number, change: Partial<Side>) =>
    setSides(sides.map((side, at) => (at === index ? { ...side, ...change } : side)));
  const taken = sides.filter((side) => side.taken);

  const run = useReportAct({
    run: () =>
      post<DraftSavedWire>(`/reports/${report.id}/sanitise`, {
        title: title.trim(),
        items: taken.map(({ source, text, grade }) => ({ source, text: text.trim(), grade: gradeOf(grade) })),
      }),
    said: "The sanitised report is made. Share it when it is right",
    after: ({ id }) => void navigate({ to: "/reports/$reference", params: { reference: id } }),
  });
  const submit = () => {
    const wrong = fieldErrors([
      ["/title", title.trim().length < 3 && "Give the sanitised report a title"],
      ["/items/0/take", taken.length === 0 && "Take at least one item"],
      ...sides.flatMap((side, index) => {
        const gap = side.taken ? evaluationGap(side.grade) : null;
        return [
          [
            `/items/${index}/text`,
            side.taken && side.text.trim() === "" && `Write item ${index + 1} or leave it out`,
          ],
          [`/items/${index}/grade`, gap && `${gap} for item ${index + 1}`],
        ] as const;
      }),
    ]);
    setErrors(wrong);
    if (wrong.size === 0) run.mutate();
  };

  return (
    <ActionPanel
      title="Sanitise"
      lead="This makes a new report. The original stays as it is, and its readers stay its own. Take out what points to a source or a technique."
      errors={errors}
      failure={run.error}
      busy={run.isPending}
      submit="Make the sanitised report"
      onSubmit={submit}
    >
      <TextField
        pointer="/title"
        label="Title of the new report"
        value={title}
        maxLength={300}
        error={errors.get("/title")}
        onChange={(event) => setTitle(event.target.value)}
      />
      {report.items.map((item, index) => {
        const side = sides[index];
        if (!side) return null;
        return (
          <div key={item.id} className="sanitise-item">
            <div className="choice">
              <input
                id={`items-${index}-take`}
                type="checkbox"
                checked={side.taken}
                onChange={(event) => set(index, { taken: event.target.checked })}
              />
              <label htmlFor={`items-${index}-take`}>
                <strong>Take item {index + 1}</strong>
              </label>
            </div>
            {side.taken ? (
              <div className="sanitise-sides">
                <div>
                  <div className="field-label">
                    Original <GradeChip grade={item.grade} />
                  </div>
                  <div className="said sanitise-original">{item.text}</div>
                </div>
                <TextAreaField
                  pointer={`/items/${index}/text`}
                  label="As it will be read"
                  rows={Math.min(14, Math.max(4, Math.ceil(item.text.length / 70)))}
                  value={side.text}
                  error={errors.get(`/items/${index}/text`)}
                  onChange={(event) => set(index, { text: event.target.value })}
                />
                <div className="sanitise-grade">
                  <GradePicker
                    pointer={`/items/${index}/grade`}
                    label={`Grade of item ${index + 1} as it will be read`}
                    grade={side.grade}
                    originator={me.agency.code}
                    error={errors.get(`/items/${index}/grade`)}
                    onChange={(grade) => set(index, { grade })}
                  />
                </div>
              </div>
            ) : null}
          </div>
        );
      })}
    </ActionPanel>
  );
}
