/** Which pairs: of one kind, or of one thing alone. Each has its own address. */
import { Link } from "@tanstack/react-router";
import { kindLabel } from "../../look/kind-label.ts";
import type { QueueFilter } from "../queries.ts";
import "../../intelligence/requests/requests.css";
import "./review.css";

interface FiltersProps {
  readonly filter: QueueFilter;
  readonly kinds: readonly { readonly kind: string; readonly waiting: number }[];
  /** Of whom the pairs are, where that is in sight. */
  readonly name: string | undefined;
}

export function Filters({ filter, kinds, name = "one thing" }: FiltersProps) {
  const { kind, near } = filter;
  return (
    <>
      {near ? (
        <div className="notice review-near" data-tone="action">
          <p>
            Only pairs of{" "}
            <Link to="/things/$id" params={{ id: near }}>
              {name}
            </Link>
            . Choose several to judge them at once.{" "}
            <Link to="/review" search={kind ? { kind } : {}}>
              Show all pairs
            </Link>
          </p>
        </div>
      ) : null}
      {kinds.length > 1 || kind ? (
        <nav className="view-tabs" aria-label="Kind">
          {[{ kind: undefined, waiting: kinds.reduce((sum, each) => sum + each.waiting, 0) }, ...kinds].map(
            (each) => (
              <Link
                key={each.kind ?? "all"}
                to="/review"
                search={{ ...(each.kind ? { kind: each.kind } : {}), ...(near ? { near } : {}) }}
                activeOptions={{ exact: true }}
                aria-current={each.kind === kind ? "page" : undefined}
                className="view-tab"
              >
                {each.kind ? kindLabel(each.kind) : "All"} <span className="number soft">{each.waiting}</span>
              </Link>
            ),
          )}
        </nav>
      ) : null}
    </>
  );
}
