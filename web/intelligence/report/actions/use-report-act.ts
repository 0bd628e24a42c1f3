import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { toast } from "../../../look/toasts.ts";

interface Act<Answer> {
  readonly run: () => Promise<Answer>;
  readonly said: string;
  /** Where to go afterwards; the report itself, without the panel, when not given. */
  readonly after?: (answer: Answer) => void;
}

/** Something done to a report: says that it was done, asks for everything anew, closes the panel. */
export function useReportAct<Answer>({ run, said, after }: Act<Answer>) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: run,
    onSuccess: (answer) => {
      toast({ text: said });
      void queries.invalidateQueries();
      if (after) after(answer);
      else void navigate({ to: ".", search: {}, replace: true, resetScroll: false });
    },
  });
}
