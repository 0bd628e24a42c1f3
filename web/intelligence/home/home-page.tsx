/** What waits for me, most urgent first; then what I wrote and what became of it. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { HomeWire } from "../../../src/contract/home.ts";
import { readsIntelligence, useMe } from "../../access/me.tsx";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { useTaskingsToAnswer } from "../../operations/taskings/to-answer.ts";
import { WaitingTaskings } from "../../operations/taskings/waiting-taskings.tsx";
import { placesOf } from "../../shell/navigation.ts";
import { homeQuery } from "../queries.ts";
import { ReportLine } from "../reports/report-line.tsx";
import { Answered, ToAnswer, Told } from "./holdings.tsx";
import { OfOperations } from "./operations.tsx";
import { ToAcknowledge } from "./to-acknowledge.tsx";
import { ToDecide } from "./to-decide.tsx";
import { ToReview } from "./to-review.tsx";
import { Waiting } from "./waiting.tsx";
import { Recalls, Submissions } from "./what-became.tsx";

export function HomePage() {
  const me = useMe();
  const reads = readsIntelligence(me);
  const answer = useQuery(homeQuery);
  return (
    <Page
      title={`${greeting()}, ${me.name}`}
      lead={answer.data ? <p>{summary(answer.data)}</p> : null}
      beside={
        reads ? (
          <Link to="/reports/new" className="button">
            Write a report
          </Link>
        ) : null
      }
    >
      {answer.isPending ? <Skeleton lines={10} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data ? reads ? <Lists home={answer.data} /> : <Elsewhere /> : null}
    </Page>
  );
}

function Lists({ home }: { readonly home: HomeWire }) {
  const {
    toAcknowledge = [],
    toReview = [],
    toEvaluate = [],
    toDisseminate = [],
    toDecide = [],
    toAnswer = [],
  } = home;
  const offered = useTaskingsToAnswer();
  const asked = Object.values(home.operations ?? {}).some((count) => count > 0) || offered.length > 0;
  const waits =
    asked ||
    [toAcknowledge, toReview, toEvaluate, toDisseminate, toDecide, toAnswer].some((list) => list.length > 0);
  return (
    <div className="columns" data-side="right">
      <div className="stack">
        <ToAcknowledge list={toAcknowledge} />
        <ToReview list={toReview} />
        <OfOperations of={home.operations} />
        <WaitingTaskings list={offered} />
        <Waiting title="To evaluate" count={toEvaluate.length}>
          {toEvaluate.map((report) => (
            <ReportLine key={report.id} report={report} />
          ))}
        </Waiting>
        <ToAnswer list={toAnswer} />
        <ToDecide list={toDecide} />
        <Told {...home} />
        <Waiting title="To share" count={toDisseminate.length} hint="Evaluated, and not yet with anyone else">
          {toDisseminate.map((report) => (
            <ReportLine key={report.id} report={report} />
          ))}
        </Waiting>
        <Waiting title="New since yesterday" count={home.sinceYesterday.length}>
          {home.sinceYesterday.map((report) => (
            <ReportLine key={report.id} report={report} />
          ))}
        </Waiting>
        {!waits && home.sinceYesterday.length === 0 ? (
          <Empty
            title="Nothing waits for you"
            action={
              <Link to="/reports" className="button" data-look="plain">
                Look through reports
              </Link>
            }
          >
            <p>What you are asked to evaluate, acknowledge or answer appears here, with its clock.</p>
          </Empty>
        ) : null}
      </div>
      <div className="stack">
        <Waiting
          title="My drafts"
          count={home.drafts.length}
          empty="What you write keeps itself here until you submit it."
        >
          {home.drafts.map((report) => (
            <ReportLine key={report.id} report={report} edit />
          ))}
        </Waiting>
        <Answered list={home.answered ?? []} />
        <Submissions list={home.submissions} />
        <Recalls list={home.recalls} />
      </div>
    </div>
  );
}

/** For those whose role reads no intelligence: an administrator, an approver, the press office. */
function Elsewhere() {
  const places = placesOf(useMe()).filter((place) => place.to !== "/");
  return (
    <Empty
      title="Nothing waits for you"
      action={places.map((place) => (
        <Link key={place.to} to={place.to} className="button" data-look="plain">
          {place.name}
        </Link>
      ))}
    >
      <p>Your role does not read or write intelligence reports.</p>
    </Empty>
  );
}

function summary({ toAcknowledge, toEvaluate, toDecide, toReview, toAnswer, operations }: HomeWire): string {
  const parts = [
    [toAcknowledge?.length ?? 0, "to acknowledge"],
    [toReview?.length ?? 0, "to review"],
    [toEvaluate?.length ?? 0, "to evaluate"],
    [(toDecide?.length ?? 0) + (toAnswer?.length ?? 0), "to answer"],
    [(operations?.matches ?? 0) + (operations?.toLookAt ?? 0) + (operations?.duties ?? 0), "of operations"],
  ] as const;
  const waiting = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return waiting.length > 0 ? `${waiting.join(", ")}.` : "Nothing waits for you.";
}

function greeting(): string {
  const hour = new Date().getHours();
  return hour < 12 ? "Good morning" : hour < 18 ? "Good afternoon" : "Good evening";
}
