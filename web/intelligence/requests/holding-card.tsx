/** "Do you hold anything on this?": what was asked, of whom, and the answer or the way to give one. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { HoldingRequestWire, NewRequestAnswerWire } from "../../../src/contract/checks.ts";
import { givenText } from "../../check/question.ts";
import { Button } from "../../look/button.tsx";
import { errorsOf } from "../../look/field-errors.ts";
import { TextAreaField } from "../../look/fields.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { toast } from "../../look/toasts.ts";
import { post } from "../../server/call.ts";
import { AskedCard } from "./asked-card.tsx";

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
  const { answer } = request;
  return (
    <AskedCard
      title={<>Do you hold anything on {givenText(request.given)}?</>}
      open={open}
      asked={request.asked}
      of={request.direction === "sent" ? request.holder : null}
      askedAt={request.askedAt}
      dueAt={request.dueAt}
      question={request.question}
      beside={`, incident ${request.incident}${request.remindedAt && !answer ? ", reminded" : ""}`}
      answer={
        answer && {
          word: ANSWERS[answer],
          tone: answer === "no_hit" ? undefined : "done",
          by: request.answeredBy,
          at: request.answeredAt,
          words: request.note,
        }
      }
    >
      {request.mayAnswer ? <AnswerForm id={request.id} /> : null}
    </AskedCard>
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
