/** The frame of every form of a plan: what went wrong, what was restored, what somebody else saved meanwhile, and the way out. */
import { useQueryClient } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { Button } from "../../look/button.tsx";
import { ErrorSummary } from "../../look/error-summary.tsx";
import { errorsOf, type FieldErrors, NO_ERRORS } from "../../look/field-errors.ts";
import { instantText } from "../../look/instants.ts";
import { ProblemNotice } from "../../look/states.tsx";
import { Refusal } from "../../server/problem.ts";
import type { KeptWords } from "./use-kept.ts";
import "../../intelligence/report/report.css";

interface PlanFormProps {
  /** Names the form for those who hear it. */
  readonly label: string;
  readonly errors: FieldErrors;
  readonly failure: unknown;
  readonly busy: boolean;
  readonly submit: string;
  readonly harm?: boolean;
  readonly kept?: Pick<KeptWords<unknown>, "restored" | "revision" | "startAgain" | "goOnFrom">;
  /** After a conflict: the revision as it is now. */
  readonly newest?: number;
  readonly onSubmit: () => void;
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

export function PlanForm({
  label,
  errors,
  failure,
  busy,
  submit,
  harm = false,
  kept,
  newest,
  onSubmit,
  onCancel,
  children,
}: PlanFormProps) {
  const pointed = pointing(errors.size > 0 ? errors : (errorsOf(failure) ?? NO_ERRORS));
  const conflict = failure instanceof Refusal && failure.code === "conflict";
  // Only once what they saved is on the page: until then there is nothing to choose between.
  const theirs = conflict && kept && newest !== undefined && newest !== kept.revision ? newest : null;
  return (
    <form
      className="stack plan-form"
      noValidate
      aria-label={label}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      <ErrorSummary errors={pointed} />
      {failure && pointed.size === 0 ? <ProblemNotice error={failure} /> : null}
      {kept && theirs !== null ? <Conflict kept={kept} newest={theirs} /> : null}
      {kept?.restored && !conflict ? (
        <div className="notice" data-tone="action">
          <p>
            These are words you wrote here on {instantText(kept.restored)} that had not reached the server.{" "}
            <Button look="quiet" size="small" onClick={kept.startAgain}>
              Start again from what is saved
            </Button>
          </p>
        </div>
      ) : null}
      {children}
      <div className="button-row">
        <Button type="submit" busy={busy} look={harm ? "harm" : "action"}>
          {submit}
        </Button>
        {onCancel ? (
          <Button look="plain" onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** What points at nothing in the form is shown with what was refused, all of it. */
function pointing(errors: FieldErrors): FieldErrors {
  return errors.has("") ? NO_ERRORS : errors;
}

/** The page behind the form shows what they saved; the words in the form are one's own. */
function Conflict({
  kept,
  newest,
}: {
  readonly kept: Pick<KeptWords<unknown>, "startAgain" | "goOnFrom">;
  readonly newest: number;
}) {
  const queries = useQueryClient();
  return (
    <div className="notice" data-tone="late">
      <p>Your words are still here. Look at what was saved meanwhile, then choose.</p>
      <div className="button-row">
        <Button look="plain" onClick={() => kept.goOnFrom(newest)}>
          Keep mine, to save again
        </Button>
        <Button
          look="plain"
          onClick={() => {
            kept.startAgain();
            void queries.invalidateQueries();
          }}
        >
          Take theirs
        </Button>
      </div>
    </div>
  );
}
