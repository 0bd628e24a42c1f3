import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { errorsOf, type FieldErrors, NO_ERRORS } from "../../look/field-errors.ts";
import { toast } from "../../look/toasts.ts";
import { Refusal } from "../../server/problem.ts";

interface PlanAct<Answer> {
  readonly run: () => Promise<Answer>;
  /** Empty where the page says it in its own way. */
  readonly said: string | ((answer: Answer) => string);
  readonly after?: (answer: Answer) => void;
}

/** Something done to a plan or a tasking: says that it was done and asks for everything anew, also after a conflict. */
export function usePlanAct<Answer>({ run, said, after }: PlanAct<Answer>) {
  const queries = useQueryClient();
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const act = useMutation({
    mutationFn: run,
    onSuccess: (answer) => {
      const words = typeof said === "string" ? said : said(answer);
      if (words) toast({ text: words });
      void queries.invalidateQueries();
      after?.(answer);
    },
    onError: (error) => {
      setErrors(errorsOf(error) ?? NO_ERRORS);
      if (error instanceof Refusal && error.code === "conflict") void queries.invalidateQueries();
    },
  });
  return {
    errors,
    failure: act.error,
    busy: act.isPending,
    /** Sends, unless what was checked here found something. */
    send: (wrong: FieldErrors = NO_ERRORS) => {
      setErrors(wrong);
      if (wrong.size === 0) act.mutate();
    },
  };
}
