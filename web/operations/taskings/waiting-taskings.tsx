import { Link } from "@tanstack/react-router";
import type { TaskingSummaryWire } from "../../../src/contract/operations.ts";
import { TaskingLine } from "./tasking-line.tsx";

const SHOWN = 5;

/** What one's agency is asked to do and has to answer. */
export function WaitingTaskings({ list }: { readonly list: readonly TaskingSummaryWire[] }) {
  if (list.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="waiting-taskings">
      <div className="panel-head">
        <h2 id="waiting-taskings">
          Offered to your agency <span className="soft number">{list.length}</span>
        </h2>
        <span className="soft small">Accept, or decline with a reason</span>
      </div>
      <ul className="plain-list">
        {list.slice(0, SHOWN).map((tasking) => (
          <TaskingLine key={tasking.id} tasking={tasking} />
        ))}
      </ul>
      {list.length > SHOWN ? (
        <p>
          <Link to="/taskings" search={{ show: "answer" }}>
            All {list.length}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
