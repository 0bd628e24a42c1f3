import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { HomeWire } from "../../../src/contract/home.ts";
import { Button } from "../../look/button.tsx";
import { Due, InstantText } from "../../look/date-text.tsx";
import { TextAreaField } from "../../look/fields.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { toast } from "../../look/toasts.ts";
import { post } from "../../server/call.ts";
import { Waiting } from "./waiting.tsx";

type Entry = NonNullable<HomeWire["toReview"]>[number];

export function ToReview({ list }: { readonly list: readonly Entry[] }) {
  return (
    <Waiting title="Emergency releases to review" count={list.length} hint="Within 24 hours, by someone else">
      {list.map((entry) => (
        <li key={entry.id} className="report-line">
          <div className="report-line-words">
            <Link to="/reports/$reference" params={{ reference: entry.report }} className="mono">
              {entry.reference}
            </Link>
            <div className="soft small row">
              <span>
                Released by {entry.releasedAs}, <InstantText at={entry.releasedAt} />
              </span>
              <span>
                Review <Due at={entry.reviewDueAt} />
              </span>
            </div>
            <p>{entry.reason}</p>
            {entry.mayReview ? <ReviewForm id={entry.id} reference={entry.reference} /> : null}
          </div>
        </li>
      ))}
    </Waiting>
  );
}

function ReviewForm({ id, reference }: { readonly id: string; readonly reference: string }) {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const [error, setError] = useState<string>();
  const review = useMutation({
    mutationFn: () => post(`/emergency-releases/${id}/review`, { review: words.trim() }),
    onSuccess: () => {
      toast({ text: `Your review of ${reference} is recorded` });
      void queries.invalidateQueries({ queryKey: ["home"] });
    },
  });
  if (!open) {
    return (
      <Button look="plain" onClick={() => setOpen(true)}>
        Review<span className="visually-hidden"> the release of {reference}</span>
      </Button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim().length < 3) return setError("Say whether the release was right, and what follows");
    setError(undefined);
    review.mutate();
  };
  return (
    <form onSubmit={submit} className="stack-tight" noValidate>
      {review.error ? <ProblemNotice error={review.error} /> : null}
      <TextAreaField
        pointer={`/review-${id}`}
        label="Your review"
        hint="Was it necessary and no more than was needed? What follows from it?"
        value={words}
        error={error}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button type="submit" busy={review.isPending}>
        Record the review
      </Button>
    </form>
  );
}
