import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { RequirementDraftWire, RequirementWire } from "../../../src/contract/requirements.ts";
import { RecipientPicker } from "../../access/recipient-picker.tsx";
import { Button } from "../../look/button.tsx";
import { ErrorSummary } from "../../look/error-summary.tsx";
import { errorsOf, type FieldErrors, fieldErrors, NO_ERRORS } from "../../look/field-errors.ts";
import { Radios, SelectField, TextAreaField, TextField } from "../../look/fields.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { useStanding } from "../../server/standing.ts";
import { ReachBox } from "../report/actions/reach-box.tsx";
import { LEVEL_NAME } from "./levels.ts";
import "../report/report.css";

interface RequirementFormProps<Answer> {
  /** The requirement that is changed. */
  readonly id?: string;
  readonly start: RequirementDraftWire;
  readonly submit: string;
  readonly onSend: (draft: RequirementDraftWire) => Promise<Answer>;
  readonly onDone: (answer: Answer) => void;
}

/** A change begins with what is asked now, and of whom. */
export function draftOfRequirement(requirement: RequirementWire): RequirementDraftWire {
  const { title, text, priority, level, terms, opens, closes } = requirement;
  return {
    title,
    text,
    priority,
    level,
    terms,
    opens,
    closes,
    recipients: [...(requirement.recipients ?? [])],
  };
}

export function RequirementForm<Answer>({ id, start, submit, onSend, onDone }: RequirementFormProps<Answer>) {
  const [draft, setDraft] = useState(start);
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const purpose = useStanding()?.purpose ?? "law_enforcement";
  const change = (part: Partial<RequirementDraftWire>) => setDraft((before) => ({ ...before, ...part }));
  const send = useMutation({
    mutationFn: () =>
      onSend({ ...draft, title: draft.title.trim(), text: draft.text.trim(), terms: draft.terms.trim() }),
    onSuccess: onDone,
    onError: (error) => setErrors(errorsOf(error) ?? NO_ERRORS),
  });
  const trySend = (event: FormEvent) => {
    event.preventDefault();
    const wrong = fieldErrors([
      ["/title", draft.title.trim().length < 3 && "Say in a line what needs to be known"],
      ["/opens", draft.opens === "" && "Choose the day from which it is asked"],
      ["/closes", draft.closes !== null && draft.closes < draft.opens && "Choose a last day after the first"],
    ]);
    setErrors(wrong);
    if (wrong.size === 0) send.mutate();
  };
  return (
    <form onSubmit={trySend} className="panel stack" noValidate>
      <ErrorSummary errors={errors} />
      {send.error && !errorsOf(send.error) ? <ProblemNotice error={send.error} /> : null}
      <TextField
        pointer="/title"
        label="What needs to be known"
        hint="As a question, in a line"
        value={draft.title}
        maxLength={200}
        error={errors.get("/title")}
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextAreaField
        pointer="/text"
        label="In full"
        hint="What is known already, what is missing, what it is wanted for"
        rows={5}
        value={draft.text}
        maxLength={8000}
        error={errors.get("/text")}
        onChange={(event) => change({ text: event.target.value })}
      />
      <Radios
        pointer="/priority"
        label="Priority"
        inline
        value={String(draft.priority)}
        onPick={(priority) => change({ priority: Number(priority) })}
        choices={["1", "2", "3", "4"].map((value) => ({
          value,
          label: value === "1" ? "1, highest" : value,
        }))}
      />
      <SelectField
        pointer="/level"
        label="Level"
        value={draft.level}
        onChange={(event) => change({ level: Number(event.target.value) })}
      >
        {[1, 2, 3].map((level) => (
          <option key={level} value={level}>
            {LEVEL_NAME[level]}
          </option>
        ))}
      </SelectField>
      <TextField
        pointer="/terms"
        label="Words that bring it up"
        hint="With commas between. It is shown beside a report that uses them"
        value={draft.terms}
        maxLength={1000}
        error={errors.get("/terms")}
        onChange={(event) => change({ terms: event.target.value })}
      />
      <div className="row">
        <TextField
          pointer="/opens"
          label="From"
          type="date"
          value={draft.opens}
          error={errors.get("/opens")}
          onChange={(event) => change({ opens: event.target.value })}
        />
        <TextField
          pointer="/closes"
          label="To (optional)"
          type="date"
          value={draft.closes ?? ""}
          error={errors.get("/closes")}
          onChange={(event) => change({ closes: event.target.value || null })}
        />
      </div>
      <RecipientPicker
        pointer="/recipients"
        label="Who is asked"
        purpose={purpose}
        chosen={draft.recipients}
        error={errors.get("/recipients")}
        onChange={(recipients) => change({ recipients: [...recipients] })}
      />
      <ReachBox
        address="/requirements/reach"
        question={{ recipients: draft.recipients, ...(id ? { requirement: id } : {}) }}
      />
      <Button type="submit" busy={send.isPending}>
        {submit}
      </Button>
    </form>
  );
}
