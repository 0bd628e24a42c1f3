/** The answer in a sentence, what it came from, and what to do next. */
import { Link } from "@tanstack/react-router";
import type { CheckAnswerWire } from "../../src/contract/checks.ts";
import { InstantText } from "../look/date-text.tsx";
import { AskHolder } from "./ask-holder.tsx";
import { MatchCard } from "./match-card.tsx";

export function Answer({ answer }: { readonly answer: CheckAnswerWire }) {
  const nothing = answer.matches.length === 0 && answer.elsewhere.length === 0;
  return (
    <section className="stack check-answer" aria-labelledby="check-says">
      <div className="notice" data-tone={nothing ? undefined : "action"}>
        <h2 id="check-says">{answer.says}</h2>
        <p className="soft">
          As at <InstantText at={answer.askedAt} />
        </p>
        <ul className="check-understood">
          {answer.understood.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
      {answer.matches.length > 0 ? (
        <ul className="plain-list stack">
          {answer.matches.map((match) => (
            <li key={`${match.kind} ${match.mention}`}>
              <MatchCard match={match} />
            </li>
          ))}
        </ul>
      ) : null}
      {answer.more ? (
        <p className="notice">
          More could match than is shown. Add a date of birth or a number to tell them apart.
        </p>
      ) : null}
      {answer.elsewhere.map((holder) => (
        <AskHolder key={holder.agency} check={answer.check} holder={holder} />
      ))}
      <Next nothing={nothing} />
    </section>
  );
}

function Next({ nothing }: { readonly nothing: boolean }) {
  return (
    <section className="stack-tight" aria-labelledby="check-next">
      <h2 id="check-next">What to do next</h2>
      <ul className="check-next">
        {nothing ? (
          <li>Call your duty desk if you have reason to worry: they can ask other agencies.</li>
        ) : null}
        {nothing ? null : <li>Open a match and read what it rests on before you act on it.</li>}
        <li>
          <Link to="/reports/new">Record what you have seen</Link>, so that the next officer finds it.
        </li>
      </ul>
    </section>
  );
}
