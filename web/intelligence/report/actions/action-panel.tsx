/** The place where one thing is done to a report: what it means, its form, what went wrong, and the way out. */
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { Button } from "../../../look/button.tsx";
import { ErrorSummary } from "../../../look/error-summary.tsx";
import { errorsOf, type FieldErrors } from "../../../look/field-errors.ts";
import { ProblemNotice } from "../../../look/states.tsx";

interface ActionPanelProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly errors: FieldErrors;
  readonly failure: unknown;
  readonly busy: boolean;
  readonly submit: string;
  readonly harm?: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

export function ActionPanel({
  title,
  lead,
  errors,
  failure,
  busy,
  submit,
  harm = false,
  onSubmit,
  children,
}: ActionPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const navigate = useNavigate();
  useEffect(() => heading.current?.focus({ preventScroll: false }), []);
  const pointed = errors.size > 0 ? errors : errorsOf(failure);
  return (
    <section className="panel action-panel no-print" aria-labelledby="action-title">
      <form
        className="stack"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (!busy) onSubmit();
        }}
      >
        <div>
          <h2 id="action-title" ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {lead ? <div className="soft measure">{lead}</div> : null}
        </div>
        {pointed ? <ErrorSummary errors={pointed} /> : null}
        {failure && !errorsOf(failure) ? <ProblemNotice error={failure} /> : null}
        {children}
        <div className="button-row">
          <Button type="submit" busy={busy} look={harm ? "harm" : "action"}>
            {submit}
          </Button>
          <Button
            look="plain"
            onClick={() => void navigate({ to: ".", search: {}, replace: true, resetScroll: false })}
          >
            Cancel
          </Button>
        </div>
      </form>
    </section>
  );
}
