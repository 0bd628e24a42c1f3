/** Asking before action. Place and time are always asked about; people, plates and numbers are named here. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { SubjectWire } from "../../../src/contract/deconflict.ts";
import type { TaskingWire } from "../../../src/contract/operations.ts";
import { DECONFLICTION_SUBJECTS } from "../../../src/vocabulary/planning.ts";
import { Button } from "../../look/button.tsx";
import { ErrorSummary } from "../../look/error-summary.tsx";
import { errorsOf, type FieldErrors, fieldErrors, NO_ERRORS } from "../../look/field-errors.ts";
import { SelectField, TextField } from "../../look/fields.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { useKept } from "../plan/use-kept.ts";
import { placeText } from "../plan/words.ts";
import { whenText } from "../taskings/time-text.tsx";
import { DeconflictionAnswer } from "./answer.tsx";
import { askDeconfliction } from "./queries.ts";

interface SubjectDraft {
  readonly kind: SubjectWire["kind"];
  readonly text: string;
  readonly birthDate: string;
}

const MOST = 10;
const NEW: SubjectDraft = { kind: "person", text: "", birthDate: "" };

export function AskForm({ tasking }: { readonly tasking: TaskingWire }) {
  const queries = useQueryClient();
  const go = useNavigate();
  const kept = useKept<readonly SubjectDraft[]>(`deconflict.${tasking.id}`, [NEW]);
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const result = useRef<HTMLDivElement>(null);
  const subjects = kept.value;
  const ask = useMutation({
    mutationFn: () => askDeconfliction(tasking.id, { subjects: subjectsOf(subjects) }),
    onSuccess: () => {
      kept.forget();
      void queries.invalidateQueries({ queryKey: ["tasking", tasking.id] });
    },
    onError: (error) => setErrors(errorsOf(error) ?? NO_ERRORS),
  });
  useEffect(() => {
    if (ask.data) result.current?.focus();
  }, [ask.data]);
  const close = () =>
    void go({
      to: "/taskings/$id",
      params: { id: tasking.id },
      search: {},
      replace: true,
      resetScroll: false,
    });
  if (ask.data)
    return (
      <div ref={result} tabIndex={-1}>
        <DeconflictionAnswer answer={ask.data} />
        <Button look="quiet" onClick={close}>
          Close the answer
        </Button>
      </div>
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ask.isPending) return;
    const wrong = fieldErrors(
      subjects.map((each, nth) => [
        `/subjects/${nth}/text`,
        each.text.trim() === "" && each.birthDate.trim() !== "" && "Enter the name of whoever was born then",
      ]),
    );
    setErrors(wrong);
    if (wrong.size === 0) ask.mutate();
  };
  return (
    <form className="stack-tight" onSubmit={send} noValidate aria-label="Deconflict">
      <ErrorSummary errors={errors} />
      {ask.error && !errorsOf(ask.error) ? <ProblemNotice error={ask.error} /> : null}
      <p className="small">
        Asked about in any case: {placeText(tasking)}, {whenText(tasking.startsAt, tasking.endsAt)}.
      </p>
      {subjects.map((each, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
        <fieldset key={nth} className="plan-row stack-tight">
          <legend className="visually-hidden">Subject {nth + 1}</legend>
          <SelectField
            pointer={`/subjects/${nth}/kind`}
            label="Also about"
            value={each.kind}
            onChange={(event) =>
              kept.change(subjects.with(nth, { ...each, kind: event.target.value as SubjectDraft["kind"] }))
            }
          >
            {DECONFLICTION_SUBJECTS.map((kind) => (
              <option key={kind.id} value={kind.id}>
                {kind.name}
              </option>
            ))}
          </SelectField>
          <TextField
            pointer={`/subjects/${nth}/text`}
            label={each.kind === "person" ? "Name" : "As it is written"}
            value={each.text}
            maxLength={120}
            spellCheck={false}
            error={errors.get(`/subjects/${nth}/text`)}
            onChange={(event) => kept.change(subjects.with(nth, { ...each, text: event.target.value }))}
          />
          {each.kind === "person" ? (
            <TextField
              pointer={`/subjects/${nth}/birthDate`}
              label="Date of birth (optional)"
              value={each.birthDate}
              maxLength={40}
              error={errors.get(`/subjects/${nth}/birthDate`)}
              onChange={(event) =>
                kept.change(subjects.with(nth, { ...each, birthDate: event.target.value }))
              }
            />
          ) : null}
          {subjects.length > 1 ? (
            <div>
              <Button look="quiet" size="small" onClick={() => kept.change(subjects.toSpliced(nth, 1))}>
                Remove<span className="visually-hidden"> subject {nth + 1}</span>
              </Button>
            </div>
          ) : null}
        </fieldset>
      ))}
      <div className="button-row">
        {subjects.length < MOST ? (
          <Button look="plain" size="small" onClick={() => kept.change([...subjects, NEW])}>
            Add another
          </Button>
        ) : null}
      </div>
      <p className="small soft">
        Holders’ desks are told without a word here. If one of them is to be called, it is said here by the
        time that is named in the answer.
      </p>
      <div className="button-row">
        <Button type="submit" busy={ask.isPending}>
          {ask.isPending ? "Asking" : "Ask"}
        </Button>
        <Button look="plain" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** A line left empty asks nothing. */
function subjectsOf(subjects: readonly SubjectDraft[]): SubjectWire[] {
  return subjects
    .filter((each) => each.text.trim() !== "")
    .map(({ kind, text, birthDate }) => ({
      kind,
      text: text.trim(),
      ...(kind === "person" && birthDate.trim() ? { birthDate: birthDate.trim() } : {}),
    }));
}
