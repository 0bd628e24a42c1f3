import { Link } from "@tanstack/react-router";
import type { PastChecksWire } from "../../src/contract/checks.ts";
import { InstantText } from "../look/date-text.tsx";
import { givenText } from "./question.ts";

/** One's own, of the last ninety days. Nobody else sees them here; the log knows that they were made. */
export function PastChecks({ list }: { readonly list: PastChecksWire["items"] }) {
  if (list.length === 0) return null;
  return (
    <details className="check-past">
      <summary>My past checks ({list.length})</summary>
      <ul className="plain-list">
        {list.map((each) => (
          <li key={each.check}>
            <Link to="/check" search={{ again: each.check }}>
              Check {givenText(each.given)} again
            </Link>
            <p className="soft">
              {each.incident}, <InstantText at={each.askedAt} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
