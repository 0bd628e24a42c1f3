/** The answer in a sentence, and each match in short: what to keep in mind, who says it and how it is graded. */
import type { CheckAnswerWire, MatchWire } from "../../../../src/contract/checks.ts";
import { GradeChip } from "../../../look/grade-chip.tsx";
import { clockText } from "../../../look/instants.ts";

export function CheckAnswer({ answer }: { readonly answer: CheckAnswerWire }) {
  const nothing = answer.matches.length === 0 && answer.elsewhere.length === 0;
  return (
    <section className="notice" data-tone={nothing ? undefined : "action"} aria-labelledby="check-says">
      <h2 id="check-says">{answer.says}</h2>
      <p className="soft">As at {clockText(answer.askedAt)}. Not kept on this device.</p>
      {answer.matches.length > 0 ? (
        <ul className="plain-list rows">
          {answer.matches.map((match) => (
            <li key={`${match.kind} ${match.mention}`} className="stack-tight">
              <Match match={match} />
            </li>
          ))}
        </ul>
      ) : null}
      {answer.elsewhere.map(({ agency, name }) => (
        <p key={agency}>{name} holds something: call their desk.</p>
      ))}
      {answer.more ? <p>More could match. Add a date of birth or a number.</p> : null}
      {nothing ? <p>If you have reason to worry, call your duty desk: they can ask other agencies.</p> : null}
    </section>
  );
}

function Match({ match }: { readonly match: MatchWire }) {
  const [newest] = match.sources;
  return (
    <>
      {match.cautions.map((words) => (
        <p key={words} className="caution">
          {words}
        </p>
      ))}
      <a href={`/things/${encodeURIComponent(match.mention)}`} target="_blank" rel="noreferrer">
        <strong>{match.display}</strong>
        <span className="visually-hidden"> (opens Tributary in a new window)</span>
      </a>
      <p>{sureness(match)}</p>
      {newest ? (
        <div className="stack-tight">
          <GradeChip grade={newest.source.grade} owner={newest.source.agency} />
          <p className="said soft">{newest.text}</p>
        </div>
      ) : null}
    </>
  );
}

function sureness({ strength, birthDates }: MatchWire): string {
  const sure = {
    identifier: "Linked with what you gave",
    likely: "Likely the person you mean",
    possible: "Possibly the person you mean",
  }[strength];
  return birthDates.length > 0 ? `${sure}. Born ${birthDates.join(" or ")}` : sure;
}
