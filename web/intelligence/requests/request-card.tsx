import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { PermissionWire } from "../../../src/contract/reports.ts";
import { Button } from "../../look/button.tsx";
import { Due, InstantText } from "../../look/date-text.tsx";
import { TextAreaField } from "../../look/fields.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { toast } from "../../look/toasts.ts";
import { post } from "../../server/call.ts";
import { permissionKind } from "./permission-kind.ts";

export function RequestCard({ request, open }: { readonly request: PermissionWire; readonly open: boolean }) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) card.current?.scrollIntoView({ block: "center" });
  }, [open]);
  return (
    <article className="panel request" ref={card} data-open={open || undefined}>
      <div className="panel-head">
        <h2>
          {permissionKind(request.kind)}{" "}
          <Link to="/reports/$reference" params={{ reference: request.report }} className="mono">
            {request.reference}
          </Link>
        </h2>
        {request.decision ? (
          <span className="tag" data-tone={request.decision === "agreed" ? "done" : "harm"}>
            {request.decision === "agreed" ? "Agreed" : "Refused"}
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
          : `Asked of ${request.owner} by ${request.asked}`}
        , <InstantText at={request.askedAt} />
      </p>
      <p className="said">{request.question}</p>
      {request.decision ? (
        <div className="notice">
          <p className="small soft">
            {request.decidedBy} {request.decidedAt ? <InstantText at={request.decidedAt} /> : null}
          </p>
          {request.answer ? (
            <p className="said">{request.answer}</p>
          ) : (
            <p className="soft">No words were added.</p>
          )}
        </div>
      ) : null}
      {request.mayDecide ? <DecideForm request={request} /> : null}
    </article>
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
