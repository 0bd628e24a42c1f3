/** Is this person, phone or plate known, and what do I do next? For one thumb, in the rain. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { Button } from "../look/button.tsx";
import { errorsOf, type FieldErrors, NO_ERRORS } from "../look/field-errors.ts";
import { Page } from "../look/page.tsx";
import { ProblemNotice } from "../look/states.tsx";
import { Answer } from "./answer.tsx";
import { CheckForm } from "./check-form.tsx";
import { PastChecks } from "./past-checks.tsx";
import { askCheck, pastChecksQuery } from "./queries.ts";
import { asked, keepQuestion, keptQuestion, nextQuestion, type Question, questionFrom } from "./question.ts";
import "./check.css";

const route = getRouteApi("/inside/check");

export function CheckPage() {
  const { again } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const past = useQuery(pastChecksQuery);
  const [question, setQuestion] = useState(keptQuestion);
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const result = useRef<HTMLDivElement>(null);
  const check = useMutation({
    mutationFn: (wanted: Question) => askCheck(asked(wanted)),
    onSuccess: () => void queries.invalidateQueries({ queryKey: pastChecksQuery.queryKey }),
    onError: (error) => setErrors(errorsOf(error) ?? NO_ERRORS),
  });
  const change = (next: Question) => {
    setQuestion(next);
    keepQuestion(next);
  };
  const ask = (wanted: Question) => {
    setErrors(NO_ERRORS);
    check.mutate(wanted);
  };
  useEffect(() => {
    if (check.data) result.current?.focus();
  }, [check.data]);

  // A past check is asked again by its address, once.
  const named = past.data?.items.find((each) => each.check === again);
  useEffect(() => {
    if (!named) return;
    const before = questionFrom(named.given, named.incident);
    setQuestion(before);
    keepQuestion(before);
    setErrors(NO_ERRORS);
    check.mutate(before);
    void navigate({ search: {}, replace: true });
  }, [named, check.mutate, navigate]);

  const clear = () => {
    change(nextQuestion(question));
    check.reset();
    setErrors(NO_ERRORS);
    document.getElementById("given-name")?.focus();
  };
  return (
    <div data-density="field" className="check">
      <Page title="Is this person known?" width="reading">
        <div className="stack">
          <CheckForm
            question={question}
            errors={errors}
            busy={check.isPending}
            onChange={change}
            onWrong={setErrors}
            onAsk={() => ask(question)}
          />
          {check.error && !errorsOf(check.error) ? (
            <ProblemNotice error={check.error} again={() => ask(question)} />
          ) : null}
          <div ref={result} tabIndex={-1} role="status">
            {check.data ? <Answer answer={check.data} /> : null}
          </div>
          {check.data ? (
            <div className="button-row">
              <Button look="plain" onClick={clear}>
                Check somebody else
              </Button>
            </div>
          ) : null}
          {past.error ? <ProblemNotice error={past.error} again={() => void past.refetch()} /> : null}
          <PastChecks list={past.data?.items ?? []} />
        </div>
      </Page>
    </div>
  );
}
