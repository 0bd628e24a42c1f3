/** What became of what I sent in, and what I could read that was taken back. */
import { Link } from "@tanstack/react-router";
import type { HomeWire } from "../../../src/contract/home.ts";
import { InstantText } from "../../look/date-text.tsx";
import { Waiting } from "./waiting.tsx";

export const OUTCOMES: Readonly<Record<string, string>> = {
  returned: "Returned to you",
  evaluated: "Evaluated",
  sanitised: "Sanitised for sharing",
  disseminated: "Shared",
  withdrawn: "Withdrawn",
  answered: "Answered a requirement",
  erased: "Erased",
};

export const WAITING = "Waiting for your intelligence unit";

export function Submissions({ list }: { readonly list: HomeWire["submissions"] }) {
  return (
    <Waiting
      title="What became of mine"
      count={list.length}
      empty="What you submit, and what your unit did with it, is told here."
    >
      {list.map((each) => (
        <li key={each.id} className="report-line">
          <div className="report-line-words">
            {each.outcome === "returned" ? (
              <Link to="/reports/$id/edit" params={{ id: each.report }}>
                {each.title}
              </Link>
            ) : (
              <Link to="/submissions/$id" params={{ id: each.id }}>
                {each.title}
              </Link>
            )}
            <div className="soft small row">
              <span className="mono">{each.reference}</span>
              <span className={each.outcome === "returned" ? "late" : undefined}>
                {each.outcome ? (OUTCOMES[each.outcome] ?? each.outcome) : WAITING}
              </span>
              <InstantText at={each.outcomeAt ?? each.submittedAt} />
            </div>
            {each.outcomeReason ? <p>{each.outcomeReason}</p> : null}
          </div>
        </li>
      ))}
    </Waiting>
  );
}

export function Recalls({ list }: { readonly list: HomeWire["recalls"] }) {
  return (
    <Waiting title="Taken back" count={list.length} hint="Do not rely on these">
      {list.map((each) => (
        <li key={each.id} className="report-line">
          <div className="report-line-words">
            <strong className="mono">{each.reference}</strong>{" "}
            <span className="tag" data-tone="harm">
              {each.kind === "erased" ? "Erased" : "Withdrawn"}
            </span>
            <div className="soft small">
              <InstantText at={each.at} />
            </div>
            <p>{each.reason}</p>
          </div>
        </li>
      ))}
    </Waiting>
  );
}
