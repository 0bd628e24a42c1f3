/** "Do you hold anything on this?": what was asked, of whom, and the answer or the way to give one. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { HoldingRequestWire, NewRequestAnswerWire } from "../../../src/contract/checks.ts";
import { givenText } from "../../check/question.ts";
import { Button } from "../../look/button.tsx";
import { Due, InstantText } from "../../look/date-text.tsx";
import { errorsOf } from "../../look/field-errors.ts";
import { TextAreaField } from "../../look/fields.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { toast } from "../../look/toasts.ts";
import { post } from "../../server/call.ts";

type HoldingAnswer = NewRequestAnswerWire["answer"];

const ANSWERS: Readonly<Record<HoldingAnswer, string>> = {
  hit: "Hit",
  no_hit: "No hit",
  talk: "Let us talk",
};

export function HoldingCard({
  request,
  open,
}: {
  readonly request: HoldingRequestWire;
  readonly open: boolean;
}) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) card.current?.scrollIntoView({ block: "center" });
  }, [open]);
  return (
    <article className="panel request" ref={card} data-open={open || undefined}>
      <div className="panel-head">
        <h2>Do you hold anything on {givenText(request.given)}?</h2>
        {request.answer ? (
          <span className="tag" data-tone={request.answer === "no_hit" ? undefined : "done"}>
            {ANSWERS[request.answer]}
          </span>
        ) : (
          <span>
            Answer <Due at={request.dueAt} />
          </span>
        )}
      </div>
      <p className="small soft">
        {request.direction === "received"
          ? `Asked by ${request.asked}`
          : `Asked of ${request.holder} by ${request.asked}`}
        , incident {request.incident}, <InstantText at={request.askedAt} />
        {request.remindedAt && !request.answer ? "; reminded" : ""}
      </p>
      <p className="said">{request.question}</p>
      {request.answer ? (
        <div className="notice">
          <p className="small soft">
            {request.answeredBy} {request.answeredAt ? <InstantText at={request.answeredAt} /> : null}
          </p>
          {request.note ? (
            <p className="said">{request.note}</p>
          ) : (
            <p className="soft">No words were added.</p>
          )}
        </div>
      ) : null}
      {request.mayAnswer ? <AnswerForm id={request.id} /> : null}
    </article>
  );
}

function AnswerForm({ id }: { readonly id: string }) {
  const queries = useQueryClient();
  const [note, setNote] = useState("");
  const [error, setError] = useState<string>();
  const give = useMutation({
    mutationFn: (answer: HoldingAnswer) =>
      post(`/requests/${id}/answer`, { answer, note: note.trim() } satisfies NewRequestAnswerWire),
    onSuccess: (_, answer) => {
      toast({ text: `You answered: ${ANSWERS[answer].toLowerCase()}. They are told` });
      void queries.invalidateQueries();
    },
    onError: (failure) => setError(errorsOf(failure)?.get("/note")),
  });
  const answer = (said: HoldingAnswer) => {
    if (said === "talk" && note.trim().length < 3) return setError("Say whom to call, and how");
    setError(undefined);
    give.mutate(said);
  };
  return (
    <div className="stack-tight">
      {give.error && !error ? <ProblemNotice error={give.error} /> : null}
      <TextAreaField
        pointer={`/note-${id}`}
        label="In words"
        hint="What you may say, or whom to call. A hit says that you hold something, and nothing more"
        rows={2}
        maxLength={2000}
        value={note}
        error={error}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="button-row">
        <Button busy={give.isPending} onClick={() => answer("hit")}>
          Hit
        </Button>
        <Button look="plain" busy={give.isPending} onClick={() => answer("no_hit")}>
          No hit
        </Button>
        <Button look="plain" busy={give.isPending} onClick={() => answer("talk")}>
          Let us talk
        </Button>
      </div>
    </div>
  );
}
