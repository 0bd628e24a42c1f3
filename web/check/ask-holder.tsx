/** Another agency holds something and lets that be said: one asks it here, without leaving the answer. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { CheckAnswerWire, NewRequestWire } from "../../src/contract/checks.ts";
import { Button } from "../look/button.tsx";
import { Due } from "../look/date-text.tsx";
import { errorsOf } from "../look/field-errors.ts";
import { TextAreaField } from "../look/fields.tsx";
import { ProblemNotice } from "../look/states.tsx";
import { post } from "../server/call.ts";
import { holdingRequestsQuery } from "./queries.ts";

interface AskHolderProps {
  readonly check: string;
  readonly holder: CheckAnswerWire["elsewhere"][number];
}

export function AskHolder({ check, holder }: AskHolderProps) {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [question, setQuestion] = useState("");
  const [error, setError] = useState<string>();
  const ask = useMutation({
    mutationFn: () =>
      post<{ dueAt: string }>("/requests", {
        check,
        agency: holder.agency,
        question: question.trim(),
      } satisfies NewRequestWire),
    onSuccess: () => void queries.invalidateQueries({ queryKey: holdingRequestsQuery.queryKey }),
    onError: (failure) => setError(errorsOf(failure)?.get("/question")),
  });
  const tryAsk = (event: FormEvent) => {
    event.preventDefault();
    if (question.trim().length < 3) return setError("Say what you need to know");
    setError(undefined);
    ask.mutate();
  };
  return (
    <section className="panel stack-tight" aria-labelledby={`holder-${holder.agency}`}>
      <h3 id={`holder-${holder.agency}`}>Held by {holder.name}</h3>
      {ask.data ? (
        <p>
          Asked. They are expected to answer <Due at={ask.data.dueAt} />. The answer appears in{" "}
          <Link to="/requests" search={{ show: "sent" }}>
            your requests
          </Link>
          .
        </p>
      ) : open ? (
        <form className="stack-tight" onSubmit={tryAsk} noValidate>
          {ask.error && !error ? <ProblemNotice error={ask.error} /> : null}
          <TextAreaField
            pointer={`/question-${holder.agency}`}
            label="What do you need to know?"
            hint="They see your name, the incident number and what you checked"
            rows={3}
            maxLength={2000}
            value={question}
            error={error}
            onChange={(event) => setQuestion(event.target.value)}
          />
          <div className="button-row">
            <Button type="submit" busy={ask.isPending}>
              Ask {holder.agency}
            </Button>
            <Button look="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
          </div>
        </form>
      ) : (
        <>
          <p>You may not read it. Ask them: they answer hit or no hit, or call you.</p>
          <div>
            <Button onClick={() => setOpen(true)}>Ask {holder.name}</Button>
          </div>
        </>
      )}
    </section>
  );
}
