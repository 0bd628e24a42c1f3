/** Where life is at risk: exactly the chosen words, to the chosen readers, the originator told at once, reviewed in a day. */
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { RecipientWire } from "../../../../src/contract/common.ts";
import type { DraftSavedWire, ReportDetailWire } from "../../../../src/contract/reports.ts";
import { EMERGENCY_REVIEW_HOURS } from "../../../../src/vocabulary/reports.ts";
import { useMe } from "../../../access/me.tsx";
import { RecipientPicker } from "../../../access/recipient-picker.tsx";
import { Button } from "../../../look/button.tsx";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../../look/field-errors.ts";
import { TextAreaField, TextField } from "../../../look/fields.tsx";
import { GradeChip } from "../../../look/grade-chip.tsx";
import { Warning } from "../../../look/states.tsx";
import { post } from "../../../server/call.ts";
import { ActionPanel } from "./action-panel.tsx";
import { ReportReachBox } from "./reach-box.tsx";
import { useReportAct } from "./use-report-act.ts";
import { WordChooser } from "./word-chooser.tsx";
import { addWords, type Words } from "./words.ts";

export function EmergencyPanel({ report }: { readonly report: ReportDetailWire }) {
  const navigate = useNavigate();
  const own = useMe().agency.code === report.agency.code;
  const [title, setTitle] = useState("");
  const [words, setWords] = useState<readonly Words[]>([]);
  const [recipients, setRecipients] = useState<readonly RecipientWire[]>([]);
  const [reason, setReason] = useState("");
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const run = useReportAct({
    run: () =>
      post<DraftSavedWire | undefined>(`/reports/${report.id}/emergency-release`, {
        title: title.trim(),
        words,
        recipients,
        reason: reason.trim(),
      }),
    said: "Released. The originator is told and a review is due within 24 hours",
    after: (made) => {
      if (made?.id) void navigate({ to: "/reports/$reference", params: { reference: made.id } });
      else void navigate({ to: "/" });
    },
  });
  const submit = () => {
    const wrong = fieldErrors([
      ["/title", title.trim().length < 3 && "Say in a line what the readers must know"],
      ["/words", words.length === 0 && "Select the words to release"],
      ["/recipients", recipients.length === 0 && "Choose who must have them"],
      [
        "/reason",
        reason.trim().length < 10 && "Say whose life is at risk and why this cannot wait, in a sentence",
      ],
    ]);
    setErrors(wrong);
    if (wrong.size === 0) run.mutate();
  };
  return (
    <ActionPanel
      title="Emergency release"
      lead={`Only where life is at risk. It goes over the originator’s conditions; they are told at once, and somebody else reviews it within ${EMERGENCY_REVIEW_HOURS} hours.`}
      errors={errors}
      failure={run.error}
      busy={run.isPending}
      submit="Release these words now"
      harm
      onSubmit={submit}
    >
      <Warning>Release the least that keeps somebody safe. Select only the words that are needed.</Warning>
      <TextField
        pointer="/title"
        label="What the readers must know, in a line"
        value={title}
        maxLength={300}
        error={errors.get("/title")}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div className="field" data-wrong={errors.has("/words") || undefined}>
        <h3 id="words" tabIndex={-1}>
          The words to release
        </h3>
        <p className="field-hint" id="words-hint">
          Select words with the mouse or with Shift and the arrow keys, then add them. Everything else stays
          hidden.
        </p>
        {errors.has("/words") ? <p className="field-error">{errors.get("/words")}</p> : null}
        {report.items.map((item) => (
          <div key={item.id} className="word-item">
            <GradeChip grade={item.grade} owner={report.agency.code} />
            <WordChooser item={item} chosen={words} onAdd={(span) => setWords(addWords(words, span))} />
          </div>
        ))}
        {words.length > 0 ? (
          <div className="notice" data-tone="action">
            <h3>They will read</h3>
            <ul className="plain-list stack-tight">
              {words.map((each) => (
                <li key={`${each.item} ${each.start}`} className="row spread">
                  <span className="said">
                    “{report.items.find((item) => item.id === each.item)?.text.slice(each.start, each.end)}”
                  </span>
                  <Button
                    look="quiet"
                    size="small"
                    onClick={() => setWords(words.filter((other) => other !== each))}
                  >
                    Take out
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
      <div className="columns" data-side="right">
        <RecipientPicker
          pointer="/recipients"
          label="Who must have them"
          purpose={report.purpose}
          chosen={recipients}
          error={errors.get("/recipients")}
          onChange={setRecipients}
        />
        {own ? (
          <ReportReachBox report={report.id} recipients={recipients} purpose={report.purpose} />
        ) : (
          <p className="reach soft">
            This report is {report.agency.name}’s. They are told at once to whom its words went.
          </p>
        )}
      </div>
      <TextAreaField
        pointer="/reason"
        label="Why it cannot wait"
        hint="Whose life is at risk, how, and why the originator could not be asked first. The review reads this."
        rows={3}
        maxLength={2000}
        value={reason}
        error={errors.get("/reason")}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActionPanel>
  );
}
