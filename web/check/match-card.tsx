import { Link } from "@tanstack/react-router";
import type { MatchWire } from "../../src/contract/checks.ts";
import { categoryWords } from "../identity/category-words.ts";
import { chances } from "../identity/words.ts";
import { DateText, InstantText } from "../look/date-text.tsx";
import { GradeChip } from "../look/grade-chip.tsx";
import { identifierForms } from "../look/identifier-groups.ts";
import { plural } from "../look/instants.ts";
import { kindLabel } from "../look/kind-label.ts";
import { Warning } from "../look/states.tsx";
import { Why } from "./why.tsx";

/** What to keep in mind comes before what is known: it decides how one goes on. */
export function MatchCard({ match }: { readonly match: MatchWire }) {
  const id = `match-${match.kind}-${match.mention}`;
  return (
    <article className="panel stack-tight check-match" data-strength={match.strength} aria-labelledby={id}>
      {match.cautions.map((words) => (
        <Warning key={words}>{words}</Warning>
      ))}
      <div>
        <p className="soft">{kindLabel(match.kind)}</p>
        <h3 id={id}>
          <Link to="/things/$id" params={{ id: match.mention }}>
            {match.kind === "person" ? match.display : identifierForms(match.kind, match.display).shown}
          </Link>
        </h3>
      </div>
      <p className="check-sure">
        <strong>{sureness(match)}</strong>
        {match.probability === null ? null : ` (${chances(match.probability)})`}
      </p>
      {match.through.length > 0 ? (
        <ul className="check-through">
          {match.through.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ) : null}
      <dl className="facts">
        {match.birthDates.length > 0 ? (
          <>
            <dt>Born</dt>
            <dd>
              {match.birthDates.map((born, nth) => (
                <span key={born}>
                  {nth > 0 ? " or " : ""}
                  <DateText from={born} />
                </span>
              ))}
            </dd>
          </>
        ) : null}
        <dt>Said by</dt>
        <dd>
          {match.agencies.join(", ")}, {plural(match.mentions, "time")}
        </dd>
      </dl>
      <ul className="plain-list check-sources">
        {match.sources.map(({ source, text, categories }) => (
          <li key={source.report + source.mention}>
            <div className="row">
              <GradeChip grade={source.grade} owner={source.agency} />
              <Link to="/reports/$reference" params={{ reference: source.report }} className="mono">
                {source.reference}
              </Link>
              <InstantText at={source.at} day />
              {categories.map((each) => (
                <span key={each} className="tag" data-tone={each.startsWith("victim") ? "harm" : undefined}>
                  {categoryWords(each)}
                </span>
              ))}
            </div>
            <p className="said">{text}</p>
          </li>
        ))}
      </ul>
      {match.mentions > match.sources.length ? (
        <p className="soft">The newest {match.sources.length} are shown. Open it to read all of them.</p>
      ) : null}
      {match.waterfall ? <Why waterfall={match.waterfall} /> : null}
    </article>
  );
}

/** Words first: a figure alone would be read as more than it says. */
function sureness({ kind, strength, through }: MatchWire): string {
  if (strength === "identifier") {
    if (kind !== "person") return `The ${kindLabel(kind).toLowerCase()} you gave`;
    return through.length > 0 ? "Linked with what you gave" : "The same identifier";
  }
  return strength === "likely" ? "Likely the person you mean" : "Possibly the person you mean";
}
