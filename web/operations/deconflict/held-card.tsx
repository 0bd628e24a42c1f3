import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { HeldMatchWire, NewMatchAnswerWire } from "../../../src/contract/deconflict.ts";
import { MATCH_ANSWERS, type MatchAnswer } from "../../../src/vocabulary/planning.ts";
import { Due, InstantText } from "../../look/date-text.tsx";
import { fieldErrors } from "../../look/field-errors.ts";
import { Radios, TextAreaField } from "../../look/fields.tsx";
import { post } from "../../server/call.ts";
import { PlanForm } from "../plan/plan-form.tsx";
import { useKept } from "../plan/use-kept.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { TaskingLine } from "../taskings/tasking-line.tsx";

const MEANS: Readonly<Record<MatchAnswer, string>> = {
  spoke: "They read your words and your agency’s name. Not what you hold",
  silent: "Nothing is said to them. You have seen it, and let it go on",
  no_conflict: "What you hold does not lie in their way after all",
};

export function HeldCard({ match }: { readonly match: HeldMatchWire }) {
  const said = MATCH_ANSWERS.find((each) => each.id === match.answer);
  return (
    <article className="panel request" aria-labelledby={`match-${match.id}`}>
      <div className="panel-head">
        <h2 id={`match-${match.id}`}>{match.subject}</h2>
        {said ? (
          <span className="tag" data-tone="done">
            {said.name}
          </span>
        ) : (
          <span className="row">
            {match.escalatedAt ? (
              <span className="tag" data-tone="late">
                Passed on <InstantText at={match.escalatedAt} />
              </span>
            ) : null}
            <span>
              Answer <Due at={match.dueAt} />
            </span>
          </span>
        )}
      </div>
      <p className="small soft">
        Asked by {match.asked}, <InstantText at={match.askedAt} />. Their tasking starts{" "}
        <InstantText at={match.taskingStarts} />
      </p>
      {match.reports.length + match.taskings.length > 0 ? (
        <div>
          <h3>Yours, in the way</h3>
          <ul className="plain-list">
            {match.reports.map((report) => (
              <li key={report.id} className="row">
                <Link to="/reports/$reference" params={{ reference: report.id }}>
                  {report.title}
                </Link>
                <span className="mono small">{report.reference}</span>
              </li>
            ))}
            {match.taskings.map((tasking) => (
              <TaskingLine key={tasking.id} tasking={tasking} />
            ))}
          </ul>
        </div>
      ) : (
        <p className="soft">
          Of your agency’s, and not for you to read. A colleague of the unit can open it.
        </p>
      )}
      {match.answer ? (
        <div className="notice">
          <p className="small soft">
            {match.answeredBy} {match.answeredAt ? <InstantText at={match.answeredAt} /> : null}
          </p>
          {match.note ? <p className="said">{match.note}</p> : <p className="soft">No words were added.</p>}
        </div>
      ) : null}
      {match.mayAnswer ? <AnswerForm id={match.id} /> : null}
    </article>
  );
}

function AnswerForm({ id }: { readonly id: string }) {
  const kept = useKept(`match.${id}`, { note: "" });
  const [answer, setAnswer] = useState<MatchAnswer | null>(null);
  const { note } = kept.value;
  const act = usePlanAct({
    run: () =>
      post(`/deconflictions/${id}/answer`, {
        answer: answer ?? "silent",
        note: note.trim(),
      } satisfies NewMatchAnswerWire),
    said: answer === "spoke" ? "They will read your words" : "Noted. They are told nothing",
    after: kept.forget,
  });
  return (
    <PlanForm
      label="Your answer"
      errors={own(act.errors, id)}
      failure={act.failure}
      busy={act.busy}
      submit="Answer"
      kept={kept}
      onSubmit={() =>
        act.send(
          fieldErrors([
            ["/answer", answer === null && "Choose what you answer"],
            ["/note", answer === "spoke" && note.trim().length < 3 && "Say whom to call, and how"],
          ]),
        )
      }
    >
      <Radios
        pointer={`/answer-${id}`}
        label="What you answer"
        value={answer}
        error={act.errors.get("/answer")}
        onPick={setAnswer}
        choices={MATCH_ANSWERS.map((each) => ({ value: each.id, label: each.name, hint: MEANS[each.id] }))}
      />
      <TextAreaField
        pointer={`/note-${id}`}
        label={answer === "spoke" ? "What they read: whom to call, and how" : "Note, for your agency only"}
        rows={2}
        value={note}
        maxLength={2000}
        error={act.errors.get("/note")}
        onChange={(event) => kept.change({ note: event.target.value })}
      />
    </PlanForm>
  );
}

/** Several cards stand on one page: each error leads to the field of its own card. */
function own(errors: ReadonlyMap<string, string>, id: string): ReadonlyMap<string, string> {
  return new Map([...errors].map(([pointer, message]) => [`${pointer}-${id}`, message]));
}
