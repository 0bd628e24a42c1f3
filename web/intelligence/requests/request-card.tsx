import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PermissionWire } from "../../../src/contract/reports.ts";
import { Button } from "../../look/button.tsx";
import { TextAreaField } from "../../look/fields.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { toast } from "../../look/toasts.ts";
import { post } from "../../server/call.ts";
import { AskedCard } from "./asked-card.tsx";
import { permissionKind } from "./permission-kind.ts";

export function RequestCard({ request, open }: { readonly request: PermissionWire; readonly open: boolean }) {
  const { decision } = request;
  return (
    <AskedCard
      title={
        <>
          {permissionKind(request.kind)}{" "}
          <Link to="/reports/$reference" params={{ reference: request.report }} className="mono">
            {request.reference}
          </Link>
        </>
      }
      open={open}
      asked={request.asked}
      of={request.direction === "sent" ? request.owner : null}
      askedAt={request.askedAt}
      dueAt={request.dueAt}
      question={request.question}
      answer={
        decision
          ? {
              word: decision === "agreed" ? "Agreed" : "Refused",
              tone: decision === "agreed" ? "done" : "harm",
              by: request.decidedBy,
              at: request.decidedAt,
              words: request.answer,
            }
          : null
      }
    >
      {request.mayDecide ? <DecideForm request={request} /> : null}
    </AskedCard>
  );
}

function DecideForm({ request }: { readonly request: PermissionWire }) {
  const queries = useQueryClient();
  const [answer, setAnswer] = useState("");
  const [error, setError] = useState<string>();
  const decide = useMutation({
    mutationFn: (decision: "agreed" | "refused") =>
      post(`/permissions/${request.id}/decide`, { decision, answer: answer.trim() }),
    onSuccess: (_, decision) => {
      toast({ text: decision === "agreed" ? "You agreed. They are told" : "You refused. They are told why" });
      void queries.invalidateQueries();
    },
  });
  const refuse = () => {
    if (answer.trim().length < 3) return setError("Say why, and what would make it possible");
    setError(undefined);
    decide.mutate("refused");
  };
  return (
    <div className="stack-tight">
      {decide.error ? <ProblemNotice error={decide.error} /> : null}
      <TextAreaField
        pointer={`/answer-${request.id}`}
        label="Your answer"
        hint="Conditions if you agree; what would make it possible if you do not"
        rows={2}
        maxLength={4000}
        value={answer}
        error={error}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <div className="button-row">
        <Button busy={decide.isPending} onClick={() => decide.mutate("agreed")}>
          Agree
        </Button>
        <Button look="plain" busy={decide.isPending} onClick={refuse}>
          Refuse
        </Button>
      </div>
    </div>
  );
}
