/** Who said a value: the report, its grade and its owner, the day; the first few in sight, the others one step away. */
import { Link } from "@tanstack/react-router";
import type { SourceWire } from "../../../src/contract/identity.ts";
import { InstantText } from "../../look/date-text.tsx";
import { GradeChip } from "../../look/grade-chip.tsx";
import "../../imports/imports.css";

const IN_SIGHT = 2;

export function Sources({ sources }: { readonly sources: readonly SourceWire[] }) {
  const rest = sources.slice(IN_SIGHT);
  return (
    <>
      <SourceList sources={sources.slice(0, IN_SIGHT)} />
      {rest.length > 0 ? (
        <details>
          <summary className="quiet-summary small">
            {rest.length} more {rest.length === 1 ? "says" : "say"} so
          </summary>
          <SourceList sources={rest} />
        </details>
      ) : null}
    </>
  );
}

function SourceList({ sources }: { readonly sources: readonly SourceWire[] }) {
  return (
    <ul className="plain-list">
      {sources.map((source) => (
        <li key={source.mention} className="source">
          <GradeChip grade={source.grade} owner={source.agency} />
          <Link to="/reports/$reference" params={{ reference: source.report }} className="mono small">
            {source.reference}
          </Link>
          <span className="soft small">
            <InstantText at={source.at} day />
          </span>
        </li>
      ))}
    </ul>
  );
}
