/** The operations one reads, with the phase under way and what waits for an answer. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { OperationWire } from "../../../../src/contract/operations.ts";
import { DateText } from "../../../look/date-text.tsx";
import { plural } from "../../../look/instants.ts";
import { Page } from "../../../look/page.tsx";
import { useShortcut } from "../../../look/shortcuts.ts";
import { Empty, ProblemNotice, Skeleton } from "../../../look/states.tsx";
import { useTaskingsToAnswer } from "../../taskings/to-answer.ts";
import { WaitingTaskings } from "../../taskings/waiting-taskings.tsx";
import { PhaseTag } from "../phase-tag.tsx";
import { operationsQuery } from "../queries.ts";
import { participantsText, phaseUnderWay } from "../words.ts";
import "../plan.css";

export function OperationsPage() {
  const answer = useQuery(operationsQuery);
  const waiting = useTaskingsToAnswer();
  const mayPlan = answer.data?.mayPlan ?? false;
  const plan = mayPlan ? (
    <Link to="/operations/new" className="button">
      Plan an operation
    </Link>
  ) : null;
  return (
    <Page
      title="Operations"
      beside={plan}
      lead={
        <p>What many agencies do together: its phases, their plan, who is tasked, and what comes of it.</p>
      }
    >
      {mayPlan ? <NewKey /> : null}
      <div className="stack">
        <WaitingTaskings list={waiting} />
        {answer.isPending ? <Skeleton lines={8} /> : null}
        {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
        {answer.data?.items.length === 0 ? (
          <Empty title="No operations yet" action={plan}>
            <p>
              An operation has phases with dates. A phase has pillars, each a theme and its days; objectives
              with a measure; a briefing; and taskings that agencies accept or decline.
            </p>
            {mayPlan ? null : (
              <p>An operation appears here once a coordinator names your agency as one that takes part.</p>
            )}
          </Empty>
        ) : null}
        {answer.data && answer.data.items.length > 0 ? (
          <ul className="plain-list stack">
            {answer.data.items.map((operation) => (
              <li key={operation.id}>
                <OperationCard operation={operation} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Page>
  );
}

function NewKey() {
  const go = useNavigate();
  useShortcut("n", "New operation", "On this page", () => void go({ to: "/operations/new" }));
  return null;
}

function OperationCard({ operation }: { readonly operation: OperationWire }) {
  const phase = phaseUnderWay(operation.phases);
  return (
    <article className="panel stack-tight" aria-labelledby={`operation-${operation.id}`}>
      <div className="panel-head">
        <h2 id={`operation-${operation.id}`}>
          <Link to="/operations/$name" params={{ name: operation.address }}>
            {operation.title}
          </Link>
        </h2>
        <span className="row small soft">
          {operation.closedAt ? <span className="tag">Closed</span> : null}
          <span>{operation.agencyName}</span>
        </span>
      </div>
      {operation.aim ? <p className="measure clamp">{operation.aim}</p> : null}
      {phase ? (
        <p className="row">
          <PhaseTag state={phase.state} />
          <Link
            to="/operations/$name/$phase/plan"
            params={{ name: operation.address, phase: phase.name }}
            search={{}}
          >
            {phase.title}
          </Link>
          <span className="nowrap">
            <DateText from={phase.startsOn} to={phase.endsOn} />
          </span>
          <span className="soft">{plural(phase.taskings, "tasking")}</span>
        </p>
      ) : (
        <p className="soft">No phase yet</p>
      )}
      <p className="small soft clamp">
        {plural(operation.participants.length + 1, "agency", "agencies")}: {participantsText(operation)}
      </p>
    </article>
  );
}
