/** Intelligence and threats that the tasking rests on, of those that the reader may read; with A1, how far its permission is. */
import { getRouteApi, Link } from "@tanstack/react-router";
import type { TaskingReportWire, TaskingWire } from "../../../src/contract/operations.ts";
import { Due } from "../../look/date-text.tsx";
import { GradeChip } from "../../look/grade-chip.tsx";
import { Warning } from "../../look/states.tsx";

const route = getRouteApi("/inside/taskings/$id");

export function RestsOn({ tasking }: { readonly tasking: TaskingWire }) {
  if (tasking.reports.length === 0 && tasking.threats.length === 0) return null;
  const waits = tasking.reports.some((each) => each.permissions.some(({ state }) => state !== "agreed"));
  return (
    <section className="panel stack-tight" aria-labelledby="rests-title">
      <h2 id="rests-title">What it rests on</h2>
      {waits ? (
        <Warning>
          The originator has to agree first: no action on what is handled A1 without them, and none on what is
          derived from it.
        </Warning>
      ) : null}
      <ul className="plain-list plan-lines">
        {tasking.reports.map((report) => (
          <li key={report.id}>
            <Source report={report} />
          </li>
        ))}
      </ul>
      {tasking.actions.includes("ask_permission") ? <AskLink /> : null}
      {tasking.threats.length > 0 ? (
        <>
          <h3>Linked threats</h3>
          <ul>
            {tasking.threats.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function AskLink() {
  const { id } = route.useParams();
  return (
    <div>
      <Link
        to="/taskings/$id"
        params={{ id }}
        search={{ do: "ask" }}
        resetScroll={false}
        className="button no-print"
      >
        Ask the originators
      </Link>
    </div>
  );
}

const SAYS = {
  not_asked: "has not been asked",
  asked: "is asked",
  agreed: "agreed",
  refused: "refused",
} as const;

function Source({ report }: { readonly report: TaskingReportWire }) {
  return (
    <div className="stack-tight">
      <span className="row">
        <Link to="/reports/$reference" params={{ reference: report.report }}>
          {report.title}
        </Link>
        <span className="mono small">{report.reference}</span>
        {report.item ? <span className="small soft">one item</span> : null}
      </span>
      <span className="row">
        {report.grades.map((grade) => (
          <GradeChip key={grade} grade={grade} owner={report.agency} />
        ))}
      </span>
      {report.supports ? null : (
        <span className="row">
          <span className="tag" data-tone="harm">
            Supports nothing
          </span>
          {report.says}
        </span>
      )}
      {report.permissions.map((each) => (
        <span key={each.item + each.owner} className="row small">
          <span className="tag" data-tone={PERMISSION_TONE[each.state]}>
            A1: {each.owner} {SAYS[each.state]}
          </span>
          {each.state === "asked" && each.dueAt ? (
            <span>
              answer <Due at={each.dueAt} />
            </span>
          ) : null}
          {each.answer ? <span className="said">{each.answer}</span> : null}
        </span>
      ))}
    </div>
  );
}

const PERMISSION_TONE = { not_asked: "late", asked: "late", agreed: "done", refused: "harm" } as const;
