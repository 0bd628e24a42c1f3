/**
 * Deconfliction of a tasking: where it stands, what was asked, whom to contact. The words are the server's, and where nothing is
 * disclosed they are always the same: nothing here is made to look better or worse by what is not said.
 */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { DeconflictionsWire, DeconflictionWire } from "../../../src/contract/deconflict.ts";
import type { DeconflictionStandingWire, TaskingWire } from "../../../src/contract/operations.ts";
import { InstantText } from "../../look/date-text.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { TaskingLine } from "../taskings/tasking-line.tsx";
import { Contacts } from "./contacts.tsx";
import { deconflictionsQuery } from "./queries.ts";
import { subjectText } from "./subjects.ts";

const route = getRouteApi("/inside/taskings/$id");

const WORD: Readonly<Record<DeconflictionStandingWire["state"], string>> = {
  not_asked: "Not asked",
  waiting: "Waiting",
  confirmed: "Confirmed",
  not_confirmed: "Not confirmed",
  changed: "Ask again",
};

export function DeconflictionPanel({ tasking }: { readonly tasking: TaskingWire }) {
  const { do: doing } = route.useSearch();
  const answer = useQuery(deconflictionsQuery(tasking.id));
  const { state, says } = tasking.deconfliction;
  const asks = tasking.actions.includes("deconflict");
  return (
    <section
      className="panel stack-tight deconfliction"
      aria-labelledby="deconfliction-title"
      id="deconfliction"
    >
      <div className="panel-head">
        <h2 id="deconfliction-title">Deconfliction</h2>
        <span
          className="tag"
          data-tone={state === "confirmed" ? "done" : state === "waiting" ? undefined : "late"}
        >
          {WORD[state]}
        </span>
      </div>
      <p>{says}</p>
      {asks && doing !== "deconflict" ? (
        <div>
          <Link
            to="/taskings/$id"
            params={{ id: tasking.id }}
            search={{ do: "deconflict" }}
            resetScroll={false}
            className="button no-print"
            data-look={state === "not_asked" || state === "changed" ? undefined : "plain"}
          >
            {state === "not_asked" ? "Deconflict" : "Ask again"}
          </Link>
        </div>
      ) : null}
      {answer.isPending ? <Skeleton lines={2} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data ? <Asked answer={answer.data} /> : null}
    </section>
  );
}

function Asked({ answer }: { readonly answer: DeconflictionsWire }) {
  return (
    <>
      {answer.overlaps.length > 0 ? (
        <div className="notice" data-tone="late">
          <h3>At this place and time too</h3>
          <ul className="plain-list">
            {answer.overlaps.map((each) => (
              <TaskingLine key={each.id} tasking={each} />
            ))}
          </ul>
        </div>
      ) : null}
      {answer.items.length > 0 ? (
        <ol className="plain-list plan-lines" aria-label="What was asked">
          {answer.items.map((each) => (
            <li key={each.id}>
              <One asked={each} />
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}

function One({ asked }: { readonly asked: DeconflictionWire }) {
  return (
    <div className="stack-tight">
      <p>{asked.says}</p>
      {asked.stands ? null : <p className="late">Place or time has changed since.</p>}
      <Contacts contacts={asked.contacts ?? []} />
      <p className="small soft">
        Asked by {asked.askedBy ?? asked.agency}, <InstantText at={asked.askedAt} />
        {asked.subjects && asked.subjects.length > 0
          ? `, about place, time and ${asked.subjects.map(subjectText).join("; ")}`
          : ", about place and time"}
      </p>
    </div>
  );
}
