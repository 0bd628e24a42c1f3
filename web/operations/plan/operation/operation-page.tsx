/** One operation: what it is for, who takes part, its phases. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { OperationWire, PhaseSummaryWire } from "../../../../src/contract/operations.ts";
import { DateText, InstantText } from "../../../look/date-text.tsx";
import { Page } from "../../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../../look/states.tsx";
import type { Column } from "../../../look/table/column.ts";
import { Table } from "../../../look/table/table.tsx";
import { OperationTabs } from "../operation-tabs.tsx";
import { PhaseTag } from "../phase-tag.tsx";
import { operationQuery } from "../queries.ts";
import { ChangeOperation } from "./change-operation.tsx";
import "../plan.css";

const route = getRouteApi("/inside/operations/$name");

export function OperationPage() {
  const { name } = route.useParams();
  const answer = useQuery(operationQuery(name));
  if (!answer.data) {
    return (
      <Page title="Operation">
        {answer.error ? (
          <ProblemNotice error={answer.error} again={() => void answer.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )}
      </Page>
    );
  }
  return <Operation operation={answer.data} />;
}

function Operation({ operation }: { readonly operation: OperationWire }) {
  const { do: doing } = route.useSearch();
  const name = operation.address;
  const may = (action: OperationWire["actions"][number]) => operation.actions.includes(action);
  const addPhase = may("add_phase") ? (
    <Link to="/operations/$name/new" params={{ name }} search={{}} className="button">
      Add a phase
    </Link>
  ) : null;
  return (
    <Page
      title={operation.title}
      above={
        <>
          <span className="mono">{name}</span>
          {operation.closedAt ? <span className="tag">Closed</span> : null}
        </>
      }
      beside={
        <>
          {addPhase}
          {may("change") ? (
            <Link
              to="/operations/$name"
              params={{ name }}
              search={doing ? {} : { do: "change" }}
              className="button"
              data-look="plain"
            >
              Change
            </Link>
          ) : null}
        </>
      }
    >
      <OperationTabs name={name} here="overview" />
      <div className="columns" data-side="right">
        <div className="stack">
          {doing === "change" && may("change") ? <ChangeOperation operation={operation} /> : null}
          <section>
            <h2>Phases</h2>
            {operation.phases.length > 0 ? (
              <Table
                name="phases"
                caption={`Phases of ${operation.title}`}
                columns={phaseColumns(name)}
                rows={operation.phases}
                rowKey={(row) => row.id}
                main
              />
            ) : (
              <Empty title="No phase yet" action={addPhase}>
                <p>
                  A phase is an intensification with dates. Its plan, its taskings and its figures belong to
                  it; the next phase can be made from it.
                </p>
              </Empty>
            )}
          </section>
        </div>
        <section className="panel stack-tight">
          <h2>About it</h2>
          {operation.aim ? <p className="said">{operation.aim}</p> : null}
          <dl className="facts">
            <dt>Planned by</dt>
            <dd>{operation.agencyName}</dd>
            <dt>Read by</dt>
            <dd>
              {operation.participants.length > 0
                ? operation.participants.map((each) => each.name).join(", ")
                : "nobody else yet"}
            </dd>
            <dt>Made by</dt>
            <dd>
              {operation.createdBy}, <InstantText at={operation.createdAt} day />
            </dd>
          </dl>
        </section>
      </div>
    </Page>
  );
}

const phaseColumns = (name: string): readonly Column<PhaseSummaryWire>[] => [
  {
    id: "title",
    head: "Phase",
    names: true,
    cell: (row) => (
      <Link to="/operations/$name/$phase/plan" params={{ name, phase: row.name }} search={{}}>
        {row.title}
      </Link>
    ),
    text: (row) => row.title,
    order: (row) => row.title,
  },
  {
    id: "state",
    head: "State",
    cell: (row) => <PhaseTag state={row.state} />,
    text: (row) => row.state,
    order: (row) => row.state,
  },
  {
    id: "days",
    head: "Days",
    cell: (row) => <DateText from={row.startsOn} to={row.endsOn} />,
    text: (row) => `${row.startsOn}/${row.endsOn}`,
    order: (row) => row.startsOn,
  },
  {
    id: "taskings",
    head: "Taskings",
    numeric: true,
    cell: (row) => (
      <Link to="/taskings" search={{ show: "all", phase: row.id }}>
        {row.taskings}
      </Link>
    ),
    text: (row) => String(row.taskings),
    order: (row) => row.taskings,
  },
  {
    id: "more",
    head: "See",
    cell: (row) => (
      <span className="row">
        <Link to="/operations/$name/$phase/calendar" params={{ name, phase: row.name }} search={{}}>
          Calendar
        </Link>
        <Link to="/operations/$name/$phase/briefing" params={{ name, phase: row.name }}>
          Briefing
        </Link>
      </span>
    ),
    text: () => "",
  },
];
