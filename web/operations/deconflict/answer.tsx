/** What was answered at once: the sentence, whom to contact, what one may read anyway, and who else is there. */
import type { DeconflictionAnswerWire } from "../../../src/contract/deconflict.ts";
import { MatchCard } from "../../check/match-card.tsx";
import { TaskingLine } from "../taskings/tasking-line.tsx";
import { Contacts } from "./contacts.tsx";
import "../../check/check.css";

export function DeconflictionAnswer({ answer }: { readonly answer: DeconflictionAnswerWire }) {
  return (
    <div className="stack" role="status">
      <div className="notice" data-tone={answer.contacts.length > 0 ? "action" : undefined}>
        <p className="deconfliction-says">{answer.says}</p>
      </div>
      <Contacts contacts={answer.contacts} />
      {answer.understood.length > 0 ? (
        <details>
          <summary className="quiet-summary">How it was understood</summary>
          <ul>
            {answer.understood.map((each) => (
              <li key={each.about}>
                {each.about}: {each.says.join("; ")}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {answer.matches.length > 0 ? (
        <div className="stack-tight">
          <h3>What you may read already</h3>
          {answer.matches.map(({ about, match }) => (
            <div key={about + match.mention}>
              <p className="small soft">About {about}</p>
              <MatchCard match={match} />
            </div>
          ))}
          {answer.more ? (
            <p className="notice">More could match than is shown. Say more about them.</p>
          ) : null}
        </div>
      ) : null}
      {answer.overlaps.length > 0 ? (
        <div className="stack-tight">
          <h3>At this place and time too</h3>
          <ul className="plain-list">
            {answer.overlaps.map((each) => (
              <TaskingLine key={each.id} tasking={each} />
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
